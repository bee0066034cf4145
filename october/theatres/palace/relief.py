"""Relief at the doors: it meets those who stand there, and one of the two breaks.

Nobody fights to the last: the side breaks first that would first have lost the share it bears, by
the square law of aimed fire. Source: Lanchester (1916); Helmbold (1971) for breaking points, which
are guesses here. The besiegers' fallen are people of this night, relief's are a number.
"""

from october.core.events import KILLED, PALACE, RELIEF_MEETS
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import lognormal
from october.mechanisms.rout import lost_until_one_breaks, second_breaks_first
from october.theatres.palace.codes import AWAY, DEAD, OUTSIDE, RELIEF, WOUNDED_STATE
from october.theatres.palace.luck import luck
from october.theatres.palace.people import remove


@kernel
def before_the_doors(siege, people):
    """How many of the besiegers stand outside."""
    n = 0
    for row in range(siege.first_crowd, siege.last_crowd + 1):
        n += int(people[row].state == OUTSIDE)
    return n


@kernel
def falls(night, row, u, t):
    """One of those before the doors is hit."""
    keep, siege = night.keep[1], night.siege[1]
    dies = u < keep.kill
    remove(siege, night.squads, night.rooms, night.people, night.palace_wheel, row,
           DEAD if dies else WOUNDED_STATE)  # fmt: skip
    siege.killed_besiegers += int(dies)
    siege.wounded += int(not dies)
    if dies:
        record(night.clock[0], night.log, night.tally, night.named, t, PALACE, KILLED, row, 0, 0,
               night.people[row].side, 1.0, night.people[row].person)  # fmt: skip


@kernel
def crowd_loses(night, hits, t):
    """So many of those before the doors are hit, whoever they are."""
    siege, people = night.siege[1], night.people
    for k in range(hits):
        u, v, _, _ = luck(night.clock[0], RELIEF, 1 + k)
        n = siege.last_crowd - siege.first_crowd + 1
        begin = int(u * n)
        for j in range(n):
            row = siege.first_crowd + (begin + j) % n
            if people[row].state == OUTSIDE:
                falls(night, row, v, t)
                break


@kernel
def meet_relief(night, t):
    """Relief that has come meets those before the doors, once."""
    clock, keep, siege, people = night.clock[0], night.keep[1], night.siege[1], night.people
    come = keep.relief_arrives <= t or siege.relieved >= 0.0
    if not come or siege.relief_met >= 0.0 or siege.arrested >= 0.0:
        return
    siege.relief_met = t
    crowd = float(before_the_doors(siege, people))
    u, v, _, _ = luck(clock, RELIEF, 0)
    worth = lognormal(u, keep.relief_worth, keep.relief_luck)
    bears, they_bear = keep.relief_bears, keep.crowd_bears
    runs = crowd == 0.0 or second_breaks_first(keep.relief, crowd, worth, 1.0, bears, they_bear)
    siege.relief_won = int(runs)
    record(clock, night.log, night.tally, night.named, t, PALACE, RELIEF_MEETS,
           siege.actor_government, siege.actor_crowd, 0, int(runs), crowd, 0)  # fmt: skip
    if crowd == 0.0:
        return
    cost, lost = lost_until_one_breaks(keep.relief, crowd, worth, 1.0, bears, they_bear)
    crowd_loses(night, int(lost + v), t)
    siege.killed_defenders += int(keep.kill * cost + v)
    siege.wounded += int((1.0 - keep.kill) * cost + v)
    if not runs:
        siege.news -= keep.relief_beaten
        return
    for row in range(siege.first_crowd, siege.last_crowd + 1):
        if people[row].state == OUTSIDE:
            people[row].state = AWAY
            people[row].acts += 1
            people[row].next_here = 0
    siege.next_crowd = 0
