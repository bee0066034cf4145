"""Random numbers that are functions of who, what and when, and the draws made from them.

There is no generator to carry about. Philox enciphers a counter, and the counter says whose luck
it is: (act, row, night, stream) under a 64-bit seed. Each row has its own sequence of acts, so a
lever that moves one person leaves everyone else's luck as it was (common random numbers).

Every draw is the quantile function at a uniform, and so rises with the uniform: two nights that
differ in a parameter and share a uniform differ as little as they can. ``bernoulli`` alone rises
with its probability and falls with the uniform.

Source: Salmon, Moraes, Dror & Shaw (2011); Devroye (1986), chapter II.2 for inversion.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from october.core.kernel import mechanism
from october.core.mathematics import (
    beta_cdf,
    beta_quantile,
    exp,
    log,
    log1p,
    log_gamma,
    normal_quantile,
)

# Streams: what a uniform is for. START builds the initial state of a night.
PARAMETERS = 0
ASSEMBLY = 1
PALACE = 2
CITY = 3
START = 4

# Philox 4x32: the multipliers of a round, and what a round adds to the key (√3 − 1 and the golden
# ratio). Unsigned throughout, as an unsigned and a signed integer make a float in NumPy's rules.
MULTIPLIER_0 = np.uint64(0xD2511F53)
MULTIPLIER_1 = np.uint64(0xCD9E8D57)
WEYL_0 = np.uint64(0x9E3779B9)
WEYL_1 = np.uint64(0xBB67AE85)
WORD = np.uint64(0xFFFFFFFF)
WORD_BITS = np.uint64(32)
ROUNDS = 10

ONE_IN_2_32 = 2.0**-32

# Up to this mean a count is found by adding probabilities from 0, which takes about as many steps.
# e^−mean is far from underflow here.
SMALL_MEAN = 32.0


@mechanism
def philox(c0, c1, c2, c3, k0, k1):
    """Philox 4x32-10: four random 32-bit words from a 128-bit counter and a 64-bit key.

    Arguments are integers of which the low 32 bits are used; they must not be negative.
    Source: Salmon et al. (2011), section 3.3.
    """
    x0 = np.uint64(c0) & WORD
    x1 = np.uint64(c1) & WORD
    x2 = np.uint64(c2) & WORD
    x3 = np.uint64(c3) & WORD
    key0 = np.uint64(k0) & WORD
    key1 = np.uint64(k1) & WORD
    for _ in range(ROUNDS):
        product0 = MULTIPLIER_0 * x0
        product1 = MULTIPLIER_1 * x2
        x0 = (product1 >> WORD_BITS) ^ x1 ^ key0
        x1 = product1 & WORD
        x2 = (product0 >> WORD_BITS) ^ x3 ^ key1
        x3 = product0 & WORD
        key0 = (key0 + WEYL_0) & WORD
        key1 = (key1 + WEYL_1) & WORD
    return np.uint32(x0), np.uint32(x1), np.uint32(x2), np.uint32(x3)


@mechanism
def uniforms(seed, stream, night, row, act):
    """Four independent uniforms in (0, 1) for the act-th act of a row in a night.

    stream, night, row and act in [0, 2^32); seed in [0, 2^64), and from Python as np.uint64
    when it is 2^63 or more. Each uniform is (w + ½) / 2^32 for a 32-bit word w: neither 0 nor 1
    can come, and 1 − u is exact.
    """
    key = np.uint64(seed)
    w0, w1, w2, w3 = philox(act, row, night, stream, key & WORD, key >> WORD_BITS)
    return (
        (np.float64(w0) + 0.5) * ONE_IN_2_32,
        (np.float64(w1) + 0.5) * ONE_IN_2_32,
        (np.float64(w2) + 0.5) * ONE_IN_2_32,
        (np.float64(w3) + 0.5) * ONE_IN_2_32,
    )


@mechanism
def exponential(u, mean):
    """A waiting time with this mean, in the mean's unit; mean ≥ 0."""
    return -mean * log1p(-u)


@mechanism
def normal(u, mean, sd):
    """A normal value; sd ≥ 0 in the mean's unit."""
    return mean + sd * normal_quantile(u)


@mechanism
def lognormal(u, median, log_sd):
    """A positive value whose logarithm is normal about log(median) with sd log_sd ≥ 0."""
    return median * exp(log_sd * normal_quantile(u))


@mechanism
def beta(u, a, b):
    """A share in [0, 1] from a beta(a, b) distribution; a, b > 0."""
    return beta_quantile(u, a, b)


