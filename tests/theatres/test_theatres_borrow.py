"""Theatres play what mechanisms define: none is left unused, none has a private copy."""

import ast
import importlib
from pathlib import Path

import pytest

import october
from october.mechanisms.registry import Mechanism

PACKAGE = Path(october.__file__).parent
SCALES = {"logistic", "logit"}  # a change of scale is no behaviour
MODULES = sorted(PACKAGE.glob("theatres/*/*.py"))
MECHANISMS = {
    path.stem: importlib.import_module(f"october.mechanisms.{path.stem}")
    for path in sorted(PACKAGE.glob("mechanisms/*.py"))
    if path.stem not in ("__init__", "registry")
}


def imports(path):
    """Yield (module, name) of every import of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def bodies(path):
    """Yield (name, shape) of every function: its code with the names taken out."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            names: dict[str, str] = {}
            for part in ast.walk(node):
                if isinstance(part, ast.arg):
                    part.arg = names.setdefault(part.arg, f"n{len(names)}")
            for part in ast.walk(node):
                if isinstance(part, ast.Name) and part.id in names:
                    part.id = names[part.id]
            statements = [
                part
                for part in node.body
                if not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
            ]
            yield node.name, "\n".join(ast.dump(part) for part in statements)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_theatre_has_no_curve_of_its_own(path):
    """What bends is a published behaviour, so exponentials and quantiles stand in mechanisms."""
    bent = {
        f"{module}.{name}"
        for module, name in imports(path)
        if (module == "october.core.mathematics" and name not in SCALES)
        or module.split(".")[0] in ("math", "scipy")
    }
    bent |= {
        f"np.{part.attr}"
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.Attribute)
        and isinstance(part.value, ast.Name)
        and part.value.id == "np"
        and part.attr != "ndarray"
    }
    assert not bent


def test_every_mechanism_is_played_somewhere():
    played = {module.split(".")[-1] for path in MODULES for module, _ in imports(path)}
    idle = {name for name in MECHANISMS if name not in played}
    assert idle == {name for name in MECHANISMS if MECHANISMS[name].MECHANISM.reference}


def test_no_theatre_repeats_a_mechanism():
    published = {
        shape: f"{path.stem}.{name}"
        for path in sorted(PACKAGE.glob("mechanisms/*.py"))
        for name, shape in bodies(path)
    }
    copies = {
        f"{path.parent.name}.{path.stem}.{name}": published[shape]
        for path in MODULES
        for name, shape in bodies(path)
        if shape in published
    }
    assert copies == {}


@pytest.mark.parametrize("name", MECHANISMS)
def test_a_mechanism_says_what_it_is(name):
    module = MECHANISMS[name]
    assert isinstance(module.MECHANISM, Mechanism)
    assert module.MECHANISM.sources
    assert module.MECHANISM.equation
    for parameter, _, low, high, meaning in module.MECHANISM.parameters:
        assert low < high, parameter
        assert meaning
