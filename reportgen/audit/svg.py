"""A drawing in SVG to its words, lines and areas (SVG 1.1, chapters 7 to 10).

Everything that is drawn counts, whether something else covers it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin, tau

from reportgen.audit.markup import Element, read_markup
from reportgen.audit.pieces import Label, Point, Shape, even
from reportgen.audit.strokes import SAME, Matrix, within

SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TURN = re.compile(r"(\w+)\s*\(([^)]*)\)")
_CORNERS = 24
_WIDE = 0.5
"""Ems of a letter."""


@dataclass(frozen=True, eq=False)
class Vector:
    """A drawing, read when it is looked at."""

    data: bytes

    @property
    def labels(self) -> tuple[Label, ...]:
        """Its words."""
        return tuple(each for each in self._marks if isinstance(each, Label))

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Its lines and areas."""
        return tuple(each for each in self._marks if isinstance(each, Shape))

    @cached_property
    def _marks(self) -> tuple[Label | Shape, ...]:
        return tuple(_marks(read_markup(self.data), SAME, {}))


def _marks(node: Element, plane: Matrix, look: dict[str, str]) -> Iterator[Label | Shape]:
    if not isinstance(node.tag, str):
        return
    look, plane = look | _look(node), _plane(node, plane)
    if node.tag == f"{SVG}text":
        if text := even("".join(str(part) for part in node.itertext())):
            x, y = _at(plane, (_length(node, "x") + _middle(text, look), _length(node, "y")))
            yield Label(text, x, y)
        return
    rings = tuple(tuple(_at(plane, each) for each in ring) for ring in _rings(node) if ring)
    if rings:
        fill, stroke = (_paint(look.get(key, first)) for key, first in _PAINTS)
        yield Shape(fill, stroke, rings)
    for each in node:
        yield from _marks(each, plane, look)


_PAINTS = (("fill", "#000000"), ("stroke", "none"))


def _look(node: Element) -> dict[str, str]:
    """What attributes and style say of an element and all within it."""
    found = {str(key): str(value) for key, value in node.attrib.items()}
    parts = (each.partition(":") for each in found.get("style", "").split(";"))
    found |= {key.strip(): value.strip() for key, _, value in parts if value}
    kept = ("fill", "stroke", "text-anchor", "font-size")
    return {key: found[key] for key in kept if key in found}


def _paint(colour: str) -> str:
    if colour in ("none", "transparent"):
        return ""
    if re.fullmatch("#[0-9a-fA-F]{3}", colour):
        return "#" + "".join(2 * each for each in colour[1:]).casefold()
    return colour.casefold()


def _middle(text: str, look: dict[str, str]) -> float:
    """How far the middle of a text is from where it is held, about."""
    size = _NUMBER.match(look.get("font-size", "8"))
    half = _WIDE * float(size[0] if size else 8) * len(text) / 2
    return {"middle": 0.0, "end": -half}.get(look.get("text-anchor", ""), half)


def _plane(node: Element, plane: Matrix) -> Matrix:
    for kind, given in _TURN.findall(node.get("transform", "")):
        plane = within(plane, _turned(kind, [float(each) for each in _NUMBER.findall(given)]))
    return plane


def _turned(kind: str, given: list[float]) -> Matrix:
    match kind, given:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *more]:
            return 1.0, 0.0, 0.0, 1.0, x, more[0] if more else 0.0
        case "scale", [x, *more]:
            return x, 0.0, 0.0, more[0] if more else x, 0.0, 0.0
        case "rotate", [angle, *at]:
            x, y = at if len(at) == 2 else (0.0, 0.0)
            k, s = cos(radians(angle)), sin(radians(angle))
            return k, s, -s, k, x - k * x + s * y, y - s * x - k * y
        case _:
            return SAME


def _at(plane: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = plane
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


# ---------------------------------------------------------------- shapes


def _rings(node: Element) -> Iterator[list[Point]]:
    match node.tag.removeprefix(SVG):
        case "path":
            yield from _path(node.get("d", ""))
        case "rect":
            x, y, w, h = (_length(node, key) for key in ("x", "y", "width", "height"))
            yield [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        case "line":
            x, y, w, h = (_length(node, key) for key in ("x1", "y1", "x2", "y2"))
            yield [(x, y), (w, h)]
        case "circle" | "ellipse":
            x, y, r = (_length(node, key) for key in ("cx", "cy", "r"))
            wide, high = _length(node, "rx") or r, _length(node, "ry") or r
            turns = [tau * number / _CORNERS for number in range(_CORNERS)]
            yield [(x + wide * cos(turn), y + high * sin(turn)) for turn in turns]
        case "polygon" | "polyline":
            numbers = [float(each) for each in _NUMBER.findall(node.get("points", ""))]
            yield list(zip(numbers[::2], numbers[1::2], strict=False))
        case _:
            return


def _length(node: Element, key: str) -> float:
    found = _NUMBER.match(node.get(key, "0"))
    return float(found[0]) if found else 0.0


_TAKES = {"M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}


def _path(told: str) -> Iterator[list[Point]]:
    """The corners of a path; of a curve its ends."""
    ring: list[Point] = []
    at = start = (0.0, 0.0)
    for letter, given in _STEP.findall(told):
        kind, numbers = letter.upper(), [float(each) for each in _NUMBER.findall(given)]
        if kind == "Z":
            at = start
            continue
        for step in range(0, len(numbers) - _TAKES[kind] + 1, _TAKES[kind]):
            at = _next(letter, numbers[step : step + _TAKES[kind]], at)
            if kind == "M" and step == 0:
                if ring:
                    yield ring
                ring, start = [], at
            ring.append(at)
    if ring:
        yield ring


def _next(letter: str, numbers: list[float], at: Point) -> Point:
    x, y = at if letter.islower() else (0.0, 0.0)
    if letter in "Hh":
        return x + numbers[0], at[1]
    if letter in "Vv":
        return at[0], y + numbers[0]
    return x + numbers[-2], y + numbers[-1]
