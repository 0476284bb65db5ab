"""The operators of a drawing on a page to lines, areas and words (ISO 32000-1, 8.5 and 9.4).

Everything that is drawn counts, whether something else covers or clips it: a reader of the file
sees it. Coordinates are those in which the drawing was begun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, TypeAlias

from reportgen.audit.glyphs import STRING, Font, decoded
from reportgen.audit.pieces import Label, Point, Shape, even

_TOKEN = re.compile(
    rb"(?P<array>\[(?:[^\]()]|\((?:\\.|[^()\\])*\))*\])|(?P<string>" + STRING + rb")"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|/(?P<name>[^\s/\[\]()<>{}%]+)"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*)",
    re.DOTALL,
)
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEP = 8
"""Forms within forms."""


class Resources(Protocol):
    """What the names in a drawing stand for."""

    def font(self, name: str) -> Font:
        """A font."""

    def form(self, name: str) -> "Form | None":
        """A form; None for a picture."""


@dataclass(frozen=True, slots=True)
class Form:
    """A drawing that others show."""

    stream: bytes
    resources: Resources
    matrix: Matrix = SAME


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until it is set otherwise."""

    matrix: Matrix = SAME
    fill: str = "#000000"
    stroke: str = "#000000"
    font: Font = field(default_factory=Font)


@dataclass(frozen=True, eq=False)
class Strokes:
    """A drawing of a page, read when it is looked at."""

    stream: bytes
    resources: Resources

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
        return tuple(_Pen(self.resources, _State(), DEEP).marks(self.stream))


class _Pen:
    def __init__(self, resources: Resources, state: _State, depth: int) -> None:
        self.resources, self.state, self.depth = resources, state, depth
        self.kept: list[_State] = []
        self.rings: list[list[Point]] = []
        self.text, self.line, self.spots = "", SAME, list[Point]()

    def marks(self, stream: bytes) -> Iterator[Label | Shape]:
        """Everything in the order in which it is drawn."""
        numbers: list[float] = []
        name, string = "", b""
        for token in _TOKEN.finditer(stream):
            match token.lastgroup:
                case "number":
                    numbers.append(float(token[0]))
                case "name":
                    name = token["name"].decode("latin-1")
                case "array" | "string":
                    string = token[0]
                case _:
                    yield from self._done(token[0].decode("latin-1"), numbers, name, string)
                    numbers = []

    def _done(
        self, operator: str, numbers: list[float], name: str, string: bytes
    ) -> Iterator[Label | Shape]:
        match operator, numbers:
            case (("m" | "l" | "re" | "c" | "v" | "y" | "h"), _):
                self._path(operator, numbers)
            case (("S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "n"), _):
                yield from self._painted(operator)
            case "Do", _:
                yield from self._form(name)
            case (("BT" | "Tm" | "Td" | "TD" | "Tf" | "TJ" | "Tj" | "'" | '"'), _):
                self._words(operator, numbers, name, string)
            case "ET", _:
                yield from self._label()
            case _:
                self._set(operator, numbers)

    def _set(self, operator: str, numbers: list[float]) -> None:
        """Colours and the plane."""
        match operator, numbers:
            case "q", _:
                self.kept.append(self.state)
            case "Q", _:
                self.state = self.kept.pop() if self.kept else self.state
            case "cm", [a, b, c, d, e, f]:
                self.state = replace(
                    self.state, matrix=within(self.state.matrix, (a, b, c, d, e, f))
                )
            case (("rg" | "g" | "k" | "sc" | "scn"), [*parts]) if parts:
                self.state = replace(self.state, fill=_colour(parts))
            case (("RG" | "G" | "K" | "SC" | "SCN"), [*parts]) if parts:
                self.state = replace(self.state, stroke=_colour(parts))
            case _:
                pass

    def _path(self, operator: str, numbers: list[float]) -> None:
        match operator, numbers:
            case "m", [x, y]:
                self.rings.append([self._at(x, y)])
            case "re", [x, y, w, h]:
                corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
                self.rings.append([self._at(*each) for each in corners])
            case (("l" | "c" | "v" | "y"), [*_, x, y]) if self.rings:
                self.rings[-1].append(self._at(x, y))
            case _:
                pass

    def _at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, b * x + d * y + f

    def _painted(self, operator: str) -> Iterator[Shape]:
        is_filled, is_stroked = operator[0] in "fFBb", operator[0] in "SsBb"
        if self.rings and (is_filled or is_stroked):
            rings = tuple(tuple(ring) for ring in self.rings if len(ring) > 1)
            fill, stroke = self.state.fill, self.state.stroke
            yield Shape(fill if is_filled else "", stroke if is_stroked else "", rings)
        self.rings = []

    def _form(self, name: str) -> Iterator[Label | Shape]:
        form = self.resources.form(name) if self.depth else None
        if form is not None:
            state = replace(self.state, matrix=within(self.state.matrix, form.matrix))
            yield from _Pen(form.resources, state, self.depth - 1).marks(form.stream)

    # ------------------------------------------------------------ words

    def _words(self, operator: str, numbers: list[float], name: str, string: bytes) -> None:
        match operator, numbers:
            case "BT", _:
                self.text, self.line, self.spots = "", SAME, []
            case "Tm", [a, b, c, d, e, f]:
                self.line = (a, b, c, d, e, f)
            case (("Td" | "TD"), [x, y]):
                self.line = within(self.line, (1.0, 0.0, 0.0, 1.0, x, y))
            case "Tf", _:
                self.state = replace(self.state, font=self.resources.font(name))
            case _:
                self.text += decoded(string, self.state.font)
                self.spots.append(self._at(*self.line[4:]))

    def _label(self) -> Iterator[Label]:
        """What was written, at the middle between its first and its last letter."""
        if text := even(self.text):
            (left, base), (right, _) = self.spots[0], self.spots[-1]
            yield Label(text, (left + right) / 2, base)
        self.text = ""


def within(outer: Matrix, inner: Matrix) -> Matrix:
    """A plane on a plane (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    k, l, m, n, o, p = outer  # noqa: E741 -- the letters that follow
    return (
        a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n,
        e * k + f * m + o, e * l + f * n + p,
    )  # fmt: skip


def _colour(parts: list[float]) -> str:
    """As it is written in style sheets; inks are made light."""
    match parts:
        case [grey]:
            rgb = [grey] * 3
        case [_, _, _]:
            rgb = parts
        case [cyan, magenta, yellow, black]:
            rgb = [(1 - each) * (1 - black) for each in (cyan, magenta, yellow)]
        case _:
            rgb = [0.0] * 3
    return "#" + "".join(f"{round(255 * min(max(each, 0.0), 1.0)):02x}" for each in rgb)
