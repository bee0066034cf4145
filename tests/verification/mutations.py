"""Small faults put into a mechanism, one at a time: a mechanism that is verified shows each.

A mutant flips a sign or a comparison, drops a term, swaps two parameters or the sides of a
difference or quotient, or changes a number that is not 0.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

OTHER_SIGN: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.LShift: ast.RShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
OPPOSITE: dict[type, type] = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OTHER_END = {"min": "max", "max": "min"}
NUMBER = 1.1  # by what a real number is multiplied; a whole one becomes the next


class Mutant(NamedTuple):
    """A mechanism with one fault: what was changed, in which function, and the whole source."""

    mechanism: str
    change: str
    source: str


def mutants(mechanism: str, source: str) -> list[Mutant]:
    """Return every mutant of a mechanism, in the order of its source."""
    found = []
    tree = ast.parse(source)
    texts = [ast.unparse(part) for part in tree.body]
    times: Counter[str] = Counter()
    for place, part in enumerate(tree.body):
        if not _is_mutated(part):
            continue
        name = part.name if isinstance(part, ast.FunctionDef) else "constants"
        seen = {texts[place]}
        for index, node in enumerate(ast.walk(part)):
            for other in _changes(node):
                changed = copy.deepcopy(part)
                _become(list(ast.walk(changed))[index], other)
                text = ast.unparse(ast.fix_missing_locations(changed))
                if text in seen:
                    continue
                seen.add(text)
                change = f"{name}: {_shown(node)} → {_shown(other)}"
                times[change] += 1
                if times[change] > 1:
                    change += f" ({times[change]})"
                whole = "\n\n".join([*texts[:place], text, *texts[place + 1 :]]) + "\n"
                found.append(Mutant(mechanism, change, whole))
    return found


def _is_mutated(part: ast.stmt) -> bool:
    """Functions and real numbers with a name; a whole one is a code, and as good as another."""
    if isinstance(part, ast.Assign):
        numbers = [node.value for node in ast.walk(part) if isinstance(node, ast.Constant)]
        return any(isinstance(number, float) for number in numbers) and not any(
            isinstance(node, ast.Call) for node in ast.walk(part)
        )
    return isinstance(part, ast.FunctionDef)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node."""
    if isinstance(node, ast.BinOp):
        yield from _operations(node)
    elif isinstance(node, ast.AugAssign):
        if type(node.op) in OTHER_SIGN:
            yield ast.AugAssign(node.target, OTHER_SIGN[type(node.op)](), node.value)
        yield ast.Pass()
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        if type(node.ops[0]) in OPPOSITE:
            yield ast.Compare(node.left, [OPPOSITE[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for i in range(len(node.values)):
            left = node.values[:i] + node.values[i + 1 :]
            yield left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value:
        yield ast.Constant(node.value + 1 if isinstance(node.value, int) else node.value * NUMBER)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in OTHER_END:
            yield ast.Call(ast.Name(OTHER_END[node.func.id]), node.args, node.keywords)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        if isinstance(node.test, ast.Name | ast.Attribute | ast.BinOp):
            other = copy.copy(node)
            other.test = ast.UnaryOp(ast.Not(), node.test)
            yield other
    elif isinstance(node, ast.FunctionDef):
        for i in range(len(node.args.args) - 1):
            other = copy.deepcopy(node)
            names = other.args.args
            names[i], names[i + 1] = names[i + 1], names[i]
            yield other


def _operations(node: ast.BinOp) -> Iterator[ast.AST]:
    """Yield another sign, either side alone, and the sides swapped where that matters."""
    left, sign, right = node.left, node.op, node.right
    if type(sign) in OTHER_SIGN:
        yield ast.BinOp(left, OTHER_SIGN[type(sign)](), right)
    yield left
    if isinstance(sign, ast.Add | ast.Mult):
        yield right
    elif isinstance(sign, ast.Sub):
        yield ast.UnaryOp(ast.USub(), right)
    if not isinstance(sign, ast.Add | ast.Mult | ast.BitAnd | ast.BitOr):
        yield ast.BinOp(right, sign, left)


def _become(node: ast.AST, other: ast.AST) -> None:
    """Make a node of a tree what another is, where it stands."""
    other = copy.deepcopy(other)
    node.__class__ = other.__class__
    node.__dict__ = other.__dict__


def _shown(node: ast.AST) -> str:
    """Return a node as a line: of a function its parameters, of a branch its condition."""
    if isinstance(node, ast.FunctionDef):
        return f"({', '.join(name.arg for name in node.args.args)})"
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        node = node.test
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))
