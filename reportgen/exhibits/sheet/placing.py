"""Labels beside points, so that none covers another, a mark, or the edge of the sheet.

Every label tries sixteen places around its point, the best known first (Imhof: right before left,
above before below). The first labels choose first; one that finds nothing free may push another
to its next best place, once. What finds no place is left out, and the caller says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.exhibits.sheet.marks import Anchor
from reportgen.places import Point

Boxes: TypeAlias = npt.NDArray[np.float64]
TOUCH = 1e-9
"""Boxes may touch; millimetres that floats may err by."""


class Box(NamedTuple):
    """A rectangle in millimetres."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants to stand beside a point."""

    at: Point
    wide: float
    high: float
    gap: float
    """From the point to the nearest edge of the label."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands."""

    box: Box
    anchor: Anchor
    """The end of the label that is nearest to the point."""

    @property
    def at(self) -> Point:
        """The point at half the height of the label that its anchor holds."""
        left, top, right, bottom = self.box
        held = {Anchor.START: left, Anchor.MIDDLE: (left + right) / 2, Anchor.END: right}
        return held[self.anchor], (top + bottom) / 2


def around(at: Point, reach: float) -> Box:
    """What a symbol covers."""
    x, y = at
    return Box(x - reach, y - reach, x + reach, y + reach)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes touch."""
    beside = one.right < other.left or other.right < one.left
    return not beside and one.top <= other.bottom and other.top <= one.bottom


def placed(
    wishes: Sequence[Wish], sheet: Box, obstacles: Sequence[Box] = (), avoided: Sequence[Box] = ()
) -> tuple[Spot | None, ...]:
    """A place for each label, in their order; None for those that find none.

    Nothing stands on obstacles; on what is to be avoided (lines) only where nothing else is free.
    """
    if not wishes:
        return ()
    plan = _Plan(wishes, sheet, obstacles, avoided)
    for number in range(len(wishes)):
        plan.settle(number)
    for number in range(len(wishes)):
        if number not in plan.chosen:
            plan.push(number)
    for number in range(len(wishes)):  # what was pushed away left room
        if number not in plan.chosen:
            plan.settle(number)
    return tuple(plan.spot(number) for number in range(len(wishes)))


class _Plan:
    """What is taken and what is free while labels are placed."""

    def __init__(
        self,
        wishes: Sequence[Wish],
        sheet: Box,
        obstacles: Sequence[Box],
        avoided: Sequence[Box],
    ) -> None:
        self.boxes = _candidates(wishes)
        flat = self.boxes.reshape(-1, 4)
        low = np.all(flat[:, :2] >= np.array(sheet[:2]) - TOUCH, axis=1)
        fits = low & np.all(flat[:, 2:] <= np.array(sheet[2:]) + TOUCH, axis=1)
        shape = self.boxes.shape[:2]
        self.fits = (fits & ~_hits(flat, obstacles).any(axis=1)).reshape(shape)
        worse = _hits(flat, avoided).any(axis=1).reshape(shape)
        self.order = np.argsort(worse, axis=1, kind="stable")
        self.taken = np.zeros(shape, dtype=int)
        """How many labels that are placed stand on each candidate."""
        self.chosen: dict[int, int] = {}
        """The candidate of each label that is placed."""

    def settle(self, number: int) -> bool:
        """Put a label on its best free candidate, if there is one."""
        free = self.fits[number] & (self.taken[number] == 0)
        found = next((int(each) for each in self.order[number] if free[each]), None)
        if found is not None:
            self._choose(number, found)
        return found is not None

    def push(self, number: int) -> None:
        """Put a label where one other stands that can move elsewhere."""
        able = self.fits[number] & (self.taken[number] == 1)
        for each in self.order[number]:
            if able[each] and self._exchange(number, int(each)):
                return

    def spot(self, number: int) -> Spot | None:
        """Where a label stands."""
        if number not in self.chosen:
            return None
        chosen = self.chosen[number]
        return Spot(Box(*map(float, self.boxes[number, chosen])), _PLACES[chosen].anchor)

    def _exchange(self, number: int, candidate: int) -> bool:
        other = self._on(self.boxes[number, candidate])
        before = self._free(other)
        self._choose(number, candidate)
        if self.settle(other):
            return True
        self._free(number)
        self._choose(other, before)
        return False

    def _on(self, box: Boxes) -> int:
        """The label that stands on a box."""
        known = self.chosen.items()
        standing = np.array([self.boxes[number, candidate] for number, candidate in known])
        return tuple(self.chosen)[int(np.argmax(_overlap(standing, box)))]

    def _choose(self, number: int, candidate: int) -> None:
        self.taken += _overlap(self.boxes, self.boxes[number, candidate])
        self.chosen[number] = candidate

    def _free(self, number: int) -> int:
        candidate = self.chosen.pop(number)
        self.taken -= _overlap(self.boxes, self.boxes[number, candidate])
        return candidate


class _Place(NamedTuple):
    """Where the upper left corner of a label stands: shares of its width, height and gap."""

    wide: float
    high: float
    gap: Point
    anchor: Anchor


def _places() -> tuple[_Place, ...]:
    """Sixteen places around a point, the best first."""
    right = [_Place(0.0, -0.5 + shift, (1, gap), Anchor.START) for shift, gap in _SHIFTS]
    left = [_Place(-1.0, -0.5 + shift, (-1, gap), Anchor.END) for shift, gap in _SHIFTS]
    above = [_Place(-share, -1.0, (0, -1), Anchor.MIDDLE) for share in (0.5, 0.25, 0.75)]
    below = [_Place(-share, 0.0, (0, 1), Anchor.MIDDLE) for share in (0.5, 0.25, 0.75)]
    return (
        right[0],
        *above[:1],
        left[0],
        *below[:1],
        *right[1:],
        *left[1:],
        *above[1:],
        *below[1:],
    )


_SHIFTS: tuple[Point, ...] = ((0.0, 0.0), (-0.5, 0.0), (0.5, 0.0), (-0.5, -1.0), (0.5, 1.0))
"""Up and down beside a point: shares of the height and of the gap."""
_PLACES = _places()


def _candidates(wishes: Sequence[Wish]) -> Boxes:
    """The boxes of all candidates of all labels."""
    at = np.array([wish.at for wish in wishes])[:, None, :]
    size = np.array([(wish.wide, wish.high) for wish in wishes])[:, None, :]
    gap = np.array([wish.gap for wish in wishes])[:, None, None]
    shares = np.array([(place.wide, place.high) for place in _PLACES])[None]
    away = np.array([place.gap for place in _PLACES])[None]
    corner = at + size * shares + gap * away
    return np.concatenate([corner, corner + size], axis=2)


def _hits(boxes: Boxes, others: Sequence[Box]) -> npt.NDArray[np.bool_]:
    """Which of some boxes overlap which of the others."""
    return _overlap(boxes[:, None, :], np.array(others, dtype=float).reshape(-1, 4)[None])


def _overlap(boxes: Boxes, other: Boxes) -> npt.NDArray[np.bool_]:
    """Which boxes overlap another by more than a touch."""
    found: npt.NDArray[np.bool_] = (
        (boxes[..., 0] < other[..., 2] - TOUCH)
        & (other[..., 0] < boxes[..., 2] - TOUCH)
        & (boxes[..., 1] < other[..., 3] - TOUCH)
        & (other[..., 1] < boxes[..., 3] - TOUCH)
    )
    return found
