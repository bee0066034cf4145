"""The state of a night, defined once.

A night is a handful of NumPy structured arrays, one row a thing. Rules (measured, see
docs/architecture.md):

- row 0 of every table is the null row, so that 0 means "none" in every field that names a row;
- every dtype is padded by hand until ``itemsize`` is the sum of its fields (``table`` checks it):
  NumPy's own padding is garbage in copies, and hashes would differ;
- no strings: names live in the plan, beside the tables;
- times are seconds from the scenario's start, −1 for "not yet"; shares and beliefs lie in [0, 1],
  positions in [−1, 1].

Parameters (what is known of a night once its facts are drawn) are tables too, made of float64
fields only; they are declared in ``october.core.parameters``.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from october.core.events import KINDS
from october.core.parameters import PARAMETER_DTYPES


def table(*fields: tuple[str, str]) -> np.dtype:
    """Return the dtype of a table; raise TypeError if it would hold hidden padding."""
    dtype = np.dtype(list(fields))
    if dtype.itemsize % 8:
        raise TypeError(f"pad this table by {8 - dtype.itemsize % 8} bytes: {dtype.names}")
    return dtype


NEVER = -1.0  # a time that has not come

# ---------------------------------------------------------------- shared by the theatres

CLOCK = table(
    ("now", "f8"),  # s; everything before it has happened
    ("end", "f8"),  # s; the night's end
    ("seed", "u8"),  # key of the random numbers; a branch may change it
    ("born", "u8"),  # the key with which the night began: lasting traits go by it in every branch
    ("night", "i8"),  # number of the night
    ("log_size", "i8"),  # rows of the log in use
    ("log_full", "i8"),  # 1 if an event found no room
    ("messages", "i8"),  # rows of messages in use, the null row included
    ("deliveries", "i8"),  # rows of deliveries in use, the null row included
    ("overflow", "i8"),  # a table that ran out of rows: see OVERFLOW
    ("acts", "i8"),  # acts played so far, for nanoseconds an act
    ("next_assembly", "f8"),  # s; when each theatre has something to do next
    ("next_palace", "f8"),
    ("next_city", "f8"),
)
OVERFLOW = {1: "messages", 2: "deliveries", 3: "requests", 4: "motions", 5: "people"}

LOG = table(
    ("t", "f8"),  # s
    ("magnitude", "f8"),  # meaning and unit by kind, see core.events
    ("who", "i4"),  # row of a table, by kind
    ("whom", "i4"),
    ("where", "i4"),
    ("what", "i4"),
    ("kind", "i4"),
    ("theatre", "i4"),
)

TALLY = table(  # one row a kind of event, kept whether or not anyone watches
    ("count", "i8"),
    ("first", "f8"),  # s, −1 if never
    ("last", "f8"),  # s
    ("magnitude", "f8"),  # sum over the events
)

MESSAGES = table(  # something happened, and somebody at a site says so
    ("t", "f8"),  # s, when sent
    ("severity", "f8"),  # [0, 1], how grave for the victim
    ("magnitude", "f8"),  # a number that the message carries (people, votes), by kind
    ("credence", "f8"),  # [0, 1], how sure the sender is
    ("kind", "i4"),  # see core.events, DEEDS
    ("origin", "i4"),  # site
    ("actor", "i4"),  # actor who did it
    ("victim", "i4"),  # actor to whom it was done, 0 if none
)

DELIVERIES = table(  # a message on its way to one site
    ("due", "f8"),  # s
    ("credence", "f8"),  # [0, 1], on arrival
    ("magnitude", "f8"),  # as received, perhaps distorted
    ("message", "i4"),  # row of messages
    ("site", "i4"),  # where to
    ("link", "i4"),  # row of links, 0 for the site's own doing
    ("state", "i4"),  # TRAVELLING, ARRIVED, LOST
    ("next", "i4"),  # the next delivery that arrived at the same site
    ("pad", "i4"),
)
TRAVELLING, ARRIVED, LOST = 1, 2, 3

SITES = table(  # where news is sent from and read
    ("x", "f8"),  # m east
    ("y", "f8"),  # m north
    ("first", "i4"),  # chain of the deliveries that arrived, oldest first
    ("last", "i4"),
    ("read", "i4"),  # the last one that the theatre at this site has read
    ("held", "i4"),  # the side whose armed people keep an assembly here from sitting, 0 for none
)


# ---------------------------------------------------------------- assembly
SITTING = table(  # the congress as a whole; one row
    ("next", "f8"),  # s; when the hall has something to do next
    ("floor", "f8"),  # s; when the floor is free
    ("checked", "f8"),  # s; up to when hazards have been counted
    ("opened", "f8"),  # s
    ("closed", "f8"),  # s
    ("resumes", "f8"),  # s; end of a recess
    ("gathered", "f8"),  # s; when the caucuses before the opening are over
    ("patience", "f8"),  # what is left of an exponential: until the opening, then until the close
    ("recess_left", "f8"),  # the same until the chair calls a recess
    ("leave", "f8"),  # s; the next delegate to reach the door
    ("talks_due", "f8"),  # s; next step of the talks
    ("urgency", "f8"),  # [0, 1] at urgency_t
    ("urgency_t", "f8"),
    ("arousal", "f8"),  # [0, 1] at arousal_t
    ("arousal_t", "f8"),
    ("hope", "f8"),  # log odds that the government survives, as the hall sees it
    ("mood", "f8"),  # share of ayes last seen or heard
    ("noise", "f8"),  # peak share that clapped last
    ("heard", "f8"),  # share of the present speech that is heard before the hall drowns it
    ("fatigue", "f8"),
    ("last_act", "f8"),  # s; when somebody last had the floor
    ("noted", "f8"),  # s; when opinion was last noted
    ("reply_delay", "f8"),  # s; until the leading party first answered
    ("mandated", "f8"),  # s; when talks were first voted
    ("met", "f8"),  # s; when those named for them first met
    ("motion_share", "f8"),  # ayes on that motion, as reported
    ("motion_convinced", "f8"),  # of its ayes, who meant it
    ("motion_conformed", "f8"),
    ("motion_confused", "f8"),
    ("claimed", "f8"),  # s; the appeal carried
    ("claim_for", "f8"),  # votes
    ("claim_against", "f8"),
    ("claim_abstained", "f8"),
    ("walkout", "f8"),  # s; the first faction that called its people out
    ("walked_first", "f8"),  # delegates gone with it
    ("held_from", "f8"),  # s; since when armed people hold the hall, −1
    ("arrest_delay", "f8"),  # s; from the arrest to the hall's learning of it
    ("peak", "f8"),  # loudest applause, share
    ("longest", "f8"),  # longest applause, s
    ("joint_open", "f8"),  # projection, see mechanisms.coalition
    ("lead_power", "f8"),  # Shapley–Shubik index of the leading party among those present
    ("peasants", "f8"),  # representativeness for the peasants
    ("army", "f8"),  # representativeness for the army
    ("calls_until", "f8"),  # s; until when a call to leave moves everybody who looks round
    ("looked", "f8"),  # s; when those who stay last looked round
    ("fetched", "f8"),  # s; up to when hazards of coming back have been counted
    ("talked", "f8"),  # s; last step of the talks
    ("quorum_lost", "f8"),  # s; the first time that too few were left
    ("phase", "i4"),  # WAITING, SITTING_NOW, IN_RECESS, CLOSED
    ("site", "i4"),  # the congress among the sites
    ("congress", "i4"),  # the congress among the actors
    ("lead", "i4"),  # the faction with most delegates
    ("chair", "i4"),  # the faction that presides
    ("speaker", "i4"),  # who has the floor, row of speakers
    ("request", "i4"),  # which request is being spoken to
    ("motion", "i4"),  # the motion before the hall
    ("motions", "i4"),  # rows of motions in use, the null row included
    ("present", "i4"),  # delegates in the hall or in caucus
    ("seated", "i4"),  # delegates at the opening
    ("walked", "i4"),  # delegates gone
    ("talks", "i4"),  # state of the talks
    ("agreed", "i4"),
    ("first_out", "i4"),  # the faction that walked out first
    ("censured", "i4"),  # times that those who left were condemned
    ("speeches", "i4"),
    ("declared", "i4"),
    ("barred", "i4"),  # delegates whose way was barred
    ("arrested", "i4"),  # 1: the hall knows of the government's arrest
    ("called", "i4"),  # 1: the chair has just called for the next business
    ("acts", "i4"),  # counter of random numbers
    ("exiting", "i4"),  # 1: somebody may be on the way out
    ("refusals", "i4"),  # times that the leading party has refused a compromise
    ("splits", "i4"),  # wings that have become factions
    ("returned", "i4"),  # delegates who came back
    ("refused", "i4"),  # delegates in the hall whose own faction has called them out
    ("kept", "i4"),  # delegates whom the levers keep inside
    ("straggled", "i4"),  # gone later than the call
    ("alone", "i4"),  # gone without any call
    ("followed", "i4"),  # gone with another faction's call
    ("measured", "i4"),  # delegates present when the figures were last brought up to date
    ("quorate", "i4"),  # 1: enough are present for a vote
    ("ordered", "i4"),  # 1: the chair has called for the orders of the day
)

CREDENTIALS = table(  # delegates by line of a credentials table: options × lines
    ("seats", "f8"),
    ("option", "i4"),
    ("line", "i4"),
)

BLOCS = table(  # a faction on this night
    ("ask_left", "f8"),  # what is left of an exponential until it asks for the floor
    ("caucus_left", "f8"),  # the same until it withdraws to a caucus
    ("caucus_until", "f8"),  # s, −1 if none
    ("reply_at", "f8"),  # s; when it is ready to answer the motion before the hall
    ("unanswered", "f8"),  # acts aimed at it, decayed, at unanswered_t
    ("unanswered_t", "f8"),
    ("hostile_1", "f8"),  # s; the last three hostile acts against it
    ("hostile_2", "f8"),
    ("hostile_3", "f8"),
    ("cooperation", "f8"),  # of the last six entries about the leading party
    ("approval", "f8"),  # of its own leader, [0, 1]
    ("nominate_left", "f8"),  # s of called business until it has named its delegates, −1 if none
    ("cue", "f8"),  # its leader's word on the motion before the hall, [−1, 1]
    ("walked_at", "f8"),  # s; when it called its people out
    ("seats", "f8"),  # for the projection: delegates at the opening
    ("position", "f8"),
    ("support", "f8"),
    ("grievance", "f8"),  # mean against the leading party or, for it, against the others
    ("recall_left", "f8"),  # what is left of an exponential until those outside decide to return
    # what its last caucus went by, the same for all its members
    ("caucus_at", "f8"),  # s
    ("caucus_bias", "f8"),  # log odds: its own bent, its pledge, whether the rising waits
    ("caucus_hostile", "f8"),  # hostile acts of late
    ("caucus_outside", "f8"),  # worth of what waits outside, [0, 1]
    ("caucus_settled", "f8"),  # chance of a settlement, as read
    # when its leader last weighed what to ask for: see OPTIONS
    ("weighed_at", "f8"),  # s
    ("weighed_goodwill", "f8"),  # chance that it cooperated
    ("weighed_silence", "f8"),  # what keeping silent came to
    ("absent", "i8"),
    ("presidium", "i8"),  # seats on it
    ("far", "i8"),  # 1: the leading party is pressed not to govern with it
    ("actor", "i4"),
    ("present", "i4"),
    ("gone", "i4"),
    ("entries", "i4"),  # bits of the last six perceived acts, 1 cooperated
    ("known", "i4"),  # how many of them there are
    ("decided", "i4"),  # last caucus: 1 leave, −1 stay, 0 none
    ("stayed", "i4"),  # 1: has announced that it stays
    ("nominated", "i4"),
    ("spoke", "i4"),  # motion on which it has spoken
    ("target", "i4"),  # faction that last addressed it
    ("declared", "i4"),  # declarations so far
    ("acts", "i4"),
    ("told", "i4"),  # 1: its walkout has been counted
    ("counted", "i4"),  # delegates gone when it last was
    ("origin", "i4"),  # the faction that it was at the start: its own row, for a wing its faction's
    ("pledge", "i4"),  # what its caucus pledged before the opening: 0 nothing, 1 stay, 2 leave
    ("met", "i4"),  # that caucus: 0 not yet, MEETS, HAS_MET
    ("recalled", "i4"),  # 1: having walked out, it has decided to come back
    ("kept", "i4"),  # delegates whom the levers keep inside
    ("weighed_toward", "i4"),  # the faction it had in mind
    ("weighed_stance", "i4"),  # 1 to cooperate, 0 not to
    ("chose", "i4"),  # the option it took, 0 for silence
)

OPTIONS = table(  # what a leader weighed: faction × (acts, then kinds of motion)
    ("t", "f8"),  # s; when last
    ("worth", "f8"),  # utility
    ("struck", "f8"),  # the same with its luck: the greatest is taken
)

RELATIONS = table(  # faction × faction: (row − 1) · factions + column
    ("keep", "f8"),  # grievance now = keep · grievance brought + add
    ("add", "f8"),
    ("t", "f8"),  # s; when the two held
    ("own", "i4"),  # last act toward the other: 1 cooperated, 0 defected
    ("seen", "i4"),  # the other's last act, as perceived
)

CAMPS = table(  # a wing on this night
    ("who", "f8"),  # mean position of those present
    ("how", "f8"),
    ("split_left", "f8"),  # what is left of an exponential until it breaks with its faction
    ("caucus_share", "f8"),  # for leaving, in its faction's last caucus; −1 before one
    ("faction", "i4"),
    ("line", "i4"),  # of the credentials
    ("seats", "i4"),
    ("present", "i4"),
    ("gone", "i4"),
    ("seat", "i4"),  # where the wing sits: order from the left
    ("spare", "i4"),  # the faction that it becomes if it breaks with its own, 0 if it cannot
    ("pad", "i4"),
)

PLAYERS = table(("votes", "f8"))  # those whose power is counted: factions, or groups within one


DELEGATES = table(
    ("who", "f8"),  # position: −1 with the propertied parties, 1 the soviets alone
    ("how", "f8"),  # position: −1 settle peacefully, 1 settle by force
    ("who_anchor", "f8"),
    ("how_anchor", "f8"),
    ("resentment", "f8"),  # added to what the faction brought as grievance
    ("loyalty", "f8"),  # to the assembly, [0, 1]
    ("threshold", "f8"),  # of exit, [0, 1]
    ("leaves", "f8"),  # s; when at the door, −1
    # what its last vote went by, as log odds of an aye
    ("by_who", "f8"),  # its own view of with whom to govern
    ("by_how", "f8"),  # its own view of how to settle it
    ("by_relief", "f8"),  # what the text is worth to anybody
    ("by_spite", "f8"),  # being kept in against its will
    ("by_word", "f8"),  # its leader's word
    ("by_crowd", "f8"),  # the share seen to be for it
    ("seen", "f8"),  # that share
    # what it went by when it last looked round whether to go, and in its faction's last caucus
    ("wing_gone", "f8"),  # share of its wing
    ("near_gone", "f8"),  # share of its neighbours
    ("grudge", "f8"),  # against the leading party, [0, 1]
    ("pull", "f8"),  # out of the hall, to be set against its threshold
    ("caucus_grudge", "f8"),
    ("leave_odds", "f8"),  # log odds of voting to leave
    ("faction", "i4"),
    ("wing", "i4"),
    ("group", "i4"),  # social group, row of the city's groups as the scenario orders them
    ("person", "i4"),  # row of named, 0 if nobody with a name
    ("seat", "i4"),
    ("state", "i4"),  # IN_HALL, IN_CAUCUS, AT_DOOR, GONE
    ("private", "i4"),  # view on the last vote: 1 for, −1 against
    ("vote", "i4"),  # public: 1 aye, −1 nay, 0 abstained
    ("caucus_vote", "i4"),  # 1 to leave, −1 to stay, 0 not asked
    ("neighbours_gone", "i4"),
    ("held", "i4"),  # why it stays: HELD_BACK at the door, CAME_BACK, KEPT_IN by the levers
    ("acts", "i4"),
    ("called", "i4"),  # 1: its own faction has called it out
    ("exit", "i4"),  # how it goes: CALLED, STRAGGLING, ALONE, FOLLOWING
    ("voted_on", "i4"),  # the motion of its last vote
    ("cause", "i4"),  # of that vote: CONVINCED, CONFORMED, CONFUSED
    ("barrer", "i4"),  # the delegate who last stood in its way
    ("asked_out", "i4"),  # its caucus vote as it counted when it last looked round
)

SEATS = table(("sitter", "i4"), ("pad", "i4"))  # delegate on each seat, from left to right

SPEAKERS = table(
    ("spoke_at", "f8"),  # s
    ("tired", "f8"),  # speeches held, decayed, at spoke_at
    ("faction", "i4"),
    ("wing", "i4"),
    ("delegate", "i4"),
    ("person", "i4"),
    ("speeches", "i4"),
    ("acts", "i4"),
)

REQUESTS = table(  # who waits for the floor
    ("asked", "f8"),  # s, less the chair's bias
    ("precedence", "i4"),
    ("faction", "i4"),
    ("speaker", "i4"),
    ("act", "i4"),
    ("target", "i4"),  # faction
    ("kind", "i4"),  # of the motion to be moved, row of business
    ("deed", "i4"),  # what is reported
    ("state", "i4"),  # 0 free, 1 waiting
)

MOTIONS = table(  # those that wait for a decision stand on one another: ``parent``
    ("moved", "f8"),  # s
    ("settled", "f8"),  # s
    ("resumes", "f8"),  # s; when a postponed one may be taken up
    ("ayes", "f8"),  # as counted
    ("nays", "f8"),
    ("abstained", "f8"),
    ("who", "f8"),  # what it asks for, on both issues, as amended
    ("how", "f8"),
    ("who_now", "f8"),  # what holds without it
    ("how_now", "f8"),
    ("limit", "f8"),  # speeches after which it is put
    ("kind", "i4"),  # row of business
    ("weighs", "i4"),  # row of business: by whose weights delegates judge it
    ("parent", "i4"),  # the motion to which it applies
    ("state", "i4"),
    ("mover", "i4"),  # faction
    ("speaker", "i4"),
    ("target", "i4"),  # faction
    ("speeches", "i4"),
    ("seconded", "i4"),
    ("closed", "i4"),  # 1: the debate on it was closed by a vote
    ("amended", "i4"),  # amendments carried
    ("method", "i4"),  # how it was put
    ("acclaimed", "i4"),
    ("divided", "i4"),  # 1: its count was doubted, and made again by name
    ("electorate", "i4"),  # delegates with credentials when it was put
    ("present", "i4"),  # delegates in the hall when it was put
    ("aye_convinced", "i4"),  # who voted aye, as it was meant: of his own view
    ("aye_conformed", "i4"),  # against it
    ("aye_confused", "i4"),  # without one
    ("nay_convinced", "i4"),  # the same of all others who voted, the silent included
    ("nay_conformed", "i4"),
    ("nay_confused", "i4"),
)

STANDING_ORDERS = table(  # what the rules say of a kind of motion; rows as in business
    ("threshold", "f8"),  # share of the base
    ("applies", "i8"),  # bits of the kinds of motion to which it may be applied, 0: it stands alone
    ("at_least", "i4"),  # 1: the share itself is enough, 0: more is needed
    ("effect", "i4"),  # what it does when carried
    ("rank", "i4"),  # it is in order only while what is pending ranks lower
    ("precedence", "i4"),  # place in the queue for the floor
    ("second", "i4"),
    ("debatable", "i4"),
    ("amendable", "i4"),
    ("interrupts", "i4"),  # 1: it need not wait for the end of a speech
    ("renewable", "i4"),  # never, after a loss, always
    ("needs_quorum", "i4"),
    ("put", "i4"),  # how: acclamation, hands, roll, secret, the chair's ruling
    ("base", "i4"),  # of those voting, of those present, of those with credentials
    ("may_move", "i4"),  # bits of factions
    ("from_list", "i4"),  # faction on whose list it stands, 0 for any
)

TRANSITIONS = table(  # what an event does to a motion; the first row whose guard holds
    ("from_state", "i4"),
    ("on", "i4"),  # the event
    ("guard", "i4"),
    ("to_state", "i4"),
)

BLAME = table(("faction", "i4"), ("pad", "i4"))  # by actor: the faction held to answer for it

LEARNT = table(  # what the hall has heard, a row a deed
    ("first", "f8"),  # s
    ("count", "i8"),
)

# ---------------------------------------------------------------- palace

ROOMS = table(  # a room, a stair, a court, a street before the walls
    ("x", "f8"),  # m east
    ("y", "f8"),  # m north
    ("area", "f8"),  # m², 0 where the kind's estimate holds
    ("belief", "f8"),  # the searchers' weight that the council is there
    ("damage", "f8"),  # images defaced
    ("panes", "f8"),  # windows broken
    ("floor", "f8"),  # 1 ground, 2 piano nobile, 3 upper
    ("kind", "i4"),  # row of kinds
    ("outside", "i4"),  # 1 before the walls
    ("ways", "i4"),  # first row of ways
    ("degree", "i4"),  # number of ways
    ("defenders", "i4"),  # people in it, by side
    ("besiegers", "i4"),
    ("bystanders", "i4"),
    ("people", "i4"),  # first of the people in it
    ("light", "i4"),  # 0 lit, 1 dim, 2 dark
    ("held_defenders", "i4"),  # prisoners in it, by side
    ("held_besiegers", "i4"),
    ("said", "i4"),  # 1 + the order that was last given out here, 0 for none
)

WAYS = table(("door", "i4"), ("room", "i4"))  # out of a room: through which door, to where

DOORS = table(
    ("length", "f8"),  # m between the middles of what it joins
    ("passing", "f8"),  # s; when the crowd last came through it
    ("a", "i4"),  # rooms
    ("b", "i4"),
    ("kind", "i4"),  # row of door_kinds
    ("state", "i4"),  # see DOOR_STATES
    ("entry", "i4"),  # 1 if it leads in from outside
    ("passed", "i4"),  # people who came through at the time ``passing``
)
DOOR_STATES = {1: "open", 2: "locked", 3: "guarded", 4: "shut", 5: "barricaded"}

PATHS = table(("step", "i4"), ("length", "f4"))  # (from, to): next room, metres; rooms × rooms

PEOPLE = table(
    ("threshold", "f8"),  # of entering (crowd) or of leaving (defenders), standard normal
    ("prior", "f8"),  # log odds that the next stranger is an enemy
    ("since", "f8"),  # s; when they took up what they are doing
    ("fed", "f8"),  # s; when they last ate
    ("slept", "f8"),  # s; when they last slept
    ("weight", "f8"),  # how likely a defender was to go, against the unit, when it was last weighed
    # of those who left their unit: its rate, 1/h, and what they had to bear
    ("drive", "f8"),
    ("hunger", "f8"),  # [0, 1]
    ("tiredness", "f8"),  # [0, 1]
    ("bleakness", "f8"),  # [0, 2]
    ("side", "i4"),  # see SIDES
    ("unit", "i4"),  # row of squads
    ("room", "i4"),  # 0 when nowhere in the palace or before it
    ("next_here", "i4"),  # the people of a room, a chain both ways
    ("last_here", "i4"),
    ("state", "i4"),  # see PEOPLE_STATES
    ("target", "i4"),  # room they are going to
    ("recent", "i4"),  # row of memories of the last person met
    ("suspect", "i4"),  # person whom they go back for, 0 for nobody
    ("leader", "i4"),  # person whom they follow, 0 for nobody
    ("pad", "i4"),
    ("person", "i4"),  # row of named
    ("rank", "i4"),  # 1 for an officer or a leader
    ("acts", "i4"),
    ("bucket", "i4"),  # the wheel's
    ("after", "i4"),
    ("before", "i4"),
    ("order", "i4"),  # what they were last told on the use of force: see ORDERS_ON_FORCE
    ("told_by", "i4"),  # the person who told them, 0 for what held when the night began
    ("errand", "i4"),  # the unit to which a messenger brings an order, 0 for none
)
ORDERS_ON_FORCE = {0: "no_bloodshed", 1: "hold", 2: "resist", 3: "stand_down"}
SIDES = {1: "defenders", 2: "besiegers", 3: "bystanders", 4: "council"}
DEFENDER, BESIEGER, BYSTANDER, COUNCIL = 1, 2, 3, 4
PEOPLE_STATES = {
    1: "posted",
    2: "patrolling",
    3: "wandering",
    4: "held",
    5: "in_council",
    6: "wounded",
    7: "hiding",
    8: "gone",
    9: "dead",
    10: "outside",
    11: "roaming",
    12: "searching",
    13: "running",
    14: "lingering",
    15: "away",
    16: "following",
}

MEMORIES = table(  # the last three people whom somebody met: rows 3·person − 2 … 3·person
    ("t", "f8"),  # s; when
    ("odds", "f8"),  # what was made of them, log odds of an enemy
    ("other", "i4"),  # the person met, 0 for a free place
    ("room", "i4"),  # where
    ("act", "i4"),  # what was chosen: a row of acts less one
    ("pad", "i4"),
)

WEIGHED = table(("cost", "f8"))  # (person, act): what it was expected to cost when last weighed

SQUADS = table(  # a unit of the defence on this night
    ("morale", "f8"),  # [0, 1] at morale_at
    ("morale_at", "f8"),  # s
    ("due", "f8"),  # s; when something happens in it, or its rates are looked at again
    ("withdrawn", "f8"),  # s, −1 while it stays
    ("weighed", "f8"),  # s; when it was last looked at who would go, and of those people
    ("weight", "f8"),  # the sum of their weights
    ("heaviest", "f8"),  # and the largest
    ("recall", "f8"),  # s; when its own school or committee calls it back
    ("word", "f8"),  # s; when word from the council last reached it
    ("parleyed", "f8"),  # s; when it was last summoned or talked to by the besiegers, −1
    ("first", "i4"),  # its people: rows first … last
    ("last", "i4"),
    ("present", "i4"),
    ("start", "i4"),  # people at the start
    ("post", "i4"),  # room
    ("asked", "i4"),  # 1 once it has sent for orders
    ("event", "i4"),  # what is due: see SQUAD_EVENTS
    ("acts", "i4"),
    ("order", "i4"),  # what it was last told on the use of force
    ("refuses", "i4"),  # 1 if it would not do what it was told
)
SQUAD_EVENTS = {
    0: "look",
    1: "leaves",
    2: "withdraws",
    3: "drifts",
    4: "asks",
    5: "yields",
    6: "bars",
}

GUNS = table(
    ("fit", "f8"),  # s; when it is ready, −1 before it is asked for
    ("next", "f8"),  # s; its next shot
    ("acts", "i8"),
    ("actor", "i4"),
    ("site", "i4"),
    ("fired", "i4"),
    ("hit", "i4"),
)

SIEGE = table(  # one row: the besiegers' command, the council, and what the palace yields
    ("due", "f8"),  # s; the command's next look at the stage it has reached
    ("crowd_due", "f8"),  # s
    ("doors_due", "f8"),  # s; when somebody next tries a side door
    ("council_due", "f8"),  # s; when the council weighs matters again
    ("pressed", "f8"),  # pressure heard of, [0, 1]
    ("ready", "f8"),  # what has come to the besiegers' help, in the stage rate's units
    ("believed", "f8"),  # defenders that the besiegers believe inside, at believed_at
    ("believed_at", "f8"),  # s
    ("entrants", "f8"),  # y: people known to be inside unresisted, at entrants_at
    ("entrants_at", "f8"),  # s
    ("hope", "f8"),  # chance of relief in the commander's eyes at the last look
    ("danger", "f8"),  # K̂: deaths expected from resistance
    ("news", "f8"),  # log odds of relief added by news
    # what was weighed when a member of the council was last asked whether to give up
    ("weighed_at", "f8"),  # s, 0 before the first time
    ("aversion", "f8"),  # utility of one death averted, to whom was asked
    ("gain", "f8"),  # utility of holding on, as hope has it
    ("resolve", "f8"),  # the lasting uniform against which the chance to give up is set
    ("next_parley", "f8"),  # s; when the besiegers next send somebody to talk to a unit
    ("sent", "f8"),  # people whom units of the town have sent to the besiegers
    ("presence", "f8"),  # [0, 1], of those within reach of the doors, the share who have come
    ("ceased", "f8"),  # s; when the order to cease was given, −1
    ("reaches", "f8"),  # s; when the first unit heard it, −1
    ("waited_from", "f8"),  # s, −1
    ("ultimatum", "f8"),  # s, −1
    ("first_gun", "f8"),  # s, −1
    ("shelled", "f8"),  # s; the last hit, −1
    ("broken", "f8"),  # s; when people came in in numbers, −1
    ("cut", "f8"),  # s; when the council's line failed, −1
    ("called", "f8"),  # s; its last call, −1
    ("arrested", "f8"),  # s, −1
    ("at_mark_1", "f8"),  # defenders at the times of the scenario's marks
    ("at_mark_2", "f8"),
    ("at_mark_3", "f8"),
    ("window", "f8"),  # s; start of the count of recent entries
    ("gloom", "f8"),  # the darkness by which the lights were last set, 2 without light
    ("panes", "f8"),  # windows broken
    ("unlit", "f8"),  # s; when the lights failed, −1
    ("relieved", "f8"),  # s; when relief stood before the doors, −1
    ("half", "f8"),  # m; half of the building's greatest length
    ("relief_met", "f8"),  # s; when it met the besiegers there, −1
    ("contact", "f8"),  # s; when whoever commands by telephone was last reached
    ("hall_taken", "f8"),  # s; when armed people first held the hall, −1
    ("hall_since", "f8"),  # s; since when they did the last time
    ("hall_freed", "f8"),  # s; when they were last gone, −1
    ("hall_held", "f8"),  # s, for how long they held it, up to then
    ("stage", "i4"),  # see STAGES
    ("sitting", "i4"),  # 1 once the besiegers know that the congress sits
    ("held", "i4"),  # 1 while the rising is told to wait
    ("ordered", "i4"),  # what the council last told the defenders on the use of force
    ("sparing", "i4"),  # defenders inside and free who were told to shed no blood,
    ("resisting", "i4"),  # to resist,
    ("standing_down", "i4"),  # and to lay down their arms
    ("how", "i4"),  # see ENDINGS
    ("presiding", "i4"),  # person of the council who presides
    ("full_powers", "i4"),  # the one to whom it gives command, if it does
    ("delegated", "i4"),  # 1 once command was given to one
    ("council_room", "i4"),
    ("first_council", "i4"),  # people of the council: rows first … last
    ("last_council", "i4"),
    ("first_crowd", "i4"),
    ("last_crowd", "i4"),
    ("next_crowd", "i4"),  # the boldest of those outside: a chain through next_here
    ("inside", "i4"),  # besiegers inside and free
    ("garrison", "i4"),  # defenders inside and free
    ("garrison_start", "i4"),
    ("entered", "i4"),
    ("recent", "i4"),  # entries since window
    ("parties", "i4"),  # search parties sent
    ("searches", "i4"),
    ("alarms", "i4"),
    ("seizures", "i4"),
    ("encounters", "i4"),
    ("shots", "i4"),
    ("killed_defenders", "i4"),
    ("killed_besiegers", "i4"),
    ("wounded", "i4"),
    ("desertions", "i4"),
    ("withdrawals", "i4"),
    ("ministers", "i4"),  # arrested
    ("fled", "i4"),  # of the council
    ("movers", "i4"),  # people on the wheel
    ("switchboard", "i4"),  # 1 while it is manned and the council's
    ("marks", "i4"),  # how many marks have been kept
    ("acts", "i4"),
    ("site_palace", "i4"),
    ("site_square", "i4"),
    ("site_duma", "i4"),
    ("actor_government", "i4"),
    ("actor_committee", "i4"),
    ("actor_cadets", "i4"),
    ("actor_crowd", "i4"),
    ("line", "i4"),  # the council's telephone among the city's links, 0 if there is no city
    ("room_switchboard", "i4"),
    ("room_refuge", "i4"),  # the inner room to which the council may withdraw
    ("room_post", "i4"),  # the main post, whose people carry the council's orders
    ("gates", "i4"),  # number of doors that lead in: they are the first
    ("step", "i4"),  # 1 if the command takes its next step when due, 0 if it only looks
    ("told", "i4"),  # 1 once the besiegers know that the council gives up
    ("asked_of", "i4"),  # person of the council who was asked
    ("parleys", "i4"),  # talks with units
    ("talked_round", "i4"),  # units that withdrew within an hour of one
    ("freed", "i4"),  # prisoners whom their own side freed
    ("room_hall", "i4"),  # where an assembly sits in this very building, 0 if it does not,
    ("site_hall", "i4"),  # its site,
    ("hall_side", "i4"),  # and the side whose armed people keep it from sitting
    ("relief_won", "i4"),  # 1 if relief drove the besiegers from the doors
    ("barred", "i4"),  # doors barricaded in the night
    ("forced", "i4"),  # doors broken open
    ("looted", "i4"),  # things taken away
    ("hid", "i4"),  # times somebody hid
    ("rallied", "i4"),  # people whom an officer gathered on his rounds
)
STAGES = {0: "ring", 1: "ultimatum", 2: "signal", 3: "fire", 4: "assault"}
ENDINGS = {0: "none", 1: "surrender", 2: "storm"}

# ---------------------------------------------------------------- city

CITY_STATE = table(  # one row: who and where is what, and what the city yields
    ("relief_due", "f8"),  # s, when relief would stand before the palace, −1 while none is coming
    ("relief_came", "f8"),  # s, −1
    ("relief_called", "f8"),  # s, when the front decided to send it, −1
    ("next_note", "f8"),  # s, the next note that presses the rising
    ("arrest_told", "f8"),  # s from the arrest to its news in the congress, −1
    ("arrested", "f8"),  # s, −1
    ("ride", "f8"),  # s, median time of a ride from the council to the congress
    ("line_cut", "f8"),  # s, when the last line of the besieged failed, −1
    ("exchange_due", "f8"),  # s, when somebody may next try to take the exchange
    ("exchange_taken", "f8"),  # s, when it last changed hands, −1
    ("first_fit", "f8"),  # representativeness of the congress at its first composition: country
    ("first_fit_army", "f8"),
    ("first_fit_peasants", "f8"),
    ("held_congress", "f8"),  # share of the garrison that holds it entitled to be obeyed
    ("held_government", "f8"),
    ("held_committee", "f8"),
    ("men_committee", "f8"),  # share of the garrison's men in units that obey it
    ("men_government", "f8"),
    ("units_committee", "i8"),  # units of the garrison that obey it
    ("units_government", "i8"),
    ("units_neutral", "i8"),
    ("rumours", "i8"),  # number of pieces of news a group has talked about
    ("sent", "i8"),  # messages taken up
    ("lost", "i8"),  # attempts to tell somebody that failed
    ("received", "i8"),  # deliveries that arrived
    ("posted", "i8"),  # rows of messages that the city has taken up, the null row included
    ("acts", "i8"),
    ("flight", "i4"),  # the delivery on its way that is due first
    ("parties", "i4"),  # number of parties
    ("groups", "i4"),  # number of groups
    ("sites", "i4"),  # number of sites
    ("at_congress", "i4"),  # sites
    ("at_committee", "i4"),
    ("at_square", "i4"),
    ("at_palace", "i4"),
    ("at_duma", "i4"),
    ("at_front", "i4"),
    ("congress", "i4"),  # bodies
    ("old_cec", "i4"),
    ("government", "i4"),
    ("committee", "i4"),
    ("duma", "i4"),
    ("salvation", "i4"),
    ("departed", "i4"),
    ("garrison", "i4"),  # groups
    ("workers", "i4"),
    ("middle_classes", "i4"),
    ("country", "i4"),
    ("army", "i4"),
    ("peasants", "i4"),
    ("pressing", "i4"),  # the actor off stage whose notes press the rising
    ("palace_line", "i4"),  # row of links: the besieged's own line
    ("joining", "i4"),  # the party whose councillors go over to the congress
    ("presides", "i4"),  # named persons: who leads the council,
    ("presses", "i4"),  # who writes the notes,
    ("calls_relief", "i4"),  # who asks the front for relief
    ("exchange", "i4"),  # body that holds the telephone exchange, 0 for nobody
    ("at_exchange", "i4"),  # its site
    ("pad", "i4"),
)

BODIES = table(  # an institution that claims to be obeyed
    ("next", "f8"),  # s, when it has made up its mind about what it weighs
    ("formed", "f8"),  # s, when it was formed; 0 for those that sat before
    ("claimed", "f8"),  # s, when it claimed power, −1
    ("fell", "f8"),  # s, when it ceased to be free, −1
    ("disowned", "f8"),  # s, when it denied the congress, −1
    ("gone", "f8"),  # share of the congress's delegates that it has heard are gone
    ("acts", "i8"),
    ("actor", "i4"),
    ("site", "i4"),  # where it sits and hears
    ("size", "i4"),  # members
    ("present", "i4"),  # of them; the assembly keeps the congress's
    ("composition", "i4"),  # row of composition of its first party
    ("home", "i4"),  # the group it thinks of first
    ("read", "i4"),  # the last delivery it has read at its site
    ("denies", "i4"),  # 1 if it may deny the congress
    ("heard_claim", "i4"),  # 1 when it has heard that the congress claims power
    ("heard_fall", "i4"),  # 1 when it has heard that the government is taken
    ("charge", "i4"),  # what it says of the congress, see CHARGES
    ("pad", "i4"),
)
CHARGES = {1: "private_meeting", 2: "not_taken_place"}

GROUPS = table(  # people who hold a body entitled to be obeyed, or not
    ("next", "f8"),  # s, when it next talks over what has arrived
    ("acts", "i8"),
    ("site", "i4"),  # where its news comes from, 0 for nowhere before the morning
    ("read", "i4"),  # the last delivery it has talked over
)

STANDING = table(  # a row a (body, group): 1 + (body − 1)·groups + (group − 1)
    ("value", "f8"),  # logit of the share of the group that holds it entitled to be obeyed
    ("fit", "f8"),  # representativeness of the body as the group last heard of it, −1 if never
    ("start", "f8"),  # the logit at the night's start
)

HEARD = table(("count", "f8"))  # (group, deed): how often it has reached the group by now

PARTIES = table(
    ("actor", "i4"),  # 0 for a party without a part in the night
    ("list", "i4"),  # the party whose joint list has its votes, 0 if it stood by itself
)

SHARES = table(("share", "f8"))  # [0, 1], of seats or of votes, or a number in proportion

BRIDGES = table(("x", "f8"), ("y", "f8"))  # m, as sites are

LINKS = table(  # a way for news between two sites, either way
    ("distance", "f8"),  # m, over bridges where a river must be crossed
    ("busy", "f8"),  # s, until when it is engaged
    ("next", "f8"),  # s, when it fails of itself
    ("acts", "i8"),
    ("origin", "i4"),  # site
    ("target", "i4"),  # site
    ("kind", "i4"),  # row of means
    ("state", "i4"),  # 1 works, 2 cut
    ("exchange", "i4"),  # 1 if it goes through the exchange
    ("owner", "i4"),  # body whose line it is, 0 for anybody's
    ("one_way", "i4"),  # 1 if news goes only from origin to target
    ("sound", "i4"),  # 1 if it cannot be hurried or delayed: sound and sight
    ("failed", "i4"),  # 1 once it has failed of itself
    ("crosses", "i4"),  # 1 if who goes by it must cross the river
)
WORKS, CUT = 1, 2

NEWS = table(  # a row a deed: whom it concerns and what it does to standing
    ("audience", "i8"),  # bit set of sites that may learn it
    ("means", "i4"),  # bit set of means that can carry it
    ("effect", "i4"),  # see EFFECTS
    ("gains", "i4"),  # body, or THE_ACTOR, THE_VICTIM, NOBODY
    ("loses", "i4"),
)
EFFECTS = {0: "none", 1: "declaration", 2: "success", 3: "composition"}
NOBODY, THE_ACTOR, THE_VICTIM = 0, -1, -2

REGIMENTS = table(  # a unit of the garrison, or one at the front
    ("next", "f8"),  # s, when it next chooses whom to obey
    ("taste_committee", "f8"),  # its lasting leanings, in units of the choice's temperature
    ("taste_government", "f8"),
    ("taste_neither", "f8"),
    ("heard_committee", "f8"),  # people it believes to have declared for each
    ("heard_government", "f8"),
    ("acts", "i8"),
    ("site", "i4"),
    ("group", "i4"),
    ("read", "i4"),
    ("obeys", "i4"),  # body, 0 for nobody
    ("declared", "i4"),  # the body it last declared for
    ("pad", "i4"),
)

MARCH = table(  # one row: the council's evening and its procession
    ("next", "f8"),  # s
    ("alarm", "f8"),  # [0, 1], urgency at alarm_at
    ("alarm_at", "f8"),  # s
    ("session", "f8"),  # s, when it sat, −1
    ("voted", "f8"),  # s, the vote that carried, −1
    ("began", "f8"),  # s, when it set out, −1
    ("ended", "f8"),  # s, when it was stopped or let pass, −1
    ("size", "f8"),  # people
    ("deputies", "f8"),  # s, when those who go over are due at the congress, −1
    ("joined", "f8"),  # people who go over
    ("joined_at", "f8"),  # s, when they arrived, −1
    ("acts", "i8"),
    ("stage", "i4"),  # see MARCH_STAGES
    ("end", "i4"),  # see MARCH_ENDS
    ("votes", "i4"),  # times it voted on marching
    ("heard_call", "i4"),  # 1 once the besieged have called
    ("heard_fall", "i4"),  # 1 once it knows that there is nobody left to go to
    ("strangers", "i4"),  # delegates who left the congress and have reached the council
)
MARCH_STAGES = {
    0: "idle",
    1: "gathering",
    2: "sitting",
    3: "forming",
    4: "walking",
    5: "at_the_cordon",
    6: "over",
}
MARCH_ENDS = {0: "none", 1: "stopped", 2: "passed", 3: "fired_on"}

ARRIVALS = table(  # people who come from outside
    ("due", "f8"),  # s
    ("came", "f8"),  # s, −1
    ("site", "i4"),
    ("actor", "i4"),
    ("body", "i4"),  # whom they strengthen
    ("pad", "i4"),
)


class Night(NamedTuple):
    """The whole state of one night. Copying its arrays is a checkpoint.

    The field names are the keys of ``DTYPES``; parameter tables come after the state.
    """

    clock: np.ndarray  # CLOCK, 1 row
    log: np.ndarray  # LOG, no rows unless watched
    tally: np.ndarray  # TALLY, one row a kind of event
    named: np.ndarray  # i4, (named persons + 1, kinds of event): who did what how often
    messages: np.ndarray  # MESSAGES
    deliveries: np.ndarray  # DELIVERIES
    sites: np.ndarray  # SITES
    # assembly
    hall: np.ndarray  # parameters
    factions: np.ndarray  # parameters of factions
    wings: np.ndarray  # parameters of wings
    ties: np.ndarray  # parameters, faction × actor: (faction − 1) · actors + actor
    speech_acts: np.ndarray  # parameters of acts
    business: np.ndarray  # parameters of kinds of motion
    tidings: np.ndarray  # parameters of news, a row a deed
    oratory: np.ndarray  # parameters of speakers
    sitting: np.ndarray  # SITTING, 1 row
    credentials: np.ndarray  # CREDENTIALS
    blocs: np.ndarray  # BLOCS, a row a faction
    options: np.ndarray  # OPTIONS
    relations: np.ndarray  # RELATIONS
    camps: np.ndarray  # CAMPS, a row a wing
    players: np.ndarray  # PLAYERS
    delegates: np.ndarray  # DELEGATES
    seats: np.ndarray  # SEATS
    speakers: np.ndarray  # SPEAKERS
    requests: np.ndarray  # REQUESTS
    motions: np.ndarray  # MOTIONS
    standing_orders: np.ndarray  # STANDING_ORDERS
    transitions: np.ndarray  # TRANSITIONS
    blame: np.ndarray  # BLAME, a row an actor
    learnt: np.ndarray  # LEARNT, a row a deed
    # palace
    rooms: np.ndarray  # ROOMS
    ways: np.ndarray  # WAYS
    doors: np.ndarray  # DOORS
    paths: np.ndarray  # PATHS
    people: np.ndarray  # PEOPLE
    memories: np.ndarray  # MEMORIES, three rows a person
    weighed: np.ndarray  # WEIGHED, a row a (person, act)
    squads: np.ndarray  # SQUADS
    guns: np.ndarray  # GUNS
    siege: np.ndarray  # SIEGE, 1 row
    palace_wheel: np.ndarray  # i4, first person due in each bucket
    act_costs: np.ndarray  # parameters
    keep: np.ndarray  # parameters
    unit_traits: np.ndarray  # parameters
    room_kinds: np.ndarray  # parameters
    door_kinds: np.ndarray  # parameters
    gun_traits: np.ndarray  # parameters
    # city
    city: np.ndarray  # CITY_STATE, 1 row
    bodies: np.ndarray  # BODIES
    groups: np.ndarray  # GROUPS
    standing: np.ndarray  # STANDING
    heard: np.ndarray  # HEARD, a row a (group, deed)
    parties: np.ndarray  # PARTIES
    ballots: np.ndarray  # SHARES, a row a (group, party)
    composition: np.ndarray  # SHARES, a row a (body, party); the assembly keeps the congress's
    bridges: np.ndarray  # BRIDGES
    links: np.ndarray  # LINKS
    news: np.ndarray  # NEWS, a row a deed
    regiments: np.ndarray  # REGIMENTS
    march: np.ndarray  # MARCH, 1 row
    arrivals: np.ndarray  # ARRIVALS
    town: np.ndarray  # parameters
    means: np.ndarray  # parameters
    bridge_traits: np.ndarray  # parameters
    link_traits: np.ndarray  # parameters
    news_traits: np.ndarray  # parameters
    party_traits: np.ndarray  # parameters
    group_traits: np.ndarray  # parameters
    group_votes: np.ndarray  # parameters
    body_seats: np.ndarray  # parameters
    esteem: np.ndarray  # parameters
    regiment_traits: np.ndarray  # parameters
    arrival_traits: np.ndarray  # parameters


DTYPES: dict[str, np.dtype] = {
    "clock": CLOCK,
    "log": LOG,
    "tally": TALLY,
    "named": np.dtype("i4"),
    "messages": MESSAGES,
    "deliveries": DELIVERIES,
    "sites": SITES,
    # palace
    "rooms": ROOMS,
    "ways": WAYS,
    "doors": DOORS,
    "paths": PATHS,
    "people": PEOPLE,
    "memories": MEMORIES,
    "weighed": WEIGHED,
    "squads": SQUADS,
    "guns": GUNS,
    "siege": SIEGE,
    "palace_wheel": np.dtype("i4"),
    # city
    "city": CITY_STATE,
    "bodies": BODIES,
    "groups": GROUPS,
    "standing": STANDING,
    "heard": HEARD,
    "parties": PARTIES,
    "ballots": SHARES,
    "composition": SHARES,
    "bridges": BRIDGES,
    "links": LINKS,
    "news": NEWS,
    "regiments": REGIMENTS,
    "march": MARCH,
    "arrivals": ARRIVALS,
    "sitting": SITTING,
    "credentials": CREDENTIALS,
    "blocs": BLOCS,
    "options": OPTIONS,
    "relations": RELATIONS,
    "camps": CAMPS,
    "players": PLAYERS,
    "delegates": DELEGATES,
    "seats": SEATS,
    "speakers": SPEAKERS,
    "requests": REQUESTS,
    "motions": MOTIONS,
    "standing_orders": STANDING_ORDERS,
    "transitions": TRANSITIONS,
    "blame": BLAME,
    "learnt": LEARNT,
    **PARAMETER_DTYPES,
}


def night_type() -> numba.types.Type:
    """Return Numba's type of a night: the pinned argument of every entry."""
    return numba.typeof(Night(*(empty_table(name, 1) for name in Night._fields)))


def empty_table(name: str, rows: int) -> np.ndarray:
    """Return a zeroed table with ``rows`` rows, the null row included."""
    if name == "named":
        return np.zeros((rows, KINDS), DTYPES[name])
    return np.zeros(rows, DTYPES[name])
