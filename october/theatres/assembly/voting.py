"""Putting a motion: private views, public votes, hands seen and hands counted."""

from __future__ import annotations

from october.core.kernel import kernel
from october.core.random import ASSEMBLY, normal, uniforms
from october.mechanisms.conformity import aye, nobody_seen
from october.mechanisms.majority import base_of, carried
from october.mechanisms.spatial_voting import conviction, gain
from october.theatres.assembly.codes import (
    ACCLAMATION,
    CONFORMED,
    CONFUSED,
    CONVINCED,
    GONE,
    HANDS,
    IN_HALL,
    KEPT_IN,
    ROLL,
    SECRET,
    SITTING_ROW,
)
from october.theatres.assembly.listening import urgency
from october.theatres.assembly.measures import in_hall
from october.theatres.assembly.texts import text_of

ROUNDS = 2  # looks round before hands are counted: the second sees the first


@kernel
def gained(kind, text, who, how):
    """What somebody at (who, how) gains in utility by a text, with the weights of a kind."""
    for_who, for_how, who_now, how_now = text
    return kind.who_weight * gain(who, for_who, who_now) + kind.how_weight * gain(
        how, for_how, how_now
    )


@kernel
def expected(hall, kind, text, lift, blocs, camps):
    """The share of ayes that one would guess from where the wings stand and their leaders' word.

    ``lift`` is what the text is worth to anybody, whatever they think of its matter.
    """
    ayes = 0.0
    votes = 0.0
    for w in range(1, camps.shape[0]):
        camp = camps[w]
        cue = blocs[camp.faction].cue
        own = gained(kind, text, camp.who, camp.how) + lift
        votes += camp.present
        ayes += camp.present * aye(own, hall.vote_noise, hall.discipline, cue, 0.0, 0.5)
    return ayes / votes if votes > 0.0 else 0.0


@kernel
def note_cause(motion, delegate, lost):
    """Why somebody voted as he did, noted with the delegate and with the motion."""
    aye = delegate.vote == 1
    if lost:
        delegate.cause = CONFUSED
        if aye:
            motion.aye_confused += 1
        else:
            motion.nay_confused += 1
    elif delegate.vote == delegate.private:
        delegate.cause = CONVINCED
        if aye:
            motion.aye_convinced += 1
        else:
            motion.nay_convinced += 1
    else:
        delegate.cause = CONFORMED
        if aye:
            motion.aye_conformed += 1
        else:
            motion.nay_conformed += 1


@kernel
def cast(clock, hall, kind, motion, row, lift, blocs, delegates, noise, shown, mood):
    """Everybody in the hall makes up his mind. Returns counts: ayes, who raise a hand against,
    the other nays. What each went by is noted with the delegate, its terms as log odds.

    Who is kept in against his will obstructs what any other faction moves.

    One uniform a delegate serves view and vote, so that what is not conviction is the pull of
    others. In a secret vote (``shown`` 0) nobody conforms.
    """
    for_who, for_how, who_now, how_now = text_of(motion)
    conformity = hall.conformity * shown
    perceived = mood
    ayes = 0
    against = 0
    silent = 0
    for look in range(ROUNDS):
        last = look == ROUNDS - 1
        ayes = 0
        against = 0
        silent = 0
        motion.aye_convinced = motion.aye_conformed = motion.aye_confused = 0
        motion.nay_convinced = motion.nay_conformed = motion.nay_confused = 0
        for d in range(1, delegates.shape[0]):
            delegate = delegates[d]
            if delegate.state != IN_HALL or blocs[delegate.faction].caucus_until >= 0.0:
                continue
            u, v, w, x = uniforms(clock.seed, ASSEMBLY, clock.night, d, delegate.acts + 1)
            bloc = blocs[delegate.faction]
            by_who = kind.who_weight * gain(delegate.who, for_who, who_now)
            by_how = kind.how_weight * gain(delegate.how, for_how, how_now)
            own = by_who + by_how + lift
            delegate.private = 1 if u < conviction(own, noise) else -1
            spite = 0.0
            if delegate.held == KEPT_IN and delegate.faction != motion.mover:
                spite = hall.obstruct * noise
            discipline = hall.discipline * bloc.approval
            lost = v < hall.confusion
            if lost:
                delegate.vote = 1 if w < perceived else -1
            else:
                chance = aye(own - spite, noise, discipline, bloc.cue, conformity, perceived)
                delegate.vote = 1 if u < chance else -1
            note_cause(motion, delegate, lost)
            if delegate.vote == 1:
                ayes += 1
            elif x < hall.raises:
                against += 1
            else:
                silent += 1
                if last:
                    delegate.vote = 0
            if last:
                delegate.acts += 1
                delegate.voted_on = row
                delegate.by_who = by_who / noise
                delegate.by_how = by_how / noise
                delegate.by_relief = lift / noise
                delegate.by_spite = -spite / noise
                delegate.by_word = discipline * bloc.cue
                delegate.by_crowd = conformity * (perceived - 0.5)
                delegate.seen = perceived
        votes = ayes + against + silent
        if votes > 0:
            perceived = ayes / votes
    return ayes, against, silent


