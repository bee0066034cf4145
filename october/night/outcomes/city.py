"""What a night yields in the city: standing and obedience at dawn, denials, procession, news."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import exp

from october.core.tables import CUT, Night
from october.night.outcomes import Outcome

BODIES = ("committee", "congress", "old_cec", "government", "duma", "salvation")  # by role
GROUPS = ("garrison", "workers", "middle_classes")
MARCH_END = ("none", "stopped", "passed", "fired_on")


def _standing(body_role: str, group_role: str) -> Callable[[Night], float]:
    def read(night: Night) -> float:
        city = night.city[0]
        body, group, groups = int(city[body_role]), int(city[group_role]), int(city["groups"])
        return _logistic(night.standing[1 + (body - 1) * groups + group - 1]["value"])

    return read


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + exp(-float(x)))


def _fit(role: str) -> Callable[[Night], float]:
    def read(night: Night) -> float:
        city = night.city[0]
        parties = int(city["parties"])
        first = int(night.bodies[int(city["congress"])]["composition"])
        vote = 1 + (int(city[role]) - 1) * parties
        seats = night.composition["share"][first : first + parties]
        votes = night.ballots["share"][vote : vote + parties]
        if not seats.sum() or not votes.sum():
            return 0.0
        return 1.0 - 0.5 * float(abs(seats / seats.sum() - votes / votes.sum()).sum())

    return read


def _of(table: str, field: str) -> Callable[[Night], float]:
    return lambda night: float(getattr(night, table)[0][field])


def _body_time(role: str, field: str) -> Callable[[Night], float]:
    def read(night: Night) -> float:
        return float(night.bodies[int(night.city[0][role])][field])

    return read


def _first_denial(night: Night) -> float:
    times = [float(t) for t in night.bodies["disowned"][1:] if t >= 0.0]
    return min(times, default=-1.0)


def _denied(night: Night) -> float:
    return float((night.bodies["disowned"][1:] >= 0.0).any())


def _denials(night: Night) -> float:
    return float((night.bodies["disowned"][1:] >= 0.0).sum())


def _not_taken_place(night: Night) -> float:
    return float((night.bodies["charge"][1:] == 2).any())


def _claimants(night: Night) -> float:
    bodies = night.bodies[1:]
    return float(((bodies["claimed"] >= 0.0) & (bodies["fell"] < 0.0)).sum())


def _line_works(night: Night) -> float:
    return float(night.links[int(night.city[0]["palace_line"])]["state"] == CUT)


def _relief_due(night: Night) -> float:
    due = float(night.city[0]["relief_due"])
    return due / 3600.0 if due >= 0.0 else float("nan")


def _size_if_it_went(night: Night) -> float:
    march = night.march[0]
    return float(march["size"]) if march["began"] >= 0.0 else float("nan")


def _minutes_told(night: Night) -> float:
    delay = float(night.city[0]["arrest_told"])
    return delay / 60.0 if delay >= 0.0 else float("nan")


OUTCOMES = (
    *(
        Outcome(
            f"standing_{body}_{group}",
            "number",
            "share",
            f"of the {group.replace('_', ' ')}, holds the {body} entitled to be obeyed at the end",
            _standing(body, group),
        )
        for body in BODIES
        for group in GROUPS
    ),
    *(
        Outcome(
            f"representativeness_start_{name}",
            "number",
            "share",
            f"how like the votes of the {name} the congress's seats were at first",
            _of("city", field),
        )
        for name, field in (
            ("country", "first_fit"),
            ("army", "first_fit_army"),
            ("peasants", "first_fit_peasants"),
        )
    ),
    *(
        Outcome(
            f"representativeness_dawn_{name}",
            "number",
            "share",
            f"how like the votes of the {name} those who are left in the congress are",
            _fit(name),
        )
        for name in ("country", "army", "peasants")
    ),
    Outcome("disowned", "share", "", "a body denies the congress its authority", _denied),
    Outcome("disowned_time", "time", "s", "the congress is first denied", _first_denial),
    Outcome("denials", "number", "bodies", "bodies that deny the congress", _denials),
    Outcome(
        "held_void",
        "share",
        "",
        "a body holds the congress not to have taken place",
        _not_taken_place,
    ),
    Outcome("council_time", "time", "s", "the council sits", _of("march", "session")),
    Outcome(
        "procession",
        "share",
        "",
        "a procession sets out for the palace",
        lambda night: float(night.march[0]["began"] >= 0.0),
    ),
    Outcome("procession_time", "time", "s", "a procession sets out", _of("march", "began")),
    Outcome(
        "procession_size", "number", "people", "its size, where there is one", _size_if_it_went
    ),
    Outcome(
        "procession_end",
        "category",
        "",
        "how it ended at the cordon",
        lambda night: float(night.march[0]["end"]),
        MARCH_END,
    ),
    Outcome(
        "delegation_joins",
        "time",
        "s",
        "councillors come over to the congress",
        _of("march", "joined_at"),
    ),
    Outcome(
        "units_for_committee",
        "number",
        "units",
        "that obey the committee",
        _of("city", "units_committee"),
    ),
    Outcome(
        "units_for_government", "number", "units", "that obey it", _of("city", "units_government")
    ),
    Outcome("units_neutral", "number", "units", "that obey nobody", _of("city", "units_neutral")),
    Outcome(
        "garrison_for_committee",
        "number",
        "share",
        "of the garrison's men, in units that obey the committee",
        _of("city", "men_committee"),
    ),
    Outcome("telephone_cut", "share", "", "the besieged's own line is cut", _line_works),
    Outcome(
        "telephone_cut_time", "time", "s", "the besieged's own line is cut", _of("city", "line_cut")
    ),
    Outcome(
        "exchange_taken_time",
        "time",
        "s",
        "the telephone exchange last changes hands",
        _of("city", "exchange_taken"),
    ),
    Outcome(
        "relief_called",
        "share",
        "",
        "the front decides to send relief",
        lambda night: float(night.city[0]["relief_called"] >= 0.0),
    ),
    Outcome(
        "relief_due",
        "number",
        "h",
        "from the night's start until it would be there, if nothing else happened",
        _relief_due,
    ),
    Outcome(
        "relief_came", "time", "s", "relief stands before the palace", _of("city", "relief_came")
    ),
    Outcome(
        "committee_formed",
        "share",
        "",
        "a rival committee is formed",
        lambda night: float(_body_time("salvation", "formed")(night) >= 0.0),
    ),
    Outcome(
        "committee_time",
        "time",
        "s",
        "a rival committee is formed",
        _body_time("salvation", "formed"),
    ),
    Outcome("claimants", "number", "bodies", "that claim power and are free at dawn", _claimants),
    Outcome("messages_sent", "number", "messages", "sent in all", _of("city", "sent")),
    Outcome("messages_lost", "number", "attempts", "to tell a site, lost", _of("city", "lost")),
    Outcome(
        "news_of_arrest_travel",
        "number",
        "min",
        "from the arrest to its news at the congress's door; not a number when it never came",
        _minutes_told,
    ),
)


def outcomes(_: Mapping[str, Sequence[str]]) -> tuple[Outcome, ...]:
    """Return the city's outcomes."""
    return OUTCOMES
