"""Kinds of events and of news: one declaration, read by the log, the views and the chronicle.

An event's ``who``, ``whom``, ``where`` and ``what`` are rows of the tables (or codes) named here;
``magnitude`` says what its number means. Numbers are fixed: 1–39 and 104 assembly, 40–79 and 95–102
palace, 80–94 and 103 city.
"""

from __future__ import annotations

from typing import NamedTuple

ASSEMBLY, PALACE, CITY = 1, 2, 3
THEATRES = {ASSEMBLY: "assembly", PALACE: "palace", CITY: "city"}
KINDS = 112  # rows of the tally


class Event(NamedTuple):
    """What one kind of event means. Columns name a table or code list of the plan's names."""

    name: str
    theatre: int
    who: str = ""
    whom: str = ""
    where: str = ""
    what: str = ""
    magnitude: str = ""
    meaning: str = ""


# ---------------------------------------------------------------- assembly
OPENS = 1
SPEECH = 2
APPLAUSE = 3
BARS_WAY = 4
LEAVES = 5
MOVED = 6
PUT = 7
CARRIED = 8
LOST_VOTE = 9
GRIEVANCE = 10
STAYS = 11
REVIVED = 12
DECLARATION = 13
COOPERATES = 14
DEFECTS = 15
DENOUNCES = 16
OPINION = 17
RECESS = 18
RESUMES = 19
ADJOURNS = 20
CAUCUS = 21
WALKOUT = 22
NOMINATES = 23
TALKS = 24
LEARNS = 25
HELD = 26
RULING = 27
PRESIDIUM = 28
SPLITS = 34
RETURNS = 35
QUORUM = 36
REFUSES_CALL = 37
DIVISION = 38
SHOUTED_DOWN = 39
HALL_TAKEN = 29
HALL_FREED = 30
# ---------------------------------------------------------------- palace
MORALE = 40
WANDERS = 41
DEFACES = 42
ENCOUNTER = 43
PATROLS = 44
POST_EMPTY = 45
SIGHTING = 46
SKIRMISH = 47
FALSE_ALARM = 48
WARNS = 49
SEIZES = 50
BREAKS_IN = 51
TELEPHONES = 52
LINE_CUT = 53
HEARS = 54
ASKS_ORDERS = 55
ORDERS = 56
WAITS = 57
COMMANDS = 58
FINDS = 59
ARRESTED = 60
DESERTS = 61
UNIT_LEAVES = 62
STAGE = 63
FIRES = 64
HIT = 65
ENTERS = 66
WOUNDED = 67
KILLED = 68
YIELDS = 69
MOVES_ROOM = 70
SEARCHES = 71
ASKS_WAY = 72
FLEES = 73
RECOGNISES = 74
OVERPOWERED = 75
CHALLENGES = 76
FREED = 77
PARLEY = 78
TOLD = 79
# ---------------------------------------------------------------- city
SENT = 80
RECEIVED = 81
MESSAGE_LOST = 82
DISOWNS = 83
OBEYS = 84
SESSION = 85
PROCESSION = 86
STOPPED = 87
STANDING = 88
REINFORCES = 89
RELIEF = 90
COMMITTEE = 91
RUMOUR = 92
CLAIMS = 93
LINE_FAILS = 94
LIGHTS_FAIL = 95
# more of the palace
BARRICADES = 96
FORCES = 97
HIDES = 98
FOLLOWS = 99
LOOTS = 100
RELIEF_MEETS = 101
GOES_BACK = 102
# and of the city
EXCHANGE_TAKEN = 103
# and of the assembly
ASKS_FLOOR = 104

EVENTS: dict[int, Event] = {}

