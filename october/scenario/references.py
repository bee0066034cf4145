"""Checks across the files of a scenario: what points to something must find it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from october.scenario.errors import Problem, near
from october.scenario.scenario import THEATRES, Scenario
from october.scenario.schema.common import Lever
from october.scenario.value import DEFINITION, GUESS, Value


def check_references(scenario: Scenario, failed: Collection[str], problems: list[Problem]) -> None:
    """Add a problem for everything that points to nothing.

    ``failed`` are the files with other problems: nothing is said about what may stand in them.
    """
    if "sources" not in failed:
        problems.extend(_lost_sources(scenario))
    if not {"people", "assembly"} & set(failed) and "levers" not in failed:
        problems.extend(_lost_in_passages(scenario))
    if not set(THEATRES) & set(failed):
        problems.extend(_lost_in_levers(scenario))
        problems.extend(_lost_in_draws(scenario))
    if not {"scenario", "city"} & set(failed):
        problems.extend(_lost_in_city(scenario))
    problems.extend(_contradictions(scenario))


def lever_keys(scenario: Scenario) -> list[str]:
    """Return the levers' keys with FACTION replaced by each faction."""
    return [full for key in scenario.levers for full in _each_faction(scenario, key)]


def lever_paths(lever: Lever) -> list[str]:
    """Return the paths that a lever sets."""
    return [lever.sets] if isinstance(lever.sets, str) else list(lever.sets)


def _each_faction(scenario: Scenario, text: str) -> list[str]:
    factions = list(getattr(scenario.assembly, "factions", None) or ())
    return [text.replace("FACTION", f) for f in factions] if "FACTION" in text else [text]


def _lost_sources(scenario: Scenario) -> Iterator[Problem]:
    known = (*scenario.sources, GUESS, DEFINITION)
    for part in ("people", "levers", "targets"):
        for key, item in getattr(scenario, part).items():
            cited = [item.source] if isinstance(item.source, str) else item.source
            for source in cited:
                if source and source not in known:
                    yield _lost(scenario, f"{part}.{key}.source", source, known)


def _lost_in_passages(scenario: Scenario) -> Iterator[Problem]:
    levers = lever_keys(scenario)
    for key, passage in scenario.passages.items():
        if passage.person and passage.person not in scenario.people:
            yield _lost(scenario, f"passages.{key}.person", passage.person, scenario.people)
        if passage.lever and passage.lever not in levers:
            yield _lost(scenario, f"passages.{key}.lever", passage.lever, levers)


def _lost_in_city(scenario: Scenario) -> Iterator[Problem]:
    """Yield the city's actors and sites that scenario.yaml does not have."""
    city = scenario.city
    if city is None or scenario.meta is None:
        return
    for site in city.sites:
        if site not in scenario.meta.sites:
            yield _lost(scenario, f"city.sites.{site}", site, scenario.meta.sites)
    for path, actor in city.actors_named():
        if actor not in scenario.meta.actors:
            yield _lost(scenario, f"city.{path}", actor, scenario.meta.actors)


def _lost_in_levers(scenario: Scenario) -> Iterator[Problem]:
    values = dict(scenario.values())
    for key, lever in scenario.levers.items():
        where = f"levers.{key}.sets"
        paths = lever_paths(lever)
        if not paths:
            yield _problem(scenario, where, "nothing", "the path of at least one value")
        for path in paths:
            for full in _each_faction(scenario, path):
                if full not in values:
                    yield _lost(scenario, where, full, values)
                else:
                    yield from _misfits(scenario, key, lever, path, values[full])


def _lost_in_draws(scenario: Scenario) -> Iterator[Problem]:
    """Yield the values that are drawn with another that is not there, or not drawn by itself.

    A theatre that the scenario lacks is not missed: those drawn with a value of it stay together.
    """
    values = dict(scenario.values())
    for path, value in values.items():
        theatre = value.drawn_with.partition(".")[0]
        if value.drawn_with and (theatre not in THEATRES or getattr(scenario, theatre) is not None):
            other = values.get(value.drawn_with)
            where = f"{path}.drawn_with"
            if other is None:
                yield _lost(scenario, where, value.drawn_with, values)
            elif other.drawn_with or not other.uncertain:
                expected = "an uncertain value that is drawn by itself"
                yield _problem(scenario, where, repr(value.drawn_with), expected)


def _misfits(
    scenario: Scenario, key: str, lever: Lever, path: str, value: Value
) -> Iterator[Problem]:
    """Yield what a lever would put where it does not belong."""
    where = f"levers.{key}"
    if isinstance(lever.sets, dict):
        if lever.type != "choice":
            yield _problem(scenario, f"{where}.type", lever.type, "choice, as it sets by option")
        for option, number in lever.sets[path].items():
            if not value.floor <= number <= value.ceiling:
                expected = f"a number in [{value.floor:g}, {value.ceiling:g}] for {path}"
                yield _problem(scenario, f"{where}.sets", f"{number:g} for {option}", expected)
        if {*lever.sets[path]} != {*next(iter(lever.sets.values()))}:
            yield _problem(scenario, f"{where}.sets", "different options", "the same for each path")
    elif lever.type == "choice":
        options = lever.options or value.options
        if not options:
            expected = "options here, in `sets`, or in the value that it sets"
            yield _problem(scenario, f"{where}.options", "nothing", expected)
        elif len(options) - 1 > value.ceiling:
            expected = f"at most {value.ceiling + 1:g} options for {path}"
            yield _problem(scenario, f"{where}.options", f"{len(options)} options", expected)
    elif lever.never is not None and not value.floor <= lever.never <= value.ceiling:
        expected = f"a number in [{value.floor:g}, {value.ceiling:g}] for {path}"
        yield _problem(scenario, f"{where}.never", f"{lever.never:g}", expected)
    elif lever.type == "clock" and value.unit != "s":
        yield _problem(scenario, f"{where}.type", "clock", f"another type: {path} is no time in s")


def _contradictions(scenario: Scenario) -> Iterator[Problem]:
    for key, target in scenario.targets.items():
        if not target.low <= target.high:
            expected = f"a number up to high ({target.high:g})"
            yield _problem(scenario, f"targets.{key}.low", f"{target.low:g}", expected)
        if not target.judges and not target.reason:
            expected = "a reason why it judges nothing"
            yield _problem(scenario, f"targets.{key}.reason", "nothing", expected)
    for key, lever in scenario.levers.items():
        if lever.low is not None and lever.high is not None and not lever.low <= lever.high:
            expected = f"a number up to high ({lever.high:g})"
            yield _problem(scenario, f"levers.{key}.low", f"{lever.low:g}", expected)


def _lost(scenario: Scenario, path: str, found: str, known: Iterable[str]) -> Problem:
    return _problem(scenario, path, repr(found), f"something that exists{near(found, known)}")


def _problem(scenario: Scenario, path: str, found: str, expected: str) -> Problem:
    part, _, field = path.partition(".")
    document = scenario.documents.get(part)
    line = document.line_of(field) if document else 0
    return Problem(f"{part}.yaml", line, field, found, expected)
