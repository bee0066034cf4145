"""The besiegers: a command that goes from stage to stage, guns, rifle fire, search parties.

No stage or shot has a clock time. Source: equation 17 of the design.
"""

from october.core.events import (
    FIRES,
    GUNFIRE,
    PALACE,
    SKIRMISH,
    STAGE,
    ULTIMATUM_SENT,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.mechanisms.decay import kept
from october.mechanisms.hazard import loglinear, wait, within
from october.theatres.palace.codes import (
    AGAIN,
    ASSAULT,
    CROWD,
    FIRE,
    FOLLOWING,
    GUNS,
    HOUR,
    NEVER,
    OUTSIDE,
    SEARCHING,
    SIEGE,
    SIGNAL,
    ULTIMATUM,
)
from october.theatres.palace.company import follows
from october.theatres.palace.crowd import defence_of, entrance, goes_in, relieved, remember
from october.theatres.palace.doors import gives_way
from october.theatres.palace.envoys import summon
from october.theatres.palace.harm import hurt
from october.theatres.palace.hearing import council_hears, council_hears_gun
from october.theatres.palace.luck import luck
from october.theatres.palace.people import leave_line
from october.theatres.palace.surroundings import break_windows, strike

GUN_CREW = 60.0  # s between looks of a gun's crew at whether it may fire


@kernel
def blood_of(keep, stage):
    """How much blood a stage risks, against the mean of them all."""
    if stage == ULTIMATUM:
        return keep.blood_ultimatum
    if stage == SIGNAL:
        return keep.blood_signal
    if stage == FIRE:
        return keep.blood_fire
    return keep.blood_assault


@kernel
def step_rate(keep, siege):
    """Rate of the next stage, 1/h."""
    if siege.held == 1 or siege.stage >= ASSAULT or siege.arrested >= 0.0:
        return 0.0
    x = keep.step_pressure * siege.pressed + siege.ready
    blood = keep.step_defenders * siege.believed / 1000.0
    blood += keep.step_aversion * keep.besiegers_aversion
    x -= blood * blood_of(keep, siege.stage + 1)
    if siege.sitting == 1:
        x += keep.step_sitting
    return loglinear(keep.step_rate * keep.core, x)


@kernel
def ready_guns(clock, guns, traits, t):
    """The guns that the ultimatum threatens with are made fit, each in its own time."""
    for i in range(1, guns.shape[0]):
        u, _, _, _ = luck(clock, GUNS + i, 0)
        guns[i].fit = t + wait(u, 1.0 / max(1e-6, traits[i].fit)) * 60.0
        guns[i].next = guns[i].fit


@kernel
def observe(keep, siege, t):
    """What the command believes follows what it could see, late: men do not leave by one door."""
    seen = siege.garrison * keep.overestimate
    left = kept(t - siege.believed_at, keep.belief_life * 60.0)
    siege.believed = seen + (siege.believed - seen) * left
    siege.believed_at = t


@kernel
def command_acts(night, t):
    """The command takes its next step if it is due, and looks again."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.step == 1 and step_rate(keep, siege) > 0.0:
        siege.stage += 1
        record(clock, night.log, night.tally, night.named, t, PALACE, STAGE,
               siege.actor_committee, 0, 0, siege.stage, siege.believed, 0)  # fmt: skip
        if siege.stage == ULTIMATUM:
            siege.ultimatum = t
            summon(night, t)
            ready_guns(clock, night.guns, night.gun_traits, t)
            siege.council_due = min(siege.council_due, t + 600.0)
            post(clock, night.messages, t, ULTIMATUM_SENT, siege.site_square,
                 siege.actor_committee, siege.actor_government, 0.3, 0.0, 0.9)  # fmt: skip
    observe(keep, siege, t)
    u, _, _, _ = luck(clock, SIEGE, siege.acts)
    siege.acts += 1
    waiting = wait(u, step_rate(keep, siege)) * HOUR
    siege.step = 1 if waiting < AGAIN else 0
    siege.due = t + min(waiting, AGAIN)


@kernel
def gun_fires(night, i, t):
    """One gun fires, hits or misses, and is heard."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    gun, trait = night.guns[i], night.gun_traits[i]
    if gun.acts == 0:
        gun.acts = 1
        siege.ready += keep.ready_guns
        siege.due = min(siege.due, t + 10.0)
    blank = trait.blank > 0.5
    ready = siege.stage >= (SIGNAL if blank else FIRE) and siege.held == 0
    if not ready or trait.allowed < 0.5 or siege.arrested >= 0.0 or siege.ceased >= 0.0:
        gun.next = t + GUN_CREW
        return
    if gun.fired >= trait.rounds:
        gun.next = NEVER
        return
    u, v, _, _ = luck(clock, GUNS + i, gun.acts)
    gun.acts += 1
    gun.fired += 1
    gun.next = t + wait(u, trait.rate) * HOUR
    if siege.first_gun < 0.0:
        siege.first_gun = t
    record(clock, night.log, night.tally, night.named, t, PALACE, FIRES, i, 0, 0, 0, 1.0, 0)
    post(clock, night.messages, t, GUNFIRE, gun.site, gun.actor, siege.actor_government,
         0.2, 1.0, 1.0)  # fmt: skip
    council_hears_gun(night, i, t)
    if not blank and v < trait.hits:
        strike(night, i, t)


@kernel
def square_fires(night, t, seconds):
    """Rifle fire across the square while there is fire: mostly noise, seldom blood.

    It is the livelier, the more of the defence are told to resist and the fewer to spare blood.
    """
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.stage < FIRE or siege.arrested >= 0.0 or siege.ceased >= 0.0 or siege.garrison == 0:
        return
    if siege.held == 1 or relieved(keep, siege, t):
        return
    u, v, w, x = luck(clock, CROWD, int(t / 10.0) * 2 + 1)
    zeal = defence_of(keep, siege) * siege.garrison_start / siege.garrison
    if u >= within(keep.square_fire * zeal, seconds / HOUR):
        return
    siege.shots += int(keep.volley_shots)
    squad = 1 + int(v * (night.squads.shape[0] - 1))
    post_room = night.squads[squad].post
    y, _, _, _ = luck(clock, CROWD, int(t / 10.0) * 2)
    if y < keep.volley_glass:
        break_windows(siege, night.rooms[post_room], 1.0)
    victim = night.squads[squad].first + int(w * max(1, night.squads[squad].start))
    if x < 0.5 and siege.next_crowd > 0:
        victim = siege.first_crowd + int(w * (siege.last_crowd - siege.first_crowd + 1))
    record(clock, night.log, night.tally, night.named, t, PALACE, SKIRMISH, 0, 0,
           night.squads[squad].post, 0, keep.volley_shots, 0)  # fmt: skip
    council_hears(night, night.squads[squad].post, t)
    hurt(night, victim, keep.volley_bouts, int(t / 10.0), t)


@kernel
def total_belief(night):
    """Sum of the searchers' weights over the rooms."""
    total = 0.0
    for r in range(1, night.rooms.shape[0]):
        total += night.rooms[r].belief
    return total


@kernel
def dares(keep, siege):
    """Whether an order to assault is carried out: few are thought to be left who would resist."""
    come = keep.crowd * siege.presence
    return siege.stage >= ASSAULT and siege.held == 0 and siege.believed <= keep.dare * come


@kernel
def bring_in(night, leader, door, n, t):
    """A leader's people follow him through the door; those outside see that they are in."""
    siege = night.siege[1]
    followed = 0
    while followed < n and siege.next_crowd > 0:
        row = siege.next_crowd
        leave_line(siege, night.people, row)
        goes_in(night, row, door, t, FOLLOWING)
        follows(night, row, leader, t)
        followed += 1
    remember(night.keep[1], siege, t, float(followed))


@kernel
def send_searchers(night, t):
    """Leaders go in to look for the council: once people are in, it gives up, or they dare to."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.arrested >= 0.0 or siege.parties >= keep.parties or relieved(keep, siege, t):
        return
    storm = siege.broken < 0.0 and siege.told == 0
    if storm and not dares(keep, siege):
        return
    u, v, _, _ = luck(clock, SIEGE + 1, int(t / 10.0))
    door = entrance(night, u)
    for row in range(siege.last_council + 1, siege.last_crowd + 1):
        who = night.people[row]
        if who.side == 2 and who.rank == 1 and who.state == OUTSIDE and door > 0:
            if not gives_way(night, door, row, v, t):
                return
            siege.parties += 1
            night.rooms[siege.council_room].belief += keep.knowledge * total_belief(night)
            goes_in(night, row, door, t, SEARCHING)
            bring_in(night, row, door, int(keep.party), t)
            return
