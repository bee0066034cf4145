"""What a server knows: one scenario, the nights looked at last, the answers that are kept.

All of it can be worked out again; nothing here belongs to a visitor.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from october import ensemble
from october.ensemble import DirectoryError, Run
from october.ensemble.directory import RECORD, Directory
from october.ensemble.identity import identity as identity_of_run
from october.inquiry import look
from october.inquiry.one_night import OneNight
from october.night import Plan, prepare
from october.scenario import Scenario
from october.web import answers, bundle
from october.web.jobs import Job, Jobs
from october.web.shelf import Recent, Shelf, identity
from october.web.writing import written

NIGHTS, PLANS, PACKED = 8, 32, 64  # kept in memory
FOLLOWED, TRIED = 3, 4  # outcomes and changes of which a page without a server knows
Levers = tuple[str, ...]
Write = Callable[[Scenario, int, int, Levers], bytes]


class World:
    """A scenario, ready to be asked about.

    ``folder`` is where its own runs and answers are kept; ``runs`` is where a finished run may lie
    already, which is then read and not played again. ``write`` makes a night's container.
    """

    def __init__(
        self, scenario: Scenario, seed: int, night: int, nights: int, folder: Path,
        runs: Path | None = None, write: Write = written,
    ) -> None:  # fmt: skip
        self.scenario, self.folder, self.runs, self.write = scenario, folder, runs, write
        self.seed, self.night, self.nights = seed, night, nights
        self.jobs = Jobs(Shelf(folder / "answers"))
        self._plans: Recent[Plan] = Recent(PLANS)
        self._nights: Recent[OneNight] = Recent(NIGHTS)
        self._packed: Recent[bytes] = Recent(PACKED)

    def plan(self, levers: Levers) -> Plan:
        """Return the plan under levers."""
        return self._plans.get(levers, lambda: prepare(self.scenario, levers))

    def one(self, number: int, seed: int, levers: Levers) -> OneNight:
        """Return a night; it is played when it is first asked about."""
        return self._nights.get(
            (number, seed, levers), lambda: look(self.scenario, seed, number, levers)
        )

    def packed(self, number: int, seed: int, levers: Levers) -> bytes:
        """Return a night's container, compressed."""
        return self._packed.get((number, seed, levers), lambda: self._pack(number, seed, levers))

    def _pack(self, number: int, seed: int, levers: Levers) -> bytes:
        # The night with which a server opens is kept, so that the next one opens with it at once.
        first = (number, seed, levers) == (self.night, self.seed, ())
        name = identity(self.scenario.hash, "night", number, seed, levers)
        packed = self.jobs.shelf.packed(name) if first else None
        if packed is None:
            packed = self.write(self.scenario, seed, number, levers)
            if first:
                self.jobs.shelf.keep(name, packed)
        return packed

    def questions(self) -> dict[str, Any]:
        """Return what can be asked."""
        return {
            "levers": bundle.levers(self.scenario),
            "sources": bundle.citations(self.scenario),
            "claims": [
                {"id": key, **claim.model_dump(include={"who", "claim", "question", "evidence"})}
                for key, claim in self.scenario.claims.items()
            ],
            "passages": [
                {"id": key, "what": passage.what, "lever": passage.lever}
                for key, passage in self.scenario.passages.items()
            ],
            "open": answers.openable(self.plan(())),
            "foremost": answers.foremost(self.scenario, self.plan(())),
        }

    def turning(self) -> list[str]:
        """Return outcomes whose course a page follows through its night, as they ended in it."""
        night = self.one(self.night, self.seed, ())
        kinds = {outcome.name: outcome.kind for outcome in night.plan.outcomes}
        found = []
        for name in self.scenario.words.headlines or kinds:
            if kinds.get(name) == "share":
                found.append(name)
            elif kinds.get(name) == "category" and night.outcomes[name] is not None:
                found.append(f"{name}={night.outcomes[name]}")
        return found[:FOLLOWED]

    def tried(self) -> list[Levers]:
        """Return changes whose effect a page shows: the first that the claims turn on."""
        changes = dict.fromkeys(
            tuple(test.after)
            for claim in self.scenario.claims.values()
            for test in claim.tests
            if test.before == [] and test.after
        )
        return list(changes)[:TRIED]

    def ensemble(self, nights: int, seed: int, levers: Levers) -> Job:
        """Play an ensemble, or take it from where runs are kept."""
        return self._ask(
            ("ensemble", nights, seed, levers),
            lambda tick: self._played(nights, seed, levers, tick),
        )

    def what_if(self, levers: Levers, given: Levers, nights: int, seed: int) -> Job:
        """Ask for the effect of levers."""
        return self._ask(
            ("what-if", levers, given, nights, seed),
            lambda tick: answers.what_if(self.scenario, levers, given, nights, seed, tick),
        )

    def hinges(
        self, number: int, seed: int, levers: Levers, outcome: str, branches: int, most: int
    ) -> Job:
        """Ask how open an outcome was."""
        return self._ask(
            ("hinges", number, seed, levers, outcome, branches, most),
            lambda tick: answers.hinges(
                self.one(number, seed, levers), outcome, branches, most, tick
            ),
        )

    def claims(self, nights: int, seed: int, levers: Levers) -> Job:
        """Ask for the verdicts on the claims."""
        return self._ask(
            ("claims", nights, seed, levers),
            lambda tick: answers.claims(self.scenario, nights, seed, levers, tick),
        )

    def passages(self, nights: int, seed: int, levers: Levers) -> Job:
        """Ask how often the passages happen."""
        return self._ask(
            ("passages", nights, seed, levers),
            lambda tick: answers.passages(self.scenario, nights, seed, levers, tick),
        )

    def _ask(self, parts: tuple[Any, ...], work: Callable[[answers.Tick], dict[str, Any]]) -> Job:
        return self.jobs.ask(identity(self.scenario.hash, *parts), work)

    def _played(self, nights: int, seed: int, levers: Levers, tick: answers.Tick) -> dict[str, Any]:
        count = answers.Count(tick, nights)
        return bundle.bundle(self._run(nights, seed, levers, count))

    def _run(self, nights: int, seed: int, levers: Levers, tick: Callable[[int], None]) -> Run:
        """Return a run: a finished one, or one played into its own folder, also from half-way."""
        plan = prepare(self.scenario, levers)
        source = str(self.scenario.folder or self.scenario.name)
        wanted = identity_of_run(plan, source, seed, nights)["identity"]
        name = f"{Path(source).name}-{wanted[:8]}"
        asked: dict[str, Any] = {
            "scenario": self.scenario, "nights": nights, "seed": seed, "levers": levers,
            "tick": tick,
        }  # fmt: skip
        if self.runs is not None and not Directory(self.runs / name, nights).missing():
            with contextlib.suppress(DirectoryError):  # another run may bear the name
                return ensemble.run(**asked, out=self.runs / name)
        there = self.folder / name
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return ensemble.run(**asked)  # nothing can be kept here
        if not (there / RECORD).exists():
            return ensemble.run(**asked, out=there)
        try:
            return ensemble.run(**asked, resume=there)
        except DirectoryError as error:
            raise ValueError(str(error)) from None
