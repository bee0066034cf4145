"""What a room is like to be in: its light, its cold, and what they and the hours do to a person.

Lights fail all at once, hand lamps then burn in some rooms; fire and hits break windows, and the
cold comes in. Source: equations 15 and 16 of the design, where what wears a person is one weight;
its parts here, and the half-lives of a meal and of a sleep, are guesses.
"""

from october.core.events import HIT, LIGHTS_FAIL, PALACE, SHELLED
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.mechanisms.decay import kept
from october.mechanisms.hazard import loglinear, within
from october.mechanisms.rout import worn
from october.mechanisms.travel import distance
from october.theatres.palace.codes import COUNCIL, DOORS, HOUR, POSTED, SIEGE, SQUADS, WANDERING
from october.theatres.palace.harm import hurt
from october.theatres.palace.luck import luck, start_luck

LIT, DIM, DARK = 0, 1, 2  # of rooms
MINUTE = 60.0
TRIALS = 40  # people of a unit asked before everybody is


@kernel
def set_lights(clock, keep, siege, rooms, kinds):
    """Settle which rooms are dark; the same rooms are, in the same night, at the same darkness."""
    burning = keep.lights > 0.5 and siege.unlit < 0.0
    siege.gloom = keep.dark if burning else 2.0
    for i in range(1, rooms.shape[0]):
        u, v, w, _ = start_luck(clock, DOORS, i)
        gloom = kinds[rooms[i].kind].darkness
        gloom += (1.0 - gloom) * keep.dark
        rooms[i].light = LIT
        if u < gloom:
            rooms[i].light = DARK if v < 0.5 * gloom else DIM
        if not burning and rooms[i].outside == 0:
            rooms[i].light = DIM if w < keep.lamps else DARK


@kernel
def watch_lights(night, t):
    """Each minute the lights may fail; they are set again if anybody has changed them."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    u, _, _, _ = luck(clock, SIEGE + 3, int(t / 10.0))
    burning = keep.lights > 0.5 and siege.unlit < 0.0
    if burning and u < within(keep.lights_fail, MINUTE / HOUR):
        siege.unlit = t
        burning = False
    if siege.gloom == (keep.dark if burning else 2.0):
        return
    if not burning:
        record(clock, night.log, night.tally, night.named, t, PALACE, LIGHTS_FAIL, 0, 0,
               siege.council_room, 0, 0.0, 0)  # fmt: skip
    set_lights(clock, keep, siege, night.rooms, night.room_kinds)


@kernel
def break_windows(siege, room, panes):
    """Windows of a room are broken."""
    room.panes += panes
    siege.panes += panes


@kernel
def cold_of(keep, kinds, room):
    """How cold a room is, [0, 1]: as cold as its kind lets it be, and colder by every window."""
    return 1.0 - (1.0 - keep.cold * kinds[room.kind].cold) * kept(room.panes, keep.draught)


@kernel
def bleakness(keep, kinds, room):
    """Cold and dark of a room together, [0, 2]."""
    return cold_of(keep, kinds, room) + 0.5 * room.light


@kernel
def exposure(keep, room, east, north):
    """How likely a room is to be hit, against others: the likelier, the further it lies toward
    the gun, in a direction of length 1 over half the building."""
    if room.outside == 1:
        return 0.0
    return loglinear(1.0, keep.facing * (room.x * east + room.y * north))


@kernel
def room_struck(night, gun, u):
    """The room that a shell hits: on the side toward its gun rather than on the other; 0 if none.

    A gun of which the site is not on the map, or is the building's own, hits any room alike.
    """
    keep, siege, rooms = night.keep[1], night.siege[1], night.rooms
    here, there = night.sites[siege.site_palace], night.sites[night.guns[gun].site]
    east, north = there.x - here.x, there.y - here.y
    length = distance(0.0, 0.0, east, north) * max(1.0, siege.half)
    if length > 0.0:
        east, north = east / length, north / length
    total = 0.0
    for r in range(1, rooms.shape[0]):
        total += exposure(keep, rooms[r], east, north)
    x = u * total
    for r in range(1, rooms.shape[0]):
        x -= exposure(keep, rooms[r], east, north)
        if x < 0.0:
            return r
    return 0


@kernel
def strike(night, gun, t):
    """A shell strikes a room: windows, people near it, and the nerves of every unit."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    trait = night.gun_traits[gun]
    u, _, _, _ = luck(clock, SIEGE + 4, 100 * gun + night.guns[gun].fired)
    room = room_struck(night, gun, u)
    if room == 0:
        return
    night.guns[gun].hit += 1
    siege.shelled = t
    night.rooms[room].damage += 1.0
    break_windows(siege, night.rooms[room], keep.hit_panes)
    for s in range(1, night.squads.shape[0]):
        night.squads[s].morale = worn(night.squads[s].morale, trait.fear)
    record(clock, night.log, night.tally, night.named, t, PALACE, HIT, gun, 0, room, 0, 1.0, 0)
    post(clock, night.messages, t, SHELLED, siege.site_palace, night.guns[gun].actor,
         siege.actor_government, 0.6, 1.0, 0.9)  # fmt: skip
    row = night.rooms[room].people
    while row > 0:
        after = night.people[row].next_here
        if night.people[row].side != COUNCIL:
            hurt(night, row, keep.hit_bouts, 500_000 + 100 * gun + night.guns[gun].fired, t)
        row = after


