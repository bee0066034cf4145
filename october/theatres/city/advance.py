"""One window of the city: lines fail, news is carried, bodies, units and groups act on it."""

from october.core.events import (
    CITY,
    CLAIMS,
    GOVERNMENT_ARRESTED,
    GOVERNMENT_SURRENDERS,
    POWER_CLAIMED,
    PRESS_RISING,
    SENT,
    WALKED_OUT,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.wheel import WIDTH, bucket_of
from october.theatres.city.carrying import land, pass_on, tell_here
from october.theatres.city.council import council_acts, council_hears, deputies_arrive
from october.theatres.city.denial import body_acts, body_hears, claimants, weigh
from october.theatres.city.exchange import try_exchange
from october.theatres.city.garrison import choose, count_units
from october.theatres.city.opinion import fit, talk_over
from october.theatres.city.supply import (
    arrive_from_outside,
    fail,
    look_at_the_line,
    press,
    relieve,
)

NEVER = 1e18


@kernel
def happens(clock, log, tally, named, t, m, city, messages, bodies):
    """What a message says has happened, whoever knows of it: who claims, who has fallen."""
    message = messages[m]
    city.sent += 1
    person = city.presses if message.kind == PRESS_RISING else 0
    record(clock, log, tally, named, t, CITY, SENT, message.actor, message.victim, message.origin,
           message.kind, message.severity, person)  # fmt: skip
    if message.kind == GOVERNMENT_ARRESTED or message.kind == GOVERNMENT_SURRENDERS:
        if bodies[city.government].fell < 0.0:
            bodies[city.government].fell = message.t
        if message.kind == GOVERNMENT_ARRESTED and city.arrested < 0.0:
            city.arrested = message.t
            bodies[city.government].present = 0
    elif message.kind == POWER_CLAIMED and bodies[city.congress].claimed < 0.0:
        bodies[city.congress].claimed = message.t
        record(clock, log, tally, named, t, CITY, CLAIMS, bodies[city.congress].actor,
               bodies[city.government].actor, message.origin, 0, claimants(bodies), 0)  # fmt: skip


@kernel
def take_note(city, bodies, composition, ballots):
    """Representativeness of the congress when it first meets."""
    city.first_fit = fit(city, bodies, composition, ballots, city.congress, city.country)
    city.first_fit_army = fit(city, bodies, composition, ballots, city.congress, city.army)
    city.first_fit_peasants = fit(city, bodies, composition, ballots, city.congress, city.peasants)


@kernel
def wake(clock, city, site, t):
    """Wake the theatre that reads a site."""
    if site == city.at_congress:
        clock.next_assembly = min(clock.next_assembly, t)
    elif site == city.at_palace or site == city.at_square:
        clock.next_palace = min(clock.next_palace, t)


@kernel
def consider(clock, t, site, city, town, bodies, standing, message, delivery):
    """Let the bodies that sit at a site take in what has arrived there."""
    for b in range(1, bodies.shape[0]):
        body = bodies[b]
        if body.site != site or body.denies == 0:
            continue
        if body_hears(body, message, delivery, bodies[city.congress].size) == 1:
            if b == city.departed and message.kind == WALKED_OUT and body.disowned < 0.0:
                body.actor = message.actor
            weigh(clock, t, b, city, town, bodies, standing)


@kernel
def carry(
    clock, log, tally, named, t, city, town, march, messages, deliveries, sites,
    links, means, news, news_traits, bodies, standing,
):  # fmt: skip
    """Take up new messages, let those that are due arrive, and let who hears pass them on."""
    while city.posted < clock.messages or (city.flight > 0 and deliveries[city.flight].due <= t):
        if city.posted < clock.messages:
            m = city.posted
            city.posted += 1
            message = messages[m]
            happens(clock, log, tally, named, t, m, city, messages, bodies)
            tell_here(city, messages, deliveries, news, t, m)
            pass_on(clock, log, tally, named, t, message.origin, m, message.credence,
                    message.magnitude, city, town, messages, deliveries, links, means,
                    news)  # fmt: skip
            continue
        row = city.flight
        city.flight = deliveries[row].next
        if land(clock, log, tally, named, t, row, city, messages, sites, deliveries, links) == 0:
            continue
        delivery = deliveries[row]
        message = messages[delivery.message]
        site = delivery.site
        wake(clock, city, site, t)
        if site == city.at_congress and message.kind == GOVERNMENT_ARRESTED:
            if city.arrest_told < 0.0:
                city.arrest_told = t - message.t
        consider(clock, t, site, city, town, bodies, standing, message, delivery)
        if site == bodies[city.duma].site:
            council_hears(march, town, news_traits, t, message, delivery)
        if delivery.link > 0:
            pass_on(clock, log, tally, named, t, site, delivery.message, delivery.credence,
                    delivery.magnitude, city, town, messages, deliveries, links, means,
                    news)  # fmt: skip


@kernel
def earliest(rows, soonest):
    """The earliest ``next`` of a table, or ``soonest``."""
    for i in range(1, rows.shape[0]):
        soonest = min(soonest, rows[i].next)
    return soonest


@kernel
def next_due(clock, city, march, deliveries, links, arrivals, bodies, regiments, groups, t):
    """When the city has something to do next: the window's first second, after this one."""
    soonest = min(march.next, city.next_note, city.exchange_due)
    if city.relief_due >= 0.0 and city.relief_came < 0.0:
        soonest = min(soonest, city.relief_due)
    if march.deputies >= 0.0:
        soonest = min(soonest, march.deputies)
    if city.flight > 0:
        soonest = min(soonest, deliveries[city.flight].due)
    for a in range(1, arrivals.shape[0]):
        soonest = min(soonest, arrivals[a].due)
    soonest = earliest(links, soonest)
    soonest = earliest(bodies, soonest)
    soonest = earliest(regiments, soonest)
    soonest = earliest(groups, soonest)
    if soonest >= clock.end:
        return clock.end
    return max(bucket_of(soonest) * WIDTH, t + WIDTH)


@kernel
def advance(night, t):
    """Everything in the city that is due in the window which begins at ``t`` (s)."""
    clock = night.clock[0]
    if night.bodies.shape[0] < 2:
        clock.next_city = clock.end
        return
    city = night.city[0]
    town = night.town[0]
    march = night.march[0]
    log, tally, named = night.log, night.tally, night.named
    bodies = night.bodies
    messages = night.messages
    deliveries = night.deliveries
    clock.acts += 1
    if city.first_fit < 0.0:
        take_note(city, bodies, night.composition, night.ballots)
    for i in range(1, night.links.shape[0]):
        if night.links[i].next <= t:
            fail(clock, log, tally, named, t, i, city, night.links, bodies)
    look_at_the_line(city, night.links, t)
    if city.exchange_due <= t:
        try_exchange(clock, log, tally, named, t, city, town, bodies, night.links)
    for a in range(1, night.arrivals.shape[0]):
        if night.arrivals[a].due <= t:
            arrive_from_outside(clock, log, tally, named, t, a, night.arrivals,
                                night.arrival_traits, bodies, messages)  # fmt: skip
    if city.next_note <= t:
        press(clock, t, city, town, bodies, messages)
    if 0.0 <= city.relief_due <= t and city.relief_came < 0.0:
        relieve(clock, log, tally, named, t, city, bodies, messages)
    if 0.0 <= march.deputies <= t:
        deputies_arrive(clock, t, march, city, bodies, night.parties, messages)
    carry(clock, log, tally, named, t, city, town, march, messages, deliveries, night.sites,
          night.links, night.means, night.news, night.news_traits, bodies,
          night.standing)  # fmt: skip
    for b in range(1, bodies.shape[0]):
        if bodies[b].next <= t:
            body_acts(clock, log, tally, named, t, b, city, town, bodies, night.standing, messages,
                      march.strangers)  # fmt: skip
    if march.next <= t:
        council_acts(clock, log, tally, named, t, march, city, town, bodies, night.composition,
                     night.parties, night.party_traits, messages, city.ride)  # fmt: skip
    for r in range(1, night.regiments.shape[0]):
        if night.regiments[r].next <= t:
            choose(clock, log, tally, named, t, r, city, town, bodies, night.standing,
                   night.regiments, night.regiment_traits, night.sites, messages,
                   deliveries)  # fmt: skip
    for g in range(1, night.groups.shape[0]):
        if night.groups[g].next <= t:
            talk_over(clock, log, tally, named, t, g, city, town, night.groups, night.group_traits,
                      night.sites, messages, deliveries, night.news, night.news_traits, bodies,
                      night.standing, night.heard, night.composition,
                      night.ballots)  # fmt: skip
    carry(clock, log, tally, named, t, city, town, march, messages, deliveries, night.sites,
          night.links, night.means, night.news, night.news_traits, bodies,
          night.standing)  # fmt: skip
    count_units(city, night.standing, night.regiments, night.regiment_traits)
    clock.next_city = next_due(clock, city, march, deliveries, night.links, night.arrivals, bodies,
                               night.regiments, night.groups, t)  # fmt: skip
