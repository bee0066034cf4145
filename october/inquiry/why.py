"""Why somebody did what they did: the terms of a decision, as the model had them when it decided.

Nothing is worked out anew. Whoever decides leaves the terms in the tables (the delegates' columns
``by_…`` and ``pull``, the blocs' ``caucus_…`` and ``weighed_…``, the table ``options``, the siege's
``aversion`` and ``gain``, a deserter's ``drive`` and straits), so that what is shown here is what
was decided by.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from october.core.events import BARS_WAY, COOPERATES, DEFECTS, LEAVES
from october.core.mathematics import logistic
from october.core.tables import COUNCIL, PEOPLE_STATES, SIDES, Night
from october.night import Plan
from october.scenario.errors import near
from october.theatres.assembly.codes import CAUSES, EXITS, GONE, HELD_BACK, KEPT_IN, METHODS

WIDTH = 80  # columns of a terminal
SAME = 1e-6  # log odds: terms that add up to what was decided by


class UnknownPersonError(ValueError):
    """Nobody of that name is in the scenario."""


class Term(NamedTuple):
    """One thing that was weighed, and how much it counted."""

    name: str
    value: float


@dataclass(frozen=True)
class Decision:
    """Something that was decided: what, when, and by what.

    The terms add up to ``total`` in ``unit``, unless they are alternatives, each with what it was
    worth or would cost: then ``took`` names the one that was taken. ``bar`` is what the total was
    set against, None if it is chance; ``chance`` is that of what was decided.
    """

    clock: str
    what: str
    terms: tuple[Term, ...]
    unit: str
    total: float | None = None
    bar: float | None = None
    chance: float | None = None
    took: str = ""

    def lines(self) -> Iterator[str]:
        """Yield the decision in words and figures."""
        yield from textwrap.wrap(f"{self.clock}  {self.what}", WIDTH, subsequent_indent=" " * 7)
        width = max((len(term.name) for term in self.terms if self.took or term.value), default=0)
        for term in self.terms:
            if self.took or term.value:
                yield f"       {term.name:{width}}  {term.value:+.2f}"
        if self.total is not None:
            bar = "" if self.bar is None else f", against {self.bar:.2f}"
            chance = "" if self.chance is None else f", a chance of {self.chance:.0%}"
            total = f"{self.total:+.2f} {self.unit}{bar}{chance}"
            yield from textwrap.wrap(
                f"       {'in all':{width}}  {total}", WIDTH, subsequent_indent=" " * (width + 9)
            )

    def json(self) -> dict[str, Any]:
        """Return its fields."""
        return {
            "clock": self.clock,
            "what": self.what,
            "unit": self.unit,
            "terms": [{"name": name, "value": value} for name, value in self.terms],
            "total": self.total,
            "bar": self.bar,
            "chance": self.chance,
            "took": self.took,
        }


@dataclass(frozen=True)
class Why:
    """The last decisions of one person, or of one delegate, up to a time."""

    who: str
    role: str
    clock: str
    decisions: list[Decision] = field(default_factory=list)

    @property
    def terms(self) -> pl.DataFrame:
        """A row a term: ``clock``, ``decision``, ``term``, ``value``, ``unit``."""
        rows = [
            (d.clock, d.what, name, value, d.unit)
            for d in self.decisions
            for name, value in d.terms
        ]
        columns = {"clock": pl.String, "decision": pl.String, "term": pl.String,
                   "value": pl.Float64, "unit": pl.String}  # fmt: skip
        return pl.DataFrame(rows, schema=columns, orient="row")

    def json(self) -> dict[str, Any]:
        """Return its fields."""
        return {
            "who": self.who,
            "role": self.role,
            "clock": self.clock,
            "decisions": [decision.json() for decision in self.decisions],
        }

    def __repr__(self) -> str:
        lines = [f"{self.who}, {self.role}, until {self.clock}"]
        for decision in self.decisions:
            lines.extend(decision.lines())
        if not self.decisions:
            lines.append("       has decided nothing that is kept")
        return "\n".join(lines)


def why(plan: Plan, night: Night, who: str | int, t: float, table: str = "delegates") -> Why:
    """Return the last decisions of ``who`` in a night's tables as they stand at ``t`` (s).

    ``who`` is a person's key or name, or a row of ``table``: ``delegates``, or the palace's
    ``people``. Raises UnknownPersonError.
    """
    if isinstance(who, int):
        rows = getattr(night, table)
        one = "delegate" if table == "delegates" else "person in the palace"
        if not 0 < who < len(rows):
            raise UnknownPersonError(
                f"there is no {one} {who}: they are numbered 1 to {len(rows) - 1}"
            )
        person, name = int(rows[who]["person"]), f"{one} {who}"
    else:
        person, name = _person(plan, who), ""
    if person:
        key = plan.names["named"][person]
        name = plan.scenario.people[key].name or _plain(key)
    delegates = _rows(night.delegates, person)
    people = _rows(night.people, person)
    if isinstance(who, int):
        delegates, people = ([who], people) if table == "delegates" else (delegates, [who])
    found: list[Decision] = []
    roles: list[str] = []
    for d in delegates:
        faction = int(night.delegates[d]["faction"])
        roles.append(f"a delegate of {_name(plan, 'factions', faction)}")
        found += _vote(plan, night, d)
        found += _caucus(plan, night, d)
        found += _going(plan, night, d)
        if person and len(_rows(night.speakers, person)):
            found += _asking(plan, night, faction)
    for p in people:
        one = night.people[p]
        roles.append(f"{_singular(SIDES.get(int(one['side']), ''))}, "
                     f"{PEOPLE_STATES.get(int(one['state']), '').replace('_', ' ')}")  # fmt: skip
        found += _meeting(plan, night, p)
        found += _deserting(plan, night, p)
        if one["side"] == COUNCIL:
            found += _giving_up(plan, night, p)
    found.sort(key=lambda decision: plan.time(decision.clock))
    return Why(name, "; ".join(roles) or "of whom no decision is modelled", plan.clock(t), found)


def _person(plan: Plan, who: str) -> int:
    """Return the row of a named person, by key, by name or by a word of it."""
    keys = plan.names["named"]
    people = plan.scenario.people
    wanted = who.strip().lower()
    shown = {row: (people[keys[row]].name or keys[row]).lower() for row in range(1, len(keys))}
    for row, name in shown.items():
        if wanted in (keys[row].lower(), name):
            return row
    for row, name in shown.items():
        if wanted and wanted in name.split():
            return row
    hint = near(who, dict.fromkeys([*keys[1:], *shown.values()]), 3)
    raise UnknownPersonError(f"nobody is called {who!r}{hint}; there are: {', '.join(keys[1:])}")


def _rows(table: np.ndarray, person: int) -> list[int]:
    if not person:
        return []
    return [int(row) for row in np.flatnonzero(table["person"] == person) if row > 0]


def _plain(key: str) -> str:
    return key.replace("_", " ")


def _name(plan: Plan, table: str, row: int) -> str:
    """Return what the scenario calls something, its key where it has no word for it."""
    key = plan.names[table][row]
    word = plan.words.names.get(table, {}).get(key)
    return (word if isinstance(word, str) else word.name) if word else _plain(key)


def _singular(word: str) -> str:
    return {"defenders": "a defender", "besiegers": "a besieger", "bystanders": "a bystander",
            "council": "a member of the council"}.get(word, word)  # fmt: skip


def _vote(plan: Plan, night: Night, d: int) -> Iterator[Decision]:
    """The delegate's last vote: one's own view, the leader's word, those seen to be for it."""
    delegate = night.delegates[d]
    if not delegate["voted_on"]:
        return
    motion = night.motions[delegate["voted_on"]]
    said = {1: "votes for", -1: "votes against", 0: "raises no hand on"}[int(delegate["vote"])]
    private = "would" if delegate["private"] == 1 else "would not"
    cause = CAUSES[int(delegate["cause"])]
    terms = (
        Term("own view, with whom to govern", float(delegate["by_who"])),
        Term("own view, how to settle it", float(delegate["by_how"])),
        Term("worth of it to anybody", float(delegate["by_relief"])),
        Term("being kept in", float(delegate["by_spite"])),
        Term("the leader's word", float(delegate["by_word"])),
        Term(f"{float(delegate['seen']):.0%} seen to be for it", float(delegate["by_crowd"])),
    )
    total = sum(term.value for term in terms)
    what = f"{said} {_name(plan, 'business', int(motion['kind']))}, out of {cause}"
    if cause == "conformity":
        what += f" ({private} have, alone)"
    yield Decision(
        plan.clock(float(motion["settled"])), what, terms, "log odds of an aye", total,
        chance=None if cause == "confusion" else logistic(total),
    )  # fmt: skip