@kernel
def hunger(keep, who, t):
    """How hungry somebody is, [0, 1): a half after one half-life of a meal."""
    return 1.0 - kept(t - who.fed, keep.hunger_life * HOUR)


@kernel
def tiredness(keep, who, t):
    """How tired somebody is, [0, 1): a half after one half-life of a sleep."""
    return 1.0 - kept(t - who.slept, keep.tired_life * HOUR)


@kernel
def strain(keep, kinds, rooms, who, t):
    """Log of how much likelier than others a person is to go: by their straits and their resolve.

    Hunger, tiredness, cold and dark count from their middle: whoever is in middling straits and of
    middling resolve leaves at the unit's rate.
    """
    straits = hunger(keep, who, t) + tiredness(keep, who, t)
    straits += bleakness(keep, kinds, rooms[who.room]) - 2.0
    return keep.leave_strain * straits - keep.leave_resolve * who.threshold


@kernel
def may_go(state):
    """Whether somebody is where they could walk away from unseen."""
    return state == POSTED or state == WANDERING


@kernel
def weigh(night, squad, t):
    """Each half hour, note how likely each of a unit is to go, against the unit's rate."""
    if t - squad.weighed < HOUR / 2.0:
        return
    squad.weighed = t
    squad.weight = squad.heaviest = 0.0
    for row in range(squad.first, squad.last + 1):
        who = night.people[row]
        if may_go(who.state):
            who.weight = loglinear(
                1.0, strain(night.keep[1], night.room_kinds, night.rooms, who, t)
            )
            squad.weight += who.weight
            squad.heaviest = max(squad.heaviest, who.weight)


@kernel
def who_goes(night, row):
    """Draw who of a unit goes, by weight, 0 if there is nobody.

    By rejection, which asks a few people of a unit however large it is; where so few are left that
    it finds nobody, everybody is asked.
    """
    clock, squad = night.clock[0], night.squads[row]
    n = squad.last - squad.first + 1
    for _ in range(TRIALS):
        u, v, _, _ = luck(clock, SQUADS + row, squad.acts)
        squad.acts += 1
        found = squad.first + int(u * n)
        who = night.people[found]
        if may_go(who.state) and v * squad.heaviest < who.weight:
            return found
    u, _, _, _ = luck(clock, SQUADS + row, squad.acts)
    squad.acts += 1
    total = 0.0
    for other in range(squad.first, squad.last + 1):
        if may_go(night.people[other].state):
            total += night.people[other].weight
    x, found = u * total, 0
    for other in range(squad.first, squad.last + 1):
        if may_go(night.people[other].state):
            found = other
            x -= night.people[other].weight
            if x < 0.0:
                return found
    return found
