"""The city's council: it is called together, votes on marching, and walks into a cordon.

Alarm is urgency that fades (item 4). It hastens the calling of a sitting, the motion to march and
the aye of each councillor. Those against who belong to the joining party leave for the congress.
Rates that vary are thinned: an occasion comes at the rate of full alarm and is taken up with the
chance that the alarm of the moment gives.
"""

from october.core.events import (
    CALL_FOR_HELP,
    CITY,
    DELEGATION_JOINS,
    GOVERNMENT_ARRESTED,
    GOVERNMENT_SURRENDERS,
    MARCH_BEGUN,
    MARCH_PASSED,
    MARCH_STOPPED,
    PROCESSION,
    SESSION,
    STOPPED,
    WALKED_OUT,
)
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.mathematics import logistic
from october.core.random import binomial, lognormal
from october.mechanisms.decay import kept
from october.mechanisms.hazard import accepted, loglinear, wait
from october.theatres.city.luck import MARCH, PARTIES, luck

HOUR = 3600.0
SURE = 0.9  # credence of one who speaks of himself
IDLE, GATHERING, SITTING, FORMING, WALKING, CORDON, OVER = 0, 1, 2, 3, 4, 5, 6
TURNED_BACK, PASSED, FIRED_ON = 1, 2, 3
NEVER = 1e18
GRAVE = 0.4  # severity of a procession turned back (item 4)
DEADLY = 0.9  # severity of one fired on


@kernel
def alarm_now(march, town, t):
    """Urgency of the councillors at ``t``, [0, 1]."""
    return march.alarm * kept(t - march.alarm_at, town.alarm_half_life)


@kernel
def alarmed(march, town, t, severity, credence):
    """Add grave news to the urgency."""
    urgency = alarm_now(march, town, t) + town.alarm_gain * severity * credence
    march.alarm = min(1.0, urgency)
    march.alarm_at = t


@kernel
def council_hears(march, town, news_traits, t, message, delivery):
    """What the council makes of one piece of news."""
    alarmed(march, town, t, message.severity * news_traits[message.kind].alarm, delivery.credence)
    if message.kind == CALL_FOR_HELP:
        march.heard_call += 1
    elif message.kind == GOVERNMENT_ARRESTED or message.kind == GOVERNMENT_SURRENDERS:
        march.heard_fall = 1
    elif message.kind == WALKED_OUT:
        march.strangers += max(0, int(delivery.magnitude))


@kernel
def present_of(seats, first, p, town):
    """Councillors of a party at the sitting."""
    return int(seats[first + p - 1].share * town.attendance + 0.5)


@kernel
def vote_to_march(clock, march, city, town, body, seats, parties, traits, t):
    """Let the councillors vote; return the ayes, the noes and the noes of the joining party."""
    urgency = alarm_now(march, town, t)
    ayes = 0
    noes = 0
    others = 0
    for p in range(1, parties.shape[0]):
        there = present_of(seats, body.composition, p, town)
        u, _, _, _ = luck(clock, PARTIES, p, march.votes)
        wish = town.affinity_weight * traits[p].affinity + urgency + town.march_bias
        aye = binomial(u, there, logistic(wish))
        ayes += aye
        noes += there - aye
        if p == city.joining:
            others = there - aye
    march.votes += 1
    return ayes, noes, others


@kernel
def resolve(clock, log, tally, named, t, march, city, town, bodies, seats, parties, traits, ride):
    """The vote on marching: those for it form up, some of those against go to the congress."""
    body = bodies[city.duma]
    ayes, noes, others = vote_to_march(clock, march, city, town, body, seats, parties, traits, t)
    u0, u1, u2, u3 = luck(clock, MARCH, 1, march.acts)
    march.acts += 1
    record(clock, log, tally, named, t, CITY, PROCESSION, body.actor, 0, body.site, SITTING,
           ayes - noes, 0)  # fmt: skip
    if ayes <= noes:
        return
    march.voted = t
    march.size = (
        ayes * town.walkers
        + lognormal(u0, town.companions, town.companions_spread)
        + march.strangers * town.strangers_join
    )
    march.stage = FORMING
    march.next = t + lognormal(u1, town.forming, town.spread)
    march.joined = binomial(u2, others, town.going_over)
    if march.joined > 0.0:
        march.deputies = t + lognormal(u3, ride * town.news_delay, town.spread)


