"""Symbols moved apart so that none hides another, each as near to its point as it gets."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.places import Point

Floats: TypeAlias = npt.NDArray[np.float64]
STEPS = 80
NUDGE = 1e-3
"""Millimetres that nobody sees."""
FARTHEST = 6.0
"""Millimetres that a symbol is moved at most."""
GOLDEN = 2.399963
"""Radians: points on the same spot part in directions that never fall together."""


def apart(points: Sequence[Point], gap: float) -> tuple[Point, ...]:
    """Places for symbols whose middles shall be `gap` millimetres apart."""
    found = np.array(points, dtype=float).reshape(-1, 2)
    crowded = (_distances(found)[1] < 2 * gap).any(axis=1)
    found[crowded] = _parted(found[crowded], gap)
    return tuple((round(float(x), 3), round(float(y), 3)) for x, y in found)


def _parted(start: Floats, gap: float) -> Floats:
    """Push each from those that are too near, a little further every time, until none is."""
    turns = GOLDEN * np.arange(len(start))
    at = start + NUDGE * np.column_stack((np.cos(turns), np.sin(turns)))
    for _ in range(STEPS):
        away, far = _distances(at)
        lack = np.clip(gap - far, 0.0, None)
        if lack.max(initial=0.0) < NUDGE:
            break
        pushes = (away / far[..., None] * lack[..., None] / 2).sum(axis=1)
        at += pushes / np.maximum((lack > 0).sum(axis=1), 1)[:, None]
    moved = at - start
    long = np.hypot(moved[:, 0], moved[:, 1])
    kept = np.where(long < 2 * NUDGE, 0.0, np.minimum(1.0, FARTHEST / np.maximum(long, NUDGE)))
    return np.asarray(start + moved * kept[:, None])


def _distances(at: Floats) -> tuple[Floats, Floats]:
    """From each to each: the way, and how long it is; endless to itself."""
    away = at[:, None, :] - at[None, :, :]
    far = np.hypot(away[..., 0], away[..., 1])
    np.fill_diagonal(far, np.inf)
    return away, far
