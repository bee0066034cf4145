"""What a speech does to those who hear it, and what tires them."""

from __future__ import annotations

from october.core.kernel import kernel
from october.mechanisms.bounded_confidence import listen
from october.mechanisms.decay import kept
from october.mechanisms.opinion import recoil
from october.theatres.assembly.codes import GONE, IN_HALL
from october.theatres.assembly.grievance import brought, felt, pair, settle


@kernel
def fatigue(hall, t):
    """How tired the hall is, [0, 1]: it grows with the hours of the night."""
    hours = (t - hall.fatigue_from) / 3600.0
    return min(hall.fatigue_most, max(0.0, hall.fatigue_rate * hours))


@kernel
def urgency(hall, sitting, t):
    """Urgency at ``t``, [0, 1]."""
    return sitting.urgency * kept((t - sitting.urgency_t) / 60.0, hall.urgency_life)


@kernel
def arousal(hall, sitting, t):
    """Arousal at ``t``, [0, 1]."""
    return sitting.arousal * kept((t - sitting.arousal_t) / 60.0, hall.arousal_life)


@kernel
def stir(hall, sitting, t, by):
    """Raise arousal by a share of what is left to one."""
    now = arousal(hall, sitting, t)
    sitting.arousal = now + (1.0 - now) * min(1.0, max(0.0, by))
    sitting.arousal_t = t


@kernel
def hear(
    hall, factions, ties, blame, blocs, relations, delegates, camps,
    t, speaker_faction, who, how, authority,
):  # fmt: skip
    """Everybody in the hall and not in caucus hears a speech at (who, how).

    Returns (listeners, those who agree, their mean agreement). A listener agrees by as much as the
    speaker's distance falls short of the bound, less by grievance.
    """
    weight = (1.0 - fatigue(hall, t)) * hall.listening * authority
    listeners = 0
    agreeing = 0
    agreement = 0.0
    for w in range(1, camps.shape[0]):
        camps[w].who = 0.0
        camps[w].how = 0.0
    faction = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.state == GONE:
            continue
        if delegate.faction != faction:
            faction = delegate.faction
            own = faction == speaker_faction
            relation = relations[pair(factions, faction, speaker_faction)]
            settle(relation, hall, t)
            came_with = brought(factions, ties, blame, blocs, faction, speaker_faction)
            away = blocs[faction].caucus_until >= 0.0
        if delegate.state == IN_HALL and not away:
            grudge = 0.0
            if not own:
                grudge = felt(relation, came_with, delegate.resentment)
            apart = 0.5 * (abs(delegate.who - who) + abs(delegate.how - how))
            agrees = (1.0 - apart / hall.bound) * (1.0 - grudge)
            listeners += 1
            if agrees > 0.5:
                agreeing += 1
                agreement += agrees
            pull = weight * (1.0 - grudge)
            heard_who = listen(delegate.who, who, pull, hall.bound)
            heard_how = listen(delegate.how, how, pull, hall.bound)
            delegate.who = recoil(heard_who, delegate.who_anchor, hall.recoil)
            delegate.how = recoil(heard_how, delegate.how_anchor, hall.recoil)
        camp = camps[delegate.wing]
        camp.who += delegate.who
        camp.how += delegate.how
    for w in range(1, camps.shape[0]):
        if camps[w].present > 0:
            camps[w].who /= camps[w].present
            camps[w].how /= camps[w].present
    mean = agreement / agreeing if agreeing > 0 else 0.0
    return listeners, agreeing, mean
