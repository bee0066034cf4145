"""The besiegers: a command that goes from stage to stage, guns, and a crowd before the doors.

No stage, shot or entry has a clock time. Source: equations 17 and 18 of the design.
"""

from october.core.events import (
    BREAKS_IN,
    BROKE_IN,
    ENTERS,
    FIRES,
    GUNFIRE,
    HIT,
    PALACE,
    SEIZES,
    SHELLED,
    SKIRMISH,
    STAGE,
    ULTIMATUM_SENT,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.random import binomial
from october.core.wheel import schedule
from october.mechanisms.crowd import looks, pull
from october.mechanisms.decay import kept
from october.mechanisms.hazard import loglinear, wait, within
from october.mechanisms.rout import worn
from october.theatres.palace.codes import (
    AGAIN,
    ASSAULT,
    CROWD,
    DOORS,
    FIRE,
    GUARDED_DOOR,
    GUNS,
    HELD,
    HOUR,
    LINGERING,
    NEVER,
    OPEN_DOOR,
    OUTSIDE,
    ROAMING,
    SEARCHING,
    SIEGE,
    SIGNAL,
    ULTIMATUM,
)
from october.theatres.palace.harm import hurt
from october.theatres.palace.hearing import council_hears
from october.theatres.palace.luck import luck
from october.theatres.palace.people import put, set_state

CROWD_STEP = 30.0  # s between counts of who goes in: far less than people take to look again
GUN_CREW = 60.0  # s between looks of a gun's crew at whether it may fire
TEN_MINUTES = 600.0


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
    u, v, w, _ = luck(clock, GUNS + i, gun.acts)
    gun.acts += 1
    gun.fired += 1
    gun.next = t + wait(u, trait.rate) * HOUR
    if siege.first_gun < 0.0:
        siege.first_gun = t
    record(clock, night.log, night.tally, night.named, t, PALACE, FIRES, i, 0, 0, 0, 1.0, 0)
    post(clock, night.messages, t, GUNFIRE, gun.site, gun.actor, siege.actor_government,
         0.2, 1.0, 1.0)  # fmt: skip
    council_hears(night, 1, t)
    if v < trait.hits:
        gun.hit += 1
        siege.shelled = t
        room = 1 + int(w * (night.rooms.shape[0] - 1))
        night.rooms[room].damage += 1.0
        for s in range(1, night.squads.shape[0]):
            night.squads[s].morale = worn(night.squads[s].morale, trait.fear)
        record(clock, night.log, night.tally, night.named, t, PALACE, HIT, i, 0, room, 0, 1.0, 0)
        post(clock, night.messages, t, SHELLED, siege.site_palace, gun.actor,
             siege.actor_government, 0.6, 1.0, 0.9)  # fmt: skip


@kernel
def square_fires(night, t, seconds):
    """Rifle fire across the square while there is fire: mostly noise, seldom blood."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.stage < FIRE or siege.arrested >= 0.0 or siege.ceased >= 0.0 or siege.garrison == 0:
        return
    u, v, w, x = luck(clock, CROWD, int(t / 10.0) * 2 + 1)
    if u >= within(keep.square_fire, seconds / HOUR):
        return
    siege.shots += int(keep.volley_shots)
    squad = 1 + int(v * (night.squads.shape[0] - 1))
    victim = night.squads[squad].first + int(w * max(1, night.squads[squad].start))
    if x < 0.5 and siege.next_crowd <= siege.last_crowd:
        victim = siege.last_crowd - int(w * (siege.last_crowd - siege.next_crowd))
    record(clock, night.log, night.tally, night.named, t, PALACE, SKIRMISH, 0, 0,
           night.squads[squad].post, 0, keep.volley_shots, 0)  # fmt: skip
    council_hears(night, night.squads[squad].post, t)
    hurt(night, victim, keep.volley_bouts, int(t / 10.0), t)


@kernel
def draw_of(keep, state):
    """How much a door draws those who want to go in, against one that is guarded."""
    if state == OPEN_DOOR:
        return keep.draw_open
    return 1.0 if state == GUARDED_DOOR else keep.draw_locked


@kernel
def entrance(night, u):
    """Choose a door: the less it is watched, the likelier; 0 if none lets anybody in."""
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
    put(night.rooms, night.people, row, night.doors[door].b)
    set_state(siege, night.squads, night.people, row, state)
    night.people[row].since = t
    u, _, _, _ = luck(clock, row, night.people[row].acts)
    night.people[row].acts += 1
    pause = keep.linger if state == LINGERING else keep.pause
    schedule(night.palace_wheel, night.people, row, t + 10.0 + u * pause, int(t / 10.0))
    siege.entered += 1
    if t - siege.window > TEN_MINUTES:
        siege.window = t
        siege.recent = 0
    siege.recent += 1


@kernel
def remember(keep, siege, t, more):
    """Add to those known to be inside unresisted."""
    siege.entrants = siege.entrants * kept(t - siege.entrants_at, keep.entry_memory) + more
    siege.entrants_at = t


@kernel
def crowd_acts(night, t):
    """Those whose threshold is passed go in as they come to look."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    siege.crowd_due = t + CROWD_STEP
    if siege.arrested >= 0.0 or siege.held == 1 or keep.relief_arrives <= t:
        return
    square_fires(night, t, CROWD_STEP)
    defence = siege.garrison / max(1.0, float(siege.garrison_start))
    if siege.ceased >= 0.0 and t >= siege.reaches:
        defence = 0.0
    push = keep.entry_assault if siege.stage >= ASSAULT else 0.0
    remember(keep, siege, t, 0.0)
    level = pull(keep.entry_intercept, keep.entry_slope, siege.entrants, keep.entry_defence,
                 defence, push)  # fmt: skip
    eligible = 0
    row = siege.next_crowd
    while row <= siege.last_crowd and night.people[row].threshold < level:
        eligible += 1
        row += 1
    if eligible == 0:
        return
    u, _, _, _ = luck(clock, CROWD, int(t / 10.0) * 2)
    going = binomial(u, eligible, looks(CROWD_STEP, keep.look))
    if going == 0:
        return
    went = 0
    entered = 0
    last = 0
    for _ in range(going):
        row = siege.next_crowd
        if night.people[row].state != OUTSIDE:
            siege.next_crowd += 1
            continue
        a, b, _, _ = luck(clock, row, 1_000_000)
        door = entrance(night, a)
        siege.next_crowd += 1
        if door == 0:
            continue
        if night.people[row].rank == 1:
            state = SEARCHING
        else:
            state = ROAMING if siege.movers < keep.movers else LINGERING
        siege.movers += 1
        goes_in(night, row, door, t, state)
        went += 1
        entered += 1
        last = row
        if night.doors[door].state == GUARDED_DOOR and b < keep.stop * defence:
            went -= 1  # seen and resisted: nobody outside is encouraged
    if entered > 0:
        record(clock, night.log, night.tally, night.named, t, PALACE, ENTERS, last, 0,
               night.people[last].room, 0, float(entered), night.people[last].person)  # fmt: skip
    if went > 0:
        remember(keep, siege, t, float(went))
    if siege.broken < 0.0 and siege.recent >= keep.sudden:
        siege.broken = t
        siege.council_due = t + 10.0
        record(clock, night.log, night.tally, night.named, t, PALACE, BREAKS_IN,
               siege.actor_crowd, 0, 0, 0, float(siege.recent), 0)  # fmt: skip
        post(clock, night.messages, t, BROKE_IN, siege.site_square, siege.actor_crowd,
             siege.actor_government, 0.5, float(siege.recent), 0.9)  # fmt: skip


@kernel
def doors_act(night, t):
    """A pair tries a side door that nobody watches."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if (
        siege.doors_due < t + 10.0
        and siege.recent >= 0
        and siege.arrested < 0.0
        and siege.held == 0
    ):
        defence = siege.garrison / max(1.0, float(siege.garrison_start))
        u, v, w, x = luck(clock, DOORS, int(t / 10.0) * 2)
        open_doors = 0
        for d in range(1, siege.gates + 1):
            if night.doors[d].state == OPEN_DOOR:
                open_doors += 1
        rate = keep.pair_rate * keep.side_doors * keep.core * (1.0 - defence)
        if open_doors > 0 and u < within(rate, AGAIN / HOUR):
            chosen = 1 + int(v * open_doors)
            door = 0
            for d in range(1, siege.gates + 1):
                if night.doors[d].state == OPEN_DOOR:
                    chosen -= 1
                    if chosen == 0:
                        door = d
            stopped = w < keep.stop * defence
            came = 0
            last = 0
            for _ in range(2):
                if siege.next_crowd > siege.last_crowd:
                    break
                row = siege.next_crowd
                siege.next_crowd += 1
                if night.people[row].state != OUTSIDE or night.people[row].rank == 1:
                    continue
                siege.movers += 1
                goes_in(night, row, door, t, ROAMING)
                came += 1
                last = row
                if stopped:
                    set_state(siege, night.squads, night.people, row, HELD)
                    siege.seizures += 1
                    record(clock, night.log, night.tally, night.named, t, PALACE, SEIZES, 0, row,
                           night.people[row].room, 0, 1.0, 0)  # fmt: skip
            if came > 0 and not stopped:
                record(clock, night.log, night.tally, night.named, t, PALACE, ENTERS, last, 0,
                       night.people[last].room, 0, float(came),
                       night.people[last].person)  # fmt: skip
                remember(keep, siege, t, float(came))
    siege.doors_due = t + AGAIN


@kernel
def total_belief(night):
    """Sum of the searchers' weights over the rooms."""
    total = 0.0
    for r in range(1, night.rooms.shape[0]):
        total += night.rooms[r].belief
    return total


@kernel
def send_searchers(night, t):
    """Leaders go in to look for the council, once people are in or the council gives up."""
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    if siege.arrested >= 0.0 or siege.parties >= keep.parties:
        return
    if siege.broken < 0.0 and siege.told == 0:
        return
    u, _, _, _ = luck(clock, SIEGE + 1, siege.parties)
    door = entrance(night, u)
    for row in range(siege.last_council + 1, siege.last_crowd + 1):
        who = night.people[row]
        if who.side == 2 and who.rank == 1 and who.state == OUTSIDE and door > 0:
            siege.parties += 1
            night.rooms[siege.council_room].belief += keep.knowledge * total_belief(night)
            goes_in(night, row, door, t, SEARCHING)
            return


@kernel
def free_prisoners(night, t):
    """Once the besiegers have the upper hand, those of them who were taken are let go."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    yielded = siege.ceased >= 0.0 and t >= siege.reaches
    if not yielded and (siege.broken < 0.0 or siege.inside <= siege.garrison):
        return
    for row in range(siege.last_council + 1, siege.next_crowd):
        who = people[row]
        if who.side != 2 or who.state != HELD:
            continue
        searching = who.rank == 1 and siege.arrested < 0.0
        set_state(siege, night.squads, people, row, SEARCHING if searching else LINGERING)
        u, _, _, _ = luck(clock, row, who.acts)
        who.acts += 1
        pause = keep.search_time if searching else keep.linger
        schedule(night.palace_wheel, people, row, t + 10.0 + u * pause, int(t / 10.0))
