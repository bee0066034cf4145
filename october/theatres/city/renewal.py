"""What a branch with other luck draws anew: waits without memory that are still running."""

from october.core.kernel import kernel
from october.mechanisms.hazard import loglinear, wait
from october.theatres.city.council import HOUR, IDLE, NEVER, SITTING
from october.theatres.city.denial import weigh
from october.theatres.city.luck import LINKS, MARCH, NOTES, luck


@kernel
def renew(night):
    """Draw them from now on; a wait that never ends, or has ended, is left alone."""
    if night.bodies.shape[0] < 2:
        return
    clock, city, town, march = night.clock[0], night.city[0], night.town[0], night.march[0]
    t = clock.now
    for i in range(1, night.links.shape[0]):
        link = night.links[i]
        if t < link.next < NEVER:
            u, _, _, _ = luck(clock, LINKS, i, link.acts)
            link.acts += 1
            link.next = min(NEVER, t + wait(u, night.link_traits[i].hazard) * HOUR)
    if t < city.next_note < NEVER:
        u, _, _, _ = luck(clock, NOTES, 1, city.acts)
        city.acts += 1
        city.next_note = min(NEVER, t + wait(u, town.notes_rate * town.pressure) * HOUR)
    for b in range(1, night.bodies.shape[0]):
        if t < night.bodies[b].next < NEVER:
            weigh(clock, t, b, city, town, night.bodies, night.standing)
    if (march.stage == IDLE or march.stage == SITTING) and t < march.next < NEVER:
        rate, slope = town.convening_rate, town.convening_slope
        if march.stage == SITTING:
            rate, slope = town.motion_rate / (1.0 + march.votes), town.motion_slope
        u, _, _, _ = luck(clock, MARCH, 1, march.acts)
        march.acts += 1
        march.next = t + wait(u, loglinear(rate, slope)) * HOUR
    clock.next_city = min(clock.next_city, t)
