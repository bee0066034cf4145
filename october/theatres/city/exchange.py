"""The telephone exchange: who holds it has cut the other side's lines, and it may change hands.

A body takes it at a rate in proportion to the units that obey it; a line that goes through the
exchange works for whoever is not its holder's rival. A line that has failed of itself stays dead.
"""

from october.core.events import CITY, EXCHANGE_TAKEN
from october.core.kernel import kernel
from october.core.log import record
from october.core.tables import CUT, WORKS
from october.mechanisms.hazard import within
from october.theatres.city.luck import EXCHANGE, luck

HOUR = 3600.0
AGAIN = 300.0  # s, for which the rate is held constant


@kernel
def rival_of(city, body):
    """The body that fights for power with this one, 0 for none."""
    if body == city.committee:
        return city.government
    return city.committee if body == city.government else 0


@kernel
def switch_lines(city, links):
    """Cut the lines of the holder's rival, mend the others; return how many are cut anew.

    A line that is still to fail of itself has a time for it; one that has failed has none.
    """
    cut = 0
    for i in range(1, links.shape[0]):
        link = links[i]
        if link.exchange == 0 or link.owner == 0 or link.failed == 1:
            continue
        before = link.state
        link.state = CUT if link.owner == rival_of(city, city.exchange) else WORKS
        cut += int(before == WORKS and link.state == CUT)
    return cut


@kernel
def try_exchange(clock, log, tally, named, t, city, town, bodies, links):
    """One of the two bodies may take the exchange from the other, or from nobody."""
    city.exchange_due = t + AGAIN
    if city.at_exchange == 0:
        return
    for side in range(2):
        body = city.committee if side == 0 else city.government
        share = city.men_committee if side == 0 else city.men_government
        if body == city.exchange or bodies[body].fell >= 0.0:
            continue
        u, _, _, _ = luck(clock, EXCHANGE, side, int(t / 10.0))
        if u >= within(town.exchange_rate * town.core * share, AGAIN / HOUR):
            continue
        loser = bodies[city.exchange].actor
        city.exchange = body
        city.exchange_taken = t
        cut = switch_lines(city, links)
        record(clock, log, tally, named, t, CITY, EXCHANGE_TAKEN, bodies[body].actor, loser,
               city.at_exchange, 0, float(cut), 0)  # fmt: skip
        return
