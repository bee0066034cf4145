"""The hall before the night: who holds a mandate, what each came with, and where each sits."""

from __future__ import annotations

from october.core import events
from october.core.kernel import kernel
from october.core.mail import post
from october.core.mathematics import logistic, logit
from october.core.random import ASSEMBLY, beta, exponential, lognormal, normal, uniforms
from october.mechanisms.apportionment import largest_remainder
from october.theatres.assembly.blocs import luck
from october.theatres.assembly.codes import ENOUGH, IN_HALL, SITTING_ROW, WAITING, WING_ROWS
from october.theatres.assembly.composition import show_composition
from october.theatres.assembly.grievance import pair, tie_of
from october.theatres.assembly.measures import measure


@kernel
def seats_of(hall, wings, credentials, camps, lead):
    """Give every wing its delegates: the table drawn, tilted by composition, then wings within."""
    option = int(hall.credentials)
    total = 0.0
    for c in range(1, credentials.shape[0]):
        if credentials[c].option != option:
            continue
        total += credentials[c].seats
        line = 0.0
        for w in range(1, camps.shape[0]):
            if camps[w].line == credentials[c].line:
                line += wings[w].share
        for w in range(1, camps.shape[0]):
            if camps[w].line == credentials[c].line and line > 0.0:
                tilt = hall.composition if camps[w].faction == lead else 1.0
                camps[w].who = credentials[c].seats * tilt * wings[w].share / line
    largest_remainder(camps["who"][1:], camps.shape[0] - 1, int(total), camps["seats"][1:])


@kernel
def delegate_traits(clock, hall, wings, delegates, d, w):
    """Positions, grievance, loyalty and threshold of one delegate."""
    delegate = delegates[d]
    wing = wings[w]
    u, v, x, y = uniforms(clock.seed, ASSEMBLY, clock.night, d, 0)
    share = min(0.9999, max(0.0001, wing.soviet_share))
    middle = normal(share, 0.0, hall.position_sd)
    delegate.who_anchor = min(1.0, max(-1.0, normal(u, middle, hall.position_sd)))
    delegate.how_anchor = min(1.0, max(-1.0, normal(v, wing.force, hall.position_sd)))
    delegate.who = delegate.who_anchor
    delegate.how = delegate.how_anchor
    delegate.resentment = normal(x, 0.0, hall.resentment_sd)
    delegate.loyalty = logistic(logit(min(0.99, max(0.01, hall.loyalty))) + normal(y, 0.0, 1.0))
    u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, 1)
    delegate.threshold = beta(u, hall.threshold_shape, hall.threshold_shape)
    delegate.leaves = -1.0
    delegate.state = IN_HALL
    delegate.wing = w


@kernel
def seat_people(clock, hall, delegates, seats, n):
    """Seat delegates by wing from left to right; some change places with anybody."""
    for d in range(1, n + 1):
        seats[d].sitter = d
        delegates[d].seat = d
    for d in range(1, n + 1):
        u, v, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, d, 2)
        delegates[d].acts = 2
        if u < hall.mixing:
            other = 1 + int(v * n)
            mine = delegates[d].seat
            theirs = delegates[other].seat
            delegates[d].seat = theirs
            delegates[other].seat = mine
            seats[theirs].sitter = d
            seats[mine].sitter = other


@kernel
def seat_speakers(speakers, delegates, n):
    """Every speaker is a delegate of his wing, as long as there are any."""
    for s in range(1, speakers.shape[0]):
        for d in range(1, n + 1):
            if delegates[d].wing == speakers[s].wing and delegates[d].held == 0:
                speakers[s].delegate = d
                delegates[d].person = speakers[s].person
                delegates[d].held = 1
                break
    for d in range(1, n + 1):
        delegates[d].held = 0


@kernel
def start_relations(clock, factions, ties, blame, blocs, relations):
    """How the blocs last dealt with one another."""
    for i in range(1, factions.shape[0]):
        for j in range(1, factions.shape[0]):
            relation = relations[pair(factions, i, j)]
            relation.keep = 1.0
            if blocs[j].seats <= 0.0:
                continue
            trust = ties[tie_of(factions, blame, i, blocs[j].actor)].trust
            u, v, _, _ = luck(clock, blocs[i], i)
            relation.own = 1 if u < trust else 0
            relation.seen = 1 if v < trust else 0


@kernel
def start_sitting(clock, hall, factions, sitting, blocs, camps):
    """Clocks of the hall, of every faction, and of every wing."""
    u, v, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, 0)
    sitting.phase = WAITING
    sitting.patience = exponential(u, 1.0)
    sitting.gathered = hall.opens + 60.0 * lognormal(v, hall.gathering, hall.gathering_log_sd)
    sitting.hope = logit(min(0.99, max(0.01, hall.hope)))
    sitting.mood = 0.5
    sitting.motions = 1
    sitting.quorate = ENOUGH
    for i in range(1, blocs.shape[0]):
        bloc = blocs[i]
        bloc.seats = bloc.present
        x, y, _, _ = luck(clock, bloc, i)
        bloc.ask_left = exponential(x, 1.0)
        bloc.caucus_left = exponential(y, 1.0)
        x, _, _, _ = luck(clock, bloc, i)
        bloc.recall_left = exponential(x, 1.0)
        bloc.approval = 1.0
        bloc.pledge = int(factions[i].pledge)
    for w in range(1, camps.shape[0]):
        u, _, _, _ = uniforms(clock.seed, ASSEMBLY, clock.night, WING_ROWS + w, 0)
        camps[w].split_left = exponential(u, 1.0)


@kernel
def start(night):
    """Build the hall; what is not in the scenario is drawn."""
    clock = night.clock[0]
    clock.next_assembly = clock.end
    if night.delegates.shape[0] < 2:
        return
    hall = night.hall[0]
    sitting = night.sitting[0]
    delegates = night.delegates
    camps = night.camps
    seats_of(hall, night.wings, night.credentials, camps, sitting.lead)
    n = 0
    for w in range(1, camps.shape[0]):
        camp = camps[w]
        camp.who = 0.0
        for _ in range(camp.seats):
            if n + 1 >= delegates.shape[0]:
                clock.overflow = 5
                break
            n += 1
            delegates[n].faction = camp.faction
            delegate_traits(clock, hall, night.wings, delegates, n, w)
            camp.present += 1
            camp.who += delegates[n].who_anchor
            camp.how += delegates[n].how_anchor
            night.blocs[camp.faction].present += 1
        if camp.present > 0:
            camp.who /= camp.present
            camp.how /= camp.present
    sitting.present = n
    sitting.seated = n
    seat_people(clock, hall, delegates, night.seats, n)
    seat_speakers(night.speakers, delegates, n)
    start_sitting(clock, hall, night.factions, sitting, night.blocs, camps)
    start_relations(clock, night.factions, night.ties, night.blame, night.blocs, night.relations)
    measure(
        hall, night.factions, night.ties, night.blame, sitting, night.blocs, night.relations,
        camps, night.players, 0.0,
    )  # fmt: skip
    show_composition(
        night.city, night.bodies, night.parties, night.composition, night.blocs, sitting
    )
    if hall.waits_for_vote > 0.0:
        post(clock, night.messages, 0.0, events.HOLD_RISING, sitting.site, sitting.congress, 0,
             0.0, 1.0, 1.0)  # fmt: skip
    sitting.floor = hall.opens
    clock.next_assembly = hall.opens
