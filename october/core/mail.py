"""News between theatres: the only road from one to another besides the city's own tables."""

from __future__ import annotations

from october.core.kernel import kernel


@kernel
def post(clock, messages, t, kind, origin, actor, victim, severity, magnitude, credence):
    """Write a message; the city carries it from here. Return its row, 0 if there is no room."""
    row = clock.messages
    if row >= messages.shape[0]:
        clock.overflow = 1
        return 0
    clock.messages = row + 1
    message = messages[row]
    message.t = t
    message.kind = kind
    message.origin = origin
    message.actor = actor
    message.victim = victim
    message.severity = severity
    message.magnitude = magnitude
    message.credence = credence
    if clock.next_city > t:
        clock.next_city = t
    return row


@kernel
def unread(sites, deliveries, site):
    """Return the next delivery that arrived at ``site`` and was not yet read, 0 if none."""
    place = sites[site]
    if place.read == 0:
        row = place.first
    else:
        row = deliveries[place.read].next
    if row > 0:
        place.read = row
    return row


@kernel
def arrive(sites, deliveries, row):
    """Put a delivery that has come due at the end of its site's chain."""
    delivery = deliveries[row]
    delivery.state = 2  # ARRIVED
    delivery.next = 0
    place = sites[delivery.site]
    if place.last == 0:
        place.first = row
    else:
        deliveries[place.last].next = row
    place.last = row
