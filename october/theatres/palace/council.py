"""The council: what it hears and hopes, whether it holds on, and how it waits.

Source: equation 22 of the design; hope of relief falls while it does not come.
"""

from october.core.events import (
    CALL_FOR_HELP,
    COMMANDS,
    FLEES,
    GOVERNMENT_SURRENDERS,
    LINE_CUT,
    MOVES_ROOM,
    ORDERS,
    PALACE,
    TELEPHONES,
    WAITS,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.mathematics import logistic, logit
from october.core.random import lognormal, normal
from october.mechanisms.hazard import within
from october.mechanisms.majority import carried
from october.mechanisms.relief import gives_up, hope, still_to_come
from october.theatres.palace.codes import (
    BY_TELEPHONE,
    CEASE,
    COUNCIL_ROWS,
    COUNCIL_RULES,
    FIRE,
    FULL_POWERS,
    GO,
    GONE,
    HIDE,
    HOLD_ON,
    HOUR,
    IN_COUNCIL,
    LEAVE_COATS,
    NEVER,
    SIT,
    STAND_DOWN,
)
from october.theatres.palace.crowd import relieved
from october.theatres.palace.luck import luck, start_luck
from october.theatres.palace.orders import send_word
from october.theatres.palace.people import put, way_out

MINUTE = 60.0
TEN_MINUTES = 600.0


@kernel
def speak(night, kind, row, where, what, magnitude, t):
    """Log what the council, in the person of ``row``, does."""
    record(night.clock[0], night.log, night.tally, night.named, t, PALACE, kind, row, 0, where,
           what, magnitude, night.people[row].person)  # fmt: skip


@kernel
def commander_of(night):
    """Who speaks for the council: the one who presides, or the one with full powers, there or
    elsewhere."""
    keep, siege = night.keep[1], night.siege[1]
    if siege.delegated == 1 or int(keep.command) >= FULL_POWERS:
        return siege.full_powers
    return siege.presiding


@kernel
def temper(night, row):
    """A minister's own aversion to bloodshed, prior hope of relief, and resolve: lasting traits.

    Resolve is the uniform of the choice to give up. It is drawn once, so that how often a minister
    takes stock does not matter.
    """
    keep, siege = night.keep[1], night.siege[1]
    u, v, resolve, _ = start_luck(night.clock[0], row, 5)
    aversion = lognormal(u, keep.aversion, keep.aversion_spread)
    odds = logit(min(0.99, max(0.01, keep.hope))) + normal(v, 0.0, keep.hope_sd)
    if row == siege.full_powers:
        odds += keep.resolute
    return aversion, logistic(odds), resolve


@kernel
def hopes(night, row, t):
    """How likely relief still seems to ``row``."""
    keep, siege = night.keep[1], night.siege[1]
    if relieved(keep, siege, t):
        return 1.0
    _, prior, _ = temper(night, row)
    waited = (t - keep.relief_called) / HOUR
    survival = still_to_come(waited, keep.relief_median, keep.relief_spread)
    p = min(0.999, max(0.001, hope(prior, survival)))
    return logistic(logit(p) + siege.news)


@kernel
def danger(night):
    """Deaths that resistance would cost (K̂): a share of the smaller side, and some a hit."""
    keep, siege = night.keep[1], night.siege[1]
    near = float(siege.inside)
    if siege.stage >= FIRE:
        near += keep.near_fire * keep.crowd * siege.presence
    if siege.broken >= 0.0:
        near += keep.near_broken * keep.crowd * siege.presence
    hits = 0
    for g in range(1, night.guns.shape[0]):
        hits += night.guns[g].hit
    return keep.deaths_share * min(float(siege.garrison), near) + keep.hit_deaths * hits


@kernel
def line_works(night):
    """Whether the council can still telephone."""
    siege = night.siege[1]
    if siege.cut >= 0.0:
        return False
    if siege.line > 0 and night.links[siege.line].state != 1:
        return False
    return True


@kernel
def watch_line(night, t):
    """The switchboard empties once there is fire, and falls to those who are inside (P32)."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.cut >= 0.0:
        return
    u, v, _, _ = luck(clock, COUNCIL_ROWS + 2, int(t / 10.0))
    rate = keep.switchboard_leaves if siege.stage >= FIRE else keep.switchboard_idle
    if siege.switchboard == 1 and u < within(rate, MINUTE / HOUR):
        siege.switchboard = 0
    lost = night.rooms[siege.room_switchboard].besiegers > 0
    lost = lost or (siege.broken >= 0.0 and v < within(keep.line_found, MINUTE / HOUR))
    failed = siege.line > 0 and night.links[siege.line].state != 1
    if lost or failed:
        siege.cut = t
        siege.switchboard = 0
        if siege.line > 0:
            night.links[siege.line].state = 2
            night.links[siege.line].failed = 1
        speak(night, LINE_CUT, siege.first_council, siege.room_switchboard, 0, 1.0, t)


@kernel
def gets_through(night, t):
    """Whether a call from here goes through; without operators only a direct line is left."""
    keep, siege = night.keep[1], night.siege[1]
    u, _, _, _ = luck(night.clock[0], COUNCIL_ROWS + 4, int(t / 10.0))
    return line_works(night) and (siege.switchboard == 1 or u < keep.direct_line)


@kernel
def who_decides(night, t):
    """Whoever can decide for the council now, 0 for nobody.

    One who commands by telephone has to be reached; when that has failed for long enough, whoever
    presides here decides.
    """
    keep, siege = night.keep[1], night.siege[1]
    if int(keep.command) != BY_TELEPHONE:
        return commander_of(night)
    if gets_through(night, t):
        siege.contact = t
        return siege.full_powers
    return siege.presiding if t - siege.contact > keep.silence * MINUTE else 0


@kernel
def call(night, row, t):
    """Telephone for help, if the line is alive."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.called >= 0.0 and t - siege.called < keep.call_again * MINUTE:
        return
    if not gets_through(night, t):
        return
    siege.called = t
    speak(night, TELEPHONES, row, siege.council_room, 0, float(siege.garrison), t)
    post(clock, night.messages, t, CALL_FOR_HELP, siege.site_palace, siege.actor_government,
         siege.actor_government, 0.5, siege.danger, 0.9)  # fmt: skip


@kernel
def move_council(night, room):
    """The council goes to another room."""
    siege = night.siege[1]
    siege.council_room = room
    for m in range(siege.first_council, siege.last_council + 1):
        if night.people[m].state == IN_COUNCIL:
            put(night.rooms, night.people, m, room)


@kernel
def take_refuge(night, row, t, u):
    """Withdraw to an inner room, away from the windows."""
    keep, siege = night.keep[1], night.siege[1]
    if siege.council_room == siege.room_refuge or u >= keep.refuge:
        return
    move_council(night, siege.room_refuge)
    speak(night, MOVES_ROOM, row, siege.room_refuge, 0, 1.0, t)


@kernel
def hides(night, row, t):
    """Whether the council hides: another minister calls on all to, and they follow him (P38)."""
    keep, siege, people = night.keep[1], night.siege[1], night.people
    u, v, w, x = luck(night.clock[0], COUNCIL_ROWS + 3, 1)
    if u >= keep.hides:
        return False
    n = siege.last_council - siege.first_council + 1
    other = siege.first_council + int(w * n)
    if other == row or people[other].state != IN_COUNCIL:
        return False
    speak(night, ORDERS, other, siege.council_room, HIDE, 1.0 - keep.authority, t)
    if v < keep.authority:
        return False
    move_council(night, way_out(night.rooms, night.ways, night.doors, siege.council_room, x, True))
    speak(night, MOVES_ROOM, other, siege.council_room, 0, 1.0, t)
    return True


@kernel
def give_up(night, row, t):
    """Order the defence to cease; then wait, or try to leave."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    _, v, w, x = luck(clock, COUNCIL_ROWS + 3, 0)
    siege.ceased = t
    siege.asked_of = row
    send_word(night, STAND_DOWN, t)
    speak(night, ORDERS, row, siege.council_room, CEASE, keep.obey, t)
    post(clock, night.messages, t, GOVERNMENT_SURRENDERS, siege.site_palace,
         siege.actor_government, siege.actor_committee, 0.5, siege.garrison, 0.8)  # fmt: skip
    if v < keep.flee:
        left = 0
        for m in range(siege.first_council, siege.last_council + 1):
            a, _, _, _ = luck(clock, m, 0)
            if night.people[m].state == IN_COUNCIL and a < keep.slips_away:
                night.people[m].state = GONE
                put(night.rooms, night.people, m, 0)
                left += 1
        siege.fled = left
        speak(night, ORDERS, row, siege.council_room, GO, float(left), t)
        speak(night, FLEES, row, siege.council_room, 0, float(left), t)
    siege.waited_from = t
    speak(night, WAITS, row, siege.council_room, 0, siege.danger, t)
    if w < keep.coats:
        speak(night, ORDERS, row, siege.council_room, LEAVE_COATS, x, t)
    if not hides(night, row, t):
        speak(night, ORDERS, row, siege.council_room, SIT, keep.authority, t)


@kernel
def would_give_up(night, row, t):
    """Whether a minister would spare the blood that holding on costs."""
    keep, siege = night.keep[1], night.siege[1]
    siege.asked_of = row
    siege.weighed_at = t
    siege.aversion, _, siege.resolve = temper(night, row)
    siege.gain = keep.gain * hopes(night, row, t)
    return gives_up(siege.resolve, siege.aversion, siege.danger, siege.gain, keep.decision_width)


@kernel
def council_gives_up(night, row, t):
    """Ask whoever commands, or the majority of a council that has given command to nobody."""
    keep, siege = night.keep[1], night.siege[1]
    if siege.delegated == 1 or int(keep.command) != COUNCIL_RULES:
        return would_give_up(night, row, t)
    ayes = 0
    members = 0
    for m in range(siege.first_council, siege.last_council + 1):
        if night.people[m].state == IN_COUNCIL:
            members += 1
            ayes += int(would_give_up(night, m, t))
    return carried(ayes, members, 0.5, False)


@kernel
def weigh(night, t):
    """The council takes stock: command, telephone, refuge, and whether to hold on."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    siege.council_due = t + TEN_MINUTES
    if siege.arrested >= 0.0:
        siege.council_due = NEVER
        return
    siege.danger = danger(night)
    u, v, w, _ = luck(clock, COUNCIL_ROWS, siege.acts)
    siege.acts += 1
    row = commander_of(night)
    siege.hope = hopes(night, row, t)
    if siege.ceased >= 0.0:
        send_word(night, STAND_DOWN, t)  # to those whom it has not reached
        return
    if int(keep.force) != siege.ordered:
        siege.asked_of = row
        send_word(night, int(keep.force), t)
    if siege.danger > keep.call_at:
        call(night, row, t)
        if siege.delegated == 0 and u < keep.delegate:
            siege.delegated = 1
            row = siege.full_powers
            speak(night, COMMANDS, row, siege.council_room, 0, siege.danger, t)
    if siege.stage >= FIRE or siege.shelled >= 0.0:
        take_refuge(night, row, t, v)
    decides = who_decides(night, t)
    if siege.danger >= 1.0 and decides > 0 and council_gives_up(night, decides, t):
        give_up(night, decides, t)
    elif w < keep.hold_on:
        siege.asked_of = row
        send_word(night, siege.ordered, t)
        speak(night, ORDERS, row, siege.council_room, HOLD_ON, keep.obey, t)