@mechanism
def bernoulli(u, p):
    """Whether an event of probability p happens: never at p = 0, always at p = 1."""
    return u < p


@mechanism
def categorical(u, weights, n):
    """An index below n with probability in proportion to its weight; −1 if all weights are zero.

    weights: a one-dimensional array of at least n numbers ≥ 0, which need not add up to 1.
    An index of weight zero is never drawn.
    """
    total = 0.0
    for i in range(n):
        total += weights[i]
    if not total > 0.0:
        return -1
    left = u * total
    chosen = -1
    for i in range(n):
        if weights[i] > 0.0:
            # Rounding may leave a remainder behind the last weight, which then takes it.
            chosen = i
            left -= weights[i]
            if left < 0.0:
                break
    return chosen


@mechanism
def binomial(u, n, p):
    """How many of n independent trials succeed, each with probability p in [0, 1]; n ≥ 0.

    Exact inversion for n up to 10,000 and beyond, as far as the cdf is: its relative error is
    below 1e-10 there, and a uniform has steps of 2e-10. nan probabilities give 0.
    """
    size = np.int64(n)
    if size <= 0 or not p > 0.0:
        return np.int64(0)
    if p >= 1.0:
        return size
    if p <= 0.5:
        return _binomial_lower(u, size, p)
    # The mirror image keeps both the speed and the rise with u.
    return size - _binomial_lower(1.0 - u, size, 1.0 - p)


@mechanism
def _binomial_lower(u, n, p):
    """The u-quantile of binomial(n, p) for 0 < p ≤ ½ and n ≥ 1."""
    odds = p / (1.0 - p)
    mean = n * p
    if mean <= SMALL_MEAN:
        mass = exp(n * log1p(-p))
        left = u - mass
        k = np.int64(0)
        while left > 0.0 and k < n:
            mass *= (n - k) * odds / (k + 1)
            k += 1
            left -= mass
            if mass < 1e-18 and k > mean:
                break
        return k
    k = _near_quantile(u, mean, mean * (1.0 - p), 1.0 - 2.0 * p)
    k = min(k, n - 1)
    cdf = 1.0 - beta_cdf(p, k + 1.0, np.float64(n - k))
    mass = exp(
        log_gamma(n + 1.0)
        - log_gamma(k + 1.0)
        - log_gamma(n - k + 1.0)
        + k * log(p)
        + (n - k) * log1p(-p)
    )
    while cdf < u and k < n:
        mass *= (n - k) * odds / (k + 1)
        k += 1
        cdf += mass
    while k > 0 and cdf - mass >= u:
        cdf -= mass
        mass *= k / ((n - k + 1) * odds)
        k -= 1
    return k


@mechanism
def poisson(u, mean):
    """A count of independent events with this mean ≥ 0; exact inversion to about 1e-10 in u.

    The time it takes grows with the root of the mean. A mean of nan gives 0.
    """
    if not mean > 0.0:
        return np.int64(0)
    if mean <= SMALL_MEAN:
        mass = exp(-mean)
        left = u - mass
        k = np.int64(0)
        while left > 0.0:
            k += 1
            mass *= mean / k
            left -= mass
            if mass < 1e-18 and k > mean:
                break
        return k
    k = _near_quantile(u, mean, mean, 1.0)
    mass = exp(k * log(mean) - mean - log_gamma(k + 1.0))
    cdf = _poisson_cdf(k, mean, mass)
    while cdf < u and mass > 0.0:
        k += 1
        mass *= mean / k
        cdf += mass
    while k > 0 and cdf - mass >= u:
        cdf -= mass
        mass *= k / mean
        k -= 1
    return k


@mechanism
def _poisson_cdf(k, mean, mass):
    """The share at or below k, given the mass at k, from the tail that falls away from k."""
    term = mass
    total = 0.0
    if k < mean:
        i = k
        while term > 1e-17 * total and i >= 0:
            total += term
            term *= i / mean
            i -= 1
        return total
    i = k + 1
    term *= mean / i
    while term > 1e-17 * total:
        total += term
        i += 1
        term *= mean / i
    return 1.0 - total


@mechanism
def _near_quantile(u, mean, variance, skew_times_sd):
    """About where the u-quantile of a count lies, at least 0: Cornish & Fisher (1938)."""
    z = normal_quantile(u)
    guess = mean + sqrt(variance) * z + skew_times_sd * (z * z - 1.0) / 6.0
    return np.int64(max(guess, 0.0))
