"""The people before the doors: who has come, who goes in next, by which door, and who is stopped.

Part of the crowd is there whoever else comes; the rest come as the units of the town that obey the
besiegers send them. Source: equation 18 of the design.
"""

from october.core.events import BREAKS_IN, BROKE_IN, ENTERS, PALACE, SEIZES
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.random import binomial
from october.core.wheel import schedule
from october.mechanisms.crowd import looks, pull
from october.mechanisms.decay import kept
from october.mechanisms.hazard import within
from october.theatres.palace.codes import (
    AGAIN,
    ASSAULT,
    AWAY,
    BARRICADED_DOOR,
    CROWD,
    DOORS,
    GUARDED_DOOR,
    HOUR,
    LINGERING,
    LOCKED_DOOR,
    OUTSIDE,
    ROAMING,
)
from october.theatres.palace.doors import gives_way, has_room, unwatched
from october.theatres.palace.harm import hurt
from october.theatres.palace.luck import luck, start_luck
from october.theatres.palace.people import leave_line, line_up, pass_by, put, set_state
from october.theatres.palace.prisoners import take_prisoner

CROWD_STEP = 30.0  # s between counts of who goes in: far less than people take to look again
TEN_MINUTES = 600.0


@kernel
def come(clock, keep, siege, people):
    """Let those come whom the units that obey the besiegers have sent by now.

    Who comes alone and who is sent is settled for the night by a uniform of each person's own.
    """
    sent = min(1.0, siege.sent / max(1.0, keep.crowd))
    siege.presence = keep.crowd_alone + (1.0 - keep.crowd_alone) * sent
    for row in range(siege.first_crowd, siege.last_crowd + 1):
        u, _, _, _ = start_luck(clock, row, 6)
        if people[row].state == AWAY and people[row].acts == 0 and u < siege.presence:
            people[row].state = OUTSIDE
    line_up(siege, people)


@kernel
def defence_of(keep, siege):
    """Strength of the defence at the doors against the start's: by numbers, and by its orders."""
    hold_on = siege.garrison - siege.sparing - siege.resisting - siege.standing_down
    strength = hold_on + keep.defence_spared * siege.sparing
    strength += keep.defence_resisting * siege.resisting
    return strength / max(1.0, float(siege.garrison_start))


@kernel
def seen_at(keep, room):
    """How well a guard sees who comes, against full light."""
    if room.light == 0:
        return 1.0
    d = keep.sensitivity_dim if room.light == 1 else keep.sensitivity_dark
    return min(1.0, d / max(0.01, keep.sensitivity_lit))


@kernel
def stops(night, door, u):
    """Whether the guard of a door stops somebody: by light, numbers and orders."""
    keep = night.keep[1]
    room = night.rooms[night.doors[door].b]
    return u < keep.stop * min(1.0, defence_of(keep, night.siege[1])) * seen_at(keep, room)


@kernel
def is_stopped(night, row, door, t, u):
    """Somebody is stopped at a door: shot at by those told to resist, else held or turned away."""
    keep, siege, people = night.keep[1], night.siege[1], night.people
    if 2 * siege.resisting > siege.garrison:
        siege.shots += 2
        hurt(night, row, 1.0, int(t / 10.0) * 2, t)
    elif u < keep.seize:
        put(night.rooms, people, row, night.doors[door].b)
        siege.seizures += 1
        record(night.clock[0], night.log, night.tally, night.named, t, PALACE, SEIZES, 0, row,
               people[row].room, 0, 1.0, 0)  # fmt: skip
        take_prisoner(night, row)
    if people[row].state == OUTSIDE:
        people[row].state = AWAY
    people[row].acts += 1


@kernel
def draw_of(keep, state):
    """How much a door draws those who want to go in, against one that is guarded."""
    if state == LOCKED_DOOR or state == BARRICADED_DOOR:
        return keep.draw_locked
    return 1.0 if state == GUARDED_DOOR else keep.draw_open


@kernel
def entrance(night, u):
    """Choose a door to try: the less it is watched, the likelier; 0 if there is none."""
    keep, siege = night.keep[1], night.siege[1]
    total = 0.0
    for d in range(1, siege.gates + 1):
        total += draw_of(keep, night.doors[d].state)
    x = u * total
    for d in range(1, siege.gates + 1):
        x -= draw_of(keep, night.doors[d].state)
        if x < 0.0:
            return d
    return 0


