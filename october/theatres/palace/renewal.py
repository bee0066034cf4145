"""What a branch with other luck draws anew: waits without memory that are still running."""

from october.core.kernel import kernel
from october.mechanisms.hazard import rate_from, wait
from october.theatres.palace.codes import ENVOYS, GUNS, HOUR, NEVER, SQUADS
from october.theatres.palace.luck import luck


@kernel
def renew(night):
    """Draw them from now on; a wait that never ends, or has ended, is left alone."""
    if night.rooms.shape[0] <= 1:
        return
    clock, keep, siege = night.clock[0], night.keep[1], night.siege[1]
    t = clock.now
    if t < siege.next_parley < NEVER:
        siege.parleys += 1
        u, _, _, _ = luck(clock, ENVOYS, siege.parleys)
        siege.parleys -= 1
        siege.next_parley = min(NEVER, t + wait(u, keep.parley_rate) * HOUR)
    for i in range(1, night.guns.shape[0]):
        gun = night.guns[i]
        if gun.fit > t:
            u, _, _, _ = luck(clock, GUNS + i, 0)
            gun.fit = t + wait(u, 1.0 / max(1e-6, night.gun_traits[i].fit)) * 60.0
            gun.next = gun.fit
    for s in range(1, night.squads.shape[0]):
        squad = night.squads[s]
        if squad.recall > t:
            u, _, _, _ = luck(clock, SQUADS + s, squad.acts)
            squad.acts += 1
            rate = rate_from(night.unit_traits[s].recalled, clock.end)
            squad.recall = t + wait(u, rate)
