"""Standing orders are checked as a whole: who may move what, and where every motion can end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

START = "moved"
PENDING = ("moved", "seconded", "debated", "put")  # from these a motion must get on
FINAL = ("carried", "lost")
EXPECTED = {"put": ("ayes", "noes"), "moved": ("second",)}  # what is sure to happen in a state
ABOUT_ANOTHER = ("amend", "postpone", "close_debate", "limit_debate", "divide")


def faults_of(rules: Any, factions: Collection[str]) -> Iterator[str]:
    """Yield what does not hang together in standing orders."""
    for part in ("motions", "procedure"):
        for key, rule in getattr(rules, part).items():
            yield from _of_kind(f"rules.{part}.{key}", rule, rules, factions)
    both = set(rules.motions) & set(rules.procedure)
    for key in sorted(both):
        yield f"rules.procedure.{key}: found a name that a motion has, expected another"
    yield from _of_states(rules.transitions)


def _of_kind(where: str, rule: Any, rules: Any, factions: Collection[str]) -> Iterator[str]:
    movers = list(factions) if rule.may_move == "any" else rule.may_move
    if not movers:
        yield f"{where}.may_move: found nobody, expected 'any' or a faction"
    for mover in movers:
        yield from unknown(f"{where}.may_move", mover, factions)
    if rule.on_list_of:
        yield from unknown(f"{where}.on_list_of", rule.on_list_of, factions)
        if rule.on_list_of not in movers:
            yield f"{where}: it stands on a list of {rule.on_list_of!r}, which may not move it"
    for kind in [] if rule.applies_to == "any" else rule.applies_to:
        yield from unknown(f"{where}.applies_to", kind, rules.kinds)
    if rule.effect in ABOUT_ANOTHER and not rule.applies_to:
        yield f"{where}.applies_to: found nothing, expected what the motion applies to"
    if rule.applies_to and rule.rank == 0:
        yield f"{where}.rank: found 0, expected more than what it applies to"
    if rule.effect == "amend" and not any(r.amendable for r in rules.kinds.values()):
        yield f"{where}: it amends, and no motion is amendable"
    if rule.put == "ruling" and rule.effect != "order":
        yield f"{where}.put: found 'ruling', expected a vote for an effect of {rule.effect!r}"


def _of_states(transitions: Any) -> Iterator[str]:
    arrows = [(t.origin, t.on, t.guard, t.to) for t in transitions.values()]
    reached = _closure([START], {(a, b) for a, _, _, b in arrows})
    for name, arrow in transitions.items():
        if arrow.origin not in reached:
            yield f"rules.transitions.{name}: no way leads from {START!r} to {arrow.origin!r}"
    for state in FINAL:
        if state not in reached:
            yield f"rules.transitions: no way from {START!r} to {state!r}"
    for state in PENDING:
        if state not in reached:
            continue
        ends = _closure([state], {(a, b) for a, _, _, b in arrows})
        if not ends - set(PENDING):
            yield f"rules.transitions: {state!r} is a dead end"
        for event in EXPECTED.get(state, ()):
            if not any(a == state and e == event for a, e, _, _ in arrows):
                yield f"rules.transitions: nothing says where {event!r} takes what is {state!r}"
    unguarded = {(a, b) for a, _, guard, b in arrows if guard == "always"}
    for state in sorted({a for a, _ in unguarded}):
        if state in _closure([b for a, b in unguarded if a == state], unguarded):
            yield f"rules.transitions: {state!r} can be left and come back to without any guard"


def _closure(start: Iterable[str], arrows: set[tuple[str, str]]) -> set[str]:
    """Return what can be reached by arrows from the start, the start included."""
    found = set(start)
    while more := {b for a, b in arrows if a in found} - found:
        found |= more
    return found


def unknown(field: str, name: str, known: Iterable[str]) -> Iterator[str]:
    """Yield a fault if a name is not known."""
    if name not in known:
        yield f"{field}: found {name!r}, expected one of {', '.join(sorted(known))}"
