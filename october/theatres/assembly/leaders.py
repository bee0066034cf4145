"""What a leader does next: a stance from the repeated game, then the act that serves best."""

from __future__ import annotations

from october.core.kernel import kernel
from october.core.random import normal
from october.mechanisms.decay import kept
from october.mechanisms.discrete_choice import appeal
from october.mechanisms.hazard import loglinear
from october.theatres.assembly.blocs import goodwill, luck
from october.theatres.assembly.codes import (
    ANNOUNCE_STAY,
    CARRIED,
    CRITICISE,
    DECLARE,
    DENOUNCE,
    FIRST,
    FOR_TALKS,
    IN_REPLY,
    IN_TURN,
    MANDATED,
    MOVE,
    NO_TALKS,
    OPPOSE,
    REFUSE,
    REPLY,
    REVIVE,
    SUPPORT,
    TO_CENSURE,
    TO_CLAIM,
)
from october.theatres.assembly.floor import ask, choose_speaker
from october.theatres.assembly.grievance import ill_will
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.voting import expected, gained


@kernel
def whom(blocs, lead, i):
    """Whom a leader has in mind: the opposition the leading party, the leading party whoever
    last addressed it, or else the largest bloc that it is pressed not to govern with."""
    if i != lead:
        return lead
    if blocs[lead].target > 0:
        return blocs[lead].target
    best = 0
    for j in range(1, blocs.shape[0]):
        if j != lead and (best == 0 or blocs[j].present > blocs[best].present):
            best = j
    return best


@kernel
def admitted(sitting, motions, blocs, i, stance, act):
    """Whether the rules and the stance (1 cooperate, 0 defect) admit an act without a motion."""
    live = sitting.motion
    bloc = blocs[i]
    if act in (SUPPORT, OPPOSE, REFUSE):
        if live == 0 or bloc.spoke == live or motions[live].mover == i:
            return False
        if act == SUPPORT:
            return stance == 1
        if act == REFUSE:
            return stance == 0 and i == sitting.lead
        return stance == 0 and i != sitting.lead
    if act == REPLY:
        return stance == 1 and bloc.unanswered > 0.3 and live == 0
    if act == DENOUNCE:
        return stance == 0
    if act == DECLARE:
        return stance == 0 and i != sitting.lead
    if act == CRITICISE:
        return stance == 1 and i != sitting.lead
    if act == REVIVE:
        return stance == 1 and i != sitting.lead and sitting.talks == MANDATED and live == 0
    if act == ANNOUNCE_STAY:
        return (
            sitting.walked > 0
            and bloc.stayed == 0
            and bloc.decided < 1
            and bloc.walked_at < 0.0
            and i != sitting.lead
        )
    return False


LEAST = -1e18  # below any utility


@kernel
def worth(hall, traits, grievance, hurry):
    """What an act is worth to a leader: approval, less standing with those between, less delay."""
    mood = grievance if traits.hostility > 0.0 else 1.0 - grievance
    return (
        hall.approval_weight * traits.approval * mood
        - hall.swing_weight * traits.swing
        - hall.delay_weight * hurry * traits.length / hall.delay_scale
    )


@kernel
def may_move(sitting, motions, orders, i, origin, stance, k, t, pause):
    """Whether faction ``i`` may and, in this stance, would move a motion of kind ``k``.

    A wing that has broken away may move what its faction (``origin``) may, save from its list.
    """
    rule = orders[k]
    if sitting.motion > 0 or not rule.may_move & (1 << origin):
        return False
    if rule.from_list > 0 and rule.from_list != i:
        return False
    for m in range(1, sitting.motions):
        motion = motions[m]
        if motion.kind == k and motion.state == CARRIED:
            return False
        if motion.kind == k and t - motion.moved < pause:
            return False
    if rule.effect == FOR_TALKS:
        return stance == 1 and sitting.talks == NO_TALKS
    if rule.effect == TO_CENSURE:
        return stance == 0 and sitting.walked > 0
    return rule.effect == TO_CLAIM and sitting.claimed < 0.0


@kernel
def wanted(hall, kind, factions, camps, i):
    """Whether faction ``i``'s leaders are for a motion (1) or against it (−1).

    Wings count by their people; off-stage pressure moves weight toward those for force.
    """
    gain = 0.0
    for w in range(1, camps.shape[0]):
        camp = camps[w]
        if camp.faction == i and camp.present > 0:
            pull = hall.pressure_slope * hall.pressure * factions[i].pressed * camp.how
            gain += loglinear(camp.present, pull) * gained(kind, camp.who, camp.how)
    return 1.0 if gain > 0.0 else -1.0