def _caucus(plan: Plan, night: Night, d: int) -> Iterator[Decision]:
    """The delegate's vote in the last caucus of the faction, as long as its terms are kept.

    A wing that has broken away voted with the faction that it was of; and a faction that has met
    again without the delegate has kept the terms of the later meeting.
    """
    delegate, hall = night.delegates[d], night.hall[0]
    if not delegate["caucus_vote"]:
        return
    own = night.blocs[delegate["faction"]]
    total = float(delegate["leave_odds"])
    for bloc in (own, night.blocs[own["origin"]]):
        terms = (
            Term("the faction's bent, its pledge", float(bloc["caucus_bias"])),
            Term("own grievance", float(hall["exit_grievance"] * delegate["caucus_grudge"])),
            Term("hostile acts of late", float(hall["exit_hostile"] * bloc["caucus_hostile"])),
            Term("what waits outside", float(hall["exit_outside"] * bloc["caucus_outside"])),
            Term("hope of a settlement", -float(hall["exit_settlement"] * bloc["caucus_settled"])),
            Term("loyalty to the assembly", -float(hall["exit_loyalty"] * delegate["loyalty"])),
        )
        if abs(sum(term.value for term in terms) - total) < SAME:
            to = "to leave" if delegate["caucus_vote"] == 1 else "to stay"
            yield Decision(plan.clock(float(bloc["caucus_at"])), f"votes {to}, in caucus", terms,
                           "log odds of leaving", total, chance=logistic(total))  # fmt: skip
            return


