"""October: nights when power changes hands, simulated.

>>> import october
>>> scenario = october.load("october-1917")
>>> run = october.run(scenario, nights=1000, seed=1)
>>> run.outcomes
>>> night = october.night(scenario, seed=1, number=42)
>>> night.at("01:50").people
>>> night.branch("01:10", nights=200).outcomes
>>> october.what_if(scenario, {"walkout.allowed": False}, nights=500)
>>> october.hinges(night, outcome="talks_met")

Everything is imported when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from october._callable import install

if TYPE_CHECKING:
    from october import plots
    from october.ensemble import Run, run
    from october.inquiry import look as night
    from october.inquiry.claims import claims
    from october.inquiry.contingency import contingency
    from october.inquiry.hinges import hinges
    from october.inquiry.passages import passages
    from october.inquiry.sobol import sobol
    from october.inquiry.sweep import sweep
    from october.inquiry.what_if import what_if
    from october.scenario import Scenario, ScenarioError, load

__all__ = [
    "Run",
    "Scenario",
    "ScenarioError",
    "claims",
    "contingency",
    "hinges",
    "load",
    "night",
    "passages",
    "plots",
    "run",
    "sobol",
    "sweep",
    "what_if",
]

_PUBLIC = {
    "Run": "october.ensemble",
    "run": "october.ensemble",
    "Scenario": "october.scenario",
    "ScenarioError": "october.scenario",
    "load": "october.scenario",
    "claims": "october.inquiry.claims",
    "contingency": "october.inquiry.contingency",
    "hinges": "october.inquiry.hinges",
    "passages": "october.inquiry.passages",
    "sobol": "october.inquiry.sobol",
    "sweep": "october.inquiry.sweep",
    "what_if": "october.inquiry.what_if",
}


def __getattr__(name: str) -> Any:
    if name in ("night", "plots"):
        return importlib.import_module(f"october.{name}")
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'october' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


install(__name__)
