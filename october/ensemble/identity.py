"""What a run is: scenario, levers, seed, number of nights and the program that plays them."""

from __future__ import annotations

import hashlib
import os
import platform
from importlib import metadata
from typing import Any

from october.core.kernel import source_key
from october.night import Plan

# whatever decides a row's bytes
SOURCES = (
    "core",
    "mechanisms",
    "theatres",
    "night",
    "scenario",
    "ensemble/rows.py",
    "ensemble/parts.py",
)


def identity(plan: Plan, scenario: str, seed: int, nights: int) -> dict[str, Any]:
    """Return what must be equal for two runs to hold the same rows; ``identity`` is its hash."""
    fields = {
        "scenario": scenario,
        "hash": plan.hash,
        "levers": dict(plan.levers),
        "seed": seed,
        "nights": nights,
        "program": f"{source_key(*SOURCES):016x}",
    }
    text = "\n".join(str(fields[key]) for key in ("hash", "seed", "nights", "program"))
    return {"identity": hashlib.sha256(text.encode()).hexdigest()[:16], **fields}


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """Say in which fields two identities differ, one line each; empty if they are the same run."""
    if ours["identity"] == theirs.get("identity"):
        return []
    words = {
        "scenario": "scenario",
        "hash": "the scenario's files or the levers",
        "levers": "levers",
        "seed": "seed",
        "nights": "nights",
        "program": "the program's sources or versions",
    }
    found = []
    for field, word in words.items():
        if ours[field] != theirs.get(field):
            shown = field in ("scenario", "levers", "seed", "nights")
            there = f": {theirs.get(field)} there, {ours[field]} asked for" if shown else ""
            found.append(word + there)
    return found


def program() -> dict[str, str]:
    """Return what decides a part's bytes, beside its scenario, levers and nights."""
    return {
        "sources": f"{source_key(*SOURCES):016x}",
        **{name: metadata.version(name) for name in ("numpy", "polars")},
    }


def versions() -> dict[str, str]:
    """Return the versions that a run is played with."""
    packages = ("october", "numba", "llvmlite", "numpy", "polars")
    return {"python": platform.python_version(), **{p: metadata.version(p) for p in packages}}


def machine() -> dict[str, Any]:
    """Describe the machine in a few words."""
    return {"processor": _processor(), "cores": os.cpu_count(), "system": platform.platform()}


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