@kernel
def at_the_cordon(clock, log, tally, named, t, march, city, town, bodies, messages):
    """The cordon turns the procession back, lets it pass or fires; a smaller core holds it less."""
    u0, _, _, _ = luck(clock, MARCH, 1, march.acts)
    march.acts += 1
    body = bodies[city.duma]
    rival = bodies[city.committee].actor
    held = min(1.0, town.core)
    fires = town.cordon_fires * held
    passes = 1.0 - (1.0 - town.cordon_passes) * held
    march.ended = t
    march.stage = OVER
    march.next = NEVER
    severity = GRAVE
    kind = MARCH_STOPPED
    march.end = TURNED_BACK
    if u0 < fires:
        march.end = FIRED_ON
        severity = DEADLY
    elif u0 < fires + passes:
        march.end = PASSED
        kind = MARCH_PASSED
        record(clock, log, tally, named, t, CITY, PROCESSION, body.actor, 0, body.site, OVER,
               march.size, 0)  # fmt: skip
    if march.end != PASSED:
        record(clock, log, tally, named, t, CITY, STOPPED, rival, body.actor, body.site, march.end,
               march.size, 0)  # fmt: skip
    actor = body.actor if march.end == PASSED else rival
    victim = rival if march.end == PASSED else body.actor
    post(clock, messages, t, kind, body.site, actor, victim, severity, march.size, SURE)


@kernel
def sit(clock, log, tally, named, t, march, city, town, bodies, seats, parties, traits, ride):
    """An idle or sitting council: an occasion to be called together or to vote has come."""
    u0, u1, u2, _ = luck(clock, MARCH, 1, march.acts)
    march.acts += 1
    urgency = alarm_now(march, town, t)
    rate = town.convening_rate
    slope = town.convening_slope
    if march.stage == SITTING:
        rate = town.motion_rate / (1.0 + march.votes)
        slope = town.motion_slope
    most = loglinear(rate, slope)
    march.next = t + wait(u0, most) * HOUR
    if not accepted(u1, loglinear(rate, slope * urgency), most):
        return
    if march.stage == IDLE:
        march.stage = GATHERING
        march.next = t + lognormal(u2, town.gathering, town.spread)
    elif march.heard_call + march.heard_fall > 0:
        if march.heard_fall == 1:
            march.stage = OVER
            march.next = NEVER
            return
        resolve(clock, log, tally, named, t, march, city, town, bodies, seats, parties, traits,
                ride)  # fmt: skip


@kernel
def council_acts(
    clock, log, tally, named, t, march, city, town, bodies, seats, parties, traits, messages, ride
):
    """What is due at the council; ``ride`` is the time of a ride to the congress, s."""
    body = bodies[city.duma]
    if march.stage == IDLE or march.stage == SITTING:
        sit(clock, log, tally, named, t, march, city, town, bodies, seats, parties, traits, ride)
    elif march.stage == GATHERING:
        march.stage = SITTING
        march.session = t
        march.next = t
        there = 0
        for p in range(1, parties.shape[0]):
            there += present_of(seats, body.composition, p, town)
        body.present = there
        record(clock, log, tally, named, t, CITY, SESSION, body.actor, 0, body.site, 0, there,
               city.presides)  # fmt: skip
        sit(clock, log, tally, named, t, march, city, town, bodies, seats, parties, traits, ride)
    elif march.stage == FORMING:
        if march.heard_fall == 1:
            march.stage = OVER
            march.next = NEVER
            return
        march.began = t
        march.stage = WALKING
        march.next = t + town.cordon_distance / town.march_speed
        record(clock, log, tally, named, t, CITY, PROCESSION, body.actor, 0, body.site, WALKING,
               march.size, city.presides)  # fmt: skip
        post(clock, messages, t, MARCH_BEGUN, body.site, body.actor, bodies[city.government].actor,
             0.0, march.size, SURE)  # fmt: skip
    elif march.stage == WALKING:
        u, _, _, _ = luck(clock, MARCH, 1, march.acts)
        march.acts += 1
        march.stage = CORDON
        march.next = t + lognormal(u, town.parley, town.spread)
    else:
        at_the_cordon(clock, log, tally, named, t, march, city, town, bodies, messages)


@kernel
def deputies_arrive(clock, t, march, city, bodies, parties, messages):
    """Those who left the council for the congress come in."""
    march.deputies = -1.0
    march.joined_at = t
    post(clock, messages, t, DELEGATION_JOINS, city.at_congress, parties[city.joining].actor,
         bodies[city.congress].actor, 0.0, march.joined, SURE)  # fmt: skip
