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
    AT_ONCE,
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
    NOMINATED,
    OPPOSE,
    REFUSE,
    REPLY,
    REVIVE,
    SUPPORT,
    TO_ADJOURN,
    TO_AMEND,
    TO_CENSURE,
    TO_CLAIM,
    TO_DIVIDE,
    TO_ORDER,
    TO_POSTPONE,
    TO_PRESIDE,
    TO_RECESS,
)
from october.theatres.assembly.floor import ask, choose_speaker
from october.theatres.assembly.grievance import ill_will
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.order import in_order
from october.theatres.assembly.session import declarations_wait
from october.theatres.assembly.texts import draft, relief
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
        if bloc.reply_at >= 0.0:
            return False  # its answer is not ready
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
def would_move(sitting, motions, requests, effect, i, stance):
    """Whether in this stance a motion of this effect is to the purpose of faction ``i``."""
    if effect == FOR_TALKS:
        return stance == 1 and sitting.talks == NO_TALKS
    if effect == TO_CENSURE:
        return stance == 0 and sitting.walked > 0
    if effect == TO_CLAIM:
        # To take power while the talks that were voted are still to come is to defect from them.
        talking = sitting.talks == MANDATED or sitting.talks == NOMINATED
        return sitting.claimed < 0.0 and (stance == 0 or not talking)
    if effect == TO_ORDER:
        # The item that was voted is kept from the floor by declarations.
        return stance == 1 and sitting.talks == MANDATED and declarations_wait(sitting, requests)
    if effect == TO_AMEND or effect == TO_POSTPONE:
        return motions[sitting.motion].mover != i
    return effect != TO_PRESIDE and effect != TO_DIVIDE


@kernel
def wanted(hall, kind, text, factions, camps, i):
    """Whether faction ``i``'s leaders are for a text (1) or against it (−1).

    Wings count by their people; off-stage pressure moves weight toward those for force.
    """
    gain = 0.0
    for w in range(1, camps.shape[0]):
        camp = camps[w]
        if camp.faction == i and camp.present > 0:
            pull = hall.pressure_slope * hall.pressure * factions[i].pressed * camp.how
            gain += loglinear(camp.present, pull) * gained(kind, text, camp.who, camp.how)
    return 1.0 if gain > 0.0 else -1.0


@kernel
def motion_worth(clock, hall, business, rule, factions, sitting, blocs, camps, motions, i, k):
    """What moving a motion adds: its chance as the leader sees it, times what it would move."""
    u, _, _, _ = luck(clock, blocs[i], i)
    text, weighs = draft(
        hall, business, rule, motions, camps, sitting.motion, i, k, sitting.mood > 0.5
    )
    kind = business[weighs]
    lift = relief(hall, rule.effect, sitting)
    guess = normal(u, expected(hall, kind, text, lift, blocs, camps), hall.belief_error)
    chance = min(1.0, max(0.0, 0.5 + (guess - rule.threshold) / 0.4))
    who, how, who_now, how_now = text
    moved = kind.who_weight * abs(who - who_now) + kind.how_weight * abs(how - how_now)
    value = (
        hall.carry_weight * chance * (moved * wanted(hall, kind, text, factions, camps, i) + lift)
    )
    if rule.effect == TO_CLAIM:
        value += hall.list_value + hall.appeal_value * sitting.arrested
    elif rule.effect == TO_ORDER:
        value += hall.order_value
    elif rule.applies != 0 or rule.effect == TO_RECESS or rule.effect == TO_ADJOURN:
        value -= hall.procedure_cost
    return value


@kernel
def kept_in(bloc):
    """The share of a faction that wanted to go and was not let go."""
    return bloc.kept / max(1.0, bloc.seats)


@kernel
def weigh(option, utility, struck, t):
    """Note what an option was worth to a leader."""
    option.t = t
    option.worth = utility
    option.struck = struck


@kernel
def consider(
    clock, log, tally, named, hall, factions, ties, blame, sitting, blocs, options, relations,
    camps, speech_acts, business, orders, motions, oratory, speakers, delegates, requests, t, i,
    in_reply,
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
    p = goodwill(hall, factions, ties, blame, blocs, relations, t, hurry, sitting.lead, i, j)
    stance = 1 if u < p else 0
    grievance = ill_will(hall, factions, ties, blame, blocs, relations, t, i, j)
    # To keep silent is worth nothing, and is an alternative like any other; but who has taken the
    # time to answer a motion answers it.
    u, _, _, _ = luck(clock, bloc, i)
    best = 0
    best_appeal = LEAST if on_it else appeal(0.0, hall.temperature, u)
    best_kind = 0
    bloc.weighed_at = t
    bloc.weighed_toward = j
    bloc.weighed_goodwill = p
    bloc.weighed_stance = stance
    bloc.weighed_silence = best_appeal
    bloc.chose = 0
    acts = speech_acts.shape[0] - 1
    first = (i - 1) * (acts + orders.shape[0] - 1)
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
        weigh(options[first + act], utility, struck, t)
        if struck > best_appeal:
            best = act
            best_appeal = struck
            bloc.chose = act
    for k in range(1, orders.shape[0]):
        pause = hall.motion_pause * 60.0
        if not in_order(orders, motions, sitting, k, i, bloc.origin, t, pause):
            continue
        if not would_move(sitting, motions, requests, orders[k].effect, i, stance):
            continue
        if orders[k].applies != 0 and bloc.reply_at >= 0.0:
            continue  # its answer is not ready
        utility = worth(hall, speech_acts[MOVE], grievance, hurry)
        utility += motion_worth(
            clock, hall, business, orders[k], factions, sitting, blocs, camps, motions, i, k
        )
        u, _, _, _ = luck(clock, bloc, i)
        struck = appeal(utility, hall.temperature, u)
        weigh(options[first + acts + k], utility, struck, t)
        if struck > best_appeal:
            best = MOVE
            best_appeal = struck
            best_kind = k
            bloc.chose = acts + k
    if best == 0:
        return
    temper = business[best_kind].how if best == MOVE else speech_acts[best].temper
    speaker = choose_speaker(clock, hall, oratory, speakers, delegates, i, temper, t)
    if speaker == 0:
        return
    place = IN_TURN
    if best == MOVE:
        place = AT_ONCE if orders[best_kind].interrupts == 1 else orders[best_kind].precedence
    elif best == DECLARE and hall.declaration_precedence > 0.0:
        place = FIRST
    elif in_reply:
        place = IN_REPLY
    target = j
    if best == MOVE and orders[best_kind].effect == TO_CENSURE:
        target = sitting.first_out
    ask(clock, log, tally, named, hall, sitting, speakers, requests, t, place, i, speaker, best,
        target, best_kind, 0)  # fmt: skip


@kernel
def eagerness(hall, sitting, bloc, t):
    """The rate, a minute, at which a leader asks for the floor."""
    waiting = bloc.unanswered * kept((t - bloc.unanswered_t) / 60.0, hall.answer_life)
    from_acts = hall.ask_unanswered * min(waiting, hall.unanswered_most)
    causes = from_acts + hall.ask_urgency * urgency(hall, sitting, t)
    return hall.ask_rate, causes + hall.obstruct * kept_in(bloc)
