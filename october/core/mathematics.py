"""Elementary functions and distributions that give the same bits on every processor.

The system's exp and log differ between processors in about one call of a thousand, and a long
night diverges from there. IEEE 754 fixes + − × ÷ and √ alone, so everything here is made of
these and of whole powers of two. Numba never contracts a product and a sum into one rounding
unless asked to (``fastmath``), and nothing here asks; tests/core/test_mathematics.py holds both.

All arguments are numbers, converted to double precision; all results are double precision.
Nothing raises: outside the domain the answer is nan.
"""

from __future__ import annotations

import struct
from math import sqrt
from typing import Any

import numba
import numpy as np
from llvmlite import ir
from numba.extending import intrinsic

from october.core.kernel import mechanism

INFINITY = float("inf")
NAN = float("nan")

# ln 2 in two parts: 33 bits, so that its product with an exponent is exact, and the rest.
LN2_HIGH = float.fromhex("0x1.62e42fefp-1")
LN2_LOW = float.fromhex("0x1.473de6af278edp-34")
LOG2_E = float.fromhex("0x1.71547652b82fep+0")
HALF_LN_2PI = 0.9189385332046727
SQRT_2PI = 2.5066282746310002

# Beyond these exp overflows, or is less than half the smallest double.
EXP_MAX = 709.782712893384
EXP_MIN = -745.1332191019412
# Adding and taking away 1.5 · 2^52 rounds to the nearest whole number without a library call.
ROUNDER = 6755399441055744.0

EXPONENT_ONE = 1023 << 52
MANTISSA = (1 << 52) - 1
SQRT_HALF_BITS = 0x3FE6A09E667F3BCD
SMALLEST_NORMAL = 2.0**-1022
TWO_54 = 2.0**54


def _reinterpret(source: Any, target: Any, wire: Any) -> Any:
    """An intrinsic that keeps the 64 bits and changes the type."""

    @intrinsic
    def cast(typingctx: Any, x: Any) -> Any:
        def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            return builder.bitcast(args[0], wire)

        return target(source), codegen

    return cast


if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]

    def float_bits(x: float) -> int:
        """The 64 bits of a double as a signed integer."""
        return int(struct.unpack("<q", struct.pack("<d", x))[0])

    def bits_float(bits: int) -> float:
        """The double with these 64 bits."""
        return float(struct.unpack("<d", struct.pack("<q", bits))[0])

else:
    float_bits = _reinterpret(numba.float64, numba.int64, ir.IntType(64))
    bits_float = _reinterpret(numba.int64, numba.float64, ir.DoubleType())


@mechanism
def exp(x):
    """e to the power x, for any x; 0 below −745.13, infinity above 709.78.

    Worst error found in 50 million points against extended precision: 0.94 ulp.
    Method: x = k ln 2 + r with |r| ≤ ln(2)/2, Taylor's series of e^r to r¹³, and 2^k in two
    factors, so that results below the normal range are rounded once.
    """
    if x != x:
        return NAN
    if x > EXP_MAX:
        return INFINITY
    if x < EXP_MIN:
        return 0.0
    whole = (x * LOG2_E + ROUNDER) - ROUNDER
    high = x - whole * LN2_HIGH
    low = whole * LN2_LOW
    r = high - low
    r2 = r * r
    r4 = r2 * r2
    # Pairs of terms, for the processor to work on side by side (Estrin 1960).
    p0 = (1 / 2 + r * (1 / 6)) + r2 * (1 / 24 + r * (1 / 120))
    p1 = (1 / 720 + r * (1 / 5040)) + r2 * (1 / 40320 + r * (1 / 362880))
    p2 = (1 / 3628800 + r * (1 / 39916800)) + r2 * (1 / 479001600 + r * (1 / 6227020800))
    tail = r2 * (p0 + r4 * (p1 + r4 * p2))
    y = 1.0 + (high + (tail - low))
    k = int(whole)
    half = k >> 1
    first = bits_float((half + 1023) << 52)
    second = bits_float((k - half + 1023) << 52)
    return (y * first) * second


