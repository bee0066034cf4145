"""What the council and the besiegers' command learn from outside."""

from october.core.events import (
    CONGRESS_OPENED,
    GOVERNMENT_SURRENDERS,
    HOLD_RISING,
    MARCH_BEGUN,
    MARCH_PASSED,
    MARCH_STOPPED,
    POWER_CLAIMED,
    PRESS_RISING,
    RELIEF_COMING,
    SAILORS_ARRIVED,
    UNIT_OBEYS,
)
from october.core.kernel import kernel
from october.core.mail import unread
from october.mechanisms.rout import worn
from october.theatres.palace.crowd import come


@kernel
def council_reads(night):
    """News at the palace moves the hope of relief and the units' spirits."""
    keep, siege = night.keep[1], night.siege[1]
    row = unread(night.sites, night.deliveries, siege.site_palace)
    while row > 0:
        delivery = night.deliveries[row]
        kind = night.messages[delivery.message].kind
        if kind == RELIEF_COMING or kind == MARCH_BEGUN or kind == MARCH_PASSED:
            gain = 1.0 if kind == RELIEF_COMING else keep.march_news
            siege.news += keep.relief_news * gain * delivery.credence
            for s in range(1, night.squads.shape[0]):
                squad = night.squads[s]
                squad.morale = worn(squad.morale, -keep.cheer * gain * delivery.credence)
        elif kind == MARCH_STOPPED:
            siege.news -= keep.march_news * keep.relief_news * delivery.credence
        elif kind == UNIT_OBEYS:
            ours = night.messages[delivery.message].actor == siege.actor_government
            gain = keep.unit_news if ours else -keep.unit_news
            siege.news += keep.relief_news * gain * delivery.credence
        row = unread(night.sites, night.deliveries, siege.site_palace)


@kernel
def command_reads(night, t):
    """News on the square hurries the besiegers, holds them, or brings them people."""
    keep, siege = night.keep[1], night.siege[1]
    row = unread(night.sites, night.deliveries, siege.site_square)
    while row > 0:
        delivery = night.deliveries[row]
        message = night.messages[delivery.message]
        kind = message.kind
        if kind == CONGRESS_OPENED:
            siege.sitting = 1
        elif kind == SAILORS_ARRIVED:
            siege.ready += keep.ready_sailors * keep.core * message.magnitude / 1000.0
        elif kind == UNIT_OBEYS and message.actor == siege.actor_committee:
            siege.ready += keep.ready_units
            siege.sent += message.magnitude
            come(night.clock[0], keep, siege, night.people)
        elif kind == RELIEF_COMING and message.origin == siege.site_square:
            siege.relieved = t
        elif kind == PRESS_RISING:
            siege.pressed = min(1.0, siege.pressed + keep.pressed_by_note * delivery.credence)
        elif kind == HOLD_RISING:
            siege.held = 1
        elif kind == POWER_CLAIMED:
            siege.held = 0
        elif kind == GOVERNMENT_SURRENDERS:
            siege.told = 1
        siege.due = min(siege.due, t + 10.0)
        row = unread(night.sites, night.deliveries, siege.site_square)
