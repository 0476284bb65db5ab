"""The table of noise: by how much a count may be changed, and how likely each change is.

The cell-key method: Fraser and Wooton, "A proposed method for confidentialising tabular output to
protect against differencing", 2005; Enderle, Giessing and Tent, "Designing confidentiality on the
fly methodology", 2018, for the German census of 2022. Of all distributions that never go farther
than the deviation, leave nought alone, make nothing from 1 to below the threshold, are nought on
average and have no more than the variance that is asked for, the one of greatest entropy is taken
(Giessing, "Computational issues in the design of transition probabilities", 2016): exp(a v + b v²).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reportgen.linear.system import Numbers, Reals

Steps = npt.NDArray[np.int64]
EDGE = 0.2
"""So much above the least possible variance, such that every change may occur."""
ROUNDS = 200
ENOUGH = 1e-14
RIDGE = 1e-14
NEAR = 1e-10


@dataclass(frozen=True)
class Noise:
    """Changes of counts, in whole numbers."""

    threshold: int
    """Nothing from 1 to below this is told."""
    deviation: int
    """Nothing is changed by more. At least the threshold: it must be able to vanish."""
    variance: float
    """Of all counts that the threshold is far from. Smaller ones have less; those that it forbids
    have more, if nothing else keeps the average."""

    def steps(self, count: int) -> Steps:
        """By how much a count may be changed."""
        every = np.arange(-self.deviation, self.deviation + 1)
        if count == 0:
            return np.zeros(1, dtype=np.int64)
        found = count + every
        is_possible = (found == 0) | (found >= max(self.threshold, 1))
        return np.asarray(every[is_possible])

    def chances(self, count: int) -> Reals:
        """How likely each step is."""
        steps = self.steps(count).astype(np.float64)
        above, below = float(steps[steps >= 0].min()), float(-steps[steps <= 0].max())
        reach = max(float(np.abs(steps).max()), 1.0)
        found = _of_greatest_entropy(steps[None, :] / reach)
        variance = float(found @ steps**2)
        if variance <= self.variance or len(steps) < 3:
            return found
        least = above * below
        wanted = max(self.variance, least + EDGE * (variance - least))
        return _of_greatest_entropy(np.stack([steps / reach, (steps**2 - wanted) / reach**2]))

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which the variance has to lie."""
        widest = self.deviation * (self.deviation + 1) / 3
        return EDGE * widest, widest

    @cached_property
    def _table(self) -> Reals:
        """How likely each change or a lesser one is; the last row is for all larger counts."""
        found = np.zeros((self.threshold + self.deviation + 1, 2 * self.deviation + 1))
        for count, row in enumerate(found):
            row[self.steps(count) + self.deviation] = self.chances(count)
        sums = found.cumsum(axis=1)
        return np.asarray(sums / sums[:, -1:])

    def told(self, counts: Numbers, keys: Reals) -> Numbers:
        """Counts as they are told; the keys lie evenly between nought and one."""
        rows = self._table[np.minimum(counts, len(self._table) - 1)]
        changes = (rows <= keys[:, None]).sum(axis=1) - self.deviation
        return np.where(counts == 0, 0, counts + changes)

    def ends(self, told: Reals) -> tuple[Reals, Reals]:
        """The least and the most that counts may be, by what is told of them."""
        least = np.where(told == 0, 0.0, np.maximum(told - self.deviation, 1.0))
        return least, told + self.deviation


def _of_greatest_entropy(moments: Reals) -> Reals:
    """Of all distributions that these are nought in on average the one of greatest entropy.

    Its factors make the logarithm of all weights together least, which bends upwards everywhere;
    the slopes are by how much the averages are missed.
    """
    factors = np.zeros(len(moments))
    for _ in range(ROUNDS):
        chances = _chances(factors @ moments)
        missed = moments @ chances
        if np.abs(missed).max() < ENOUGH:
            break
        bend = (moments * chances) @ moments.T - np.outer(missed, missed)
        move: Reals = np.linalg.solve(bend + RIDGE * np.eye(len(missed)), missed).astype(float)
        factors = factors - _share(moments, factors, move, float(missed @ move)) * move
    return chances


def _share(moments: Reals, factors: Reals, move: Reals, slope: float) -> float:
    """How much of a move is taken: all of it near the end, before that what is good (Armijo)."""
    start, share = _height(factors @ moments), 1.0
    while slope * share > NEAR and _height((factors - share * move) @ moments) > (
        start - share * slope / 4
    ):
        share /= 2
    return share


def _height(powers: Reals) -> float:
    return float(powers.max() + np.log(np.exp(powers - powers.max()).sum()))


def _chances(powers: Reals) -> Reals:
    weights = np.exp(powers - powers.max())
    return np.asarray(weights / weights.sum())
