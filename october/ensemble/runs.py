"""An ensemble: so many nights of one plan, played into a run directory."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from october.ensemble import workers as pool
from october.ensemble.directory import RECORD, Directory, read_record
from october.ensemble.filling import Chunks, Parts, Player, fill
from october.ensemble.identity import differences, identity, machine, program, versions
from october.ensemble.parts import part_of
from october.ensemble.ready import ready
from october.ensemble.rows import read_row
from october.ensemble.storage import DirectoryError, storage, within
from october.ensemble.summary import summarise
from october.night import Plan, prepare
from october.scenario import Scenario, load


@dataclass(frozen=True, eq=False)
class Run:
    """An ensemble that has been played, and where its rows lie."""

    plan: Plan
    scenario: Scenario
    seed: int
    nights: int
    directory: Directory
    record: dict[str, Any]
    reused: bool = False
    keep: Any = None  # holds a temporary directory for as long as the run is alive

    @property
    def dir(self) -> Path | str:
        """The run directory: a path, or its address if it lies elsewhere."""
        return self.directory.path

    @property
    def hash(self) -> str:
        """Identity of the scenario's inputs and the levers."""
        return self.plan.hash

    @property
    def levers(self) -> dict[str, str]:
        """The levers that are set, as text."""
        return dict(self.plan.levers)

    @property
    def seconds(self) -> float:
        """Seconds of playing alone; set-up and compilation stand in ``record``."""
        return float(self.record.get("seconds", 0.0))

    @property
    def nights_per_second(self) -> float:
        """Nights played in a second of playing."""
        return float(self.record.get("nights_per_second", 0.0))

    @property
    def outcomes(self) -> pl.DataFrame:
        """A row a night; times in s from the start, null where there is none."""
        return self.scan("nights").collect()

    @property
    def series(self) -> pl.DataFrame:
        """A row for every night and five minutes; ``scan("series")`` reads it lazily."""
        return self.scan("series").collect()

    def scan(self, kind: str = "nights") -> pl.LazyFrame:
        """Return ``nights`` or ``series`` as a lazy frame, for runs larger than memory."""
        return self.directory.scan(kind)

    def to_xarray(self) -> Any:
        """Return outcomes and series as one xarray.Dataset, over ``night`` and ``time`` (s).

        Every variable has its unit and meaning; categories are their labels. Raises ImportError
        without xarray, which ``pip install october[xarray]`` brings.
        """
        import xarray

        outcomes, series = self.outcomes, self.series
        steps = len(series) // max(1, len(outcomes))
        found: dict[str, Any] = {}
        for outcome in self.plan.outcomes:
            column = outcomes[outcome.name]
            values = (column.cast(pl.String) if outcome.kind == "category" else column).to_numpy()
            about = {"units": outcome.unit, "long_name": outcome.meaning}
            found[outcome.name] = (("night",), values, about)
        for quantity in self.plan.series:
            values = series[quantity.name].fill_null(float("nan")).to_numpy()
            about = {"units": quantity.unit, "long_name": quantity.meaning}
            found[quantity.name] = (("night", "time"), values.reshape(-1, steps), about)
        times = series["t"].to_numpy()[:steps]
        where = {"night": outcomes["night"].to_numpy(), "time": ("time", times, {"units": "s"})}
        about_all = {"scenario": self.scenario.name, "hash": self.hash, "seed": self.seed}
        return xarray.Dataset(found, coords=where, attrs=about_all)

    def plot(self, outcome: str, ax: Any = None) -> Any:
        """Draw how an outcome is spread over the nights; see ``october.plots.distribution``."""
        from october import plots

        return plots.distribution(self, outcome, ax)

    def summary(self) -> dict[str, Any]:
        """Return shares and quantiles of every outcome with 95 % intervals, ready for JSON."""
        return {
            "scenario": self.scenario.name,
            "hash": self.hash,
            "seed": self.seed,
            "nights": self.nights,
            "levers": self.levers,
            "seconds": self.seconds,
            "nights_per_second": self.nights_per_second,
            "dir": str(self.dir),
            "outcomes": summarise(self.outcomes, self.plan.outcomes),
        }

    def __repr__(self) -> str:
        levers = "".join(f", {key}={value}" for key, value in self.levers.items())
        rate = f", {self.nights_per_second:,.1f} nights/s" if self.seconds else ""
        return (
            f"Run({self.scenario.name}{levers}: {self.nights:,} nights, seed {self.seed}, "
            f"{len(self.plan.outcomes)} outcomes{rate}, in {self.dir})"
        )