@kernel
def motion_worth(clock, hall, kind, rule, factions, sitting, blocs, camps, i):
    """What moving a motion adds: its chance as the leader sees it, times what it would move."""
    u, _, _, _ = luck(clock, blocs[i], i)
    guess = normal(u, expected(hall, kind, blocs, camps), hall.belief_error)
    chance = min(1.0, max(0.0, 0.5 + (guess - rule.threshold) / 0.4))
    moved = kind.who_weight * abs(kind.who - kind.who_now) + kind.how_weight * abs(
        kind.how - kind.how_now
    )
    value = hall.carry_weight * chance * moved * wanted(hall, kind, factions, camps, i)
    if rule.effect == TO_CLAIM:
        value += hall.list_value + hall.appeal_value * sitting.arrested
    return value


@kernel
def kept_in(bloc):
    """The share of a faction that wanted to go and was not let go."""
    return bloc.kept / max(1.0, bloc.seats)


@kernel
def consider(
    clock, hall, factions, ties, blame, sitting, blocs, relations, camps, speech_acts, business,
    orders, motions, oratory, speakers, delegates, requests, t, i, in_reply,
):  # fmt: skip
    """Faction ``i``'s leader chooses an act and a speaker and asks for the floor."""
    bloc = blocs[i]
    if bloc.present == 0 or bloc.caucus_until >= 0.0:
        return
    if bloc.walked_at >= 0.0 and bloc.kept == 0:
        return
    j = whom(blocs, sitting.lead, i)
    # Who has a right of reply uses it on the motion, toward its mover.
    live = sitting.motion
    on_it = in_reply and live > 0 and bloc.spoke != live and motions[live].mover != i
    if on_it:
        j = motions[live].mover
    if j == 0:
        return
    hurry = urgency(hall, sitting, t)
    u, _, _, _ = luck(clock, bloc, i)
    stance = 0
    if u < goodwill(hall, factions, ties, blame, blocs, relations, t, hurry, sitting.lead, i, j):
        stance = 1
    grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, j)
    # To keep silent is worth nothing, and is an alternative like any other; but who has taken the
    # time to answer a motion answers it.
    u, _, _, _ = luck(clock, bloc, i)
    best = 0
    best_appeal = LEAST if on_it else appeal(0.0, hall.temperature, u)
    best_kind = 0
    for act in range(SUPPORT, ANNOUNCE_STAY + 1):
        if on_it and act not in (SUPPORT, OPPOSE, REFUSE):
            continue
        if not admitted(sitting, motions, blocs, i, stance, act):
            continue
        utility = worth(hall, speech_acts[act], grievance, hurry)
        if act == CRITICISE:
            unlike = 1.0 - 0.5 * (sitting.peasants + sitting.army)
            utility += hall.approval_weight * unlike
        if act == DECLARE:
            utility -= hall.declared_tires * bloc.declared
            utility += hall.obstruct * hall.temperature * kept_in(bloc)
        u, _, _, _ = luck(clock, bloc, i)
        struck = appeal(utility, hall.temperature, u)
        if struck > best_appeal:
            best = act
            best_appeal = struck
    for k in range(1, orders.shape[0]):
        pause = hall.motion_pause * 60.0
        if not may_move(sitting, motions, orders, i, bloc.origin, stance, k, t, pause):
            continue
        utility = worth(hall, speech_acts[MOVE], grievance, hurry)
        utility += motion_worth(
            clock, hall, business[k], orders[k], factions, sitting, blocs, camps, i
        )
        u, _, _, _ = luck(clock, bloc, i)
        struck = appeal(utility, hall.temperature, u)
        if struck > best_appeal:
            best = MOVE
            best_appeal = struck
            best_kind = k
    if best == 0:
        return
    temper = business[best_kind].how if best == MOVE else speech_acts[best].temper
    speaker = choose_speaker(clock, hall, oratory, speakers, delegates, i, temper, t)
    if speaker == 0:
        return
    place = IN_TURN
    if best == MOVE:
        place = orders[best_kind].precedence
    elif best == DECLARE and hall.declaration_precedence > 0.0:
        place = FIRST
    elif in_reply:
        place = IN_REPLY
    target = j
    if best == MOVE and orders[best_kind].effect == TO_CENSURE:
        target = sitting.first_out
    ask(hall, sitting, requests, t, place, i, speaker, best, target, best_kind, 0)


@kernel
def eagerness(hall, sitting, bloc, t):
    """The rate, a minute, at which a leader asks for the floor."""
    waiting = bloc.unanswered * kept((t - bloc.unanswered_t) / 60.0, hall.answer_life)
    from_acts = hall.ask_unanswered * min(waiting, hall.unanswered_most)
    causes = from_acts + hall.ask_urgency * urgency(hall, sitting, t)
    return hall.ask_rate, causes + hall.obstruct * kept_in(bloc)