@kernel
def carries(motion, order):
    """Whether the votes that were counted carry the motion, by the rules of its kind."""
    base = base_of(
        order.base, float(motion.electorate), float(motion.present), motion.ayes, motion.nays, 0.0
    )
    return carried(motion.ayes, base, order.threshold, order.at_least)


@kernel
def count(clock, hall, kind, lift, order, method, sitting, blocs, delegates, motion, t):
    """Count the votes of those in the hall.

    Who may vote is frozen here. A show of hands is counted with error, by name or by ballot not.
    """
    sitting.acts += 1
    u, v, w, _ = uniforms(clock.seed, ASSEMBLY, clock.night, SITTING_ROW, sitting.acts)
    motion.electorate = sitting.seated
    motion.present = in_hall(sitting, blocs)
    ayes, against, silent = cast(
        clock, hall, kind, motion, sitting.motion, lift, blocs, delegates,
        hall.vote_noise + hall.urgency_noise * urgency(hall, sitting, t),
        0.0 if method == SECRET else 1.0, sitting.mood,
    )  # fmt: skip
    motion.method = method
    motion.acclaimed = 0
    if method == ACCLAMATION:
        if u < nobody_seen(float(against), 1.0, hall.seen) and ayes > against + silent:
            motion.acclaimed = 1
            motion.ayes = ayes + against + silent
            motion.nays = 0.0
            motion.abstained = 0.0
            return
        motion.method = HANDS
    if method in (ROLL, SECRET):
        # Called by name, or with a ballot in hand, nobody stays silent.
        against += silent
        silent = 0
    error = hall.hand_error if motion.method == HANDS else 0.0
    motion.ayes = float(int(0.5 + ayes * max(0.0, normal(v, 1.0, error))))
    motion.nays = float(int(0.5 + against * max(0.0, normal(w, 1.0, error))))
    most = float(ayes + against + silent)
    motion.ayes = min(motion.ayes, most)
    motion.nays = min(motion.nays, most - motion.ayes)
    motion.abstained = most - motion.ayes - motion.nays


@kernel
def share_for(motion):
    """The share of ayes among the votes that were counted."""
    votes = motion.ayes + motion.nays
    return motion.ayes / votes if votes > 0.0 else 0.0


@kernel
def majority_of(delegates, faction):
    """1 if most of a faction's votes on the last motion were ayes, 0 if nays, −1 if none voted."""
    ayes = 0
    votes = 0
    for d in range(1, delegates.shape[0]):
        delegate = delegates[d]
        if delegate.faction == faction and delegate.state != GONE:
            if delegate.vote == 1:
                ayes += 1
            votes += 1
    if votes == 0:
        return -1
    return 1 if 2 * ayes > votes else 0