@kernel
def goes_in(night, row, door, t, state):
    """One of the besiegers passes a door."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    night.doors[door].passed += 1
    put(night.rooms, night.people, row, night.doors[door].b)
    set_state(siege, night.squads, night.people, row, state)
    night.people[row].since = t
    u, _, _, _ = luck(clock, row, night.people[row].acts)
    night.people[row].acts += 1
    pause = keep.linger if state == LINGERING else keep.pause
    schedule(night.palace_wheel, night.people, row, t + 10.0 + u * pause, int(t / 10.0))
    siege.entered += 1


@kernel
def relieved(keep, siege, t):
    """Whether relief stands before the doors and holds them."""
    return siege.relief_won == 1


@kernel
def remember(keep, siege, t, more):
    """Add to those known to be inside unresisted."""
    siege.entrants = siege.entrants * kept(t - siege.entrants_at, keep.entry_memory) + more
    siege.entrants_at = t


@kernel
def count_recent(siege, t, more):
    """Count those who come in of themselves in ten minutes; whoever is led in is not of them."""
    if t - siege.window > TEN_MINUTES:
        siege.window = t
        siege.recent = 0
    siege.recent += more


@kernel
def breaks_in(night, t):
    """People come in in sudden numbers (P31)."""
    clock, siege = night.clock[0], night.siege[1]
    siege.broken = t
    siege.council_due = t + 10.0
    record(clock, night.log, night.tally, night.named, t, PALACE, BREAKS_IN,
           siege.actor_crowd, 0, 0, 0, float(siege.recent), 0)  # fmt: skip
    post(clock, night.messages, t, BROKE_IN, siege.site_square, siege.actor_crowd,
         siege.actor_government, 0.5, float(siege.recent), 0.9)  # fmt: skip


@kernel
def crowd_acts(night, t):
    """Those whose threshold is passed go in as they come to look."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    siege.crowd_due = t + CROWD_STEP
    if siege.arrested >= 0.0 or siege.held == 1 or relieved(keep, siege, t):
        return
    push = keep.entry_assault if siege.stage >= ASSAULT else 0.0
    remember(keep, siege, t, 0.0)
    level = pull(keep.entry_intercept, keep.entry_slope, siege.entrants, keep.entry_defence,
                 defence_of(keep, siege), push)  # fmt: skip
    eligible = 0
    row = siege.next_crowd
    while row > 0 and people[row].threshold < level:
        eligible += 1
        row = people[row].next_here
    if eligible == 0:
        return
    u, _, _, _ = luck(clock, CROWD, int(t / 10.0) * 2)
    going = binomial(u, eligible, looks(CROWD_STEP, keep.look))
    entered = last = before = 0
    row = siege.next_crowd
    for _ in range(going):
        after = people[row].next_here
        a, b, c, d = luck(clock, row, 1_000_000 + int(t / 10.0))
        door = entrance(night, a)
        if door == 0:
            break
        kind = night.door_kinds[night.doors[door].kind]
        if not (has_room(keep, night.doors[door], kind, CROWD_STEP, t)
                and gives_way(night, door, row, d, t)):  # fmt: skip
            before, row = row, after
            continue
        pass_by(siege, people, before, row)
        here, row = row, after
        if night.doors[door].state == GUARDED_DOOR and stops(night, door, b):
            is_stopped(night, here, door, t, c)
            continue
        state = ROAMING if siege.movers < keep.movers else LINGERING
        siege.movers += int(state == ROAMING)
        goes_in(night, here, door, t, state)
        entered += 1
        last = here
    if entered > 0:
        record(clock, night.log, night.tally, night.named, t, PALACE, ENTERS, last, 0,
               people[last].room, 0, float(entered), people[last].person)  # fmt: skip
        remember(keep, siege, t, float(entered))
        count_recent(siege, t, entered)
    if siege.broken < 0.0 and siege.recent >= keep.sudden:
        breaks_in(night, t)


@kernel
def unwatched_door(night, u):
    """One of the doors that let people in and are not watched, each as likely; 0 without one."""
    siege, doors = night.siege[1], night.doors
    there = 0
    for d in range(1, siege.gates + 1):
        there += int(unwatched(doors[d].state))
    chosen = int(u * there)
    for d in range(1, siege.gates + 1):
        if unwatched(doors[d].state):
            if chosen == 0:
                return d
            chosen -= 1
    return 0


@kernel
def doors_act(night, t):
    """A pair tries a side door that nobody watches."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    siege.doors_due = t + AGAIN
    if siege.arrested >= 0.0 or siege.held == 1:
        return
    defence = min(1.0, defence_of(keep, siege))
    u, v, w, x = luck(clock, DOORS, int(t / 10.0) * 2)
    rate = keep.pair_rate * keep.side_doors * keep.core * (1.0 - defence)
    door = unwatched_door(night, v)
    if door == 0 or u >= within(rate, AGAIN / HOUR):
        return
    if stops(night, door, w):
        row = siege.next_crowd
        if row > 0:
            leave_line(siege, people, row)
            is_stopped(night, row, door, t, x)
        return
    came = 0
    last = 0
    for _ in range(2):
        row = siege.next_crowd
        if row == 0:
            break
        leave_line(siege, people, row)
        siege.movers += 1
        goes_in(night, row, door, t, ROAMING)
        came += 1
        last = row
    if came > 0:
        record(clock, night.log, night.tally, night.named, t, PALACE, ENTERS, last, 0,
               people[last].room, 0, float(came), people[last].person)  # fmt: skip
        remember(keep, siege, t, float(came))
        count_recent(siege, t, came)