def drawn_out(night: Night, d: int) -> dict[str, float]:
    """Return what drew a delegate out of the hall at the last look round; it adds up to ``pull``.

    Keys are ``wing``, ``neighbours``, ``caucus``, ``grievance``.
    """
    delegate, hall = night.delegates[d], night.hall[0]
    asked = int(delegate["asked_out"])
    return {
        "wing": float(hall["pull_own"] * delegate["wing_gone"]),
        "neighbours": float(hall["pull_neighbours"] * delegate["near_gone"]),
        "caucus": float(hall["pull_aye"] * (asked > 0) - hall["pull_nay"] * (asked < 0)),
        "grievance": float(hall["pull_grievance"] * (delegate["grudge"] - hall["pull_zero"])),
    }


def _going(plan: Plan, night: Night, d: int) -> Iterator[Decision]:
    """Whether the delegate goes: what draws out of the hall, against a threshold of one's own."""
    delegate = night.delegates[d]
    if not delegate["seat"] or not night.sitting[0]["looked"]:
        return
    values = drawn_out(night, d)
    terms = (
        Term(f"{float(delegate['wing_gone']):.0%} of the wing gone", values["wing"]),
        Term(f"{float(delegate['near_gone']):.0%} of the neighbours gone", values["neighbours"]),
        Term("own vote in caucus", values["caucus"]),
        Term("grievance above the usual", values["grievance"]),
    )
    if not any(delegate[name] for name in ("pull", "grudge", "wing_gone", "near_gone")):
        return
    left = _last(night, LEAVES, "who", d)
    barred = _last(night, BARS_WAY, "whom", d)
    clock = plan.clock(float(night.sitting[0]["looked"]))
    if delegate["state"] == GONE:
        what = f"leaves the hall, {_plain(EXITS[int(delegate['exit'])])}"
        clock = clock if left is None else plan.clock(float(left["t"]))
    elif delegate["held"] == HELD_BACK:
        other = night.delegates[delegate["barrer"]]
        what = f"is held back at the door by one of {_name(plan, 'factions', other['faction'])}"
        clock = clock if barred is None else plan.clock(float(barred["t"]))
    elif delegate["held"] == KEPT_IN:
        what = "is not let out"
    else:
        what = "stays"
    yield Decision(clock, what, terms, "pull to leave", float(delegate["pull"]),
                   float(delegate["threshold"]))  # fmt: skip


