"""An assembly that sits in this very building: whose armed people stand in its hall.

What is written at the hall's site is all that the assembly knows of it; everybody else hears of it
as news.
"""

from october.core.events import HALL_IS_FREED, HALL_IS_HELD
from october.core.kernel import kernel
from october.core.mail import post
from october.theatres.palace.codes import BESIEGER, DEFENDER, POSTED, STAND_DOWN
from october.theatres.palace.people import free_here


@kernel
def stand_in_the_hall(night):
    """Whether armed people of the side that would keep it from sitting stay in the hall.

    Of the defence those count who have their post there, not whoever walks through.
    """
    siege, people = night.siege[1], night.people
    if siege.hall_side == BESIEGER:
        return free_here(night.rooms, people, siege.room_hall, BESIEGER) > 0
    row = night.rooms[siege.room_hall].people
    while row > 0:
        who = people[row]
        if who.side == DEFENDER and who.state == POSTED and who.order != STAND_DOWN:
            return True
        row = who.next_here
    return False


@kernel
def take_note(night, t):
    """Write at the hall's site who holds it, and let the city know when that changes."""
    siege = night.siege[1]
    if siege.room_hall == 0:
        return
    place = night.sites[siege.site_hall]
    held = siege.hall_side if stand_in_the_hall(night) else 0
    if held == place.held:
        return
    place.held = held
    ours, theirs = siege.actor_government, siege.actor_committee
    if siege.hall_side == BESIEGER:
        ours, theirs = theirs, ours
    if held > 0:
        siege.hall_since = t
        if siege.hall_taken < 0.0:
            siege.hall_taken = t
        post(night.clock[0], night.messages, t, HALL_IS_HELD, siege.site_hall, ours, theirs,
             0.9, 1.0, 1.0)  # fmt: skip
    else:
        siege.hall_freed = t
        siege.hall_held += t - siege.hall_since
        post(night.clock[0], night.messages, t, HALL_IS_FREED, siege.site_hall, theirs, ours,
             0.0, 1.0, 1.0)  # fmt: skip
