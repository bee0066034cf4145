"""Kernels are compiled once, for every width of whole number, and never to machine code."""

import numba
import numpy as np
import pytest
from numba import types

from october.core.kernel import kernel, mechanism
from october.core.linking import Linkable, address_of, call_at

pytestmark = pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="about compilation")

ROWS = np.zeros(2, np.dtype([("narrow", "i4"), ("pad", "i4"), ("wide", "i8")]))


def make():
    """Return a kernel, a mechanism that calls it, and what Python calls."""

    @kernel
    def add(a, b):
        return a + b

    @mechanism
    def twice(x):
        return add(x, x)

    @numba.njit
    def total(rows):
        return add(rows[0].narrow, 1) + add(2, rows[0].wide) + add(rows[0].wide, 3) + twice(4)

    return add, twice, total


def test_whole_numbers_of_any_width_share_one_compilation():
    add, _, total = make()
    rows = ROWS.copy()
    rows[0] = (10, 0, 1 << 40)
    assert total(rows) == 10 + 1 + 2 + (1 << 40) + (1 << 40) + 3 + 8
    assert add.signatures == [(numba.int64, numba.int64)]


def test_a_narrow_number_keeps_its_sign_and_does_not_overflow():
    _, _, total = make()
    rows = ROWS.copy()
    rows[0] = (-(1 << 31), 0, -5)
    assert total(rows) == -(1 << 31) + 1 + 2 - 5 - 5 + 3 + 8


def test_other_types_are_not_widened():
    add, _, _ = make()

    @numba.njit
    def outer(x, y):
        return add(x, x) + add(y, y)

    outer(np.float32(0.1), np.uint64(3))
    assert set(add.signatures) == {
        (numba.float32, numba.float32),
        (numba.uint64, numba.uint64),
    }


def test_a_kernel_is_linked_and_has_no_machine_code():
    add, _, total = make()
    total(ROWS)
    (compiled,) = add.overloads.values()
    assert isinstance(compiled.library, Linkable)
    engine = compiled.library.codegen._engine
    assert not engine.is_symbol_defined(compiled.fndesc.mangled_name)
    (entry,) = total.overloads.values()
    assert engine.is_symbol_defined(entry.fndesc.mangled_name)


def test_python_cannot_call_a_kernel():
    add, _, total = make()
    total(ROWS)
    with pytest.raises(TypeError, match="add is a kernel"):
        add(1, 2)


def test_a_mechanism_has_the_same_bits_from_python_and_inside():
    @kernel
    def scaled(x):
        return x * 0.1

    @mechanism
    def series(x):
        total = 0.0
        for i in range(20):
            total += scaled(x) / (i + 3)
        return total

    @numba.njit
    def inside(x):
        return series(x)

    for x in np.random.default_rng(3).normal(size=50):
        assert inside(x) == series(x)


def test_what_several_callers_share_reaches_the_entry():
    """A callee that the first caller never uses is still there for the second."""

    @kernel
    def shared(x):
        return x + 1

    @kernel
    def never(x):
        if x != x:
            return shared(x)
        return x

    @kernel
    def always(x):
        return shared(x) * 2

    @numba.njit
    def outer(x):
        return never(x) + always(x)

    assert outer(3) == 3 + 8


def test_an_entry_is_called_by_its_address():
    kind = types.void(types.float64[::1], types.float64)

    def add(table, x):
        table[0] += x

    place = address_of(numba.njit(kind)(add))

    @numba.njit(types.void(types.float64[::1], types.float64, types.intp))
    def twice(table, x, at):
        call_at(at, (table, x))
        call_at(at, (table, x))

    table = np.zeros(1)
    twice(table, 1.5, place)
    assert table[0] == 3.0