def _last(night: Night, kind: int, part: str, row: int) -> Any:
    """The last event of a kind that concerned somebody; None if none did, or nobody watched."""
    log = night.log[: int(night.clock[0]["log_size"])]
    found = log[(log["kind"] == kind) & (log[part] == row)]
    return found[-1] if len(found) else None


def _asking(plan: Plan, night: Night, i: int) -> Iterator[Decision]:
    """What the faction's leaders last weighed, and took: the greatest, its luck included."""
    bloc = night.blocs[i]
    if not bloc["weighed_at"]:
        return
    acts, kinds = plan.names["acts"], plan.names["business"]
    choices = len(acts) - 1 + len(kinds) - 1
    first = (i - 1) * choices
    weighed = []
    for choice in range(1, choices + 1):
        option = night.options[first + choice]
        if option["t"] == bloc["weighed_at"]:
            weighed.append(Term(_option(acts, kinds, choice), float(option["worth"])))
    weighed.sort(key=lambda term: -term.value)
    chose = int(bloc["chose"])
    stance = "to cooperate with" if bloc["weighed_stance"] else "against"
    toward = _name(plan, "factions", int(bloc["weighed_toward"]))
    what = (
        f"{_name(plan, 'factions', i)} chose {_option(acts, kinds, chose)}, {stance} {toward} "
        f"(goodwill {float(bloc['weighed_goodwill']):.0%})"
    )
    yield Decision(plan.clock(float(bloc["weighed_at"])), what,
                   (*weighed, Term("to keep silent", 0.0)), "utility",
                   took=_option(acts, kinds, chose))  # fmt: skip


def _option(acts: list[str], kinds: list[str], choice: int) -> str:
    """Say what a leader chose: an act, a motion of some kind, or silence."""
    if choice == 0:
        return "to keep silent"
    if choice < len(acts):
        return _plain(acts[choice])
    return f"to move {_plain(kinds[choice - len(acts) + 1])}"


def _meeting(plan: Plan, night: Night, p: int) -> Iterator[Decision]:
    """What was made of the last one met, and what it would have cost to do this or that."""
    one, acts = night.people[p], plan.names["meetings"]
    if not one["recent"]:
        return
    memory = night.memories[one["recent"]]
    other = night.people[memory["other"]]
    name = _singular(SIDES.get(int(other["side"]), "somebody"))
    if other["person"]:
        key = plan.names["named"][other["person"]]
        name = plan.scenario.people[key].name or _plain(key)
    odds = float(memory["odds"])
    terms = (
        Term("expected of a stranger", float(one["prior"])),
        Term("what was made of this one", odds - float(one["prior"])),
    )
    clock, where = plan.clock(float(memory["t"])), _name(plan, "rooms", int(memory["room"]))
    yield Decision(clock, f"meets {name}, in {where}", terms, "log odds of an enemy", odds,
                   chance=logistic(odds))  # fmt: skip
    first = 1 + (p - 1) * len(acts)
    costs = night.weighed["cost"][first : first + len(acts)]
    worths = np.exp((costs.min() - costs) / night.keep[1]["choice_temperature"])
    chosen = int(memory["act"])
    alternatives = sorted(zip(acts, costs, strict=True), key=lambda pair: pair[1])
    yield Decision(
        clock, f"of what could be done about {name}, chooses to {_plain(acts[chosen])}",
        tuple(Term(f"to {_plain(act)}", float(cost)) for act, cost in alternatives),
        "expected cost, one's own death being 100", float(costs[chosen]),
        chance=float(worths[chosen] / worths.sum()), took=f"to {_plain(acts[chosen])}",
    )  # fmt: skip


def _deserting(plan: Plan, night: Night, p: int) -> Iterator[Decision]:
    """Why a defender went home: what drove the unit, and what this one had to bear."""
    one, keep = night.people[p], night.keep[1]
    if one["drive"] == 0.0:
        return
    weight = float(keep["leave_strain"])
    terms = (
        Term("morale of the unit, and who had gone", math.log(one["drive"])),
        Term("hunger", weight * (float(one["hunger"]) - 0.5)),
        Term("tiredness", weight * (float(one["tiredness"]) - 0.5)),
        Term("cold and dark", weight * (float(one["bleakness"]) - 1.0)),
        Term("own resolve", -float(keep["leave_resolve"] * one["threshold"])),
    )
    unit = _name(plan, "squads", int(one["unit"]))
    yield Decision(plan.clock(float(one["since"])), f"leaves {unit} and goes home", terms,
                   "log rate, 1/h", sum(term.value for term in terms))  # fmt: skip


