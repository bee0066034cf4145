"""Every number of a scenario that a kernel reads: its name, unit, range and meaning, once.

A parameter table is a structured array of float64 fields. From the declarations here come its
dtype, the schema that checks a scenario's files, the JSON Schema for editors and the docs.
Tables with one row (``hall``, ``keep``, ``town``) hold a theatre's parameters; the others hold
the traits of a wing, a unit, a body and so on, a row each (row 0 is the null row).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Parameter(NamedTuple):
    """One number: ``low`` and ``high`` are the hard limits of what makes sense."""

    name: str
    unit: str
    low: float
    high: float
    meaning: str


P = Parameter
INF = float("inf")

# ---------------------------------------------------------------- assembly
HALL: tuple[Parameter, ...] = (
    P("credentials", "option", 0, 10, "which credentials table holds: an index into its options"),
)

# ---------------------------------------------------------------- palace

# ---------------------------------------------------------------- city
TOWN: tuple[Parameter, ...] = (
    # standing (equations.md, 26)
    P("declaration_weight", "logit", 0, 2, "what a trusted declaration does to standing"),
    P("success_weight", "logit", 0, 3, "what a full success does to standing"),
    P("change_weight", "logit", 0, 5, "what a change of representativeness from 0 to 1 does"),
    P("stranger_trust", "share", 0, 1, "trust in one who declares and is no body of the city"),
    P("silencing", "probability", 0.01, 1, "one who tells what is known already falls silent"),
    # whom a unit obeys (27)
    P("standing_weight", "utility", 0, 5, "weight of a body's standing with the unit"),
    P("expected_weight", "utility", 0, 5, "weight of the share believed to obey it"),
    P("side_cost", "utility", 0, 5, "cost of taking a side"),
    P("temperature", "utility", 0.05, 5, "size of the units' own tastes"),
    P("choice_interval", "s", 60, 86400, "time between a unit's looks at whom to obey"),
    P("known_at_start", "share", 0, 1, "of the garrison, believed for the committee at the start"),
    P("turnout", "share", 0, 1, "of a unit that has declared, in the streets"),
    P("core", "ratio", 0, 3, "the organised core, as a multiple of what it was"),
    # news
    P("news_delay", "ratio", 0.01, 100, "factor on every delay but sound and sight"),
    P("news_credence", "ratio", 0, 2, "factor on how far news is believed"),
    P("exchange", "option", 0, 2, "who holds the exchange: 0 nobody, 1 committee, 2 government"),
    # alarm (4)
    P("alarm_gain", "share", 0, 2, "urgency added by grave news that is believed"),
    P("alarm_half_life", "s", 60, 86400, "half-life of urgency"),
    P("alarm_at_start", "share", 0, 1, "urgency of the councillors at the start"),
    # the council and its procession (28)
    P("convening_rate", "1/h", 0, 60, "rate at which a calm council is called together"),
    P("convening_slope", "log", 0, 10, "growth of that rate with urgency from 0 to 1"),
    P("gathering", "s", 0, 86400, "time from the call to the sitting, median"),
    P("motion_rate", "1/h", 0, 60, "rate at which a calm sitting votes on marching"),
    P("motion_slope", "log", 0, 10, "growth of that rate with urgency from 0 to 1"),
    P("affinity_weight", "logit", 0, 10, "weight of affinity to the besieged in the vote"),
    P("march_bias", "logit", -10, 10, "constant of the vote to march"),
    P("attendance", "share", 0, 1, "of the councillors, at the sitting"),
    P("walkers", "share", 0, 1, "of those who vote to march, who do"),
    P("companions", "people", 0, 10000, "who join the procession, median"),
    P("companions_spread", "log", 0, 2, "spread of that number"),
    P("strangers_join", "share", 0, 1, "of delegates who left the congress, who join the march"),
    P("forming", "s", 0, 86400, "time from the vote to setting out, median"),
    P("spread", "log", 0, 2, "spread of the council's times"),
    P("march_speed", "m/s", 0.1, 5, "pace of a procession"),
    P("cordon_distance", "m", 0, 10000, "from the council to the cordon"),
    P("cordon_passes", "probability", 0, 1, "the cordon lets a procession through"),
    P("cordon_fires", "probability", 0, 1, "the cordon fires on it"),
    P("parley", "s", 0, 86400, "time at the cordon, median"),
    P("going_over", "probability", 0, 1, "a councillor against the march goes to the congress"),
    # denial and the rival committee (P19, P20)
    P("quorum", "share", 0, 1, "of the congress's delegates, below which it is called void"),
    P("denial_rate", "1/h", 0, 60, "rate of denial by one who has heard of nothing"),
    P("denial_gone", "log", 0, 20, "growth of that rate with the share of delegates gone"),
    P("denial_quorum", "log", 0, 10, "its growth when the congress is below its quorum"),
    P("denial_claim", "log", 0, 10, "its growth when the congress claims power"),
    P("denial_standing", "log", 0, 10, "its fall with the congress's standing at home"),
    P("committee_rate", "1/h", 0, 60, "rate at which a rival committee is formed"),
    P("committee_denials", "log", 0, 10, "growth of that rate with each body that denies"),
    P("committee_fall", "log", 0, 10, "its growth when the government's fall is known"),
    # supply
    P("relief_time", "h", 0, 1000, "from the front's decision to relief at the palace, median"),
    P("relief_spread", "log", 0, 2, "spread of that time"),
    P("pressure", "share", 0, 1, "off-stage pressure on the leaders and on the assault"),
    P("notes_rate", "1/h", 0, 60, "notes to the besiegers at full pressure"),
)

MEANS: tuple[Parameter, ...] = (
    P("setup", "s", 0, 86400, "time before news sets out, and lost on the way, median"),
    P("speed", "m/s", 0, 400, "pace; 0 where length does not count"),
    P("spread", "log", 0, 2, "spread of the time taken"),
    P("loss", "probability", 0, 1, "an attempt does not get through"),
    P("trust", "share", 0, 1, "how far what comes by this means is believed"),
    P("distortion", "log", 0, 2, "garbling of numbers"),
    P("capacity", "calls", 0, 1000, "calls at once; 0 without limit"),
)

LINK_TRAITS: tuple[Parameter, ...] = (
    P("hazard", "1/h", 0, 3600, "rate at which the link fails of itself"),
)

NEWS_TRAITS: tuple[Parameter, ...] = (
    P("weight", "ratio", 0, 10, "size of the deed's effect on standing, of a full one"),
    P("alarm", "ratio", 0, 10, "how far it alarms the councillors, times its severity"),
)

PARTY_TRAITS: tuple[Parameter, ...] = (
    P("of_list", "share", 0, 1, "its part of the votes of the joint list on which it stood"),
    P("affinity", "position", -3, 3, "of its councillors to the besieged government"),
)

GROUP_TRAITS: tuple[Parameter, ...] = (
    P("people", "people", 0, 1e9, "how many belong to it"),
    P("reach", "share", 0, 1, "of them, in touch with others this night"),
    P("talk", "s", 60, 86400, "mean time between its goings over what has arrived"),
)

VOTES: tuple[Parameter, ...] = (
    P("share", "share", 0, 100, "of the group's votes for the party's list, or in proportion"),
)

SEATS: tuple[Parameter, ...] = (P("seats", "seats", 0, 10000, "of the party in the body"),)

ESTEEM: tuple[Parameter, ...] = (
    P("standing", "share", 0.001, 0.999, "of the group, holds the body entitled to be obeyed"),
)

REGIMENT_TRAITS: tuple[Parameter, ...] = (
    P("strength", "people", 0, 1e6, "men of the unit"),
    P("leaning", "logit", -10, 10, "what sets its trust in the committee apart from its group's"),
    P("loyalty", "logit", -10, 10, "what sets its trust in the government apart"),
)

ARRIVAL_TRAITS: tuple[Parameter, ...] = (
    P("hour", "h", -24, 100, "when they come, from the start"),
    P("people", "people", 0, 1e6, "how many"),
)


PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "hall": HALL,
    "town": TOWN,
    "means": MEANS,
    "link_traits": LINK_TRAITS,
    "news_traits": NEWS_TRAITS,
    "party_traits": PARTY_TRAITS,
    "group_traits": GROUP_TRAITS,
    "votes": VOTES,
    "seats": SEATS,
    "esteem": ESTEEM,
    "regiment_traits": REGIMENT_TRAITS,
    "arrival_traits": ARRIVAL_TRAITS,
}

PARAMETER_DTYPES: dict[str, np.dtype] = {
    name: np.dtype([(p.name, "f8") for p in parameters])
    for name, parameters in PARAMETERS.items()
    if parameters
}
