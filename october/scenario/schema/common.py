"""The files that every scenario has: what it is, sources, people, levers, targets, passages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from october.scenario.schema.assembly import AssemblyPerson
from october.scenario.schema.city import CityPerson
from october.scenario.schema.palace import PalacePerson
from october.scenario.schema.parameters import Section

_KEY = r"^[A-Za-z0-9_]{1,40}$"
_LEVER_KEY = r"^[A-Za-z0-9_.]{1,80}$"
_CLOCK = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
PATTERNS = {
    _KEY: "a name of at most 40 letters, digits and _",
    _LEVER_KEY: "a name of at most 80 letters, digits, _ and dots",
    _CLOCK: "a clock time HH:MM",
}
Key = Annotated[str, StringConstraints(pattern=_KEY)]
LeverKey = Annotated[str, StringConstraints(pattern=_LEVER_KEY)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Clock = Annotated[str, StringConstraints(pattern=_CLOCK)]
Number = Annotated[float, Field(strict=False, allow_inf_nan=False, ge=-1e15, le=1e15)]


class Named(Section):
    """An actor (to whom deeds are put down) or a site (where news is sent and read)."""

    name: Text
    short: str = ""
    note: str = ""


class Meta(Section):
    """scenario.yaml: what the night is, when it runs, who acts and where news is read."""

    name: Text
    title: Text
    description: str = ""
    date: str = ""
    calendar: str = ""
    start: Clock
    end: Clock
    actors: dict[Key, Named] = Field(default_factory=dict)
    sites: dict[Key, Named] = Field(default_factory=dict)


class Citation(Section):
    """A source: how a reader finds it."""

    text: Text
    author: str = ""
    title: str = ""
    year: str = ""
    note: str = ""


class Person(Section):
    """A named person, and what they are in each theatre that they appear in."""

    name: Text
    also: str = ""
    role: str = ""
    source: str | list[str] = ""
    assembly: AssemblyPerson | None = None  # type: ignore[valid-type]
    palace: PalacePerson | None = None
    city: CityPerson | None = None


class Lever(Section):
    """A handle on the scenario. FACTION in its key stands for each faction of the assembly.

    ``sets`` names the values it sets: a path, a list of paths, or for a choice a mapping from
    path to the number that each option puts there.
    """

    meaning: Text
    unit: str = ""
    sets: str | list[str] | dict[str, dict[str, Number]]
    type: Literal["number", "share", "boolean", "choice", "clock", "minutes"] = "number"
    options: list[str] = Field(default_factory=list)
    low: Number | None = None
    high: Number | None = None
    never: Number | None = None  # the number that the word "never" stands for
    scale: bool = False  # multiplies what was drawn instead of replacing it
    when: Literal["start", "any"] = "start"
    passages: list[str] = Field(default_factory=list)
    source: str | list[str] = ""
    note: str = ""


class Target(Section):
    """A quantity of the real night, which judges the nights and is never read by the model."""

    quantity: Text
    observed: Number
    low: Number
    high: Number
    unit: str = ""
    outcome: str = ""
    label: str = ""  # for an outcome that is a category: the label that was observed
    source: str | list[str] = ""
    confidence: Literal["high", "medium", "low"] = "medium"
    judges: bool = True
    reason: str = ""  # why it judges nothing
    role: Literal["target", "held_out"] = "target"


class Passage(Section):
    """One passage of the account: the event that shows it, and the lever that must move it."""

    what: Text
    events: list[str] = Field(default_factory=list)  # kinds of events that show it
    only: list[str] = Field(default_factory=list)  # acts, motions, orders …: only those events
    person: str = ""  # the person whom the account names, a key of people.yaml
    lever: str = ""
    settings: list[str] = Field(default_factory=list)  # two settings of the lever to compare
    direction: Literal["", "up", "down"] = ""  # where the second must move the measure, if stated
    because: str = ""  # why it must
    measure: str = ""  # the outcome that the lever must move; the event's share when empty
    certain: str = ""  # why the event happens in every night, if it does by design
    by_effect: bool = False  # no event of its own: it works when its lever has an effect


class ClaimTest(Section):
    """One thing that must hold if a claim does: a comparison, or a level.

    With ``before`` and ``after`` (lists of key=value) the effect of going from one to the other on
    ``measure`` must be at least ``least`` up or down, or, with the direction ``none``, less than
    that either way. Without them the mean of ``measure`` must be above or below ``bound``.
    ``along`` asks for the effect as a curve over an uncertain fact as well.
    """

    what: Text
    measure: Text  # an outcome, or name=label of a category
    before: list[str] | None = None
    after: list[str] | None = None
    direction: Literal["up", "down", "none", "above", "below"]
    least: Annotated[float, Field(strict=False, ge=0)] = 0.0
    bound: Annotated[float, Field(strict=False)] = 0.0
    along: Text | Literal[""] = ""  # the path of a fact

    @model_validator(mode="after")
    def hangs_together(self) -> ClaimTest:
        """A comparison has two sides and a direction, a level neither side and a bound."""
        compares = self.direction in ("up", "down", "none")
        if compares != (self.before is not None and self.after is not None):
            raise ValueError(
                "before and after: found "
                + ("less than both" if compares else "a comparison")
                + f", expected {'two lists of settings' if compares else 'neither'} with the "
                f"direction {self.direction!r}"
            )
        return self


class Claim(Section):
    """Something that somebody claims, and the experiment that decides, fixed beforehand."""

    who: Text
    claim: Text
    question: Text
    evidence: Text = ""  # from the record, whatever the nights say
    tests: list[ClaimTest] = Field(min_length=1, max_length=8)
    assumptions: list[Text] = Field(default_factory=list)


class Word(Section):
    """What the chronicle calls something, where its key or its name would not do."""

    name: Text
    one: str = ""  # one of them: "a Left SR"
    at: str = ""  # what is there is: "on the stair"
    many: bool | None = None  # whether verbs that agree with it are in the plural


class Words(Section):
    """The words in which this scenario's nights are told: read by nothing that is simulated.

    ``names`` goes by table (rooms, actors, acts, …) and by key. ``openings`` begin a chronicle and
    ``closings`` end it; their blanks are explained in the chronicle's frames. ``terms`` replace the
    common nouns of the sentences: "the ministers": "the officers"; one for one, many for many.
    """

    places: dict[Key, Text] = Field(default_factory=dict)  # theatre → "in the hall"
    names: dict[Key, dict[Key, Text | Word]] = Field(default_factory=dict)
    openings: list[Text] = Field(default_factory=list)
    closings: list[Text] = Field(default_factory=list)
    terms: dict[Text, Text] = Field(default_factory=dict)
    headlines: list[Key] = Field(default_factory=list)  # outcomes by which a run is summed up
