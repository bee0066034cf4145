"""Units of the defence: morale wears, people leave, committees withdraw, some wander, some ask.

Five hazards compete in a unit; their rates are held for five minutes at most and then looked at
again, so one exponential waiting time a unit is all that is ever on the clock.
Source: equations 15 and 16 of the design; thinning after Lewis & Shedler (1979).
"""

from october.core.events import (
    DESERTS,
    PALACE,
    UNIT_LEAVES,
    UNIT_LEFT,
    WANDERS,
    YIELDS,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.wheel import schedule
from october.mechanisms.decay import kept
from october.mechanisms.hazard import loglinear, wait
from october.mechanisms.rout import pressure, urge, worn
from october.theatres.palace.codes import (
    AGAIN,
    ASKS,
    BARS,
    DRIFTS,
    FIRE,
    GONE,
    HELD,
    HOUR,
    LEAVES,
    LOOK,
    NEVER,
    NO_BLOODSHED,
    POSTED,
    RESIST,
    RUNNING,
    SQUADS,
    STAND_DOWN,
    WANDERING,
    WITHDRAWS,
    YIELDS_UNIT,
)
from october.theatres.palace.doors import bar_rate, one_is_barred
from october.theatres.palace.envoys import talked_to
from october.theatres.palace.luck import luck
from october.theatres.palace.people import (
    hold,
    is_free,
    remove,
    set_state,
    somebody,
)
from october.theatres.palace.surroundings import (
    bleakness,
    hunger,
    tiredness,
    weigh,
    who_goes,
)


@kernel
def gone_share(siege):
    """Share of the garrison that has gone."""
    return 1.0 - siege.garrison / max(1.0, float(siege.garrison_start))


@kernel
def purpose(keep, squad, t):
    """How far a unit still knows what it is there for: 1 at a word from the council, then less.

    The wear of men without orders and their wandering follow from it (P23).
    """
    return kept(t - squad.word, keep.purpose_life * 60.0)


@kernel
def wear(keep, siege, kinds, room, squad, trait, t):
    """Bring a unit's morale up to date."""
    weight = 1.0 + keep.wear_surroundings * bleakness(keep, kinds, room)
    if siege.shelled >= 0.0:
        weight += keep.wear_shelled
    if siege.stage >= FIRE:
        weight += keep.wear_fire
    weight += keep.wear_surroundings * (1.0 - purpose(keep, squad, t))
    hours = (t - squad.morale_at) / HOUR
    loss = keep.wear * weight * (1.0 - keep.wear_pref * trait.pref) * hours
    squad.morale = worn(squad.morale, loss)
    squad.morale_at = t


@kernel
def leave_rate(keep, siege, squad):
    """Rate at which one of the unit's people leaves, 1/h for one of middling strain."""
    want = urge(keep.leave_morale, squad.morale, 0.0, keep.leave_contagion, gone_share(siege))
    return loglinear(keep.leave_rate, want)


@kernel
def withdraw_rate(keep, siege, squad, trait, t):
    """Rate at which the unit's committee withdraws it, 1/h."""
    contagion = keep.unit_contagion * trait.dependence
    want = urge(keep.unit_morale, squad.morale, trait.pref, contagion, gone_share(siege))
    want += keep.unit_parley * talked_to(keep, squad, t)
    if t >= squad.recall:
        want += keep.unit_school
    return loglinear(keep.unit_rate, want)


@kernel
def yield_rate(keep, siege, squad):
    """Rate at which a unit gives up to those who are inside, 1/h."""
    if siege.inside <= 0:
        return 0.0
    pressed = pressure(siege.inside, siege.garrison)
    beaten = siege.arrested >= 0.0
    if squad.order == NO_BLOODSHED or squad.order == STAND_DOWN or beaten:
        pressed *= keep.yield_spared
    elif squad.order == RESIST:
        pressed *= keep.yield_resisting
    return keep.yield_rate * 60.0 * pressed


@kernel
def plan_next(night, row, t):
    """Draw what happens next in a unit, and when."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    squad, trait = night.squads[row], night.unit_traits[row]
    if squad.present <= 0:
        squad.due = NEVER
        return
    weigh(night, squad, t)
    leaving = leave_rate(keep, siege, squad) * squad.weight
    withdrawing = withdraw_rate(keep, siege, squad, trait, t)
    drifting = keep.drift_rate * (1.0 - purpose(keep, squad, t))
    asking = 0.0
    if siege.stage >= FIRE and squad.asked == 0 and siege.arrested < 0.0:
        asking = keep.ask_rate
    giving_up = yield_rate(keep, siege, squad)
    barring = bar_rate(night, squad)
    total = leaving + withdrawing + drifting + asking + giving_up + barring
    u, v, _, _ = luck(clock, SQUADS + row, squad.acts)
    squad.acts += 1
    waiting = wait(u, total) * HOUR
    squad.event = LOOK
    if waiting >= AGAIN:
        squad.due = t + AGAIN
        return
    squad.due = t + waiting
    x = v * total
    if x < leaving:
        squad.event = LEAVES
    elif x < leaving + withdrawing:
        squad.event = WITHDRAWS
    elif x < leaving + withdrawing + drifting:
        squad.event = DRIFTS
    elif x < leaving + withdrawing + drifting + asking:
        squad.event = ASKS
    elif x < leaving + withdrawing + drifting + asking + barring:
        squad.event = BARS
    else:
        squad.event = YIELDS_UNIT


@kernel
def one_leaves(night, row, t):
    """Somebody of the unit goes home."""
    clock, siege, squad = night.clock[0], night.siege[1], night.squads[row]
    who = who_goes(night, row)
    if who == 0:
        return
    one = night.people[who]
    room = one.room
    squad.weight = max(0.0, squad.weight - one.weight)
    one.since, one.drive = t, leave_rate(night.keep[1], siege, squad)
    one.hunger, one.tiredness = hunger(night.keep[1], one, t), tiredness(night.keep[1], one, t)
    one.bleakness = bleakness(night.keep[1], night.room_kinds, night.rooms[room])
    remove(siege, night.squads, night.rooms, night.people, night.palace_wheel, who, GONE)
    siege.desertions += 1
    record(clock, night.log, night.tally, night.named, t, PALACE, DESERTS, who, row, room, 0, 1.0,
           one.person)  # fmt: skip


@kernel
def all_leave(night, row, t, state):
    """The unit goes as a body (GONE), or gives itself up (HELD)."""
    clock, siege, squad = night.clock[0], night.siege[1], night.squads[row]
    n = 0
    for who in range(squad.first, squad.last + 1):
        if not is_free(night.people[who].state):
            continue
        n += 1
        if state == HELD:
            hold(siege, night.squads, night.rooms, night.people, night.palace_wheel, who)
        else:
            remove(siege, night.squads, night.rooms, night.people, night.palace_wheel, who, state)
    if n == 0:
        return
    if state == HELD:
        record(clock, night.log, night.tally, night.named, t, PALACE, YIELDS, 0, row, squad.post, 0,
               float(n), 0)  # fmt: skip
        return
    squad.withdrawn = t
    siege.withdrawals += 1
    round_ = talked_to(night.keep[1], squad, t) > 0.5
    siege.talked_round += int(round_)
    record(clock, night.log, night.tally, night.named, t, PALACE, UNIT_LEAVES, row, 0, squad.post,
           int(round_), float(n), 0)  # fmt: skip
    post(clock, night.messages, t, UNIT_LEFT, siege.site_palace, siege.actor_cadets,
         siege.actor_government, 0.2, float(n), 0.8)  # fmt: skip


@kernel
def one_drifts(night, row, t):
    """Somebody without a purpose wanders off through the rooms."""
    clock, keep, siege, squad = night.clock[0], night.keep[1], night.siege[1], night.squads[row]
    u, _, _, _ = luck(clock, SQUADS + row, squad.acts)
    squad.acts += 1
    who = somebody(night.people, squad.first, squad.last, POSTED, u)
    if who == 0:
        return
    set_state(siege, night.squads, night.people, who, WANDERING)
    night.people[who].since = t
    schedule(night.palace_wheel, night.people, who, t + keep.pause, int(t / 10.0))
    record(clock, night.log, night.tally, night.named, t, PALACE, WANDERS, who, 0,
           night.people[who].room, 0, squad.morale, night.people[who].person)  # fmt: skip


@kernel
def one_asks(night, row, t):
    """The unit sends somebody to ask the council for orders."""
    clock, keep, siege, squad = night.clock[0], night.keep[1], night.siege[1], night.squads[row]
    u, _, _, _ = luck(clock, SQUADS + row, squad.acts)
    squad.acts += 1
    who = somebody(night.people, squad.first, squad.last, POSTED, u)
    if who == 0:
        return
    squad.asked = 1
    set_state(siege, night.squads, night.people, who, RUNNING)
    night.people[who].target = siege.council_room
    schedule(night.palace_wheel, night.people, who, t + 10.0 + keep.pause * 0.2, int(t / 10.0))


@kernel
def unit_acts(night, row, t):
    """What is due in a unit happens; then its next is drawn."""
    keep, siege = night.keep[1], night.siege[1]
    squad, trait = night.squads[row], night.unit_traits[row]
    wear(keep, siege, night.room_kinds, night.rooms[squad.post], squad, trait, t)
    if squad.event == LEAVES:
        one_leaves(night, row, t)
    elif squad.event == WITHDRAWS:
        all_leave(night, row, t, GONE)
    elif squad.event == DRIFTS:
        one_drifts(night, row, t)
    elif squad.event == ASKS:
        one_asks(night, row, t)
    elif squad.event == BARS:
        one_is_barred(night, row, t)
    elif squad.event == YIELDS_UNIT:
        all_leave(night, row, t, HELD)
    plan_next(night, row, t)