# assembly: who and whom are factions, unless it says otherwise
EVENTS |= {
    OPENS: Event("opens", ASSEMBLY, "", "", "sites", "", "delegates", "the sitting is opened"),
    SPEECH: Event(
        "speech", ASSEMBLY, "speakers", "factions", "business", "acts", "s",
        "somebody is given the floor, toward a faction, with a motion to move",
    ),
    ASKS_FLOOR: Event(
        "asks_floor", ASSEMBLY, "speakers", "factions", "business", "acts", "requests before it",
        "somebody asks to speak, toward a faction, with a motion to move",
    ),
    APPLAUSE: Event(
        "applause", ASSEMBLY, "speakers", "", "", "", "share of the listeners",
        "a speaker is applauded; 'what' is for how many s",
    ),
    SHOUTED_DOWN: Event(
        "shouted_down", ASSEMBLY, "speakers", "factions", "", "acts", "share of the speech heard",
        "the hall drowns a speaker, the faction 'whom' most of all",
    ),
    HALL_TAKEN: Event(
        "hall_taken", ASSEMBLY, "", "", "sites", "", "delegates",
        "armed people keep the hall from sitting",
    ),
    HALL_FREED: Event(
        "hall_freed", ASSEMBLY, "", "", "sites", "", "s",
        "they are gone; the sitting goes on",
    ),
    BARS_WAY: Event(
        "bars_way", ASSEMBLY, "delegates", "delegates", "factions", "factions",
        "chance that it holds", "a delegate of faction 'where' stands in the way of one of 'what'",
    ),
    LEAVES: Event(
        "leaves", ASSEMBLY, "delegates", "", "factions", "exits", "delegates",
        "a delegate of faction 'where' leaves",
    ),
    MOVED: Event(
        "moved", ASSEMBLY, "factions", "factions", "business", "speakers", "", "a motion is moved"
    ),
    PUT: Event("put", ASSEMBLY, "factions", "", "business", "methods", "", "a motion is put"),
    CARRIED: Event(
        "carried", ASSEMBLY, "factions", "factions", "business", "methods",
        "share of ayes, as reported", "a motion is carried; method 1: nobody was seen against",
    ),
    LOST_VOTE: Event(
        "lost", ASSEMBLY, "factions", "factions", "business", "methods",
        "share of ayes, as reported", "a motion is lost",
    ),
    GRIEVANCE: Event(
        "grievance", ASSEMBLY, "factions", "factions", "", "", "change of mean grievance",
        "an act moves grievance; against itself: its own leader loses approval",
    ),
    STAYS: Event(
        "stays", ASSEMBLY, "factions", "factions", "", "speakers", "", "a faction says it stays"
    ),
    REVIVED: Event(
        "revived", ASSEMBLY, "factions", "factions", "", "speakers", "",
        "the talks that were voted are called for again",
    ),
    DECLARATION: Event(
        "declaration", ASSEMBLY, "speakers", "factions", "factions", "", "",
        "a declaration of faction 'where', its 'what'-th",
    ),
    COOPERATES: Event(
        "cooperates", ASSEMBLY, "factions", "factions", "", "", "",
        "an act counts as cooperating; 'what' is how it is taken: 1 so, 0 as its opposite",
    ),
    DEFECTS: Event(
        "defects", ASSEMBLY, "factions", "factions", "", "", "",
        "an act counts as defecting; 'what' is how it is taken: 0 so, 1 as its opposite",
    ),
    DENOUNCES: Event(
        "denounces", ASSEMBLY, "factions", "factions", "", "speakers", "",
        "a faction denounces another",
    ),
    OPINION: Event(
        "opinion", ASSEMBLY, "wings", "", "", "", "mean position on how, −1 peacefully, 1 by force",
        "where a wing stands",
    ),
    RECESS: Event("recess", ASSEMBLY, "factions", "", "", "", "s", "the chair calls a recess"),
    RESUMES: Event("resumes", ASSEMBLY, "factions", "", "", "", "delegates", "the sitting goes on"),
    ADJOURNS: Event(
        "adjourns", ASSEMBLY, "factions", "", "", "", "s since the opening",
        "the sitting is over; 'what' 1: power has been claimed",
    ),
    CAUCUS: Event(
        "caucus", ASSEMBLY, "factions", "", "", "caucus_steps",
        "members, or at its end the share for leaving", "a faction withdraws, or has voted",
    ),
    WALKOUT: Event(
        "walkout", ASSEMBLY, "factions", "", "", "", "delegates gone with it",
        "a faction's walkout is counted; 'what' are those left in the hall",
    ),
    NOMINATES: Event(
        "nominates", ASSEMBLY, "factions", "", "", "", "", "a faction names its delegates for talks"
    ),
    TALKS: Event("talks", ASSEMBLY, "", "", "", "talks", "", "how far the talks have come"),
    LEARNS: Event(
        "learns", ASSEMBLY, "actors", "actors", "", "deeds", "credence [0, 1]",
        "the hall learns of a deed",
    ),
    HELD: Event(
        "held", ASSEMBLY, "delegates", "delegates", "factions", "", "",
        "a delegate of faction 'where' stays after all; 'what' 1: nobody may leave",
    ),
    RULING: Event(
        "ruling", ASSEMBLY, "factions", "factions", "business", "motion_states", "delegates",
        "the orders decide: a motion lapses or is set aside",
    ),
    PRESIDIUM: Event(
        "presidium", ASSEMBLY, "factions", "", "", "", "seats",
        "seats on the presidium; 'what' 1: taken, 0: left empty",
    ),
    DIVISION: Event(
        "division", ASSEMBLY, "factions", "", "business", "methods", "share",
        "a count is doubted and made again; 'magnitude' is what it gives",
    ),
    SPLITS: Event(
        "splits", ASSEMBLY, "factions", "factions", "wings", "", "delegates in the hall",
        "a wing breaks with its faction, and is one of its own from now on",
    ),
    RETURNS: Event(
        "returns", ASSEMBLY, "delegates", "delegates", "factions", "returns", "delegates",
        "a delegate of faction 'where' who had left comes back, fetched by 'whom' if anybody",
    ),
    QUORUM: Event(
        "quorum", ASSEMBLY, "factions", "", "", "quorums", "delegates in the hall",
        "too few are left for a vote, or enough again",
    ),
    REFUSES_CALL: Event(
        "refuses_call", ASSEMBLY, "factions", "", "", "", "delegates in the hall",
        "so many of a faction stay although it has called them out",
    ),
}  # fmt: skip

