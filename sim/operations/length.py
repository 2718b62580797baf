"""How long something takes: a distribution, and what of it hangs on the entity worked on."""

import math
from dataclasses import dataclass
from typing import Final

from kernels import distributions as kinds

KINDS: Final = {
    "constant": (kinds.CONSTANT, 1, 1),
    "uniform": (kinds.UNIFORM, 2, 2),
    "triangular": (kinds.TRIANGULAR, 3, 3),
    "pert": (kinds.PERT, 3, 3),
    "normal": (kinds.NORMAL, 2, 4),
    "lognormal": (kinds.LOGNORMAL, 2, 2),
    "exponential": (kinds.EXPONENTIAL, 1, 1),
    "weibull": (kinds.WEIBULL, 2, 2),
    "observed": (kinds.OBSERVED, 1, None),
    "sequence": (kinds.SEQUENCE, 1, None),
}
"""By name: the kernel's kind, least and greatest number of values."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time.

    Attributes
    ----------
    kind : str
        One of KINDS.
    values : tuple of float
        constant: value. uniform: least, greatest. triangular, pert: least, likeliest, greatest.
        normal: mean, deviation, then least (0) and greatest (none). lognormal: mean, deviation.
        exponential: mean. weibull: shape, scale. observed: what was measured, drawn with replacement.
        sequence: that of the first time, the second, …, the last for all that follow.
    times : str
        The attribute of the first entity it is multiplied by.
    plus : str
        The attribute that is added then, times `per`.
    per : float
    """

    kind: str = "constant"
    values: tuple[float, ...] = (0.0,)
    times: str = ""
    plus: str = ""
    per: float = 1.0

    def fault(self) -> str:
        """Return the code of what is wrong with it; "" if nothing."""
        if self.kind not in KINDS:
            return "operation-kind-unknown"
        _, least, most = KINDS[self.kind]
        if not least <= len(self.values) or (most is not None and len(self.values) > most):
            return "operation-values-number"
        wanted = self.values[:3] if self.kind == "normal" else self.values
        if not all(math.isfinite(value) for value in wanted) or not math.isfinite(self.per):
            return "operation-values-finite"
        if self.kind == "normal":
            low, high = truncation(self.values)
            return "operation-values-order" if self.values[1] <= 0 or not 0 <= low < high else ""
        if min(self.values) < 0:
            return "operation-values-negative"
        if self.kind in ("uniform", "triangular", "pert") and tuple(sorted(self.values)) != self.values:
            return "operation-values-order"
        if self.kind in ("lognormal", "weibull") and min(self.values) <= 0:
            return "operation-values-positive"
        return ""

    def row(self) -> tuple[int, tuple[float, ...]]:
        """Return the kernel's kind and values; those observed or in sequence stand elsewhere."""
        kind, v = KINDS[self.kind][0], self.values
        if kind == kinds.PERT:
            span = v[2] - v[0]
            if span <= 0:
                return kinds.CONSTANT, (v[0],)
            return kind, (v[0], span, 1 + 4 * (v[1] - v[0]) / span, 1 + 4 * (v[2] - v[1]) / span)
        if kind == kinds.NORMAL:
            low, high = truncation(v)
            return kind, (v[0], v[1], low, high, _below((low - v[0]) / v[1]), _below((high - v[0]) / v[1]))
        if kind == kinds.LOGNORMAL:
            spread = math.log1p((v[1] / v[0]) ** 2)
            return kind, (math.log(v[0]) - spread / 2, math.sqrt(spread))
        return kind, () if kind in (kinds.OBSERVED, kinds.SEQUENCE) else v

    def mean(self) -> float:
        """Return what is expected, before attributes; that of a sequence is its plain mean."""
        v = self.values
        if self.kind in ("uniform", "triangular", "observed", "sequence"):
            return math.fsum(v) / len(v)
        if self.kind == "pert":
            return (v[0] + 4 * v[1] + v[2]) / 6
        if self.kind == "weibull":
            return v[1] * math.gamma(1 + 1 / v[0])
        if self.kind == "normal":
            low, high = truncation(v)
            a, b = (low - v[0]) / v[1], (high - v[0]) / v[1]
            share = _below(b) - _below(a)
            return (
                v[0] + v[1] * (_density(a) - _density(b)) / share if share > 0 else min(max(v[0], low), high)
            )
        return v[0]


def constant(value: float) -> Length:
    """Return a length that is always the same."""
    return Length("constant", (float(value),))


def truncation(values: tuple[float, ...]) -> tuple[float, float]:
    """Return the least and greatest value of a normal length."""
    return (values[2] if len(values) > 2 else 0.0), (values[3] if len(values) > 3 else math.inf)


def _below(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))


def _density(z: float) -> float:
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
