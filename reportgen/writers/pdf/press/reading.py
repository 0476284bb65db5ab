"""What a print shop asks of a finished PDF, read from its pages: pictures, lines, colours, fonts.

Operators of content are those of ISO 32000-1, annex A.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import hypot, sqrt
from typing import Any, TypeAlias

import pikepdf

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_ENDS = _STROKES | _FILLS | {"n"}
_PLAIN = {"g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB",
          "k": "DeviceCMYK", "K": "DeviceCMYK"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of dots as it is printed."""

    page: int
    width: int
    """Dots."""
    height: int
    resolution: float
    """Dots per inch, in the worse direction."""


@dataclass(slots=True)
class Seen:
    """What was met on all pages."""

    pictures: list[Raster] = field(default_factory=list)
    lines: dict[int, float] = field(default_factory=dict)
    """The thinnest line of each page, in points."""
    spaces: set[str] = field(default_factory=set)
    transparent: set[int] = field(default_factory=set)
    fonts: dict[str, bool] = field(default_factory=dict)
    """Names, and whether they are embedded."""


def seen(pdf: pikepdf.Pdf) -> Seen:
    """Look at everything that is painted."""
    found = Seen()
    for number, page in enumerate(pdf.pages, start=1):
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        _Reader(number, found).read(page.obj, resources, SAME)
    return found


@dataclass(frozen=True, slots=True)
class _State:
    """What `q` keeps."""

    matrix: Matrix
    width: float = 1.0

    @property
    def scale(self) -> float:
        a, b, c, d, _, _ = self.matrix
        return sqrt(abs(a * d - b * c))


class _Reader:
    """Goes through a page and the forms in it."""

    def __init__(self, page: int, found: Seen) -> None:
        self.page, self.found = page, found

    def read(self, content: Any, resources: Any, matrix: Matrix) -> None:
        """Follow the operators of a page or form."""
        self._fonts(resources)
        state, kept = _State(matrix), list[_State]()
        thin: list[float] = []  # sides of rectangles that are not yet painted
        for each in pikepdf.parse_content_stream(content):
            operands, name = each.operands, str(each.operator)
            match name:
                case "q":
                    kept.append(state)
                case "Q":
                    state = kept.pop() if kept else state
                case "cm":
                    state = replace(state, matrix=_joined(_numbers(operands), state.matrix))
                case "w":
                    state = replace(state, width=float(operands[0]))
                case "re":
                    thin.append(min(abs(float(operands[2])), abs(float(operands[3]))))
                case _:
                    self._one(name, operands, resources, state)
            if name in _ENDS:
                self._painted(name, state, thin)
                thin = []

    def _painted(self, name: str, state: _State, thin: list[float]) -> None:
        """Note how thin the lines are that were drawn, or filled as rectangles."""
        widths = [state.width] if name in _STROKES else []
        widths += [each for each in thin if each > 0] if name in _FILLS else []
        for each in widths:
            known = self.found.lines.get(self.page, float("inf"))
            self.found.lines[self.page] = min(known, each * state.scale)

    def _one(self, name: str, operands: Any, resources: Any, state: _State) -> None:
        if name in _PLAIN:
            self.found.spaces.add(_PLAIN[name])
        elif name in ("cs", "CS"):
            self._space(resources.get("/ColorSpace", {}).get(str(operands[0]), operands[0]))
        elif name == "gs":
            self._graphics(resources.ExtGState[str(operands[0])])
        elif name == "Do":
            self._object(resources.XObject[str(operands[0])], resources, state)

    def _space(self, space: Any) -> None:
        family = space[0] if isinstance(space, pikepdf.Array) else space
        if str(family) != "/Pattern":
            self.found.spaces.add(str(family).lstrip("/"))

    def _graphics(self, graphics: Any) -> None:
        """Whether something shines through (ISO 32000-1, 11.6.4)."""
        shines = any(float(graphics.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        masks = str(graphics.get("/SMask", "/None")) != "/None"
        mixes = str(graphics.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
        if shines or masks or mixes:
            self.found.transparent.add(self.page)

    def _object(self, held: Any, resources: Any, state: _State) -> None:
        if str(held.get("/Subtype")) == "/Form":
            inner = _joined(_numbers(held.get("/Matrix", SAME)), state.matrix)
            self.read(held, held.get("/Resources", resources), inner)
            return
        a, b, c, d, _, _ = state.matrix
        width, height = int(held.Width), int(held.Height)
        across, up = max(hypot(a, b), 1e-9) / 72, max(hypot(c, d), 1e-9) / 72
        resolution = min(width / across, height / up)
        self.found.pictures.append(Raster(self.page, width, height, resolution))
        if "/SMask" in held:
            self.found.transparent.add(self.page)
        if "/ColorSpace" in held:
            self._space(held.ColorSpace)

    def _fonts(self, resources: Any) -> None:
        for font in dict(resources.get("/Font", {})).values():
            self.found.fonts[str(font.BaseFont).lstrip("/")] = any(map(_is_embedded, _faces(font)))


def _faces(font: Any) -> Iterator[Any]:
    yield from font.get("/DescendantFonts", [font])


def _is_embedded(face: Any) -> bool:
    about = face.get("/FontDescriptor", {})
    return any(f"/FontFile{kind}" in about for kind in ("", 2, 3))


def _numbers(given: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in given)
    return a, b, c, d, e, f


def _joined(one: Matrix, other: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
