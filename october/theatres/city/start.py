"""The city at the night's start: who has whose trust, which lines work, who obeys whom already."""

from october.core.kernel import kernel
from october.core.mathematics import logit
from october.core.tables import WORKS
from october.mechanisms.coordination import gumbel
from october.mechanisms.hazard import wait
from october.mechanisms.travel import distance
from october.theatres.city.exchange import AGAIN, switch_lines
from october.theatres.city.garrison import count_units, prefers
from october.theatres.city.luck import BRIDGES, GROUPS, LINKS, REGIMENTS, luck

HOUR = 3600.0
NEVER = 1e18
NO_WAY = 1e9  # m: further than anybody comes in a night


@kernel
def split_lists(city, parties, traits, votes, ballots):
    """Give each party its votes: those on a joint list get their part of it."""
    for g in range(1, city.groups + 1):
        first = 1 + (g - 1) * city.parties
        for p in range(1, city.parties + 1):
            ballots[first + p - 1].share += votes[first + p - 1].share
            partner = parties[p].list
            if partner > 0:
                taken = traits[p].of_list * votes[first + partner - 1].share
                ballots[first + p - 1].share += taken
                ballots[first + partner - 1].share -= taken


@kernel
def seat(city, bodies, composition, seats):
    """Give each body its members."""
    for i in range(1, composition.shape[0]):
        composition[i].share = seats[i].seats
    for b in range(1, bodies.shape[0]):
        body = bodies[b]
        members = 0.0
        for p in range(city.parties):
            members += seats[body.composition + p].seats
        body.size = int(members + 0.5)
        body.present = body.size if body.formed >= 0.0 else 0
        body.next = NEVER
        body.disowned = -1.0
        body.fell = -1.0


@kernel
def lay_ways(clock, links, sites, bridges, traits):
    """Lead the ways that cross the river over the nearest bridge that is down tonight, if any."""
    for i in range(1, links.shape[0]):
        link = links[i]
        if link.crosses == 0:
            continue
        a, b = sites[link.origin], sites[link.target]
        link.distance = NO_WAY
        for k in range(1, bridges.shape[0]):
            u, _, _, _ = luck(clock, BRIDGES, k, 0)
            if u >= traits[k].up:
                x, y = bridges[k].x, bridges[k].y
                metres = distance(a.x, a.y, x, y) + distance(x, y, b.x, b.y)
                link.distance = min(link.distance, metres)


@kernel
def lay_lines(clock, city, town, links, traits):
    """Decide which lines work: whoever holds the exchange has cut the other side's."""
    if town.exchange == 1.0:
        city.exchange = city.committee
    elif town.exchange == 2.0:
        city.exchange = city.government
    for i in range(1, links.shape[0]):
        link = links[i]
        link.state = WORKS
        u, _, _, _ = luck(clock, LINKS, i, link.acts)
        link.acts += 1
        link.next = min(NEVER, wait(u, traits[i].hazard) * HOUR)
    switch_lines(city, links)


@kernel
def post_garrison(clock, city, town, standing, regiments, traits):
    """Give every unit its tastes, and whom it obeys as the night begins."""
    for r in range(1, regiments.shape[0]):
        regiment = regiments[r]
        u0, u1, u2, u3 = luck(clock, REGIMENTS, r, regiment.acts)
        regiment.acts += 1
        regiment.taste_committee = gumbel(u0)
        regiment.taste_government = gumbel(u1)
        regiment.taste_neither = gumbel(u2)
        regiment.next = u3 * town.choice_interval
        if regiment.site != city.at_front:
            regiment.obeys = prefers(
                regiment, traits[r], city, town, standing, town.known_at_start, 0.0
            )
        if regiment.obeys > 0:
            regiment.next = 0.0


@kernel
def start(night):
    """Fill the city's tables from its parameter tables."""
    clock = night.clock[0]
    if night.bodies.shape[0] < 2:
        clock.next_city = clock.end
        return
    city = night.city[0]
    town = night.town[0]
    city.relief_due = -1.0
    city.relief_came = -1.0
    city.relief_called = -1.0
    city.arrest_told = -1.0
    city.arrested = -1.0
    city.line_cut = -1.0
    city.exchange_taken = -1.0
    city.exchange_due = AGAIN
    city.first_fit = -1.0
    city.posted = 1
    split_lists(city, night.parties, night.party_traits, night.group_votes, night.ballots)
    seat(city, night.bodies, night.composition, night.body_seats)
    for i in range(1, night.standing.shape[0]):
        night.standing[i].value = logit(night.esteem[i].standing)
        night.standing[i].start = night.standing[i].value
        night.standing[i].fit = -1.0
    lay_ways(clock, night.links, night.sites, night.bridges, night.bridge_traits)
    lay_lines(clock, city, town, night.links, night.link_traits)
    post_garrison(clock, city, town, night.standing, night.regiments, night.regiment_traits)
    for g in range(1, night.groups.shape[0]):
        u, _, _, _ = luck(clock, GROUPS, g, 0)
        night.groups[g].acts = 1
        night.groups[g].next = NEVER
        if night.groups[g].site > 0:
            night.groups[g].next = u * night.group_traits[g].talk
    for a in range(1, night.arrivals.shape[0]):
        night.arrivals[a].due = max(0.0, night.arrival_traits[a].hour * HOUR)
        night.arrivals[a].came = -1.0
    march = night.march[0]
    march.alarm = town.alarm_at_start
    march.session = -1.0
    march.voted = -1.0
    march.began = -1.0
    march.ended = -1.0
    march.deputies = -1.0
    march.joined_at = -1.0
    city.ride = ride(city, night.bodies, night.links, night.means)
    count_units(city, night.standing, night.regiments, night.regiment_traits)
    clock.next_city = 0.0


@kernel
def ride(city, bodies, links, means):
    """Median time of the quickest ride or walk from the council to the congress, s."""
    site = bodies[city.duma].site
    best = NEVER
    for i in range(1, links.shape[0]):
        link = links[i]
        speed = means[link.kind].speed
        if link.sound == 1 or speed <= 0.0:
            continue
        there = link.origin == site and link.target == city.at_congress
        back = link.target == site and link.origin == city.at_congress
        if there or back:
            best = min(best, means[link.kind].setup + link.distance / speed)
    return best
