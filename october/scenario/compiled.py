"""The compiled part of drawing facts: uniforms by name, and quantiles of our own mathematics.

Compiled entries are kept on disk, so that a program which draws facts starts at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numba import float64, int64, uint32, uint64, void

from october.core.kernel import entry
from october.core.mathematics import beta_quantile, exp, log, normal_quantile
from october.core.random import PARAMETERS, uniforms

Z = 1.959963984540054  # the 97.5 % quantile of the standard normal
_VECTOR = float64[::1]


@entry(void(uint64, int64[::1], uint32[::1], float64[:, ::1]), "core", "scenario/compiled.py")
def fill_uniforms(key: int) -> Callable[..., Any]:
    """Fill ``out[night, fact]`` with the uniform of each fact in each night."""

    def fill_uniforms(seed: Any, nights: Any, rows: Any, out: Any) -> None:
        if key < 0:
            return
        for i in range(nights.shape[0]):
            for j in range(rows.shape[0]):
                out[i, j] = uniforms(seed, PARAMETERS, nights[i], rows[j], 0)[0]

    return fill_uniforms


@entry(void(_VECTOR, float64, float64, _VECTOR), "core", "scenario/compiled.py")
def fill_normal(key: int) -> Callable[..., Any]:
    """Fill ``out`` with the quantiles at ``u`` of a normal with this mean and sd."""

    def fill_normal(u: Any, mean: float, sd: float, out: Any) -> None:
        if key < 0:
            return
        for i in range(u.shape[0]):
            out[i] = mean + sd * normal_quantile(u[i])

    return fill_normal


@entry(void(_VECTOR, float64, float64, float64, _VECTOR), "core", "scenario/compiled.py")
def fill_lognormal(key: int) -> Callable[..., Any]:
    """Fill ``out`` with the quantiles of a log-normal with this median, 2.5 % and 97.5 %."""

    def fill_lognormal(u: Any, median: float, low: float, high: float, out: Any) -> None:
        if key < 0:
            return
        ratio = exp((log(high) - log(low)) / (2 * Z))  # between two values one sd apart
        log_sd = log(ratio)
        for i in range(u.shape[0]):
            out[i] = median * exp(log_sd * normal_quantile(u[i]))

    return fill_lognormal


@entry(void(_VECTOR, float64, float64, _VECTOR), "core", "scenario/compiled.py")
def fill_beta(key: int) -> Callable[..., Any]:
    """Fill ``out`` with the quantiles of a beta(a, b) on [0, 1]."""

    def fill_beta(u: Any, a: float, b: float, out: Any) -> None:
        if key < 0:
            return
        for i in range(u.shape[0]):
            out[i] = beta_quantile(u[i], a, b)

    return fill_beta
