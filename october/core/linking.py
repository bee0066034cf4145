"""A kernel is code to be linked into an entry: compiled once, and only the entry to the end.

Numba by itself optimises every function together with all that it calls and emits machine code
for the whole, so that a kernel ten calls deep is optimised and emitted ten times, to be run once.
Nothing calls a kernel but other compiled code. So here a kernel is lowered and linked with what
it calls, and the entry that is reached in the end optimises and emits everything once.

Numba also compiles a function anew for every width of a whole number and for every literal. A
kernel takes them all as 64 bits.

An entry calls another by its address (``call_at``), so that neither holds the other's code: the
theatres are compiled side by side, and each is loaded once.

The names taken from Numba are private to it, which is why Numba is pinned;
tests/core/test_linking.py holds what is asked of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

import numba
from numba import _dynfunc, types  # type: ignore[attr-defined]
from numba.core import cgutils
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import register_pass
from numba.core.registry import CPUDispatcher
from numba.core.typed_passes import NativeLowering
from numba.extending import intrinsic


class Linkable(JITCodeLibrary):
    """LLVM code that waits for the entry it will be linked into."""

    def _optimize_final_module(self) -> None:
        pass

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._finalized = True


@register_pass(mutates_CFG=True, analysis_only=False)
class LowerToLink(NativeLowering):
    """Lower to a ``Linkable``, and let callers know it by a handle that cannot be run."""

    _name = "lower_to_link"

    def run_pass(self, state: Any) -> bool:
        """Lower one function; the flag keeps Numba from asking for its machine code."""
        target = state.targetctx
        library = Linkable(target.codegen(), state.func_id.func_qualname)
        state.library = library
        state.flags.no_compile = True
        super().run_pass(state)
        lowered = state["cr"]
        name = lowered.fndesc.qualname
        handle = _dynfunc.make_function(
            lowered.fndesc.lookup_module(), name, "a kernel", 0, lowered.env, (library,)
        )
        target.insert_user_function(handle, lowered.fndesc, [library])
        state["cr"] = lowered._replace(cfunc=handle)
        return True


class LinkCompiler(CompilerBase):
    """Numba's compiler with that one pass exchanged."""

    def define_pipelines(self) -> list[Any]:
        """Return the only pipeline."""
        pipeline = DefaultPassBuilder.define_nopython_pipeline(self.state)
        pipeline.passes = [
            (LowerToLink if step is NativeLowering else step, about)
            for step, about in pipeline.passes
        ]
        pipeline.finalize()
        return [pipeline]


def widened(kind: Any) -> Any:
    """Return the type as which a kernel takes an argument."""
    kind = types.unliteral(kind)
    return types.int64 if kind in types.signed_domain else kind


class Kernel(CPUDispatcher):
    """A compiled function that other compiled functions call."""

    def __init__(self, function: Callable, **options: Any) -> None:
        inside = {"nopython": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
        super().__init__(function, targetoptions={**inside, **options}, pipeline_class=LinkCompiler)

    def __call__(self, *_: Any) -> None:
        """Refuse: there is no machine code to run."""
        raise TypeError(f"{self.py_func.__name__} is a kernel: only compiled code calls it")

    def get_call_template(self, args: Any, kws: Any) -> Any:
        """Say what a call returns; called by Numba's type inference."""
        return super().get_call_template(
            [widened(kind) for kind in args], {name: widened(kind) for name, kind in kws.items()}
        )


_alone: Any = numba.njit  # whose declared options are fewer than it takes


class Mechanism:
    """A function that kernels call as a kernel and Python as compiled by itself.

    Most mechanisms of a night are never called from Python, and then only the kernel is made.
    """

    def __init__(self, function: Callable, **options: Any) -> None:
        self._kernel = Kernel(function, **options)
        self._numba_type_ = numba.typeof(self._kernel)
        self.alone = _alone(no_cfunc_wrapper=True, **options)(function)
        update_wrapper(self, function)

    def __call__(self, *args: Any) -> Any:
        return self.alone(*args)


def address_of(entry: Any) -> Any:
    """Return where the machine code of an entry stands in this process, for ``call_at``."""
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return entry
    (compiled,) = entry.overloads.values()
    address = compiled.library.get_pointer_to_function(compiled.fndesc.llvm_func_name)
    if not address:
        raise RuntimeError(f"{entry.__name__} has no machine code of its own")
    return address


@intrinsic
def _call_at(_: Any, address: Any, arguments: Any) -> Any:
    """Call the entry at ``address`` with a tuple of arguments of exactly its types."""

    def generate(context: Any, builder: Any, __: Any, values: Any) -> Any:
        place, packed = values
        convention = context.call_conv
        function = convention.get_function_type(types.none, arguments.types)
        pointer = builder.inttoptr(place, function.as_pointer())
        unpacked = cgutils.unpack_tuple(builder, packed, len(arguments.types))
        status, _ = convention.call_function(
            builder, pointer, types.none, arguments.types, unpacked
        )
        with cgutils.if_unlikely(builder, status.is_error):
            convention.return_status_propagate(builder, status)
        return context.get_dummy_value()

    return types.none(address, arguments), generate


def _call(function: Callable, arguments: tuple) -> None:
    function(*arguments)


# Without the compiler (coverage) an address is the function itself.
call_at: Any = _call if numba.config.DISABLE_JIT else _call_at  # type: ignore[attr-defined]
