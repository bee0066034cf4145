"""Two people in a room: each a figure to the other, and a choice made on a noisy cue.

Source: equations 19 and 20 of the design; recognition after Green & Swets (1966), choice after
Luce (1959).
"""

from october.core.events import (
    CHALLENGES,
    ENCOUNTER,
    FALSE_ALARM,
    FLEES,
    HIDES,
    PALACE,
    SEIZES,
    SKIRMISH,
    YIELDS,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mathematics import logistic
from october.core.wheel import schedule
from october.mechanisms.attrition import falls_next
from october.mechanisms.choice import expected, weight
from october.mechanisms.encounters import meets
from october.mechanisms.hazard import wait
from october.mechanisms.recognition import cue, updated
from october.theatres.palace.codes import (
    BESIEGER,
    BYSTANDER,
    CHALLENGE,
    COUNCIL,
    FLEE,
    FOLLOWING,
    HIDING,
    HOLD,
    HOUR,
    NO_BLOODSHED,
    PASS,
    RESIST,
    SEARCHING,
    SEIZE,
    SHOOT,
    STAND_DOWN,
    WARN,
    YIELD,
)
from october.theatres.palace.harm import hurt
from october.theatres.palace.hearing import council_hears
from october.theatres.palace.luck import luck
from october.theatres.palace.memory import go_back, is_warned, remember, slot_of, suspected
from october.theatres.palace.people import (
    free_here,
    is_free,
    other_here,
    put,
    set_state,
    way_out,
)
from october.theatres.palace.prisoners import take_prisoner

SMALL = 1.0  # m², so that an area is never nought


@kernel
def enemies(a, b):
    """Whether two sides are enemies: the council and the defenders are one."""
    if a == BYSTANDER or b == BYSTANDER:
        return False
    return (a == BESIEGER) != (b == BESIEGER)


@kernel
def sensitivity(keep, room, like):
    """How well a side can be told in this room's light."""
    d = keep.sensitivity_lit
    if room.light == 1:
        d = keep.sensitivity_dim
    elif room.light == 2:
        d = keep.sensitivity_dark
    return max(0.0, d - keep.likeness) if like else d


@kernel
def in_a_body(who):
    """Whether somebody goes with others behind a leader, or leads them."""
    return who.state == SEARCHING or who.state == FOLLOWING


@kernel
def dread(keep, room):
    """What the dark adds to the belief that a stranger is an enemy, log odds."""
    return 0.5 * keep.dread * room.light


@kernel
def boldness(who):
    """Somebody's resolve, standard normal: of the defence who would stay, of a crowd who goes."""
    return -who.threshold if who.side == BESIEGER else who.threshold


@kernel
def cost_of(costs, act, p, force, odds, unaware, will):
    """Expected cost of an act toward somebody who is an enemy with probability ``p``.

    The numbers on each side count as far as the other is an enemy; ``will`` makes firing cheaper
    and running dearer.
    """
    c = costs[act + 1]
    friend, enemy = c.friend, c.enemy
    if force == NO_BLOODSHED or force == STAND_DOWN:
        friend += c.no_bloodshed_friend
        enemy += c.no_bloodshed_enemy
    elif force == RESIST:
        friend += c.resist_friend
        enemy += c.resist_enemy
    total = expected(p, friend, enemy + c.odds * odds)
    if act == SHOOT:
        total -= will
    elif act == FLEE:
        total += will
    return total + c.unaware if unaware else total


@kernel
def choose(keep, weighed, first, acts, u):
    """Choose what to do, softly by the costs that stand in ``weighed`` from row ``first``."""
    least = 1e18
    for act in range(acts):
        least = min(least, weighed[first + act].cost)
    total = 0.0
    for act in range(acts):
        total += weight(weighed[first + act].cost, least, keep.choice_temperature)
    x = u * total
    for act in range(acts):
        x -= weight(weighed[first + act].cost, least, keep.choice_temperature)
        if x < 0.0:
            return act
    return acts - 1


@kernel
def note(night, kind, row, other, what, magnitude, t):
    """Log what ``row`` does to ``other`` in the room where it stands."""
    who = night.people[row]
    record(night.clock[0], night.log, night.tally, night.named, t, PALACE, kind, row, other,
           who.room, what, magnitude, who.person)  # fmt: skip


@kernel
def fight(night, row, other, t):
    """Shots are exchanged at close quarters; one of the two gives way."""
    siege, people = night.siege[1], night.people
    room = people[row].room
    siege.shots += 4
    note(night, SKIRMISH, row, other, 0, 4.0, t)
    council_hears(night, room, t)
    u, _, _, _ = luck(night.clock[0], row, people[row].acts)
    people[row].acts += 1
    loser = other if falls_next(u, 1.0, 1.0, 1.0) == 2 else row
    hurt(night, loser, 1.0, int(t / 10.0) * 2 + 1, t)


@kernel
def warn(night, row, friend, suspect, room, odds, t):
    """Warn a comrade, who takes the man if he is here, or goes back for him (P29, P30)."""
    sides = night.people
    if friend == 0 or friend == suspect or sides[friend].side != sides[row].side:
        return
    if is_warned(night, friend, suspect, room, odds, row, t) and go_back(night, friend, suspect, t):
        take(night, friend, suspect, True, t)


@kernel
def talk(night, row, friend, t):
    """Tell a comrade whom one has met of the one whom one suspects most."""
    slot = suspected(night, row, t)
    if slot > 0:
        memory = night.memories[slot]
        warn(night, row, friend, memory.other, memory.room, memory.odds, t)


@kernel
def run_from(night, row, other, odds, u, t):
    """Run to the next room, and hide there if no comrade is near."""
    keep, siege, people, rooms = night.keep[1], night.siege[1], night.people, night.rooms
    who = people[row]
    to = way_out(rooms, night.ways, night.doors, who.room, u, True)
    note(night, FLEES, row, other, 0, logistic(odds), t)
    put(rooms, people, row, to)
    v, w, _, _ = luck(night.clock[0], row, who.acts)
    who.acts += 1
    if v >= keep.hide or free_here(rooms, people, to, who.side) > 1:
        return
    siege.hid += 1
    note(night, HIDES, row, other, 0, logistic(odds), t)
    set_state(siege, night.squads, people, row, HIDING)
    schedule(night.palace_wheel, people, row, t + 10.0 + wait(w, 60.0 / keep.hiding) * HOUR,
             int(t / 10.0))  # fmt: skip


@kernel
def take(night, row, other, surprised, t):
    """Try to seize somebody without a shot."""
    siege, keep, people = night.siege[1], night.keep[1], night.people
    u, _, _, _ = luck(night.clock[0], row, people[row].acts)
    people[row].acts += 1
    chance = keep.seize + (1.0 - keep.seize) * keep.surprise if surprised else keep.seize
    if u < chance:
        siege.seizures += 1
        note(night, SEIZES, row, other, 0, 1.0, t)
        take_prisoner(night, other)
    else:
        fight(night, row, other, t)


@kernel
def carry_out(night, row, other, act, odds, is_enemy, unaware, t):
    """Do what was chosen."""
    siege, keep, people = night.siege[1], night.keep[1], night.people
    u, v, _, _ = luck(night.clock[0], row, people[row].acts)
    people[row].acts += 1
    if not is_enemy and act != PASS and act != FLEE and odds > 0.0:
        siege.alarms += 1
        note(night, FALSE_ALARM, row, other, act, logistic(odds), t)
        people[row].prior = max(-5.0, people[row].prior - keep.alarm_step)
    if act == PASS and odds < 0.0 and people[row].side == people[other].side and u < keep.talk:
        talk(night, row, other, t)
    elif act == CHALLENGE:
        note(night, CHALLENGES, row, other, 0, logistic(odds), t)
        if is_enemy and u < keep.submit:
            take(night, row, other, unaware, t)
        elif is_enemy and people[row].order != NO_BLOODSHED and people[row].order != STAND_DOWN:
            fight(night, row, other, t)
    elif act == WARN and odds > 0.0:
        friend = other_here(night.rooms, people, row, v, True)
        warn(night, row, friend, other, people[row].room, odds, t)
    elif act == SEIZE and is_enemy:
        take(night, row, other, unaware, t)
    elif act == SHOOT:
        fight(night, row, other, t)
    elif act == FLEE:
        run_from(night, row, other, odds, u, t)
    elif act == YIELD and is_enemy:
        note(night, YIELDS, row, 0, 0, 1.0, t)
        take_prisoner(night, row)


@kernel
def meet(night, row, other, t):
    """Two people meet: one acts, and the other, if he has seen an enemy and still can, answers."""
    people = night.people
    if people[other].side == COUNCIL:
        return  # unarmed and known by sight: they are for those who look for them
    unaware = sees(night, row, other, t)
    if unaware or not enemies(people[row].side, people[other].side):
        return
    can = is_free(people[other].state) and people[other].order != STAND_DOWN
    if can and is_free(people[row].state) and people[row].room == people[other].room:
        sees(night, other, row, t)


@kernel
def sees(night, row, other, t):
    """One person sees another, makes what they can of them, and acts.

    Returns whether the other was taken not to have noticed.
    """
    siege, keep, people = night.siege[1], night.keep[1], night.people
    u, v, w, _ = luck(night.clock[0], row, people[row].acts)
    people[row].acts += 1
    who, them = people[row], people[other]
    room = night.rooms[who.room]
    is_enemy = enemies(who.side, them.side)
    like = who.side != BYSTANDER and them.side != BYSTANDER
    d = sensitivity(keep, room, like) * (keep.company if in_a_body(them) else 1.0)
    known = slot_of(night.memories, row, other)
    before = night.memories[known].odds if known > 0 else who.prior + dread(keep, room)
    odds = min(6.0, max(-6.0, updated(before, d, cue(u, d, is_enemy))))
    if them.side == BYSTANDER:
        odds = min(odds, -1.0)
    own, foes = room.defenders, room.besiegers
    if who.side == BESIEGER:
        own, foes = foes, own
    numbers = keep.act_noise * (foes - own) / max(1.0, float(own + foes))
    unaware = v < keep.unaware
    force = who.order if who.side != BESIEGER else HOLD
    will = keep.will * boldness(who)
    acts = night.act_costs.shape[0] - 1
    first = 1 + (row - 1) * acts
    for act in range(acts):
        night.weighed[first + act].cost = cost_of(
            night.act_costs, act, logistic(odds), force, numbers, unaware, will
        )
    act = choose(keep, night.weighed, first, acts, w)
    if who.state == SEARCHING and (act == FLEE or act == YIELD):
        act = PASS  # a search party has people behind it
    who.recent = remember(night.memories, row, other, who.room, odds, t)
    night.memories[who.recent].act = act
    siege.encounters += 1
    note(night, ENCOUNTER, row, other, act, logistic(odds), t)
    carry_out(night, row, other, act, odds, is_enemy, unaware, t)
    return unaware


@kernel
def unknown(keep, room):
    """Of one's own side, the share taken for strangers in this light."""
    if room.light == 0:
        return keep.unknown_comrades
    dark = max(keep.unknown_comrades, keep.unknown_dark)
    return dark if room.light == 2 else 0.5 * (keep.unknown_comrades + dark)


@kernel
def looks_about(night, row, seconds, t):
    """Meet somebody in the room, perhaps. The fewer the square metres, the likelier."""
    keep, people, rooms = night.keep[1], night.people, night.rooms
    who = people[row]
    room = rooms[who.room]
    u, v, w, _ = luck(night.clock[0], row, who.acts)
    who.acts += 1
    others = room.defenders + room.besiegers + room.bystanders - 1
    if others <= 0:
        return
    own = float(room.besiegers if who.side == BESIEGER else room.defenders)
    strangers = others - own + 1  # comrades are known faces, most of them, where there is light
    own = (own - 1.0) * unknown(keep, room)
    if not meets(u, keep.sight, keep.pace, strangers + own, max(SMALL, room.area), seconds):
        return
    comrade = w * (strangers + own) < own
    other = other_here(rooms, people, row, v, comrade)
    if other > 0:
        meet(night, row, other, t)
