"""Putting a motion: private views, public votes, hands seen and hands counted."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import ASSEMBLY, normal, uniforms
from october.mechanisms.conformity import aye
from october.mechanisms.majority import carried
from october.mechanisms.spatial_voting import conviction, gain
from october.theatres.assembly.codes import (
    ACCLAMATION,
    CARRIED,
    GONE,
    HANDS,
    IN_HALL,
    KEPT_IN,
    LOST,
    OF_CREDENTIALS,
    OF_PRESENT,
    PUT,
    ROLL,
    SECRET,
    SITTING_ROW,
)
from october.theatres.assembly.listening import urgency

ROUNDS = 2  # looks round before hands are counted: the second sees the first


@kernel
def gained(kind, who, how):
    """What somebody at (who, how) gains in utility if a motion of this kind is carried."""
    return kind.who_weight * gain(who, kind.who, kind.who_now) + kind.how_weight * gain(
        how, kind.how, kind.how_now
    )


@kernel
def expected(hall, kind, blocs, camps):
    """The share of ayes that one would guess from where the wings stand and their leaders' word."""
    ayes = 0.0
    votes = 0.0
    for w in range(1, camps.shape[0]):
        camp = camps[w]
        cue = blocs[camp.faction].cue
        own = gained(kind, camp.who, camp.how)
        votes += camp.present
        ayes += camp.present * aye(own, hall.vote_noise, hall.discipline, cue, 0.0, 0.5)
    return ayes / votes if votes > 0.0 else 0.0


@kernel
def cast(clock, hall, kind, blocs, delegates, mover, noise, shown, mood):
    """Everybody in the hall makes up his mind. Returns counts: ayes, who raise a hand against,
    the other nays, and of the ayes the convinced and the confused.

    Who is kept in against his will obstructs what any other faction moves.

    One uniform a delegate serves view and vote, so that what is not conviction is the pull of
    others. In a secret vote (``shown`` 0) nobody conforms.
    """
    perceived = mood
    ayes = 0
    against = 0
    silent = 0
    convinced = 0
    confused = 0
    for look in range(ROUNDS):
        last = look == ROUNDS - 1
        ayes = 0
        against = 0
        silent = 0
        convinced = 0
        confused = 0
        for d in range(1, delegates.shape[0]):
            delegate = delegates[d]
            if delegate.state != IN_HALL or blocs[delegate.faction].caucus_until >= 0.0:
                continue
            u, v, w, x = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts + 1)
            bloc = blocs[delegate.faction]
            own = gained(kind, delegate.who, delegate.how)
            delegate.private = 1 if u < conviction(own, noise) else -1
            lost = v < hall.confusion
            if lost:
                delegate.vote = 1 if w < perceived else -1
            else:
                spite = 0.0
                if delegate.held == KEPT_IN and delegate.faction != mover:
                    spite = hall.obstruct * noise
                chance = aye(
                    own - spite, noise, hall.discipline * bloc.approval, bloc.cue,
                    hall.conformity * shown, perceived,
                )  # fmt: skip
                delegate.vote = 1 if u < chance else -1
            if delegate.vote == 1:
                ayes += 1
                if lost:
                    confused += 1
                elif delegate.private == 1:
                    convinced += 1
            elif x < hall.raises:
                against += 1
            else:
                silent += 1
                if last:
                    delegate.vote = 0
            if last:
                delegate.acts += 1
        votes = ayes + against + silent
        if votes > 0:
            perceived = ayes / votes
    return ayes, against, silent, convinced, confused


@kernel
def put(
    clock, log, tally, named, hall, kind, orders, sitting, blocs, delegates, motion, t,
):  # fmt: skip
    """Put a motion to the vote and settle it; return (whether carried, convinced, confused)."""
    sitting.acts += 1
    u, v, w, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
    method = int(hall.vote_method) if hall.vote_method > 0.0 else orders.put
    noise = hall.vote_noise + hall.urgency_noise * urgency(hall, sitting, t)
    shown = 0.0 if method == SECRET else 1.0
    motion.state = PUT
    record(clock, log, tally, named, t, events.ASSEMBLY, events.PUT,
           motion.mover, 0, motion.kind, method, 0.0, 0)  # fmt: skip
    ayes, against, silent, convinced, confused = cast(
        clock, hall, kind, blocs, delegates, motion.mover, noise, shown, sitting.mood
    )
    seen = 1.0
    for _ in range(against):
        seen *= 1.0 - hall.seen
    if method == ACCLAMATION and u < seen and ayes > against + silent:
        motion.acclaimed = 1
        motion.ayes = ayes + against + silent
        motion.nays = 0.0
        motion.abstained = 0.0
    else:
        if method == ACCLAMATION:
            method = HANDS
        error = hall.hand_error if method == HANDS else 0.0
        if method in (ROLL, SECRET):
            # Called by name, or with a ballot in hand, nobody stays silent.
            against += silent
            silent = 0
        motion.ayes = float(int(0.5 + ayes * max(0.0, normal(v, 1.0, error))))
        motion.nays = float(int(0.5 + against * max(0.0, normal(w, 1.0, error))))
        motion.abstained = float(silent)
        most = float(ayes + against + silent)
        motion.ayes = min(motion.ayes, most)
        motion.nays = min(motion.nays, most - motion.ayes)
        motion.abstained = most - motion.ayes - motion.nays
    motion.method = method
    motion.settled = t
    base = motion.ayes + motion.nays
    if orders.base == OF_PRESENT:
        base = float(sitting.present)
    elif orders.base == OF_CREDENTIALS:
        base = float(sitting.seated)
    won = carried(motion.ayes, base, orders.threshold, False)
    motion.state = CARRIED if won else LOST
    all_votes = motion.ayes + motion.nays
    share = motion.ayes / all_votes if all_votes > 0.0 else 0.0
    sitting.mood = share
    record(clock, log, tally, named, t, events.ASSEMBLY,
           events.CARRIED if won else events.LOST_VOTE,
           motion.mover, motion.target, motion.kind, method if motion.acclaimed == 0 else 1,
           share, 0)  # fmt: skip
    return won, convinced, confused, ayes


@kernel
def majority_of(delegates, faction):
    """1 if most of a faction's votes on the last motion were ayes, 0 if nays, −1 if none voted."""
    ayes = 0
    votes = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.faction == faction and delegate.state != GONE:
            if delegate.vote == 1:
                ayes += 1
            votes += 1
    if votes == 0:
        return -1
    return 1 if 2 * ayes > votes else 0
