"""What comes from outside the theatres: ships, relief, notes that press the rising, cut lines."""

from october.core.events import (
    CITY,
    LINE_FAILS,
    PRESS_RISING,
    REINFORCES,
    RELIEF_COMING,
    SAILORS_ARRIVED,
)
from october.core.events import RELIEF as RELIEF_EVENT
from october.core.kernel import kernel
from october.core.log import record
from october.core.mail import post
from october.core.tables import CUT
from october.mechanisms.hazard import wait
from october.theatres.city.luck import NOTES, luck

HOUR = 3600.0
SURE = 0.9  # credence of one who speaks of himself
NEVER = 1e18


@kernel
def arrive_from_outside(clock, log, tally, named, t, a, arrivals, traits, bodies, messages):
    """People come in, and say so from where they land."""
    arrival = arrivals[a]
    arrival.came = t
    arrival.due = NEVER
    people = traits[a].people
    record(clock, log, tally, named, t, CITY, REINFORCES, arrival.actor, arrival.body,
           arrival.site, 0, people, 0)  # fmt: skip
    post(clock, messages, t, SAILORS_ARRIVED, arrival.site, bodies[arrival.body].actor, 0, 0.0,
         people, SURE)  # fmt: skip


@kernel
def press(clock, t, city, town, bodies, messages):
    """One more note from off stage, and the time of the next: none without pressure."""
    u, _, _, _ = luck(clock, NOTES, 1, city.acts)
    city.acts += 1
    if t > 0.0 and bodies[city.government].fell < 0.0:
        post(clock, messages, t, PRESS_RISING, city.at_congress, city.pressing,
             bodies[city.committee].actor, 0.0, town.pressure, SURE)  # fmt: skip
    city.next_note = min(NEVER, t + wait(u, town.notes_rate * town.pressure) * HOUR)


@kernel
def relieve(clock, log, tally, named, t, city, bodies, messages):
    """Relief stands before the palace."""
    city.relief_came = t
    government = bodies[city.government].actor
    record(clock, log, tally, named, t, CITY, RELIEF_EVENT, 0, city.government, city.at_square, 0,
           0.0, 0)  # fmt: skip
    post(clock, messages, t, RELIEF_COMING, city.at_square, government,
         bodies[city.committee].actor, 1.0, 0.0, SURE)  # fmt: skip


@kernel
def fail(clock, log, tally, named, t, i, city, links, bodies):
    """A line goes dead of itself: it was found out, or it was hit."""
    link = links[i]
    link.next = NEVER
    link.failed = 1
    if link.state == CUT:
        return
    link.state = CUT
    record(clock, log, tally, named, t, CITY, LINE_FAILS, bodies[link.owner].actor, 0, link.origin,
           i, 0.0, 0)  # fmt: skip


@kernel
def look_at_the_line(city, links, t):
    """Note when the besieged's own line is found cut, whoever cut it."""
    if city.line_cut < 0.0 and city.palace_line > 0 and links[city.palace_line].state == CUT:
        city.line_cut = t
