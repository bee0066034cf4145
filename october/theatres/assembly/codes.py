"""Codes of the assembly: what a number in its tables stands for. Names go to the plan."""

from __future__ import annotations

# Acts: what somebody takes the floor for.
OPEN, MOVE, SUPPORT, OPPOSE, REPLY, REFUSE, DECLARE = 1, 2, 3, 4, 5, 6, 7
DENOUNCE, CRITICISE, REVIVE, ANNOUNCE_EXIT, ANNOUNCE_STAY, REPORT, ADJOURN = (
    8,
    9,
    10,
    11,
    12,
    13,
    14,
)
ACTS = [
    "",
    "open",
    "move",
    "support",
    "oppose",
    "reply",
    "refuse",
    "declare",
    "denounce",
    "criticise",
    "revive",
    "announce_exit",
    "announce_stay",
    "report_news",
    "adjourn",
]

# Phases of the sitting.
WAITING, AT_WORK, IN_RECESS, CLOSED = 0, 1, 2, 3
PHASES = ["waiting", "sitting", "recess", "closed"]

# Where a delegate is.
IN_HALL, AT_DOOR, GONE = 1, 2, 3
PLACES = ["", "in_hall", "at_door", "gone"]

# Why somebody stays who was on the way out, or was out already.
HELD_BACK, CAME_BACK, KEPT_IN = 1, 2, 3

# How a delegate goes: with the faction's call, later than it, without any, with another's.
CALLED, STRAGGLING, ALONE, FOLLOWING = 1, 2, 3, 4
EXITS = ["", "called", "straggling", "alone", "following"]

# Why a delegate comes back.
FACTION_BACK, FETCHED, OF_ITSELF = 1, 2, 3
RETURNS = ["", "with_the_faction", "fetched", "alone"]

# Whether enough are present for a vote.
SHORT, ENOUGH = 0, 1
QUORUMS = ["lost", "regained"]

# States of a motion.
MOVED, SECONDED, DEBATED, PUT, CARRIED, LOST, WITHDRAWN, LAPSED, REVIVED, SET_ASIDE = (
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
)  # fmt: skip
MOTION_STATES = [
    "",
    "moved",
    "seconded",
    "debated",
    "put",
    "carried",
    "lost",
    "withdrawn",
    "lapsed",
    "revived",
    "set_aside",
]

# Guards of a transition.
ALWAYS, WHEN_SECONDED, WHEN_HEARD, WHEN_QUORATE = 0, 1, 2, 3
GUARDS = ["always", "when_seconded", "when_heard", "when_quorate"]

# What a motion does when it is carried.
FOR_TALKS, TO_CENSURE, TO_CLAIM, TO_PRESIDE = 1, 2, 3, 4
EFFECTS = ["", "talks", "censure", "claim", "preside"]

# How a motion is put, and of whom a majority is asked.
ACCLAMATION, HANDS, ROLL, SECRET = 1, 2, 3, 4
METHODS = ["", "acclamation", "hands", "roll", "secret"]
OF_VOTING, OF_PRESENT, OF_CREDENTIALS = 1, 2, 3
BASES = ["", "voting", "present", "credentials"]

# How far talks have come.
NO_TALKS, MANDATED, NOMINATED, MET, AGREED, OVERTAKEN = 0, 1, 2, 3, 4, 5
TALKS_STATES = ["none", "mandated", "nominated", "met", "agreed", "overtaken"]

# Precedence on the floor: lower comes first.
AT_ONCE, IN_REPLY, FIRST, IN_TURN = 0, 1, 2, 3

# Rows of the random numbers' counters, apart from those of delegates.
BLOC_ROWS = 1 << 16
SPEAKER_ROWS = 1 << 17
SITTING_ROW = 1 << 18
WING_ROWS = 1 << 19

MOST_PLAYERS = 16  # the power index visits every coalition of them

# What a caucus does.
WITHDRAWS, TO_LEAVE, TO_STAY, PLEDGES_STAY, PLEDGES_LEAVE, PLEDGES_NOTHING, TO_RETURN = (
    1, 2, 3, 4, 5, 6, 7,
)  # fmt: skip
CAUCUS_STEPS = [
    "",
    "withdraws",
    "votes_to_leave",
    "votes_to_stay",
    "pledges_to_stay",
    "pledges_to_leave",
    "pledges_nothing",
    "votes_to_return",
]
NO_PLEDGE, PLEDGED_STAY, PLEDGED_LEAVE = 0, 1, 2
MEETS, HAS_MET = 1, 2  # a faction's caucus before the opening
