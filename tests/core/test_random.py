"""Random numbers: published answers, uniformity, and draws that have the law they are named for."""

from __future__ import annotations

from functools import cache

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from october.core import random
from october.core.kernel import kernel

# Interpreted (coverage), the same tests run on a smaller sample.
DRAWS = 2_000 if numba.config.DISABLE_JIT else 100_000
IMPROBABLE = 1e-7
SEED = 20_260_101

open_unit = st.floats(1e-12, 1.0 - 1e-12)


@numba.njit
def fill_uniforms(seed, stream, out):
    for i in range(out.shape[0]):
        u = random.uniforms(seed, stream, 3, i // 50, i % 50)
        for j in range(4):
            out[i, j] = u[j]


@cache
def sample(stream=random.CITY):
    out = np.empty((DRAWS, 4))
    fill_uniforms(SEED, stream, out)
    return out


def draw_many(draw, *parameters):
    """Draw DRAWS times in a compiled loop."""

    @numba.njit
    def loop(uniforms, parameters, out):
        for i in range(out.size):
            out[i] = draw(uniforms[i], *parameters)

    out = np.empty(DRAWS)
    loop(np.ascontiguousarray(sample()[:, 0]), parameters, out)
    return out


# From the known-answer file that accompanies Salmon et al. (2011); the last is digits of π.
KNOWN = [
    ((0,) * 6, (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 6, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("block", "words"), KNOWN)
def test_philox_gives_the_published_answers(block, words):
    assert random.philox(*block) == words


def test_uniforms_keep_their_bits():
    golden = (
        "0x1.ffe97bb300000p-1",
        "0x1.ff81d5c200000p-2",
        "0x1.9bc07eac00000p-3",
        "0x1.084eb34900000p-1",
    )
    found = random.uniforms(SEED, random.ASSEMBLY, 7, 11, 13)
    assert tuple(float(u).hex() for u in found) == golden


def test_uniforms_read_the_counter_and_both_halves_of_the_seed():
    seed = 0x299F31D0A4093822
    words = random.philox(5, 4, 3, 2, 0xA4093822, 0x299F31D0)
    expected = tuple((int(w) + 0.5) / 2**32 for w in words)
    assert random.uniforms(seed, 2, 3, 4, 5) == expected
    words = random.philox(5, 4, 3, 2, 0xFFFFFFFF, 0xFFFFFFFF)
    assert random.uniforms(np.uint64(2**64 - 1), 2, 3, 4, 5)[3] == (int(words[3]) + 0.5) / 2**32


def test_streams_differ():
    streams = (random.PARAMETERS, random.ASSEMBLY, random.PALACE, random.CITY, random.START)
    assert streams == (0, 1, 2, 3, 4)
    assert len({random.uniforms(SEED, s, 0, 0, 0) for s in streams}) == 5


def test_uniforms_are_uniform_and_independent():
    u = sample()
    assert u.min() > 0.0
    assert u.max() < 1.0
    for j in range(4):
        assert stats.kstest(u[:, j], "uniform").pvalue > IMPROBABLE
    other = sample(random.PALACE)
    pairs = [(u[:, 0], u[:, 1]), (u[:, 2], u[:, 3]), (u[:-1, 0], u[1:, 0]), (u[:, 0], other[:, 0])]
    for first, second in pairs:
        counts, _, _ = np.histogram2d(first, second, bins=8, range=[[0, 1], [0, 1]])
        assert stats.chisquare(counts.ravel()).pvalue > IMPROBABLE


@pytest.mark.parametrize(
    ("draw", "parameters", "law"),
    [
        (random.exponential, (3.0,), stats.expon(scale=3.0)),
        (random.normal, (-1.0, 2.0), stats.norm(-1.0, 2.0)),
        (random.lognormal, (5.0, 0.4), stats.lognorm(0.4, scale=5.0)),
        (random.beta, (2.0, 5.0), stats.beta(2.0, 5.0)),
        (random.beta, (0.5, 0.7), stats.beta(0.5, 0.7)),
    ],
)
def test_continuous_draws_have_their_law(draw, parameters, law):
    assert stats.kstest(draw_many(draw, *parameters), law.cdf).pvalue > IMPROBABLE


@pytest.mark.parametrize(
    ("draw", "law", "cases"),
    [
        (
            random.binomial,
            stats.binom,
            [
                *[(1, 0.3), (20, 0.1), (30, 0.9), (100, 0.5), (1000, 0.04), (7, 0.0), (7, 1.0)],
                *[(10_000, 0.5), (10_000, 0.999), (10_000, 1e-5)],
            ],
        ),
        (random.poisson, stats.poisson, [(0.1,), (5.0,), (31.9,), (32.1,), (1e4,), (0.0,)]),
    ],
)
def test_counts_are_the_quantiles_of_their_law(draw, law, cases):
    u = np.concatenate([sample()[:1000, 0], [0.5 / 2**32, 1 - 0.5 / 2**32]])
    for case in cases:
        counts = [draw(x, *case) for x in u]
        np.testing.assert_array_equal(counts, law.ppf(u, *case), err_msg=str(case))


@pytest.mark.parametrize(
    ("draw", "parameters", "law"),
    [
        (random.binomial, (12, 0.35), stats.binom(12, 0.35)),
        (random.binomial, (300, 0.6), stats.binom(300, 0.6)),
        (random.poisson, (4.5,), stats.poisson(4.5)),
        (random.poisson, (80.0,), stats.poisson(80.0)),
    ],
)
def test_counts_have_their_law(draw, parameters, law):
    counts = draw_many(draw, *parameters)
    low, high = law.ppf(0.001), law.ppf(0.999)
    values = np.arange(low, high + 1)
    seen = [(counts < low).sum(), *((counts == v).sum() for v in values), (counts > high).sum()]
    expected = np.array([law.cdf(low - 1), *law.pmf(values), law.sf(high)]) * DRAWS
    kept = expected > 1.0
    ratio = np.sum(seen, where=kept) / expected[kept].sum()
    assert stats.chisquare(np.array(seen)[kept], expected[kept] * ratio).pvalue > IMPROBABLE


def test_categorical_draws_in_proportion():
    weights = np.array([0.0, 2.0, 1.0, 0.0, 5.0, 100.0])
    u = sample()[:, 1]
    seen = np.bincount([random.categorical(x, weights, 5) for x in u], minlength=6)
    assert seen[0] == seen[3] == seen[5] == 0
    expected = np.array([2.0, 1.0, 5.0]) / 8.0 * DRAWS
    assert stats.chisquare(seen[[1, 2, 4]], expected).pvalue > IMPROBABLE


def test_categorical_of_nothing_is_minus_one():
    assert random.categorical(0.5, np.zeros(4), 4) == -1
    assert random.categorical(0.5, np.ones(4), 0) == -1


@settings(deadline=None, max_examples=200)
@given(open_unit, st.lists(st.floats(0.0, 1e6), min_size=1, max_size=8))
def test_categorical_never_draws_a_zero_weight(u, weights):
    chosen = random.categorical(u, np.array(weights), len(weights))
    if sum(weights) > 0.0:
        assert weights[chosen] > 0.0
    else:
        assert chosen == -1


@settings(deadline=None, max_examples=200)
@given(open_unit, open_unit, st.floats(0.01, 0.99), st.integers(0, 10_000), st.floats(0.0, 500.0))
def test_draws_rise_with_the_uniform(u, v, p, n, mean):
    u, v = min(u, v), max(u, v)
    assert 0 <= random.binomial(u, n, p) <= random.binomial(v, n, p) <= n
    assert 0 <= random.poisson(u, mean) <= random.poisson(v, mean)
    assert 0.0 <= random.exponential(u, mean) <= random.exponential(v, mean)
    # Newton's last step may differ by an ulp or two between neighbours.
    assert random.beta(u, 2.0, 3.0) <= random.beta(v, 2.0, 3.0) * (1.0 + 1e-12)


@settings(deadline=None, max_examples=200)
@given(open_unit, st.floats(0.01, 0.98), st.floats(0.001, 0.01), st.integers(0, 10_000))
def test_draws_rise_with_the_parameter(u, p, more, n):
    assert random.binomial(u, n, p) <= random.binomial(u, n, p + more)
    assert random.poisson(u, n * p) <= random.poisson(u, n * (p + more))
    assert random.bernoulli(u, p) <= random.bernoulli(u, p + more)


def test_certain_events():
    first, last = 0.5 / 2**32, 1.0 - 0.5 / 2**32
    assert not random.bernoulli(first, 0.0)
    assert random.bernoulli(last, 1.0)
    assert random.binomial(0.5, 0, 0.5) == 0
    assert random.normal(last, 4.0, 0.0) == 4.0


@pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="about compilation")
def test_draws_compile_inside_a_kernel():
    @kernel
    def inner(seed, act, weights):
        u = random.uniforms(seed, random.PALACE, 1, 2, act)
        total = random.exponential(u[0], 2.0) + random.normal(u[1], 0.0, 1.0)
        total += random.lognormal(u[2], 1.0, 0.5) + random.beta(u[3], 2.0, 2.0)
        total += random.binomial(u[0], 10, 0.3) + random.poisson(u[1], 4.0)
        return total + random.categorical(u[2], weights, 3) + random.bernoulli(u[3], 0.5)

    @numba.njit
    def outer(seed, weights):
        return inner(seed, 5, weights)

    assert np.isfinite(outer(SEED, np.ones(3)))
