"""Whom a unit obeys: the committee, the government or nobody, looked at again every half hour.

A unit does what it thinks the others will do, unless its own preference is strong. The logit's
noise is a unit's lasting taste, drawn once: it does not change its mind by chance, only with what
it hears. A unit at the front that chooses the government sends relief; most choose nobody.
"""

from october.core.events import CITY, OBEYS, REINFORCES, RELIEF_COMING, UNIT_OBEYS
from october.core.events import RELIEF as RELIEF_EVENT
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.random import lognormal
from october.mechanisms.coordination import better, worth_of_obeying
from october.mechanisms.standing import share_of
from october.theatres.city.luck import REGIMENTS, luck
from october.theatres.city.opinion import standing_row

HOUR = 3600.0
SURE = 0.9  # credence of one who speaks of himself
GRAVE = 0.6  # severity of losing a unit


@kernel
def strength_of(regiments, traits, site):
    """Men of all units at a site."""
    men = 0.0
    for r in range(1, regiments.shape[0]):
        if regiments[r].site == site:
            men += traits[r].strength
    return men


@kernel
def prefers(regiment, trait, city, town, standing, committee_share, government_share):
    """The body that a unit would obey now, given the shares it believes to obey each; 0 nobody."""
    trust = share_of(
        standing[standing_row(city, city.committee, regiment.group)].value + trait.leaning
    )
    loyalty = share_of(
        standing[standing_row(city, city.government, regiment.group)].value + trait.loyalty
    )
    committee = worth_of_obeying(
        trust, committee_share, town.standing_weight, town.expected_weight, town.side_cost
    )
    government = worth_of_obeying(
        loyalty, government_share, town.standing_weight, town.expected_weight, town.side_cost
    )
    choice = better(
        committee + town.temperature * regiment.taste_committee,
        government + town.temperature * regiment.taste_government,
        town.temperature * regiment.taste_neither,
    )
    if choice == 1:
        return city.committee
    if choice == 2:
        return city.government
    return 0


@kernel
def hear_of_others(regiment, city, bodies, sites, messages, deliveries):
    """Let a unit read who has declared for whom since it last asked."""
    row = sites[regiment.site].first if regiment.read == 0 else deliveries[regiment.read].next
    while row > 0:
        regiment.read = row
        delivery = deliveries[row]
        message = messages[delivery.message]
        if message.kind == UNIT_OBEYS:
            if message.actor == bodies[city.committee].actor:
                regiment.heard_committee += delivery.magnitude
            elif message.actor == bodies[city.government].actor:
                regiment.heard_government += delivery.magnitude
        row = delivery.next


@kernel
def declare(clock, log, tally, named, t, r, city, town, bodies, regiments, traits, messages):
    """Let a unit say whom it obeys: men for the besiegers, or relief from the front."""
    regiment = regiments[r]
    body = regiment.obeys
    regiment.declared = body
    men = traits[r].strength * town.turnout * town.core
    if regiment.site == city.at_front and body == city.government:
        if city.relief_due < 0.0:
            u, _, _, _ = luck(clock, REGIMENTS, r, regiment.acts)
            regiment.acts += 1
            hours = lognormal(u, town.relief_time, town.relief_spread)
            city.relief_due = t + hours * HOUR
            city.relief_called = t
            record(clock, log, tally, named, t, CITY, RELIEF_EVENT, r, body, regiment.site, 0,
                   hours, city.calls_relief)  # fmt: skip
            post(clock, messages, t, RELIEF_COMING, regiment.site, bodies[body].actor,
                 bodies[city.committee].actor, GRAVE, hours, SURE)  # fmt: skip
        return
    rival = (
        bodies[city.government].actor if body == city.committee else bodies[city.committee].actor
    )
    record(clock, log, tally, named, t, CITY, REINFORCES, bodies[body].actor, body, regiment.site,
           r, men, 0)  # fmt: skip
    post(clock, messages, t, UNIT_OBEYS, regiment.site, bodies[body].actor, rival, GRAVE, men, SURE)


@kernel
def choose(
    clock, log, tally, named, t, r,
    city, town, bodies, standing, regiments, traits, sites, messages, deliveries,
):  # fmt: skip
    """One look of a unit at whom to obey."""
    regiment = regiments[r]
    regiment.next = t + town.choice_interval
    hear_of_others(regiment, city, bodies, sites, messages, deliveries)
    streets = strength_of(regiments, traits, regiment.site) * town.turnout * town.core
    committee_share = 0.0
    government_share = 0.0
    if streets > 0.0:
        committee_share = min(1.0, regiment.heard_committee / streets)
        government_share = min(1.0, regiment.heard_government / streets)
    if t > 0.0:  # before that it stands as it did when the night began
        choice = prefers(regiment, traits[r], city, town, standing, committee_share,
                         government_share)  # fmt: skip
        if choice != regiment.obeys:
            record(clock, log, tally, named, t, CITY, OBEYS, r, choice, regiment.site,
                   regiment.obeys, traits[r].strength, 0)  # fmt: skip
            regiment.obeys = choice
    if regiment.obeys > 0 and regiment.obeys != regiment.declared:
        declare(clock, log, tally, named, t, r, city, town, bodies, regiments, traits, messages)


@kernel
def count_units(city, standing, regiments, traits):
    """Keep how many units of the garrison obey whom, and whom the garrison trusts."""
    committee = 0.0
    government = 0.0
    men = 0.0
    city.units_committee = 0
    city.units_government = 0
    city.units_neutral = 0
    for r in range(1, regiments.shape[0]):
        regiment = regiments[r]
        if regiment.site == city.at_front:
            continue
        strength = traits[r].strength
        men += strength
        if regiment.obeys == city.committee:
            city.units_committee += 1
            committee += strength
        elif regiment.obeys == city.government:
            city.units_government += 1
            government += strength
        else:
            city.units_neutral += 1
    if men > 0.0:
        city.men_committee = committee / men
        city.men_government = government / men
    group = city.garrison
    city.held_congress = share_of(standing[standing_row(city, city.congress, group)].value)
    city.held_government = share_of(standing[standing_row(city, city.government, group)].value)
    city.held_committee = share_of(standing[standing_row(city, city.committee, group)].value)
