"""What a group makes of the news: it talks it over, and its standing with the bodies moves.

News reaches only the part of a group that is in touch with others this night, and of them those
whom the rumour reaches before it dies (Daley–Kendall), the more the better it is believed. Peasants
and most of the front hear nothing before the morning, so nothing moves there.
"""

from october.core.events import CITY, RUMOUR
from october.core.events import STANDING as STANDING_EVENT
from october.core.kernel import kernel
from october.core.log import record
from october.core.random import exponential
from october.core.tables import THE_ACTOR, THE_VICTIM
from october.mechanisms.representativeness import representativeness
from october.mechanisms.rumour import never_hears
from october.mechanisms.standing import (
    after_change,
    after_declaration,
    after_success,
    share_of,
)
from october.theatres.city.luck import GROUPS, luck

DECLARATION, SUCCESS, COMPOSITION = 1, 2, 3


@kernel
def standing_row(city, body, group):
    """Row of ``standing`` for a body and a group."""
    return 1 + (body - 1) * city.groups + group - 1


@kernel
def body_of(bodies, actor):
    """The body whose actor this is, 0 for one that is none."""
    if actor > 0:
        for b in range(1, bodies.shape[0]):
            if bodies[b].actor == actor:
                return b
    return 0


@kernel
def meant(code, bodies, message):
    """The body that a deed's column means: a body, the one that acts, or the one acted upon."""
    if code == THE_ACTOR:
        return body_of(bodies, message.actor)
    if code == THE_VICTIM:
        return body_of(bodies, message.victim)
    return code


@kernel
def fit(city, bodies, composition, ballots, body, group):
    """Representativeness of a body's members for a group, [0, 1]."""
    first_vote = 1 + (group - 1) * city.parties
    return representativeness(
        composition, ballots, bodies[body].composition, first_vote, city.parties
    )


@kernel
def moved(value, sign, size, effect, trust, town):
    """The logit of a body's standing after a deed for (+1) or against it (−1)."""
    if effect == DECLARATION:
        return after_declaration(value, town.declaration_weight * size, trust, sign)
    return after_success(value, town.success_weight * size, sign)


@kernel
def digest(
    clock, log, tally, named, t, g, delivery, message, deed, size,
    city, town, bodies, standing, composition, ballots,
):  # fmt: skip
    """Move the standing of those whom one piece of news concerns; ``size`` of it is felt."""
    trust = town.stranger_trust
    speaker = body_of(bodies, message.actor)
    if speaker > 0:
        trust = share_of(standing[standing_row(city, speaker, g)].value)
    for side in range(2):
        body = meant(deed.gains, bodies, message)
        sign = 1.0
        if side == 1:
            body = meant(deed.loses, bodies, message)
            sign = -1.0
        if body == 0:
            continue
        row = standing[standing_row(city, body, g)]
        before = row.value
        if deed.effect == COMPOSITION:
            now = fit(city, bodies, composition, ballots, body, g)
            if row.fit >= 0.0:
                row.value = after_change(before, town.change_weight * size, now - row.fit)
                now = row.fit + min(1.0, size) * (now - row.fit)
            row.fit = now
        else:
            row.value = moved(before, sign, size, deed.effect, trust, town)
        if row.value != before:
            record(clock, log, tally, named, t, CITY, STANDING_EVENT, body, g, delivery.site,
                   message.kind, row.value - before, 0)  # fmt: skip


@kernel
def talk_over(
    clock, log, tally, named, t, g,
    city, town, groups, traits, sites, messages, deliveries, news, news_traits,
    bodies, standing, times, composition, ballots,
):  # fmt: skip
    """Let a group go over what has arrived since it last did."""
    group = groups[g]
    u0, _, _, _ = luck(clock, GROUPS, g, group.acts)
    group.acts += 1
    group.next = t + exponential(u0, traits[g].talk * town.news_delay)
    row = sites[group.site].first if group.read == 0 else deliveries[group.read].next
    while row > 0:
        group.read = row
        delivery = deliveries[row]
        message = messages[delivery.message]
        deed = news[message.kind]
        if deed.effect > 0:
            heard = traits[g].reach * (1.0 - never_hears(delivery.credence, town.silencing))
            if heard > 0.0:
                city.rumours += 1
                told = times[1 + (g - 1) * (news.shape[0] - 1) + message.kind - 1]
                once = 1.0 / (1.0 + told.count / town.news_repeat)
                size = heard * news_traits[message.kind].weight * once
                told.count += 1.0
                record(clock, log, tally, named, t, CITY, RUMOUR, g, message.actor, group.site,
                       message.kind, heard, 0)  # fmt: skip
                digest(clock, log, tally, named, t, g, delivery, message, deed, size,
                       city, town, bodies, standing, composition, ballots)  # fmt: skip
        row = delivery.next
