"""Bodies that deny the congress its authority, and the committee that they form against it.

A body hears what has happened at its own site: how many delegates have left, that the congress
claims power, that the government is taken. From this comes the rate at which it declares. It calls
what is left a private meeting, or, the readier the fewer are left against its idea of a quorum,
holds that there was no congress at all.
"""

from october.core.events import (
    CITY,
    CLAIMS,
    COMMITTEE,
    DISOWNED,
    DISOWNS,
    GOVERNMENT_ARRESTED,
    GOVERNMENT_SURRENDERS,
    POWER_CLAIMED,
    WALKED_OUT,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.mathematics import logistic
from october.mechanisms.hazard import loglinear, wait
from october.mechanisms.standing import share_of
from october.theatres.city.luck import BODIES, luck
from october.theatres.city.opinion import standing_row

HOUR = 3600.0
GRAVE = 0.5  # severity of being denied
SURE = 0.9  # credence of one who speaks of himself
PRIVATE_MEETING, NOT_TAKEN_PLACE = 1, 2
NEVER = 1e18


@kernel
def body_hears(body, message, delivery, delegates):
    """What a body makes of one piece of news. Return 1 if it changes what it weighs."""
    if message.kind == WALKED_OUT:
        body.gone = min(1.0, body.gone + delivery.magnitude / max(1, delegates))
    elif message.kind == POWER_CLAIMED:
        body.heard_claim = 1
    elif message.kind == GOVERNMENT_ARRESTED or message.kind == GOVERNMENT_SURRENDERS:
        body.heard_fall = 1
    else:
        return 0
    return 1


@kernel
def denials(bodies):
    """Bodies that have denied the congress."""
    count = 0
    for b in range(1, bodies.shape[0]):
        if bodies[b].disowned >= 0.0:
            count += 1
    return count


@kernel
def claimants(bodies):
    """Bodies that claim power and are free to."""
    count = 0
    for b in range(1, bodies.shape[0]):
        if bodies[b].claimed >= 0.0 and bodies[b].fell < 0.0:
            count += 1
    return count


@kernel
def void_share(body, town):
    """Chance that a body holds what is left to be no congress at all."""
    return logistic((town.quorum - (1.0 - body.gone)) / town.quorum_width)


@kernel
def denial_rate(b, city, town, bodies, standing):
    """Rate at which a body denies the congress, per hour; 0 for one that knows no reason to."""
    body = bodies[b]
    if body.denies == 0 or body.disowned >= 0.0 or body.gone + body.heard_claim <= 0.0:
        return 0.0
    held = share_of(standing[standing_row(city, city.congress, body.home)].value)
    growth = town.denial_gone * body.gone + town.denial_claim * body.heard_claim
    growth += town.denial_quorum * void_share(body, town)
    return loglinear(town.denial_rate, growth - town.denial_standing * (held - 0.5))


@kernel
def forming_rate(city, town, bodies):
    """Rate at which the rival committee is formed, per hour; 0 while nobody has denied."""
    body = bodies[city.salvation]
    count = denials(bodies)
    if body.formed >= 0.0 or count == 0:
        return 0.0
    growth = town.committee_denials * (count - 1) + town.committee_fall * body.heard_fall
    return loglinear(town.committee_rate, growth)


@kernel
def weigh(clock, t, b, city, town, bodies, standing):
    """Let a body weigh anew: a rate that has changed forgets the time already waited."""
    body = bodies[b]
    if b == city.salvation and body.formed < 0.0:
        rate = forming_rate(city, town, bodies)
    else:
        rate = denial_rate(b, city, town, bodies, standing)
    body.next = NEVER
    if rate > 0.0:
        u, _, _, _ = luck(clock, BODIES, b, body.acts)
        body.acts += 1
        body.next = t + wait(u, rate) * HOUR


@kernel
def body_acts(clock, log, tally, named, t, b, city, town, bodies, standing, messages, strangers):
    """A body has made up its mind: it forms itself, or it denies the congress."""
    body = bodies[b]
    body.next = NEVER
    congress = bodies[city.congress]
    if b == city.salvation and body.formed < 0.0:
        body.formed = t
        body.claimed = t
        body.present = bodies[city.duma].present + strangers
        record(clock, log, tally, named, t, CITY, COMMITTEE, body.actor, 0, body.site, 0,
               body.present, 0)  # fmt: skip
        record(clock, log, tally, named, t, CITY, CLAIMS, body.actor, congress.actor, body.site, 0,
               claimants(bodies), 0)  # fmt: skip
        weigh(clock, t, b, city, town, bodies, standing)
        return
    body.disowned = t
    u, _, _, _ = luck(clock, BODIES, b, body.acts)
    body.acts += 1
    body.charge = NOT_TAKEN_PLACE if u < void_share(body, town) else PRIVATE_MEETING
    record(clock, log, tally, named, t, CITY, DISOWNS, body.actor, congress.actor, body.site,
           body.charge, body.gone, 0)  # fmt: skip
    post(
        clock, messages, t, DISOWNED, body.site, body.actor, congress.actor, GRAVE, body.gone, SURE
    )
    weigh(clock, t, city.salvation, city, town, bodies, standing)