# city: who and whom are actors, where is a site, unless it says otherwise
EVENTS |= {
    SENT: Event(
        "sent",
        CITY,
        "actors",
        "actors",
        "sites",
        "deeds",
        "severity [0, 1]",
        "somebody at a site says what has happened",
    ),
    RECEIVED: Event(
        "received",
        CITY,
        "actors",
        "actors",
        "sites",
        "deeds",
        "credence [0, 1]",
        "it is known at another site",
    ),
    MESSAGE_LOST: Event(
        "message_lost",
        CITY,
        "actors",
        "actors",
        "sites",
        "deeds",
        "credence [0, 1]",
        "an attempt to tell a site fails",
    ),
    DISOWNS: Event(
        "disowns",
        CITY,
        "actors",
        "actors",
        "sites",
        "charges",
        "share of the delegates gone",
        "a body denies the congress its authority",
    ),
    OBEYS: Event(
        "obeys",
        CITY,
        "regiments",
        "bodies",
        "sites",
        "bodies",
        "men of the unit",
        "a unit changes whom it obeys: from 'what' to 'whom', 0 for nobody",
    ),
    SESSION: Event(
        "session", CITY, "actors", "", "sites", "", "councillors present", "the council sits"
    ),
    PROCESSION: Event(
        "procession",
        CITY,
        "actors",
        "",
        "sites",
        "march_stages",
        "people",
        "votes to march, sets out, is let through",
    ),
    STOPPED: Event(
        "stopped",
        CITY,
        "actors",
        "actors",
        "sites",
        "march_ends",
        "people",
        "a procession ends at the cordon",
    ),
    STANDING: Event(
        "standing",
        CITY,
        "bodies",
        "groups",
        "sites",
        "deeds",
        "logits",
        "news moves a body's standing with a group",
    ),
    REINFORCES: Event(
        "reinforces",
        CITY,
        "actors",
        "bodies",
        "sites",
        "regiments",
        "people",
        "people come to the help of a body",
    ),
    RELIEF: Event(
        "relief",
        CITY,
        "regiments",
        "bodies",
        "sites",
        "",
        "hours until it comes, 0 there",
        "the front sends relief, or it arrives",
    ),
    COMMITTEE: Event(
        "committee", CITY, "actors", "", "sites", "", "people", "a rival committee is formed"
    ),
    RUMOUR: Event(
        "rumour",
        CITY,
        "groups",
        "actors",
        "sites",
        "deeds",
        "share that hears [0, 1]",
        "a piece of news spreads in a group and dies",
    ),
    LINE_FAILS: Event(
        "line_fails", CITY, "actors", "", "sites", "links", "", "a line fails by itself"
    ),
    EXCHANGE_TAKEN: Event(
        "exchange_taken",
        CITY,
        "actors",
        "actors",
        "sites",
        "",
        "lines cut",
        "a body takes the telephone exchange from another, or from nobody",
    ),
    CLAIMS: Event(
        "claims",
        CITY,
        "actors",
        "actors",
        "sites",
        "",
        "bodies that now claim power",
        "a body claims to govern",
    ),
}

