"""Draws from the distributions that site work follows, one number of a stream each: variants stay in step."""

import math
from typing import Final

from kernels._jit import aside, step
from kernels.arrays import F64, I64
from kernels.operation import LAW_AT, PLAIN, SPARE_AT, STREAM_AT, VALUE_AT
from kernels.streams import STREAM, TIMES_DRAWN, attempt, next_fraction

# The kinds, and their values.
CONSTANT: Final = 0  # value
UNIFORM: Final = 1  # least, greatest
TRIANGULAR: Final = 2  # least, likeliest, greatest
PERT: Final = 3  # least, range, alpha, beta
NORMAL: Final = 4  # mean, deviation, least, greatest, shares below least and greatest
LOGNORMAL: Final = 5  # mean and deviation of the logarithm
EXPONENTIAL: Final = 6  # mean
WEIBULL: Final = 7  # shape, scale
OBSERVED: Final = 8  # one of those observed, each as likely
SEQUENCE: Final = 9  # one after the other, the last again and again

KIND: Final = 0  # of a law
FROM: Final = 1  # in `figure`: where what was observed begins and ends
END: Final = 2
LAW: Final = 3
VALUES: Final = 6

# Numerators and denominators of `normal_quantile`, highest power first.
MIDDLE_ABOVE: Final = (
    2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
    4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
    1.3314166789178437745e+2, 3.3871328727963666080e+0,
)  # fmt: skip
MIDDLE_BELOW: Final = (
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
    2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
    4.2313330701600911252e+1, 1.0,
)  # fmt: skip
NEAR_ABOVE: Final = (
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
    1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
    4.63033784615654529590e+0, 1.42343711074968357734e+0,
)  # fmt: skip
NEAR_BELOW: Final = (
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
    1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
    2.05319162663775882187e+0, 1.0,
)  # fmt: skip
FAR_ABOVE: Final = (
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
    2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
    5.46378491116411436990e+0, 6.65790464350110377720e+0,
)  # fmt: skip
FAR_BELOW: Final = (
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
    7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
    5.99832206555887937690e-1, 1.0,
)  # fmt: skip


@step
def draw(plan: I64, figure: F64, state: I64, clock: F64, i: int) -> float:
    """Return the next draw of distribution `i`, from stream `i`.

    Notes
    -----
    By inverting the distribution; beta-PERT by rejection (Cheng, Generating beta variates with nonintegral
    shape parameters, 1978, BB), its attempts numbered within the draw. Beta-PERT: Malcolm and others, 1959.
    """
    law = (plan[LAW_AT] + i * LAW) & PLAIN
    v = (plan[VALUE_AT] + i * VALUES) & PLAIN
    kind = plan[law + KIND]
    if kind == CONSTANT:
        return float(figure[v])
    if kind == EXPONENTIAL:
        u = next_fraction(state, clock, (plan[STREAM_AT] + i * STREAM) & PLAIN, (plan[SPARE_AT] + i) & PLAIN)
        return float(-math.log(1.0 - u) * figure[v])
    return draw_other(plan, figure, state, clock, i)


@aside
def draw_other(plan: I64, figure: F64, state: I64, clock: F64, i: int) -> float:
    """Return the next draw of a distribution that is neither constant nor exponential."""
    law = (plan[LAW_AT] + i * LAW) & PLAIN
    v = (plan[VALUE_AT] + i * VALUES) & PLAIN
    kind = plan[law + KIND]
    stream = plan[STREAM_AT] + i * STREAM
    if kind == SEQUENCE:
        count = state[stream + TIMES_DRAWN]
        state[stream + TIMES_DRAWN] = count + 1
        return float(figure[min(plan[law + FROM] + count, plan[law + END] - 1)])
    if kind == PERT:
        share = beta(state, stream, float(figure[v + 2]), float(figure[v + 3]))
        state[stream + TIMES_DRAWN] += 1
        return float(figure[v] + figure[v + 1] * share)
    u = next_fraction(state, clock, stream, plan[SPARE_AT] + i)
    if kind == UNIFORM:
        return float(figure[v] + u * (figure[v + 1] - figure[v]))
    if kind == TRIANGULAR:
        low, middle, high = figure[v], figure[v + 1], figure[v + 2]
        if u * (high - low) < middle - low:
            return float(low + math.sqrt(u * (high - low) * (middle - low)))
        return float(high - math.sqrt((1.0 - u) * (high - low) * (high - middle)))
    if kind == NORMAL:
        below, above = figure[v + 4], figure[v + 5]
        found = figure[v] + figure[v + 1] * normal_quantile(below + u * (above - below))
        return float(min(max(found, figure[v + 2]), figure[v + 3]))
    if kind == LOGNORMAL:
        return math.exp(figure[v] + figure[v + 1] * normal_quantile(u))
    if kind == WEIBULL:
        return float(figure[v + 1] * (-math.log(1.0 - u)) ** (1.0 / figure[v]))
    first = plan[law + FROM]
    return float(figure[first + int(u * (plan[law + END] - first))])


@aside
def draws(plan: I64, figure: F64, state: I64, clock: F64, i: int, out: F64) -> None:
    """Write the next draws of one distribution.

    Parameters
    ----------
    plan, state : int64[n]
    figure, clock : float64[n]
    i : int
    out : float64[n]
        Written.
    """
    for k in range(out.size):
        out[k] = draw(plan, figure, state, clock, i)


@aside
def beta(state: I64, stream: int, a: float, b: float) -> float:
    """Return a beta variate, a and b at least 1 (Cheng 1978, BB; by inversion where one of them is 1)."""
    if a <= 1.0 or b <= 1.0:
        u, _ = attempt(state, stream, 0)
        if a <= 1.0:
            return float(1.0 - (1.0 - u) ** (1.0 / b))
        return float(u ** (1.0 / a))
    small, great = min(a, b), max(a, b)
    total = small + great
    slope = math.sqrt((total - 2.0) / (2.0 * small * great - total))
    reach = small + 1.0 / slope
    number = 0
    while True:
        u, v = attempt(state, stream, number)
        number += 1
        odds = slope * math.log(u / (1.0 - u))
        w = small * math.exp(odds)
        z = u * u * v
        r = reach * odds - math.log(4.0)
        s = small + r - w
        if s + 1.0 + math.log(5.0) >= 5.0 * z:
            break
        t = math.log(z)
        if s >= t or r + total * math.log(total / (great + w)) >= t:
            break
    if a == small:
        return w / (great + w)
    return great / (great + w)


@step
def polynomial(terms: tuple[float, ...], x: float) -> float:
    """Return a polynomial at x, the highest power's term first."""
    total = 0.0
    for term in terms:
        total = total * x + term
    return total


@aside
def normal_quantile(p: float) -> float:
    """Return what a standard normal variate stays below with probability p, (0, 1).

    Notes
    -----
    Wichura, Algorithm AS 241: The percentage points of the normal distribution, 1988: PPND16.
    """
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * polynomial(MIDDLE_ABOVE, r) / polynomial(MIDDLE_BELOW, r)
    r = math.sqrt(-math.log(min(p, 1.0 - p)))
    if r <= 5.0:
        x = polynomial(NEAR_ABOVE, r - 1.6) / polynomial(NEAR_BELOW, r - 1.6)
    else:
        x = polynomial(FAR_ABOVE, r - 5.0) / polynomial(FAR_BELOW, r - 5.0)
    if q < 0.0:
        return -x
    return x
