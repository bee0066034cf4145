"""Two people in a room: each a figure to the other, and a choice made on a noisy cue.

Source: equations 19 and 20 of the design; recognition after Green & Swets (1966), choice after
Luce (1959).
"""

from october.core.events import (
    CHALLENGES,
    ENCOUNTER,
    FALSE_ALARM,
    FLEES,
    PALACE,
    RECOGNISES,
    SEIZES,
    SKIRMISH,
    WARNS,
    YIELDS,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mathematics import logistic
from october.mechanisms.attrition import falls_next
from october.mechanisms.choice import expected, weight
from october.mechanisms.recognition import cue, updated
from october.theatres.palace.codes import (
    BESIEGER,
    BYSTANDER,
    CHALLENGE,
    COUNCIL,
    FLEE,
    HOLD,
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
from october.theatres.palace.people import is_free, other_here, put, way_out
from october.theatres.palace.prisoners import take_prisoner


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
def cost_of(costs, act, p, force, odds, unaware):
    """Expected cost of an act toward somebody who is an enemy with probability ``p``."""
    c = costs[act + 1]
    friend, enemy = c.friend, c.enemy
    if force == NO_BLOODSHED or force == STAND_DOWN:
        friend += c.no_bloodshed_friend
        enemy += c.no_bloodshed_enemy
    elif force == RESIST:
        friend += c.resist_friend
        enemy += c.resist_enemy
    total = expected(p, friend, enemy) + c.odds * odds
    return total + c.unaware if unaware else total


@kernel
def choose(keep, costs, p, force, odds, unaware, u):
    """Choose what to do, softly by expected cost."""
    n = costs.shape[0] - 1
    least = 1e18
    for act in range(n):
        least = min(least, cost_of(costs, act, p, force, odds, unaware))
    total = 0.0
    for act in range(n):
        cost = cost_of(costs, act, p, force, odds, unaware)
        total += weight(cost, least, keep.choice_temperature)
    x = u * total
    for act in range(n):
        cost = cost_of(costs, act, p, force, odds, unaware)
        x -= weight(cost, least, keep.choice_temperature)
        if x < 0.0:
            return act
    return n - 1


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
def tell(night, row, suspect, odds, u, t):
    """Warn a comrade; whoever has just passed the man goes back and takes him (P29, P30)."""
    keep, people = night.keep[1], night.people
    friend = other_here(night.rooms, people, row, u)
    if friend == 0 or friend == suspect or enemies(people[friend].side, people[row].side):
        return
    note(night, WARNS, row, friend, 0, logistic(odds), t)
    people[friend].prior = min(3.0, people[friend].prior + keep.alarm_step)
    if people[friend].met == suspect:
        people[friend].met_odds += keep.warn_credence * odds
        if people[friend].met_odds > 0.0 and is_free(people[suspect].state):
            note(night, RECOGNISES, friend, suspect, 0, logistic(people[friend].met_odds), t)
            take(night, friend, suspect, True, t)
    else:
        people[friend].met = suspect
        people[friend].met_odds = people[friend].prior + keep.warn_credence * odds


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
    siege, keep, people, rooms = night.siege[1], night.keep[1], night.people, night.rooms
    u, v, _, _ = luck(night.clock[0], row, people[row].acts)
    people[row].acts += 1
    if not is_enemy and act != PASS and act != FLEE and odds > 0.0:
        siege.alarms += 1
        note(night, FALSE_ALARM, row, other, act, logistic(odds), t)
        people[row].prior = max(-5.0, people[row].prior - keep.alarm_step)
    if act == CHALLENGE:
        note(night, CHALLENGES, row, other, 0, logistic(odds), t)
        if is_enemy and u < keep.submit:
            take(night, row, other, unaware, t)
        elif is_enemy and people[row].order != NO_BLOODSHED and people[row].order != STAND_DOWN:
            fight(night, row, other, t)
    elif act == WARN:
        tell(night, row, other, odds, v, t)
    elif act == SEIZE and is_enemy:
        take(night, row, other, unaware, t)
    elif act == SHOOT:
        fight(night, row, other, t)
    elif act == FLEE:
        to = way_out(rooms, night.ways, night.doors, people[row].room, u, True)
        note(night, FLEES, row, other, 0, logistic(odds), t)
        put(rooms, people, row, to)
    elif act == YIELD and is_enemy:
        note(night, YIELDS, row, 0, 0, 1.0, t)
        take_prisoner(night, row)


@kernel
def meet(night, row, other, t):
    """One person sees another, makes what they can of them, and acts."""
    siege, keep, people, rooms = night.siege[1], night.keep[1], night.people, night.rooms
    u, v, w, _ = luck(night.clock[0], row, people[row].acts)
    people[row].acts += 1
    who, them = people[row], people[other]
    if them.side == COUNCIL:
        return  # unarmed and known by sight: they are for those who look for them
    room = rooms[who.room]
    is_enemy = enemies(who.side, them.side)
    like = who.side != BYSTANDER and them.side != BYSTANDER
    d = sensitivity(keep, room, like)
    before = who.met_odds if who.met == other else who.prior
    odds = min(6.0, max(-6.0, updated(before, d, cue(u, d, is_enemy))))
    if them.side == BYSTANDER:
        odds = min(odds, -1.0)
    who.met, who.met_odds, who.met_room = other, odds, who.room
    own, foes = room.defenders, room.besiegers
    if who.side == BESIEGER:
        own, foes = foes, own
    numbers = keep.act_noise * (foes - own) / max(1.0, float(own + foes))
    unaware = v < keep.unaware
    force = who.order if who.side != BESIEGER else HOLD
    act = choose(keep, night.act_costs, logistic(odds), force, numbers, unaware, w)
    if who.state == SEARCHING and (act == FLEE or act == YIELD):
        act = PASS  # a search party has people behind it
    siege.encounters += 1
    note(night, ENCOUNTER, row, other, act, logistic(odds), t)
    carry_out(night, row, other, act, odds, is_enemy, unaware, t)