# palace: who and whom are people, where is a room, unless it says otherwise
EVENTS |= {
    MORALE: Event(
        "morale", PALACE, "squads", "", "rooms", "", "morale [0, 1]",
        "where a unit's spirits stand",
    ),
    WANDERS: Event(
        "wanders", PALACE, "people", "", "rooms", "", "morale of the unit [0, 1]",
        "somebody leaves the post and wanders in the rooms",
    ),
    DEFACES: Event(
        "defaces", PALACE, "people", "", "rooms", "", "symbols of the old power",
        "an image in a room is defaced",
    ),
    ENCOUNTER: Event(
        "encounter", PALACE, "people", "people", "rooms", "meetings", "belief of an enemy [0, 1]",
        "two people meet, and one chooses what to do",
    ),
    PATROLS: Event(
        "patrols", PALACE, "people", "", "rooms", "", "h on the rounds",
        "an officer comes into a room on the rounds",
    ),
    POST_EMPTY: Event(
        "post_empty", PALACE, "people", "", "rooms", "", "people",
        "somebody finds a post that nobody holds",
    ),
    SIGHTING: Event(
        "sighting", PALACE, "people", "people", "rooms", "", "people",
        "somebody on patrol notes a bystander",
    ),
    SKIRMISH: Event(
        "skirmish", PALACE, "people", "people", "rooms", "", "shots",
        "fire is exchanged; nobody named: on the square",
    ),
    FALSE_ALARM: Event(
        "false_alarm", PALACE, "people", "people", "rooms", "meetings", "belief of an enemy [0, 1]",
        "a friend, or a mere sound, is taken for an enemy",
    ),
    WARNS: Event(
        "warns", PALACE, "people", "people", "rooms", "", "belief of an enemy [0, 1]",
        "somebody warns a friend of a third person",
    ),
    SEIZES: Event(
        "seizes", PALACE, "people", "people", "rooms", "", "people",
        "somebody is seized",
    ),
    BREAKS_IN: Event(
        "breaks_in", PALACE, "actors", "", "rooms", "", "people in ten minutes",
        "people come in in sudden numbers",
    ),
    TELEPHONES: Event(
        "telephones", PALACE, "people", "actors", "rooms", "", "defenders",
        "the council telephones for help",
    ),
    LINE_CUT: Event(
        "line_cut", PALACE, "people", "", "rooms", "", "lines",
        "the council's telephone fails",
    ),
    HEARS: Event(
        "hears", PALACE, "people", "", "rooms", "", "level, dB",
        "the council hears fire",
    ),
    ASKS_ORDERS: Event(
        "asks_orders", PALACE, "people", "people", "rooms", "", "people",
        "a unit in danger asks the council for orders",
    ),
    ORDERS: Event(
        "orders", PALACE, "people", "", "rooms", "orders", "share obeying",
        "the council gives an order",
    ),
    WAITS: Event(
        "waits", PALACE, "people", "", "rooms", "", "deaths expected",
        "the council waits for what will come",
    ),
    COMMANDS: Event(
        "commands", PALACE, "people", "", "rooms", "", "deaths expected",
        "one is given command for all",
    ),
    FINDS: Event(
        "finds", PALACE, "people", "people", "rooms", "", "rooms searched",
        "somebody who searches finds the council",
    ),
    ARRESTED: Event(
        "arrested", PALACE, "people", "people", "rooms", "endings", "ministers",
        "the council is arrested",
    ),
    DESERTS: Event(
        "deserts", PALACE, "people", "squads", "rooms", "", "people",
        "somebody leaves the defence",
    ),
    UNIT_LEAVES: Event(
        "unit_leaves", PALACE, "squads", "", "rooms", "", "people",
        "a unit withdraws from the palace; 'what' is 1 if it was talked to in the last hour",
    ),
    STAGE: Event(
        "stage", PALACE, "actors", "", "", "stages", "defenders believed inside",
        "the besiegers' command takes its next step",
    ),
    FIRES: Event(
        "fires", PALACE, "guns", "", "", "", "shots",
        "a gun fires",
    ),
    HIT: Event(
        "hit", PALACE, "guns", "", "rooms", "", "hits",
        "a shot strikes the palace",
    ),
    BARRICADES: Event(
        "barricades", PALACE, "squads", "", "rooms", "", "people",
        "a unit barricades the door 'what', a way in",
    ),
    FORCES: Event(
        "forces", PALACE, "people", "", "rooms", "", "doors",
        "somebody breaks the door 'what' open",
    ),
    HIDES: Event(
        "hides", PALACE, "people", "people", "rooms", "", "belief of an enemy [0, 1]",
        "somebody hides from another",
    ),
    FOLLOWS: Event(
        "follows", PALACE, "people", "people", "rooms", "", "people",
        "one who is lost goes along with an officer",
    ),
    LOOTS: Event(
        "loots", PALACE, "people", "", "rooms", "", "worth of the room",
        "an intruder takes something away",
    ),
    RELIEF_MEETS: Event(
        "relief_meets", PALACE, "actors", "actors", "", "relief_ends", "people before the doors",
        "relief meets those before the doors",
    ),
    GOES_BACK: Event(
        "goes_back", PALACE, "people", "people", "rooms", "", "belief of an enemy [0, 1]",
        "somebody, warned of another, goes for him to where he was seen",
    ),
    LIGHTS_FAIL: Event("lights_fail", PALACE, "", "", "rooms", "", "", "the lights go out"),
    ENTERS: Event(
        "enters", PALACE, "people", "", "rooms", "", "people",
        "people come in, the first of them 'who'",
    ),
    WOUNDED: Event(
        "wounded", PALACE, "people", "", "rooms", "sides", "people",
        "somebody is wounded",
    ),
    KILLED: Event(
        "killed", PALACE, "people", "", "rooms", "sides", "people",
        "somebody is killed",
    ),
    YIELDS: Event(
        "yields", PALACE, "people", "squads", "rooms", "", "people",
        "a person, or a unit, gives up its arms",
    ),
    MOVES_ROOM: Event(
        "moves_room", PALACE, "people", "", "rooms", "", "moves",
        "the council moves to another room",
    ),
    SEARCHES: Event(
        "searches", PALACE, "people", "", "rooms", "", "rooms searched",
        "a party has searched a room",
    ),
    ASKS_WAY: Event(
        "asks_way", PALACE, "people", "people", "rooms", "", "1 if told rightly",
        "a party asks the way to the council",
    ),
    FLEES: Event(
        "flees", PALACE, "people", "people", "rooms", "", "belief of an enemy [0, 1]",
        "somebody runs; of the council: how many leave",
    ),
    RECOGNISES: Event(
        "recognises", PALACE, "people", "people", "rooms", "", "belief of an enemy [0, 1]",
        "somebody knows, once warned, whom he has met",
    ),
    OVERPOWERED: Event(
        "overpowered", PALACE, "people", "people", "rooms", "", "people",
        "somebody is disarmed and held",
    ),
    CHALLENGES: Event(
        "challenges", PALACE, "people", "people", "rooms", "", "belief of an enemy [0, 1]",
        "somebody asks another who goes there",
    ),
    FREED: Event(
        "freed", PALACE, "people", "people", "rooms", "", "people",
        "a prisoner is freed, by one of his side or, with nobody named, by his guards",
    ),
    PARLEY: Event(
        "parley", PALACE, "people", "squads", "rooms", "", "1 if he is kept prisoner",
        "one of the besiegers comes to talk a unit round",
    ),
    TOLD: Event(
        "told", PALACE, "people", "squads", "rooms", "force", "1 if it obeys",
        "a unit hears from a bearer what it is to do",
    ),
}  # fmt: skip

