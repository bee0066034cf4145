"""Orders on the use of force: given by the council, carried by people, obeyed or not.

Everybody does what they themselves were last told. A bearer from the main post walks from the
council to each unit and may be stopped on the way; whoever passes a post hears what was given out
there. What the council believes it has ordered is one thing, what each unit does another (P34,
P35, P38).
"""

from october.core.events import PALACE, TOLD
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import lognormal
from october.core.wheel import schedule
from october.theatres.palace.codes import (
    COUNCIL_ROWS,
    DEFENDER,
    HELD,
    POSTED,
    RUNNING,
    SQUADS,
    STAND_DOWN,
)
from october.theatres.palace.luck import luck
from october.theatres.palace.people import is_free, somebody, step_toward, tell_order
from october.theatres.palace.prisoners import let_go


@kernel
def bearer(night, u):
    """Somebody of the main post who can carry an order; 0 if nobody is left there."""
    siege, squads = night.siege[1], night.squads
    for s in range(1, squads.shape[0]):
        if squads[s].post == siege.room_post and squads[s].present > 0:
            who = somebody(night.people, squads[s].first, squads[s].last, POSTED, u)
            if who > 0:
                return who
    return 0


@kernel
def tell_those_near(night, order):
    """The defenders in the council's room and in the next ones hear an order as it is given."""
    siege, rooms, people = night.siege[1], night.rooms, night.people
    here = rooms[siege.council_room]
    for k in range(-1, here.degree):
        room = siege.council_room if k < 0 else night.ways[here.ways + k].room
        row = rooms[room].people
        while row > 0:
            if people[row].side == DEFENDER:
                tell_order(siege, people, row, order, siege.asked_of)
            row = people[row].next_here


@kernel
def send_word(night, order, t):
    """Give an order, and send somebody with it to every unit that has not had it."""
    clock, keep, siege, squads = night.clock[0], night.keep[1], night.siege[1], night.squads
    siege.ordered = order
    tell_those_near(night, order)
    u, v, _, _ = luck(clock, COUNCIL_ROWS + 5, int(t / 10.0))
    written = lognormal(u, max(1.0, keep.orders_delay), keep.orders_log_sd)
    for s in range(1, squads.shape[0]):
        squad = squads[s]
        if squad.present <= 0 or squad.refuses == 1:
            continue
        if order == STAND_DOWN and squad.order == STAND_DOWN:
            continue
        who = bearer(night, v)
        if who == 0:
            return
        night.people[who].state = RUNNING  # free before and after: no count changes
        night.people[who].errand = s
        tell_order(siege, night.people, who, order, siege.asked_of)
        schedule(night.palace_wheel, night.people, who, t + 10.0 + written, int(t / 10.0))


@kernel
def unit_hears(night, s, order, by, t):
    """A unit is told what to do by a bearer; whether it obeys is decided once."""
    clock, keep, siege, squad = night.clock[0], night.keep[1], night.siege[1], night.squads[s]
    people = night.people
    squad.word = t
    u, _, _, _ = luck(clock, SQUADS + s, squad.acts)
    squad.acts += 1
    obeys = squad.order == order or (squad.refuses == 0 and u < keep.obey)
    record(clock, night.log, night.tally, night.named, t, PALACE, TOLD, by, s, squad.post, order,
           1.0 if obeys else 0.0, people[by].person)  # fmt: skip
    if not obeys:
        squad.refuses = 1
        return
    squad.order = order
    night.rooms[squad.post].said = 1 + order
    for row in range(squad.first, squad.last + 1):
        if people[row].state == POSTED:
            tell_order(siege, people, row, order, by)
    if order == STAND_DOWN:
        if siege.reaches < 0.0:
            siege.reaches = t
        let_go(night, squad.post, t)


@kernel
def hear_what_was_said(night, row):
    """Somebody of the defence who comes to a post hears what was given out there."""
    who = night.people[row]
    said = night.rooms[who.room].said
    if said > 0 and who.side == DEFENDER and who.order != said - 1 and is_free(who.state):
        tell_order(night.siege[1], night.people, row, said - 1, 0)


@kernel
def carry(night, row, t):
    """A bearer takes a step toward the unit, and gives out the order when there."""
    people, squads = night.people, night.squads
    who = people[row]
    s = who.errand
    if who.room == squads[s].post:
        unit_hears(night, s, who.order, row, t)
        who.errand = 0
        who.state = POSTED
        return who.room
    return step_toward(night.paths, night.rooms.shape[0], who.room, squads[s].post)


@kernel
def council_taken(night, by):
    """The defence in the council's room gives way with it; elsewhere they have yet to hear."""
    siege, rooms, people = night.siege[1], night.rooms, night.people
    row = rooms[siege.council_room].people
    while row > 0:
        if people[row].side == DEFENDER and people[row].state != HELD:
            tell_order(siege, people, row, STAND_DOWN, by)
        row = people[row].next_here
