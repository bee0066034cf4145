"""A night told: choose what matters, put it in order, say it, and say who does not know it yet."""

from __future__ import annotations

from typing import Any

from october.chronicle import fields, grammar
from october.chronicle.beats import Beat
from october.chronicle.cast import Cast
from october.chronicle.drafts import EVENT, Draft
from october.chronicle.entry import Entry
from october.chronicle.happenings import Happening, key, persons
from october.chronicle.news import Knowledge
from october.chronicle.phrases import NEVER, Telling, read, tellings
from october.chronicle.wording import Wording
from october.core.events import EVENTS, OPENS, WAITS

KINDS = {event.name: kind for kind, event in EVENTS.items()}
LOUD = 0.6  # share of a hall that makes a noise to be remembered


class Teller:
    """What one telling needs: the night's names, who knew what, and the words already used."""

    def __init__(self, plan: Any, night: Any) -> None:
        clock = night.clock[0]
        self.plan = plan
        self.night = night
        self.cast = Cast(plan, night)
        self.knowledge = Knowledge(night)
        self.opened = float(night.tally[OPENS]["first"])
        identity = f"{plan.hash}\0{int(clock['seed'])}\0{int(clock['night'])}"
        self.words = Wording(identity, plan.words.terms)

    def how(self, event: Happening) -> Telling:
        """Return how events of this kind are told."""
        known = tellings()
        return (
            known.get(f"{event.theatre}.{event.kind}")
            or known.get(event.kind)
            or Telling(tell=NEVER)
        )

    def sentence(self, beat: Beat, naming: str = "") -> str:
        """Return a beat in words, without a capital or a stop yet; empty if it cannot be said.

        ``naming`` is a column, who or whom, that is to be named if there are words for it.
        """
        event = beat.events[0]
        if len(beat.events) > 1:
            filled = fields.group(self.cast, self.knowledge, self.plan.clock, beat.events)
            modes: tuple[str, ...] = ("many", "plain")
        else:
            filled = {
                **fields.single(self.cast, self.knowledge, self.plan.clock, event),
                "nth": lambda _: grammar.ordinal(beat.place + 1),
                "waited": lambda _: self._waited(event),
            }
            modes = self._modes(beat, event)
        tiers = list(beat.telling.tiers(key(self.cast, event, "what"), modes))
        if naming:
            tiers = [tuple(v for v in tier if f"{{{naming}}}" in v) for tier in tiers] + tiers
        for variants in tiers:
            text = self.words.say(variants, filled, event.kind, event.index)
            if text:
                return text
        return ""

    def _modes(self, beat: Beat, h: Happening) -> tuple[str, ...]:
        """Return which sets of variants fit one event, the most particular first."""
        fitting = (
            ("early", h.theatre == "assembly" and not 0.0 <= self.opened <= h.t),
            ("zero", h.magnitude <= 0),
            ("again", beat.place > 0),
            ("first", beat.place == 0 and self._is_first(h)),
            ("loud", LOUD <= h.magnitude <= 1),
            ("alone", h.whom == 0),
            ("unit", h.what > 0 or h.who <= 0),
            ("one", h.magnitude == 1),
            ("person", any(persons(self.cast, h))),
            ("say", True),
            ("plain", True),
        )
        return tuple(mode for mode, fits in fitting if fits)

    def _waited(self, h: Happening) -> str:
        """Return for how long they had waited for it, if they had, as a part of a sentence."""
        since = float(self.night.tally[WAITS]["first"])
        return f", after {grammar.duration(h.t - since)} of waiting" if 0.0 <= since < h.t else ""

    def _is_first(self, h: Happening) -> bool:
        return h.t <= float(self.night.tally[KINDS[h.kind]]["first"])

    def draft(self, beat: Beat, naming: str = "") -> Draft:
        """Return a beat that is still to be worded."""
        place = beat.events[0].index
        return Draft(beat.t, EVENT, place, lambda: self.entry(beat, self.sentence(beat, naming)))

    def entry(self, beat: Beat, text: str) -> Entry:
        """Return a beat with its words as an entry, not yet a finished sentence."""
        event = beat.events[0]
        keys = {
            column: self.cast.key(getattr(event.event, column), getattr(event, column))
            for column in ("who", "whom", "where", "what")
            if len({getattr(e, column) for e in beat.events}) == 1
        }
        return Entry(
            t=beat.t,
            clock=self.plan.clock(beat.t),
            theatre=beat.theatre,
            kind=event.kind,
            who=keys.get("who", ""),
            whom=keys.get("whom", ""),
            where=keys.get("where", ""),
            what=keys.get("what", ""),
            text=text,
        )

    def place(self, theatre: str) -> str:
        """Return where a theatre is, in prose: "in the hall"."""
        given = self.cast.words.places.get(theatre)
        return given or read("frame")["places"].get(theatre, "")

    def spoken(self, key: str) -> str:
        """Return what a room or a site is called, by its key; empty for anything else."""
        for table in ("rooms", "sites"):
            if key in self.plan.names.get(table, ()):
                return self.cast.name(table, self.plan.names[table].index(key)).text
        return ""

    def note(self, t: float, theatre: str, kind: str, text: str, **keys: str) -> Entry:
        """Return an entry of the chronicle's own."""
        columns = {column: keys.get(column, "") for column in ("who", "whom", "where", "what")}
        clock = self.plan.clock(t)
        return Entry(t, clock, theatre, kind, text=text, **columns)
