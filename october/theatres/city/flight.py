"""News on its way: one delivery a message and site, in a list sorted by when it is due.

The delivery of message m to site s is row (m − 1)·sites + s of ``deliveries``. While it travels,
``next`` is the delivery that is due after it; once it has arrived, the one that arrived after it
at the same site (``core.mail``).
"""

from october.core.kernel import kernel
from october.core.tables import TRAVELLING


@kernel
def delivery_of(city, message, site):
    """Row of the delivery of a message to a site."""
    return (message - 1) * city.sites + site


@kernel
def take_out(city, deliveries, row):
    """Take a travelling delivery out of the list."""
    if city.flight == row:
        city.flight = deliveries[row].next
    else:
        before = city.flight
        while deliveries[before].next != row:
            before = deliveries[before].next
        deliveries[before].next = deliveries[row].next
    deliveries[row].next = 0


@kernel
def put_in(city, deliveries, row):
    """Put a delivery into the list, after those that are due no later."""
    due = deliveries[row].due
    deliveries[row].state = TRAVELLING
    before = 0
    after = city.flight
    while after > 0 and deliveries[after].due <= due:
        before = after
        after = deliveries[after].next
    deliveries[row].next = after
    if before == 0:
        city.flight = row
    else:
        deliveries[before].next = row
