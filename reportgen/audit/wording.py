"""What is told in words, as the bounds within which a report uses these words.

"Fast jedes vierte" is less than a quarter by no more than the report's reach, "deutlich gestiegen"
a change between two bounds that its chapter on methods prints, a class what its legend says.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportgen import formats
from reportgen.audit.tokens import tokens
from reportgen.messages import word

MORE = float("inf")
MULTIPLES = {"quarter": 0.25, "third": 1 / 3, "half": 0.5, "one-and-half": 1.5, "double": 2.0}
PORTIONS = {"two-thirds": 200 / 3, "three-quarters": 75.0}
COUNTED = range(3, 13)
REACH, EVEN = 0.1, 0.02
"""Part of a multiple within which it is told by its word, and as even."""
SIGNED = ("relative", "difference")
"""What sentences tell without its sign, which is in their words ("sank um 3,2 %")."""
SIGNS = "+-\u2212\u00b1"
_PERCENT = re.compile(r"(\d+(?:,\d+)?)\s?%")
_TIMES = re.compile(r"(\d+(?:,\d+)?)\W?mal\b")
_FIRST = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Meant:
    """What words tell, and between which bounds it lies."""

    told: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Wording:
    """From which difference on which word is used."""

    points: tuple[float, ...] = (0.5, 1.5, 3.0, 8.0)
    percent: tuple[float, ...] = (2.0, 5.0, 10.0, 25.0)
    near: float = 10.0
    fraction: float = 1.5
    even: float = 0.25
    is_displayed: bool = False
    """Whether differences are made of numbers as they are printed."""

    def meant(self, told: str, text: str, *, in_points: bool) -> Meant | None:
        """The bounds of what a text tells; None where it tells no more than others."""
        match told:
            case "fraction":
                return self._fraction(text)
            case "times":
                return self._times(text)
            case "compared":
                return self._compared(text)
            case "trend":
                return self._trend(text, in_points=in_points)
            case "rank":
                found = _FIRST.search(text)
                return Meant(told, float(found[0]), float(found[0])) if found else None
            case _:
                return _number(told, text)

    def _fraction(self, text: str) -> Meant | None:
        if found := _PERCENT.search(text):
            return Meant("", *_rounded(found[1]))
        for name, amount in _fractions().items():
            if found := re.search(rf"\b({_degrees()}) .*{name}", text, re.IGNORECASE):
                low, high = _about(found[1], self.even, self.fraction)
                return Meant("", amount + low, amount + high)
        return None

    def _times(self, text: str) -> Meant | None:
        if found := _TIMES.search(text):
            return Meant("times", *_rounded(found[1]))
        if text.startswith(word("multiple-same", how="").partition(" ")[0]):
            return Meant("times", 1 - self.near / 100, 1 + self.near / 100)
        for name, amount in _multiples().items():
            if found := re.search(rf"\b({_degrees()}) {name}\b", text, re.IGNORECASE):
                low, high = _about(found[1], EVEN, REACH)
                return Meant("times", amount * (1 + low), amount * (1 + high))
        return None

    def _compared(self, text: str) -> Meant | None:
        near = self.near / 100
        ends = {"over": (1 + near, MORE), "near": (1 - near, 1 + near), "under": (-MORE, 1 - near)}
        for name, (low, high) in ends.items():
            if text.startswith(word(f"compared-{name}").partition(" ")[0]):
                return Meant("times", low, high)
        return None

    def _trend(self, text: str, *, in_points: bool) -> Meant | None:
        told, bands = ("change", self.points) if in_points else ("relative", self.percent)
        if text == word("trend-none"):
            return Meant(told, -bands[0], bands[0])
        names = [word("trend-slightly"), "", word("trend-clearly"), word("trend-strongly")]
        *degrees, direction = text.split(" ")
        if len(degrees) > 1 or direction not in (word("trend-up"), word("trend-down")):
            return None
        degree = degrees[0] if degrees else ""
        ranges = dict(zip(names, pairwise((*bands, MORE)), strict=True))
        if degree not in ranges:
            return None
        low, high = ranges[degree]
        return Meant(told, low, high) if direction == word("trend-up") else Meant(told, -high, -low)


USUAL = Wording()


def _number(told: str, text: str) -> Meant | None:
    """A number, if there is one alone; what may be less, only with its sign."""
    found = tokens(text)
    is_clear = len(found) == 1 and (told not in SIGNED or text[found[0].start] in SIGNS)
    return Meant(told, found[0].low, found[0].high) if is_clear else None


def _rounded(number: str) -> tuple[float, float]:
    """The bounds of what was rounded to a number."""
    half = 0.5 * 10.0 ** -len(number.partition(",")[2])
    amount = float(number.replace(",", "."))
    return amount - half, amount + half


def _about(degree: str, even: float, reach: float) -> tuple[float, float]:
    """How far what is "rund", "gut" or "fast" something may be from it."""
    if degree.casefold() == word("fraction-even"):
        return -even, even
    return (even, reach) if degree.casefold() == word("fraction-over") else (-reach, -even)


def _degrees() -> str:
    return "|".join(word(f"fraction-{each}") for each in ("even", "over", "under"))


@cache
def _fractions() -> Mapping[str, float]:
    """What fractions are called, in per cent."""
    parts = {rf"jede\w* {word(f'part-{part}')}n?\b": 100 / part for part in range(2, 11)}
    return parts | {word(name): amount for name, amount in PORTIONS.items()}


@cache
def _multiples() -> Mapping[str, float]:
    counts = {
        word("multiple-times", count=formats.count_word(each)): float(each) for each in COUNTED
    }
    return {word(f"multiple-{name}"): amount for name, amount in MULTIPLES.items()} | counts
