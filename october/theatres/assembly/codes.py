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

# What a vote was: one's own view, against it, or without any.
CONVINCED, CONFORMED, CONFUSED = 1, 2, 3
CAUSES = ["", "conviction", "conformity", "confusion"]

# Why a delegate comes back.
FACTION_BACK, FETCHED, OF_ITSELF = 1, 2, 3
RETURNS = ["", "with_the_faction", "fetched", "alone"]

# Whether enough are present for a vote.
SHORT, ENOUGH = 0, 1
QUORUMS = ["lost", "regained"]

# States of a motion.
MOVED, SECONDED, DEBATED, PUT, CARRIED, LOST, WITHDRAWN, LAPSED, REVIVED, SET_ASIDE, POSTPONED = (
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
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
    "postponed",
]
PENDING = (1 << MOVED) | (1 << SECONDED) | (1 << DEBATED) | (1 << PUT)  # states in which it waits

# What can happen to a motion.
(
    ON_SECOND, ON_SILENCE, ON_SPEECH, ON_CLOSE, ON_AYES, ON_NOES, ON_WITHDRAW, ON_ADJOURN,
    ON_POSTPONE, ON_CALL, ON_REVIVE,
) = range(1, 12)  # fmt: skip
HAPPENINGS = [
    "", "second", "silence", "speech", "close", "ayes", "noes", "withdraw", "adjourn", "postpone",
    "call", "revive",
]  # fmt: skip

# Guards of a transition.
ALWAYS, WHEN_SECONDED, WHEN_HEARD, WHEN_QUORATE, WHEN_NOT_QUORATE = 0, 1, 2, 3, 4
GUARDS = ["always", "when_seconded", "when_heard", "when_quorate", "when_not_quorate"]

# What a motion does when it is carried.
FOR_TALKS, TO_CENSURE, TO_CLAIM, TO_PRESIDE, TO_RESOLVE = 1, 2, 3, 4, 5
TO_AMEND, TO_POSTPONE, TO_CLOSE_DEBATE, TO_LIMIT_DEBATE = 6, 7, 8, 9
TO_RECESS, TO_ADJOURN, TO_DIVIDE, TO_ORDER = 10, 11, 12, 13
EFFECTS = [
    "", "talks", "censure", "claim", "preside", "resolve", "amend", "postpone", "close_debate",
    "limit_debate", "recess", "adjourn", "divide", "order",
]  # fmt: skip

# Whether a motion may be moved again.
NEVER, AFTER_LOSS, AT_ANY_TIME = 0, 1, 2
RENEWALS = ["never", "after_loss", "always"]

# How a motion is put, and of whom a majority is asked.
ACCLAMATION, HANDS, ROLL, SECRET, RULING = 1, 2, 3, 4, 5
METHODS = ["", "acclamation", "hands", "roll", "secret", "ruling"]
BASES = ["voting", "cast", "present", "credentials"]  # in the order of mechanisms.majority

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
