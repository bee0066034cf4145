"""How a site tells the others: by every link that can carry the news, and the first one counts.

Somebody telephones, somebody is sent, and the guns speak for themselves. A site that has learnt
something passes it on by its own links, so news finds its way by relay where there is no direct
one, and round a line that is cut.
"""

from october.core.events import CITY, MESSAGE_LOST, RECEIVED
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import arrive
from october.core.tables import ARRIVED, CUT, LOST, TRAVELLING
from october.mechanisms.messages import believed, garbled, gets_through, line_free_at
from october.mechanisms.travel import journey
from october.theatres.city.flight import delivery_of, put_in, take_out
from october.theatres.city.luck import LINKS, luck


@kernel
def delay_by(u, now, link, mean, town):
    """Time at which news sent now by a link arrives, s; a call keeps the line engaged."""
    if link.sound == 1:
        return now + journey(u, link.distance, mean.speed, mean.setup, mean.spread)
    begin = now
    if mean.capacity > 0.0:
        begin, link.busy = line_free_at(now, link.busy, mean.setup, mean.capacity)
    taken = journey(u, link.distance, mean.speed, mean.setup, mean.spread)
    return begin + taken * town.news_delay


@kernel
def pass_on(
    clock, log, tally, named, t, site, m, credence, magnitude,
    city, town, messages, deliveries, links, means, news,
):  # fmt: skip
    """Let ``site`` tell message ``m``, which it believes so far, to all who may learn it."""
    message = messages[m]
    deed = news[message.kind]
    for i in range(1, links.shape[0]):
        link = links[i]
        if link.origin == site:
            target = link.target
        elif link.target == site and link.one_way == 0:
            target = link.origin
        else:
            continue
        if (
            link.state == CUT
            or not (deed.audience >> target) & 1
            or not (deed.means >> link.kind) & 1
        ):
            continue
        row = delivery_of(city, m, target)
        delivery = deliveries[row]
        if delivery.state == ARRIVED or target == message.origin:
            continue
        mean = means[link.kind]
        u0, u1, u2, _ = luck(clock, LINKS, i, link.acts)
        link.acts += 1
        if not gets_through(u0, mean.loss):
            city.lost += 1
            record(clock, log, tally, named, t, CITY, MESSAGE_LOST, message.actor, message.victim,
                   target, message.kind, credence, 0)  # fmt: skip
            if delivery.state != TRAVELLING:
                delivery.state = LOST
            continue
        due = delay_by(u1, t, link, mean, town)
        if delivery.state == TRAVELLING:
            if delivery.due <= due:
                continue
            take_out(city, deliveries, row)
        delivery.due = due
        delivery.credence = believed(credence, mean.trust * town.news_credence)
        delivery.magnitude = garbled(u2, magnitude, mean.distortion)
        delivery.message = m
        delivery.site = target
        delivery.link = i
        put_in(city, deliveries, row)


@kernel
def tell_here(city, messages, deliveries, news, t, m):
    """Make a message known where it comes from, if that site is among those who may learn it."""
    message = messages[m]
    if message.origin == 0 or not (news[message.kind].audience >> message.origin) & 1:
        return
    row = delivery_of(city, m, message.origin)
    delivery = deliveries[row]
    delivery.due = t
    delivery.credence = message.credence
    delivery.magnitude = message.magnitude
    delivery.message = m
    delivery.site = message.origin
    delivery.link = 0
    put_in(city, deliveries, row)


@kernel
def land(clock, log, tally, named, t, row, city, messages, sites, deliveries, links):
    """Let a delivery that is due arrive. Return 1, or 0 if its line was cut in the meantime."""
    delivery = deliveries[row]
    message = messages[delivery.message]
    if delivery.link > 0 and links[delivery.link].state == CUT:
        delivery.state = LOST
        city.lost += 1
        record(clock, log, tally, named, t, CITY, MESSAGE_LOST, message.actor, message.victim,
               delivery.site, message.kind, delivery.credence, 0)  # fmt: skip
        return 0
    arrive(sites, deliveries, row)
    city.received += 1
    record(clock, log, tally, named, t, CITY, RECEIVED, message.actor, message.victim,
           delivery.site, message.kind, delivery.credence, 0)  # fmt: skip
    return 1