@mechanism
def log(x):
    """The natural logarithm: −infinity at 0, nan below.

    Worst error found in 50 million points against extended precision: 0.86 ulp.
    Method: x = 2^k (1 + f) with √½ ≤ 1 + f < √2; with s = f/(2 + f) the series of 2 atanh(s)
    is rearranged as f − (f²/2 − s (f²/2 + R)), whose leading term f is exact (Tang 1990).
    """
    if not x > 0.0:
        return -INFINITY if x == 0.0 else NAN
    if x == INFINITY:
        return INFINITY
    shift = 0
    scaled = x * 1.0
    if x < SMALLEST_NORMAL:
        shift = 54
        scaled = x * TWO_54
    bits = float_bits(scaled) + (EXPONENT_ONE - SQRT_HALF_BITS)
    k = (bits >> 52) - 1023 - shift
    f = bits_float((bits & MANTISSA) + SQRT_HALF_BITS) - 1.0
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    z4 = z2 * z2
    p0 = (2 / 3 + z * (2 / 5)) + z2 * (2 / 7 + z * (2 / 9))
    p1 = (2 / 11 + z * (2 / 13)) + z2 * (2 / 15 + z * (2 / 17))
    p2 = (2 / 19 + z * (2 / 21)) + z2 * (2 / 23)
    series = z * (p0 + z4 * (p1 + z4 * p2))
    half_square = 0.5 * f * f
    return k * LN2_HIGH - ((half_square - (s * (half_square + series) + k * LN2_LOW)) - f)


@mechanism
def log1p(x):
    """log(1 + x), accurate for small x; −infinity at −1, nan below. Within 3 ulp.

    The rounding of 1 + x is made good by the factor x / ((1 + x) − 1).
    Source: Kahan, in Higham (2002), section 1.14.1.
    """
    y = 1.0 + x
    if y == 1.0:
        return x * 1.0
    if y == INFINITY or y == 0.0:
        return log(y)
    return log(y) * (x / (y - 1.0))


@mechanism
def power(x, y):
    """x to the power y for x ≥ 0, as exp(y log x): within about 1 + |y log x| ulp."""
    if y == 0.0:
        return 1.0
    return exp(y * log(x))


@mechanism
def logistic(x):
    """1 / (1 + e^−x), a share in [0, 1] from log odds; accurate in both tails."""
    e = exp(-abs(x))
    if x < 0.0:
        return e / (1.0 + e)
    return 1.0 / (1.0 + e)


@mechanism
def logit(p):
    """Log odds of a share: log(p / (1 − p)); −infinity at 0, infinity at 1, nan outside."""
    if not (p >= 0.0 and p <= 1.0):
        return NAN
    if p == 1.0:
        return INFINITY
    if p < 0.25:
        return log(p) - log1p(-p)
    # Here 2p − 1 is exact, which keeps the result accurate where it passes through 0.
    return log1p((2.0 * p - 1.0) / (1.0 - p))


@mechanism
def log_gamma(x):
    """The logarithm of Γ(x), x > 0; nan elsewhere.

    Error below 1e-14 max(1, |result|): near the zeros at 1 and 2 that is absolute, not relative.
    Method: Stirling's series from 10 upwards, the recurrence below.
    Source: Abramowitz & Stegun (1964), 6.1.15 and 6.1.40.
    """
    if not x > 0.0:
        return NAN
    if x == INFINITY:
        return INFINITY
    z = x * 1.0
    product = 1.0
    while z < 10.0:
        product *= z
        z += 1.0
    w = 1.0 / (z * z)
    series = 1 / 1188 + w * (-691 / 360360 + w * (1 / 156))
    series = 1 / 12 + w * (-1 / 360 + w * (1 / 1260 + w * (-1 / 1680 + w * series)))
    result = (z - 0.5) * log(z) - z + HALF_LN_2PI + series / z
    if product != 1.0:
        result -= log(product)
    return result


# Chebyshev coefficients, fitted to 50 digits, of (x + 4) Q(x) / φ(x) in t = (x − 4) / (x + 4),
# where φ is the normal density and Q its upper tail. The form is Schonfelder's (1978).
MILLS = np.array(
    [
        2.4325604285150404,
        -1.8842545745794834,
        0.5569566490963817,
        -0.12161597214420457,
        0.017360708143727772,
        -0.0008036212007299657,
        -0.0002520349348054353,
        4.7383719270581175e-05,
        2.5325891365988257e-06,
        -1.5404069839913e-06,
        -8.474960630061696e-09,
        5.185338601094672e-08,
        -2.8281293276602497e-10,
        -1.9486566378891076e-09,
        -2.491945496827567e-11,
        7.957248719448846e-11,
        4.618414179155219e-12,
        -3.290856124224385e-12,
        -4.36538404380973e-13,
        1.2300711839232774e-13,
        3.2414173582086784e-14,
        -3.0532395587325663e-15,
        -2.0183740275707353e-15,
        -7.170195501422588e-17,
        1.0169552398038542e-16,
        1.756244228053356e-17,
        -3.358068244027676e-18,
        -1.5279791611772293e-18,
    ]
)
MILLS.setflags(write=False)


