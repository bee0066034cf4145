"""Blocs as players of a repeated game: who last did what to whom, and what comes next."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import ASSEMBLY, uniforms
from october.mechanisms.decay import kept
from october.mechanisms.repeated_games import memory_one, perceived, shifted
from october.theatres.assembly.codes import BLOC_ROWS
from october.theatres.assembly.grievance import ill_will, pair

MEMORY = 6  # entries from which the prospect of a settlement is read


@kernel
def luck(clock, bloc, row):
    """Four uniforms of a bloc's own."""
    bloc.acts += 1
    return uniforms(clock.seed, ASSEMBLY, clock.night, BLOC_ROWS + row, bloc.acts)


@kernel
def address(hall, bloc, t, by):
    """Somebody has aimed an act at the bloc: it will want to answer."""
    minutes = (t - bloc.unanswered_t) / 60.0
    bloc.unanswered = bloc.unanswered * kept(minutes, hall.answer_life) + 1.0
    bloc.unanswered_t = t
    bloc.target = by


@kernel
def enter(clock, log, tally, named, hall, factions, blocs, relations, t, i, j, act):
    """Faction ``i`` cooperates (1) with or defects (0) from ``j``, which may misperceive it."""
    if blocs[i].seats <= 0.0 or blocs[j].seats <= 0.0:
        return
    relations[pair(factions, i, j)].own = act
    u, _, _, _ = luck(clock, blocs[j], j)
    seen = perceived(act, hall.error, u)
    relations[pair(factions, j, i)].seen = seen
    bloc = blocs[j]
    bloc.entries = ((bloc.entries << 1) | seen) & ((1 << MEMORY) - 1)
    bloc.known = min(MEMORY, bloc.known + 1)
    if seen == 0:
        bloc.hostile_3 = bloc.hostile_2
        bloc.hostile_2 = bloc.hostile_1
        bloc.hostile_1 = t
    kind = events.COOPERATES if act == 1 else events.DEFECTS
    record(clock, log, tally, named, t, events.ASSEMBLY, kind, i, j, 0, seen, 1.0, 0)


@kernel
def settlement(bloc):
    """The chance of a settlement that a bloc reads from its last entries: a Beta(1, 1) mean."""
    cooperated = 0
    for k in range(bloc.known):
        cooperated += (bloc.entries >> k) & 1
    return (1.0 + cooperated) / (2.0 + bloc.known)


@kernel
def hostile_lately(hall, bloc, t):
    """Hostile entries against the bloc in the window, at most three."""
    since = t - hall.hostile_window * 60.0
    return (
        (1 if bloc.hostile_1 >= since else 0)
        + (1 if bloc.hostile_2 >= since else 0)
        + (1 if bloc.hostile_3 >= since else 0)
    )


@kernel
def goodwill(hall, factions, ties, blame, blocs, relations, t, urgency, lead, i, j):
    """Chance that faction ``i`` now cooperates with ``j``."""
    relation = relations[pair(factions, i, j)]
    faction = factions[i]
    p = memory_one(
        relation.own,
        relation.seen,
        faction.forgiveness,
        faction.provocability,
        hall.steadiness,
        hall.remorse,
        hall.remorse_slope,
    )
    down = hall.grievance_slope * ill_will(hall, factions, ties, blame, blocs, relations, t, i, j)
    down += hall.pressure_slope * hall.pressure * faction.pressed
    if j == lead:
        down += hall.news_slope * urgency
    return shifted(p, -down)