# ---------------------------------------------------------------- deeds: what news is about
# Whoever causes one posts a message (core.mail.post); the city carries it.
CONGRESS_OPENED = 1  # magnitude: delegates present
MOTION_CARRIED = 2  # the congress voted for talks; magnitude: share for
POWER_CLAIMED = 3  # the appeal carried; magnitude: share for
WALKED_OUT = 4  # actor: faction; magnitude: delegates gone with it
DECLARED = 5  # actor declares against victim
DENOUNCED = 6
DISOWNED = 7  # actor holds victim not to have authority
GUNFIRE = 8  # a salvo; actor: who fires; magnitude: shots
SHELLED = 9  # the building is hit; magnitude: hits
ULTIMATUM_SENT = 10
UNIT_LEFT = 11  # magnitude: people who left the palace
DEFENDERS_SEEN = 12  # magnitude: defenders believed inside
CALL_FOR_HELP = 13  # the besieged telephone; magnitude: minutes they give themselves
MARCH_BEGUN = 14  # a procession leaves for the palace; magnitude: people
MARCH_STOPPED = 15  # it is turned back; magnitude: people
BROKE_IN = 16  # the palace is entered in numbers
GOVERNMENT_ARRESTED = 17  # magnitude: ministers
GOVERNMENT_SURRENDERS = 18
RELIEF_COMING = 19  # magnitude: hours believed
UNIT_OBEYS = 20  # a unit of the garrison declares for actor; magnitude: strength
SAILORS_ARRIVED = 21  # magnitude: people
DELEGATION_JOINS = 22  # deputies come over to the congress; magnitude: people
TALKS_NOMINATED = 23
TALKS_AGREED = 24
HOLD_RISING = 25  # the rising is told to wait
PRESS_RISING = 26  # the rising is told to hurry
MARCH_PASSED = 27  # a procession is let through to the palace; magnitude: people
HALL_IS_HELD = 28  # armed people keep an assembly from sitting
HALL_IS_FREED = 29  # they are gone

