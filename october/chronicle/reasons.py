"""Why: what the first great vote was made of, and what took those with a name out of the hall."""

from __future__ import annotations

from collections.abc import Sequence

from october.chronicle import grammar
from october.chronicle.drafts import AFTERTHOUGHT, Draft
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening
from october.chronicle.phrases import read
from october.chronicle.telling import Teller
from october.chronicle.wording import Fields, constant, counting
from october.inquiry.why import drawn_out
from october.theatres.assembly.codes import FOR_TALKS, METHODS

MOST_LEAVERS = 2


def drafts(teller: Teller, events: Sequence[Happening], theatres: Sequence[str]) -> list[Draft]:
    """Return what is to be said of the hall's reasons."""
    if "assembly" not in theatres:
        return []
    leavers = [e for e in events if e.kind == "leaves" and _reason(teller, e)]
    return [*_of_vote(teller), *(_of_leaver(teller, e) for e in leavers[:MOST_LEAVERS])]


def _of_vote(teller: Teller) -> list[Draft]:
    """The first vote on talks: who meant it, who went along, who hardly knew.

    A vote that nearly all meant needs no explanation.
    """
    night = teller.night
    put = night.motions[1 : int(night.sitting[0]["motions"])]
    put = put[(put["method"] > 0) & (put["method"] < METHODS.index("ruling"))]
    of_talks = put[night.standing_orders["effect"][put["kind"]] == FOR_TALKS]
    if not len(of_talks):
        return []
    motion = of_talks[0]
    convinced, conformed, confused = (
        int(motion[f"aye_{cause}"]) for cause in ("convinced", "conformed", "confused")
    )
    ayes = convinced + conformed + confused
    if not ayes or conformed + confused < 0.02 * ayes:
        return []
    filled: Fields = {
        "ayes": counting(ayes),
        "convinced": constant(grammar.percent(convinced / ayes)),
        "conformed": constant(grammar.number(conformed)),
        "confused": constant(grammar.number(confused)),
    }
    return [_draft(teller, float(motion["settled"]), "made_of", filled)]


def _reason(teller: Teller, event: Happening) -> str:
    """Which of the terms drew somebody with a name out of the hall most; empty for others."""
    delegate = teller.night.delegates[event.who]
    if not delegate["person"]:
        return ""
    name, value = max(drawn_out(teller.night, event.who).items(), key=lambda term: term[1])
    return name if value > 0 else ""


def _of_leaver(teller: Teller, event: Happening) -> Draft:
    delegate = teller.night.delegates[event.who]
    which = {
        "wing": float(delegate["wing_gone"]),
        "neighbours": float(delegate["near_gone"]),
        "caucus": 0.0,
        "grievance": float(delegate["grudge"]),
    }
    reason = _reason(teller, event)
    filled: Fields = {
        "who": constant(teller.cast.name("delegates", event.who).text),
        "percent": constant(grammar.percent(which[reason])),
    }
    return _draft(teller, event.t, f"goes_for_{reason}", filled, event.index)


def _draft(teller: Teller, t: float, which: str, filled: Fields, place: int = 0) -> Draft:
    def worded() -> Entry:
        text = teller.words.say(read("frame")[which], filled, which, t, "assembly")
        return teller.note(t, "assembly", "reasons", text)

    return Draft(t, AFTERTHOUGHT, place, worded)