def _giving_up(plan: Plan, night: Night, p: int) -> Iterator[Decision]:
    """The last answer to the question whether to give up, if it was this person's."""
    siege, keep = night.siege[1], night.keep[1]
    if siege["asked_of"] != p:
        return
    terms = (
        Term(f"{float(siege['danger']):.1f} deaths averted",
             float(siege["aversion"] * siege["danger"] / keep["decision_width"])),
        Term("what holding on might gain", -float(siege["gain"] / keep["decision_width"])),
    )  # fmt: skip
    total = sum(term.value for term in terms)
    chance = logistic(total)
    what = "gives up" if siege["resolve"] < chance else "holds on"
    yield Decision(plan.clock(float(siege["weighed_at"])), what, terms, "log odds of giving up",
                   total, chance=chance)  # fmt: skip


def votes(plan: Plan, night: Night) -> pl.DataFrame:
    """Return a row a motion that was put: the count, and what it was made of.

    ``ayes`` and ``nays`` are as counted; ``aye_…`` and ``nay_…`` as they were meant, the silent
    among the nays. Without a vote (the chair's ruling) a motion is left out.
    """
    motions = night.motions[1 : int(night.sitting[0]["motions"])]
    put = motions[(motions["method"] > 0) & (motions["method"] < METHODS.index("ruling"))]
    states = plan.names["motion_states"]
    counts = ("ayes", "nays", "abstained", "present", "electorate")
    causes = [f"{side}_{cause}" for side in ("aye", "nay")
              for cause in ("convinced", "conformed", "confused")]  # fmt: skip
    return pl.DataFrame(
        {
            "clock": [plan.clock(t) for t in put["settled"]],
            "motion": [plan.names["business"][kind] for kind in put["kind"]],
            "mover": [plan.names["factions"][mover] for mover in put["mover"]],
            "method": [METHODS[method] for method in put["method"]],
            "acclaimed": put["acclaimed"].astype(bool),
            "ends": [states[state] for state in put["state"]],
            **{name: put[name].astype(int) for name in (*counts, *causes)},
        },
        schema_overrides=dict.fromkeys(("clock", "motion", "mover", "method", "ends"), pl.String),
    )


def ledger(plan: Plan, night: Night) -> pl.DataFrame:
    """Return a row for every pair of blocs of which ``who`` acted in public toward ``whom``.

    ``cooperated`` and ``defected`` count acts, ``mistaken`` those of them that ``whom`` took for
    the other; ``last`` is the last of them and ``clock`` its time. The night must be watched.
    """
    log = night.log[: int(night.clock[0]["log_size"])]
    acts = log[np.isin(log["kind"], (COOPERATES, DEFECTS))]
    names = plan.names["factions"]
    cooperated = pl.col("act") == 1
    frame = pl.DataFrame(
        {
            "who": [names[row] for row in acts["who"]],
            "whom": [names[row] for row in acts["whom"]],
            "t": acts["t"],
            "act": (acts["kind"] == COOPERATES).astype(int),
            "seen": acts["what"].astype(int),
        },
        schema_overrides={"who": pl.String, "whom": pl.String},
    )
    found = frame.group_by("who", "whom").agg(
        cooperated.sum().cast(pl.Int64).alias("cooperated"),
        (~cooperated).sum().cast(pl.Int64).alias("defected"),
        (pl.col("act") != pl.col("seen")).sum().cast(pl.Int64).alias("mistaken"),
        pl.when(cooperated.last()).then(pl.lit("cooperated")).otherwise(pl.lit("defected"))
        .alias("last"),
        pl.col("t").last(),
    )  # fmt: skip
    clocks = pl.Series("clock", [plan.clock(t) for t in found["t"]], dtype=pl.String)
    return found.with_columns(clocks).drop("t").sort("who", "whom")