def run(
    scenario: Scenario | str | Path = "october-1917",
    nights: int = 1000,
    seed: int = 1,
    levers: Iterable[str] | Mapping[str, Any] = (),
    *,
    workers: int | None = None,
    ray: str | None = None,
    out: str | Path | None = None,
    under: str | Path | None = None,
    resume: str | Path | None = None,
    tick: Callable[[int], None] | None = None,
) -> Run:
    """Play ``nights`` nights and return them.

    ``out`` is the run directory; ``under`` is a folder in which it gets one named by what it is.
    Both are paths or fsspec addresses (``s3://bucket/run``). Without either the rows live in a
    temporary one for as long as the returned object. The same run in a finished directory is
    reused. ``resume`` goes on with a run that was stopped, beside any other process that does the
    same; a part that is damaged is played again. ``ray`` is the address of a Ray cluster to play on
    instead of ``workers`` threads here (``auto``, ``host:port``). ``tick`` is told of every so many
    nights in place of the bar; what it raises stops the run. Raises DirectoryError when the
    directory holds another run, Interrupted on ctrl-C, LeverError for a lever that does not exist.
    """
    if nights < 1:
        raise ValueError(f"an ensemble has at least one night, not {nights}")
    if not 0 <= seed < 2**64:
        raise ValueError(f"a seed is a whole number from 0 to 2^64 - 1, not {seed}")
    began = time.perf_counter()
    source = _source(scenario)
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    settings = lever_texts(levers)
    plan = prepare(scenario, settings)
    wanted = identity(plan, source, seed, nights) | {"settings": settings}
    address, keep = _place(wanted, resume or out, under)
    directory = Directory(address, nights)
    record = _check(directory, wanted, resume is not None)
    if record is not None and resume is not None:
        directory.discard_damaged()
    finished = record is not None and not directory.missing()
    if not finished:
        with _connection(ray):
            if record is None:
                directory.write_record(wanted | {"versions": versions(), "machine": machine()})
            apart = {"setup_seconds": time.perf_counter() - began}
            if ray is None:
                apart["compile_seconds"] = ready()
                player = _here(plan, seed, workers)
            else:
                player = _on_cluster(plan, scenario, seed, settings)
            record = fill(directory, player, apart, keep is None, tick)
    assert record is not None
    return Run(plan, scenario, seed, nights, directory, record, finished, keep)


def _place(
    wanted: dict[str, Any], address: str | Path | None, under: str | Path | None
) -> tuple[str | Path, tempfile.TemporaryDirectory | None]:
    if address is not None:
        return address, None
    if under is not None:
        return within(under, f"{Path(wanted['scenario']).name}-{wanted['identity'][:8]}"), None
    keep = tempfile.TemporaryDirectory(prefix="october-")
    return Path(keep.name), keep


def reopen(path: str | Path) -> dict[str, Any]:
    """Return the arguments of ``run`` with which a run directory was begun."""
    record = read_record(storage(path))
    if record is None:
        raise DirectoryError(f"{path} holds no run: there is no {RECORD} in it")
    return {
        "scenario": record["scenario"],
        "nights": record["nights"],
        "seed": record["seed"],
        "levers": record["settings"],
    }


def lever_texts(levers: Iterable[str] | Mapping[str, Any]) -> list[str]:
    """Return levers as ``key=value`` texts, from texts or from a mapping of keys to values."""
    if not isinstance(levers, Mapping):
        return [levers] if isinstance(levers, str) else list(levers)
    return [f"{key}={_lever_value(value)}" for key, value in levers.items()]


def _lever_value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check(directory: Directory, wanted: dict[str, Any], resume: bool) -> dict[str, Any] | None:
    """Return the record of the same run in this directory, None if it is free; raise if not."""
    path = directory.path
    record = read_record(directory.storage)
    if record is None:
        if resume:
            raise DirectoryError(f"{path} holds no run: there is no {RECORD} in it")
        if directory.storage.names():
            raise DirectoryError(f"{path} is not empty and holds no run: name another with --out")
        return None
    found = differences(wanted, record)
    if found:
        raise DirectoryError(f"{path} holds another run: " + "; ".join(found))
    if directory.missing() and not resume:
        raise DirectoryError(
            f"{path} holds {directory.nights_done():,} of the {directory.nights:,} nights of this "
            f"run: go on with --resume {path}"
        )
    return record


def _here(plan: Plan, seed: int, workers: int | None) -> Player:
    """Return what plays nights on this machine's cores."""

    def play(chunks: Chunks, move: Callable[[int], None]) -> Parts:
        played = pool.play_chunks(
            plan, seed, chunks, read_row, workers=workers, tick=lambda: move(1)
        )
        with contextlib.closing(played):
            for numbers, rows in played:
                yield range(numbers[0], numbers[-1] + 1), part_of(plan, numbers, rows)

    return play


def _on_cluster(plan: Plan, scenario: Scenario, seed: int, settings: list[str]) -> Player:
    """Return what plays nights on the Ray cluster to which this process is connected."""
    from october.ensemble import cluster

    job = cluster.Job(scenario.name, scenario.texts, tuple(settings), seed, plan.hash, program())

    def play(chunks: Chunks, move: Callable[[int], None]) -> Parts:
        with contextlib.closing(cluster.play_parts(job, chunks)) as played:
            for numbers, files in played:
                move(len(numbers))
                yield numbers, files

    return play


@contextlib.contextmanager
def _connection(ray: str | None) -> Iterator[None]:
    if ray is None:
        yield
        return
    from october.ensemble import cluster

    with cluster.connection(ray):
        yield


def _source(scenario: Scenario | str | Path) -> str:
    """Return what ``load`` takes to find this scenario again, from any folder."""
    if isinstance(scenario, Scenario):
        return str(scenario.folder or scenario.name)
    return str(Path(scenario).resolve()) if Path(scenario).exists() else str(scenario)
