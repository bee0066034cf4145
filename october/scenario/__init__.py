"""What is known: a scenario's files, read, checked and ready to be drawn from."""

from october.scenario.errors import LeverError, Problem, ScenarioError
from october.scenario.loader import available, load, load_texts
from october.scenario.scenario import Inputs, Scenario
from october.scenario.value import RoleError, Value

__all__ = [
    "Inputs",
    "LeverError",
    "Problem",
    "RoleError",
    "Scenario",
    "ScenarioError",
    "Value",
    "available",
    "load",
    "load_texts",
]