DEEDS: dict[int, str] = {
    CONGRESS_OPENED: "congress_opened",
    MOTION_CARRIED: "motion_carried",
    POWER_CLAIMED: "power_claimed",
    WALKED_OUT: "walked_out",
    DECLARED: "declared",
    DENOUNCED: "denounced",
    DISOWNED: "disowned",
    GUNFIRE: "gunfire",
    SHELLED: "shelled",
    ULTIMATUM_SENT: "ultimatum_sent",
    UNIT_LEFT: "unit_left",
    DEFENDERS_SEEN: "defenders_seen",
    CALL_FOR_HELP: "call_for_help",
    MARCH_BEGUN: "march_begun",
    MARCH_STOPPED: "march_stopped",
    BROKE_IN: "broke_in",
    GOVERNMENT_ARRESTED: "government_arrested",
    GOVERNMENT_SURRENDERS: "government_surrenders",
    RELIEF_COMING: "relief_coming",
    UNIT_OBEYS: "unit_obeys",
    SAILORS_ARRIVED: "sailors_arrived",
    DELEGATION_JOINS: "delegation_joins",
    TALKS_NOMINATED: "talks_nominated",
    TALKS_AGREED: "talks_agreed",
    HOLD_RISING: "hold_rising",
    PRESS_RISING: "press_rising",
    MARCH_PASSED: "march_passed",
    HALL_IS_HELD: "hall_is_held",
    HALL_IS_FREED: "hall_is_freed",
}
