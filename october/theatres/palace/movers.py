"""Those who move through the rooms: patrols, the lost, intruders, search parties, messengers."""

from october.core.events import (
    ARRESTED,
    ASKS_ORDERS,
    ASKS_WAY,
    DEFACES,
    FALSE_ALARM,
    FINDS,
    GOVERNMENT_ARRESTED,
    LOOTS,
    PALACE,
    PATROLS,
    POST_EMPTY,
    SEARCHES,
    SEIZES,
    SIGHTING,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.wheel import schedule
from october.mechanisms.hazard import loglinear, within
from october.mechanisms.search import after_look, worth
from october.theatres.palace.codes import (
    BESIEGER,
    BYSTANDER,
    DEFENDER,
    FIRE,
    FOLLOWING,
    GONE,
    HELD,
    HIDING,
    HOUR,
    IN_COUNCIL,
    LINGERING,
    PATROLLING,
    POSTED,
    ROAMING,
    RUNNING,
    SEARCHING,
    STORM,
    SURRENDER,
    WANDERING,
)
from october.theatres.palace.company import come_out, comes_into, follow, gather
from october.theatres.palace.doors import between, break_open, passable
from october.theatres.palace.luck import luck
from october.theatres.palace.meetings import dread, enemies, looks_about, take
from october.theatres.palace.memory import finds_suspect
from october.theatres.palace.orders import carry, council_taken
from october.theatres.palace.people import (
    free_here,
    is_free,
    other_here,
    put,
    remove,
    set_state,
    step_toward,
    tell_order,
    way_out,
)
from october.theatres.palace.prisoners import take_prisoner


@kernel
def goes_on(night, row, u, t):
    """Where an officer goes next: back to where he met a suspect, or to any room next to this."""
    who = night.people[row]
    if who.suspect > 0 and is_free(night.people[who.suspect].state):
        return step_toward(night.paths, night.rooms.shape[0], who.room, who.target)
    who.suspect = who.target = 0
    return way_out(night.rooms, night.ways, night.doors, who.room, u, True)


@kernel
def looks_for_suspect(night, row, t):
    """Whoever came back for somebody takes him, if he is still there (P30)."""
    if night.people[row].suspect > 0:
        suspect = finds_suspect(night, row, t)
        if suspect > 0:
            take(night, row, suspect, True, t)


@kernel
def patrol(night, row, t):
    """An officer walks on to the next room, sees what there is, hears what may be nothing."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    who = people[row]
    u, v, w, x = luck(clock, row, who.acts)
    who.acts += 1
    comes_into(night, row, goes_on(night, row, u, t), t)
    looks_for_suspect(night, row, t)
    gather(night, row, t)
    record(clock, night.log, night.tally, night.named, t, PALACE, PATROLS, row, 0, who.room, 0,
           (t - who.since) / HOUR, who.person)  # fmt: skip
    if who.room == siege.room_switchboard and siege.switchboard == 0:
        record(clock, night.log, night.tally, night.named, t, PALACE, POST_EMPTY, row, 0, who.room,
               0, 1.0, who.person)  # fmt: skip
    if night.rooms[who.room].bystanders > 0 and v < keep.sighting:
        seen = other_here(night.rooms, people, row, w, False)
        if seen > 0 and people[seen].side == BYSTANDER:
            record(clock, night.log, night.tally, night.named, t, PALACE, SIGHTING, row, seen,
                   who.room, 0, 1.0, who.person)  # fmt: skip
    tension = loglinear(keep.false_alarm_rate, who.prior + dread(keep, night.rooms[who.room]))
    if siege.stage >= FIRE:
        tension *= keep.tension_fire
    if x < within(tension, keep.pause / HOUR):
        siege.alarms += 1
        who.prior = min(3.0, who.prior + keep.alarm_step)
        record(clock, night.log, night.tally, night.named, t, PALACE, FALSE_ALARM, row, 0,
               who.room, 0, 1.0, who.person)  # fmt: skip
    looks_about(night, row, keep.pause, t)


@kernel
def wander(night, row, t):
    """Somebody who has lost their purpose drifts about, and may find the post again."""
    keep, people = night.keep[1], night.people
    who = people[row]
    u, v, _, _ = luck(night.clock[0], row, who.acts)
    who.acts += 1
    comes_into(night, row, goes_on(night, row, u, t), t)
    looks_for_suspect(night, row, t)
    if v < keep.finds_post and who.unit > 0:
        set_state(night.siege[1], night.squads, people, row, POSTED)
        put(night.rooms, people, row, night.squads[who.unit].post)
        return
    looks_about(night, row, keep.pause, t)


@kernel
def deface(night, row, t):
    """Attack what stands for the old power, unless somebody keeps order (P24)."""
    clock, keep, people = night.clock[0], night.keep[1], night.people
    who = people[row]
    room = night.rooms[who.room]
    symbols = night.room_kinds[room.kind].symbols
    u, _, _, _ = luck(clock, row, who.acts)
    who.acts += 1
    company = 1.0 - 1.0 / (1.0 + room.besiegers)  # one alone is held back, among many nobody is
    rate = keep.deface_rate * keep.anger * (1.0 - keep.supervision) * symbols * company
    if u < within(rate, keep.pause / HOUR):
        room.damage += 1.0
        record(clock, night.log, night.tally, night.named, t, PALACE, DEFACES, row, 0, who.room, 0,
               symbols, who.person)  # fmt: skip


@kernel
def loot(night, row, t):
    """Take what is worth taking, unless somebody keeps order."""
    clock, keep, people = night.clock[0], night.keep[1], night.people
    who = people[row]
    goods = night.room_kinds[night.rooms[who.room].kind].goods
    u, _, _, _ = luck(clock, row, who.acts)
    who.acts += 1
    if u < within(keep.loot_rate * (1.0 - keep.supervision) * goods, keep.pause / HOUR):
        night.siege[1].looted += 1
        record(clock, night.log, night.tally, night.named, t, PALACE, LOOTS, row, 0, who.room, 0,
               goods, who.person)  # fmt: skip


@kernel
def roam(night, row, t):
    """An intruder goes from room to room; most end by lingering somewhere, or by leaving."""
    keep, siege, people = night.keep[1], night.siege[1], night.people
    who = people[row]
    u, v, w, _ = luck(night.clock[0], row, who.acts)
    who.acts += 1
    to = way_out(night.rooms, night.ways, night.doors, who.room, u, True)
    comes_into(night, row, to, t)
    deface(night, row, t)
    loot(night, row, t)
    looks_about(night, row, keep.pause, t)
    if who.state == ROAMING and v < keep.settles:
        set_state(siege, night.squads, people, row, LINGERING)
        siege.movers -= 1


@kernel
def linger(night, row, t):
    """An intruder without a purpose stays, breaks something, moves on, or goes home."""
    keep, siege, people = night.keep[1], night.siege[1], night.people
    who = people[row]
    u, v, _, _ = luck(night.clock[0], row, who.acts)
    who.acts += 1
    deface(night, row, t)
    loot(night, row, t)
    over = siege.arrested >= 0.0 or siege.relief_won == 1
    if v < (keep.goes_home_after if over else keep.goes_home):
        remove(siege, night.squads, night.rooms, people, night.palace_wheel, row, GONE)
        return
    put(night.rooms, people, row, way_out(night.rooms, night.ways, night.doors, who.room, u, True))


@kernel
def arrest(night, row, t):
    """The search reaches its goal: the council is taken."""
    clock, siege, people = night.clock[0], night.siege[1], night.people
    room = siege.council_room
    record(clock, night.log, night.tally, night.named, t, PALACE, FINDS, row, siege.first_council,
           room, 0, float(siege.searches), people[row].person)  # fmt: skip
    taken = 0
    for m in range(siege.first_council, siege.last_council + 1):
        if people[m].state == IN_COUNCIL:
            people[m].state = HELD
            taken += 1
    siege.ministers = taken
    siege.arrested = t
    siege.how = SURRENDER if siege.ceased >= 0.0 else STORM
    council_taken(night, row)
    record(clock, night.log, night.tally, night.named, t, PALACE, ARRESTED, row,
           siege.first_council, room, siege.how, float(taken), people[row].person)  # fmt: skip
    post(clock, night.messages, t, GOVERNMENT_ARRESTED, siege.site_square, siege.actor_committee,
         siege.actor_government, 0.8, float(taken), 1.0)  # fmt: skip


@kernel
def upper_hand(night, t):
    """Whether those who have found the council can take it: there and in the rooms next to it
    they are more than those who would and could stop them.
    """
    siege, rooms, people = night.siege[1], night.rooms, night.people
    own = free_here(rooms, people, siege.council_room, BESIEGER)
    foes = free_here(rooms, people, siege.council_room, DEFENDER)
    room = rooms[siege.council_room]
    for w in range(room.ways, room.ways + room.degree):
        own += free_here(rooms, people, night.ways[w].room, BESIEGER)
        foes += free_here(rooms, people, night.ways[w].room, DEFENDER)
    return own > foes


@kernel
def ask_the_way(night, row, t):
    """Ask somebody in the room where the council is; they may lie or not know."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    who = people[row]
    u, v, w, _ = luck(clock, row, who.acts)
    who.acts += 1
    other = other_here(night.rooms, people, row, u, False)
    if other == 0:
        return
    friendly = people[other].side == BYSTANDER
    truth = keep.truth_friend if friendly else keep.truth_held
    pointed = siege.council_room
    if v >= truth:
        pointed = 1 + int(w * (night.rooms.shape[0] - 1))
    night.rooms[pointed].belief += keep.told_belief
    record(clock, night.log, night.tally, night.named, t, PALACE, ASKS_WAY, row, other, who.room,
           0, 1.0 if v < truth else 0.0, who.person)  # fmt: skip


@kernel
def next_target(night, row):
    """The room that draws a search party most, from where it stands."""
    keep = night.keep[1]
    n = night.rooms.shape[0]
    here = night.people[row].room
    best, chosen = -1.0, here
    for r in range(1, n):
        metres = night.paths[here * n + r].length
        if night.rooms[r].outside == 1 or metres < 0.0 or r == here:
            continue
        value = worth(night.rooms[r].belief, metres, keep.search_scale)
        if value > best:
            best, chosen = value, r
    return chosen


@kernel
def find_hidden(night, row, t):
    """Those who search a room find some of the enemies who hide in it."""
    keep, siege, people = night.keep[1], night.siege[1], night.people
    other = night.rooms[people[row].room].people
    while other > 0:
        after = people[other].next_here
        if people[other].state == HIDING and enemies(people[row].side, people[other].side):
            u, _, _, _ = luck(night.clock[0], other, people[other].acts)
            people[other].acts += 1
            if u < keep.found:
                siege.seizures += 1
                record(night.clock[0], night.log, night.tally, night.named, t, PALACE, SEIZES, row,
                       other, people[row].room, 0, 1.0, people[row].person)  # fmt: skip
                take_prisoner(night, other)
        other = after


@kernel
def steps_on(night, row, to, t):
    """A party goes on toward a room; a door that is locked or barred it breaks open first."""
    who = night.people[row]
    after = step_toward(night.paths, night.rooms.shape[0], who.room, to)
    door = between(night.rooms, night.ways, who.room, after)
    if door > 0 and not passable(night.doors[door].state):
        break_open(night, door, row, t)
        return
    comes_into(night, row, after, t)


@kernel
def search(night, row, t):
    """A search party takes a step, or searches the room that it set out for."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    who = people[row]
    if siege.arrested >= 0.0:
        set_state(siege, night.squads, people, row, LINGERING)
        return
    if who.room == siege.council_room:
        if upper_hand(night, t):
            arrest(night, row, t)
        else:
            siege.seizures += 1
            record(clock, night.log, night.tally, night.named, t, PALACE, SEIZES, 0, row,
                   who.room, 0, 1.0, 0)  # fmt: skip
            take_prisoner(night, row)
        return
    if who.target == 0 or who.target == who.room:
        siege.searches += 1
        place = night.rooms[who.room]
        place.belief = after_look(place.belief, keep.search_left)
        record(clock, night.log, night.tally, night.named, t, PALACE, SEARCHES, row, 0, who.room,
               0, float(siege.searches), who.person)  # fmt: skip
        find_hidden(night, row, t)
        ask_the_way(night, row, t)
        who.target = next_target(night, row)
    steps_on(night, row, who.target, t)
    looks_about(night, row, keep.search_time, t)


@kernel
def run(night, row, t):
    """Somebody runs to the council to ask what is to be done (P34), or from it with an order."""
    clock, siege, people = night.clock[0], night.siege[1], night.people
    who = people[row]
    n = night.rooms.shape[0]
    if who.errand > 0:
        put(night.rooms, people, row, carry(night, row, t))
        return
    if siege.arrested >= 0.0:
        set_state(siege, night.squads, people, row, POSTED)
        return
    put(night.rooms, people, row, step_toward(night.paths, n, who.room, siege.council_room))
    if who.room == siege.council_room:
        record(clock, night.log, night.tally, night.named, t, PALACE, ASKS_ORDERS, row,
               siege.first_council, who.room, 0, 1.0, who.person)  # fmt: skip
        siege.council_due = min(siege.council_due, t + 30.0)
        tell_order(siege, people, row, siege.ordered, siege.first_council)
        who.errand = who.unit  # and takes the answer back


@kernel
def person_acts(night, row, t):
    """Whoever is due does what they are about, and is due again if they go on with it."""
    keep, people = night.keep[1], night.people
    state = people[row].state
    pause = keep.pause
    if state == PATROLLING:
        patrol(night, row, t)
    elif state == WANDERING:
        wander(night, row, t)
    elif state == ROAMING:
        roam(night, row, t)
    elif state == SEARCHING:
        search(night, row, t)
        pause = keep.search_time * 0.5
    elif state == RUNNING:
        run(night, row, t)
        pause = 10.0
    elif state == LINGERING:
        linger(night, row, t)
        pause = keep.linger
    elif state == FOLLOWING:
        pause = follow(night, row, t)
    elif state == HIDING:
        come_out(night, row)
    now = people[row].state
    if is_free(now) and now != POSTED:
        schedule(night.palace_wheel, people, row, t + pause, int(t / 10.0))