@mechanism
def normal_cdf(x):
    """The share of a standard normal distribution below x; relative error below 2e-15.

    The lower tail stays relatively accurate down to the smallest normal double (x = −37.5).
    Source: Schonfelder (1978), for the form of the expansion.
    """
    if x != x:
        return NAN
    size = abs(x) * 1.0
    if size > 39.0:
        return 1.0 if x > 0.0 else 0.0
    t = (size - 4.0) / (size + 4.0)
    later = 0.0
    last = 0.0
    for i in range(MILLS.size - 1, 0, -1):
        later, last = MILLS[i] + 2.0 * t * later - last, later
    mills = (MILLS[0] + t * later - last) / (size + 4.0)
    # The square of the coarse part is exact, so the exponent of φ loses nothing in the tail.
    coarse = int(size * 16.0) * 0.0625
    density = exp(-0.5 * coarse * coarse) * exp(-0.5 * (size - coarse) * (size + coarse)) / SQRT_2PI
    tail = density * mills
    return 1.0 - tail if x > 0.0 else tail


@mechanism
def normal_quantile(p):
    """The x below which a share p of a standard normal lies; relative error below 2e-15.

    −infinity at 0, infinity at 1, nan outside. Source: Wichura (1988), AS 241, PPND16.
    """
    if not (p >= 0.0 and p <= 1.0):
        return NAN
    if p == 0.0:
        return -INFINITY
    if p == 1.0:
        return INFINITY
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        above = 3.3430575583588128105e4 + r * 2.5090809287301226727e3
        above = 4.5921953931549871457e4 + r * (6.7265770927008700853e4 + r * above)
        above = 1.9715909503065514427e3 + r * (1.3731693765509461125e4 + r * above)
        above = 3.3871328727963666080e0 + r * (1.3314166789178437745e2 + r * above)
        below = 2.8729085735721942674e4 + r * 5.2264952788528545610e3
        below = 2.1213794301586595867e4 + r * (3.9307895800092710610e4 + r * below)
        below = 6.8718700749205790830e2 + r * (5.3941960214247511077e3 + r * below)
        below = 1.0 + r * (4.2313330701600911252e1 + r * below)
        return q * (above / below)
    r = sqrt(-log(p if q < 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        above = 2.27238449892691845833e-2 + r * 7.74545014278341407640e-4
        above = 1.27045825245236838258e0 + r * (2.41780725177450611770e-1 + r * above)
        above = 5.76949722146069140550e0 + r * (3.64784832476320460504e0 + r * above)
        above = 1.42343711074968357734e0 + r * (4.63033784615654529590e0 + r * above)
        below = 5.47593808499534494600e-4 + r * 1.05075007164441684324e-9
        below = 1.48103976427480074590e-1 + r * (1.51986665636164571966e-2 + r * below)
        below = 1.67638483018380384940e0 + r * (6.89767334985100004550e-1 + r * below)
        below = 1.0 + r * (2.05319162663775882187e0 + r * below)
    else:
        r -= 5.0
        above = 2.71155556874348757815e-5 + r * 2.01033439929228813265e-7
        above = 2.65321895265761230930e-2 + r * (1.24266094738807843860e-3 + r * above)
        above = 1.78482653991729133580e0 + r * (2.96560571828504891230e-1 + r * above)
        above = 6.65790464350110377720e0 + r * (5.46378491116411436990e0 + r * above)
        below = 1.42151175831644588870e-7 + r * 2.04426310338993978564e-15
        below = 7.86869131145613259100e-4 + r * (1.84631831751005468180e-5 + r * below)
        below = 1.36929880922735805310e-1 + r * (1.48753612908506148525e-2 + r * below)
        below = 1.0 + r * (5.99832206555887937690e-1 + r * below)
    x = above / below
    return -x if q < 0.0 else x


@mechanism
def _beta_fraction(x, a, b):
    """The continued fraction of the incomplete beta function, for x below about a / (a + b).

    Source: NIST Handbook (2010), 8.17.22, by Wallis's recurrence, rescaled every two terms.
    """
    above_old, above = 1.0, 1.0
    below_old, below = 0.0, 1.0
    fraction = 0.0
    for m in range(20_000):
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        even = (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))
        above_old = above + odd * above_old
        below_old = below + odd * below_old
        above = above_old + even * above
        below = below_old + even * below
        scale = 1.0 / above
        above_old *= scale
        below_old *= scale
        below *= scale
        above = 1.0
        if abs(below - fraction) <= 2e-16 * below:
            break
        fraction = below
    return below


@mechanism
def _log_beta(a, b):
    """The logarithm of the beta function B(a, b)."""
    return log_gamma(a) + log_gamma(b) - log_gamma(a + b)


@mechanism
def beta_cdf(x, a, b):
    """The share of a beta(a, b) distribution below x: the regularised incomplete beta function.

    x in [0, 1] (beyond it 0 or 1); a, b > 0, else nan. Relative error of the nearer tail below
    1e-12 for a + b ≤ 200 and 1e-10 for a + b ≤ 20,000: the logarithms of Γ grow and cancel.
    """
    if not (a > 0.0 and b > 0.0 and x == x):
        return NAN
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = exp(a * log(x) + b * log1p(-x) - _log_beta(a, b))
    if x <= (a + 1.0) / (a + b + 2.0):
        return min(1.0, front * _beta_fraction(x, a, b) / a)
    return max(0.0, 1.0 - front * _beta_fraction(1.0 - x, b, a) / b)


@mechanism
def _beta_log_odds(p, a, b):
    """The log odds of the p-quantile of beta(a, b), for 0 < p ≤ ½.

    In log odds the distribution has a log-concave density, so log cdf is concave and Newton's
    method on it converges from any start at which it does not vanish: no bracket is needed.
    """
    log_beta = _log_beta(a, b)
    target = log(p)
    if a >= 1.0 and b >= 1.0:
        # Abramowitz & Stegun (1964), 26.5.22
        z = normal_quantile(p)
        h = 2.0 / (1.0 / (2.0 * a - 1.0) + 1.0 / (2.0 * b - 1.0))
        mean = (z * z - 3.0) / 6.0
        skew = 1.0 / (2.0 * b - 1.0) - 1.0 / (2.0 * a - 1.0)
        w = -z * sqrt(h + mean) / h if h + mean > 0.0 else -z
        y = log(a / b) - 2.0 * (w - skew * (mean + 5.0 / 6.0 - 2.0 / (3.0 * h)))
    else:
        # The leading term of the cdf, x^a / (a B(a, b)).
        y = min((target + log(a) + log_beta) / a, log(a / b))
    turn = (a + 1.0) / (a + b + 2.0)
    for _ in range(100):
        log_x = -log1p(exp(-y)) if y > -700.0 else y
        log_rest = log_x - y if y > 0.0 else -log1p(exp(y))
        log_front = a * log_x + b * log_rest - log_beta
        if logistic(y) <= turn:
            fraction = _beta_fraction(logistic(y), a, b) / a
            log_cdf = log_front + log(fraction)
            per_slope = fraction
        else:
            front = exp(log_front)
            cdf = 1.0 - front * _beta_fraction(logistic(-y), b, a) / b
            log_cdf = log(cdf)
            per_slope = cdf / front
        step = (target - log_cdf) * per_slope
        y += step
        # The error after a step is about its square.
        if abs(step) <= 1e-9 * max(1.0, abs(y)):
            break
    return y


@mechanism
def beta_quantile(p, a, b):
    """The x below which a share p of a beta(a, b) distribution lies; a, b > 0, else nan.

    0 at p = 0, 1 at p = 1, nan outside. Relative error below 2e-12 / min(1, a) for a + b ≤ 200 and
    p ≥ 1e-10, where the result is not below the smallest normal double.
    """
    if not (p >= 0.0 and p <= 1.0 and a > 0.0 and b > 0.0):
        return NAN
    if p == 0.0 or p == 1.0:
        return p * 1.0
    if p <= 0.5:
        return logistic(_beta_log_odds(p, a, b))
    return logistic(-_beta_log_odds(1.0 - p, b, a))
