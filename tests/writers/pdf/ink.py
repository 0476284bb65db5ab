"""What stands on the pages of a tagged PDF: every run of letters with its place, size, colour and
ground, and the element of the structure that it belongs to.

WeasyPrint writes an operator a line and marks each line of text on its own, so that a reader of
lines is all it takes. Lettering of drawings is read like everything else. Places are millimetres
from the upper left corner of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from struct import iter_unpack
from typing import Any, TypeAlias

import pikepdf

MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one line, of one size and colour."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    """Points, as printed."""
    colour: str
    ground: str
    is_upright: bool
    clockwise: bool
    """Whether it runs downwards."""
    aside: str = ""
    """What kind of artifact it is; empty: content."""


@dataclass(frozen=True, slots=True)
class Field:
    """A rectangle that is filled with a colour."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """The runs of an element at one height."""

    page: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def base(self) -> float:
        return max(self.runs, key=lambda run: run.size).base


@dataclass(eq=False)
class Element:
    """An element of the structure, with everything that is printed of it."""

    kind: str
    parent: "Element | None"
    box: tuple[int, float, float] | None = None
    """The page, the upper and the lower edge of a figure."""
    columns: int = 1
    """How many columns a cell spans."""
    parts: "list[Element | Run]" = field(default_factory=list)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All runs in reading order, those of notes apart, which stand elsewhere."""
        found: list[Run] = []
        for part in self.parts:
            if isinstance(part, Run):
                found.append(part)
            elif part.kind != "Note":
                found += part.runs
        return tuple(found)

    @cached_property
    def elements(self) -> "tuple[Element, ...]":
        """Itself and everything in it, in reading order."""
        inner = (part for part in self.parts if isinstance(part, Element))
        return (self, *(each for part in inner for each in part.elements))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(lines(self.runs))

    @property
    def pages(self) -> tuple[int, ...]:
        found = {run.page for run in self.runs} | ({self.box[0]} if self.box else set())
        return tuple(sorted(found))

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def above(self) -> "Iterator[Element]":
        """The elements it stands in, the nearest first."""
        if self.parent:
            yield self.parent
            yield from self.parent.above

    def stands_in(self, *kinds: str) -> bool:
        return any(each.kind in kinds for each in self.above)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its measures and what is on it."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    fields: tuple[Field, ...]

    @property
    def is_turned(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True)
class Ink:
    """A document that has been read."""

    sheets: tuple[Sheet, ...]
    root: Element
    chapters: dict[int, str]
    """The bookmarks of the first level by the page they lead to."""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return self.root.elements

    def of(self, *kinds: str) -> Iterator[Element]:
        return (each for each in self.elements if each.kind in kinds)


APART = 1.5
"""Millimetres between lines at least; raised figures stand less above theirs."""


def lines(runs: tuple[Run, ...]) -> Iterator[Line]:
    """Runs put together by page and height."""
    found: list[Run] = []
    for run in runs:
        if found and not (run.page == found[-1].page and abs(run.base - found[-1].base) < APART):
            yield Line(found[0].page, tuple(found))
            found = []
        found.append(run)
    if found:
        yield Line(found[0].page, tuple(found))


def ink(data: bytes) -> Ink:
    """Read a tagged PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts: dict[Any, _Font] = {}
        read = [_Stream(page, n, fonts) for n, page in enumerate(pdf.pages, start=1)]
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        marked = {stream.sheet.number: stream.marked for stream in read}
        tree = _Tree(numbers, marked, {each.sheet.number: each.sheet for each in read})
        root = tree.element(pdf.Root.StructTreeRoot.K[0], None)
        return Ink(tuple(each.sheet for each in read), root, dict(_chapters(pdf, numbers)))


def _chapters(pdf: Any, numbers: dict[Any, int]) -> Iterator[tuple[int, str]]:
    named = list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", ()))
    places = {str(a): b for a, b in zip(named[::2], named[1::2], strict=True)}
    with pdf.open_outline() as outline:
        for entry in outline.root:
            target = entry.destination
            target = places[str(target)] if isinstance(target, pikepdf.String) else target
            yield numbers[target[0].objgen], str(entry.title)


# ---------------------------------------------------------------- the structure


@dataclass(frozen=True, slots=True)
class _Tree:
    numbers: dict[Any, int]
    marked: dict[int, dict[int, list[Run]]]
    sheets: dict[int, Sheet]

    def element(self, node: Any, parent: Element | None) -> Element:
        columns = int(node.get("/A", {}).get("/ColSpan", 1))
        made = Element(str(node.S)[1:], parent, self._box(node), columns)
        for kid in _kids(node):
            if isinstance(kid, int):
                made.parts += self._runs(node.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                made.parts += self._runs(kid.Pg, int(kid.MCID))
            elif kid.get("/Type") != "/OBJR":
                made.parts.append(self.element(kid, made))
        return made

    def _runs(self, page: Any, mark: int) -> list[Run]:
        return self.marked[self.numbers[page.objgen]].get(mark, [])

    def _box(self, node: Any) -> tuple[int, float, float] | None:
        if "/BBox" not in node.get("/A", {}):
            return None
        page = self.numbers[node.Pg.objgen]
        _, low, _, high = (float(edge) / MILLIMETRE for edge in node.A.BBox)
        height = self.sheets[page].height
        return page, height - high, height - low


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", ())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids != () else []


# ---------------------------------------------------------------- the streams


class _Font:
    """Letters and widths of a font by its glyphs."""

    def __init__(self, font: Any) -> None:
        self.letters: dict[int, str] = {}
        for row in font.ToUnicode.read_bytes().splitlines():
            glyph, _, text = row.partition(b"> <")
            if text and glyph.startswith(b"<") and row.count(b"<") == 2:
                letters = bytes.fromhex(text.rstrip(b">").decode()).decode("utf-16-be")
                self.letters[int(glyph[1:], 16)] = letters
        self.widths: dict[int, float] = {}
        told = iter(font.DescendantFonts[0].W)
        for first, widths in zip(told, told, strict=True):
            self.widths |= {int(first) + n: float(each) for n, each in enumerate(widths)}
        blanks = (glyph for glyph, letters in self.letters.items() if letters == " ")
        self.space = self.widths.get(next(blanks, -1), 0.0)


class _Stream:
    """Reads a page operator by operator."""

    def __init__(self, page: Any, number: int, fonts: dict[Any, _Font]) -> None:
        box = [float(edge) for edge in page.obj.MediaBox]
        self.number, self.high = number, box[3]
        self.page, self.fonts = page, fonts
        self.runs: list[Run] = []
        self.fields: list[Field] = []
        self.marked: dict[int, list[Run]] = {}
        self.marks: list[tuple[int, str]] = []
        self.state: tuple[Matrix, str] = (UNMOVED, "#000000")
        self.states: list[tuple[Matrix, str]] = []
        self.before: list[bytes] = []
        self.read(page.Contents.read_bytes())
        width, height = box[2] / MILLIMETRE, box[3] / MILLIMETRE
        self.sheet = Sheet(number, width, height, tuple(self.runs), tuple(self.fields))

    def read(self, data: bytes) -> None:
        verbs = {
            b"q": self._save, b"Q": self._restore, b"cm": self._move, b"rg": self._dye,
            b"Tm": self._place, b"Tf": self._choose, b"TJ": self._show, b"re": self._outline,
            b"f": self._fill, b"n": self._drop, b"BDC": self._begin, b"BMC": self._begin,
            b"EMC": self._end,
        }  # fmt: skip
        self.rectangles: list[list[float]] = []
        for row in data.split(b"\n"):
            operands, _, operator = row.rpartition(b" ")
            if verb := verbs.get(operator):
                verb(operands)
            self.before = [*self.before[-1:], row]

    def _save(self, operands: bytes) -> None:
        self.states.append(self.state)

    def _restore(self, operands: bytes) -> None:
        self.state = self.states.pop()

    def _move(self, operands: bytes) -> None:
        self.state = _times(_matrix(operands), self.state[0]), self.state[1]

    def _dye(self, operands: bytes) -> None:
        parts = (round(255 * float(each)) for each in operands.split())
        self.state = self.state[0], "#" + "".join(f"{part:02X}" for part in parts)

    def _place(self, operands: bytes) -> None:
        self.text = _times(_matrix(operands), self.state[0])

    def _choose(self, operands: bytes) -> None:
        name, size = operands.split()
        font = self.page.Resources.Font[name.decode()]
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _Font(font)
        self.font, self.size = self.fonts[font.objgen], float(size)

    def _outline(self, operands: bytes) -> None:
        self.rectangles.append([float(each) for each in operands.split()])

    def _drop(self, operands: bytes) -> None:
        self.rectangles.clear()

    def _fill(self, operands: bytes) -> None:
        for x, y, width, height in self.rectangles:
            corners = (self._point(self.state[0], *at) for at in ((x, y), (x + width, y + height)))
            (x0, y0), (x1, y1) = corners
            box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
            self.fields.append(Field(*box, self.state[1]))
        self.rectangles.clear()

    def _begin(self, operands: bytes) -> None:
        if b"/MCID" in self.before[1]:
            self.marks.append((int(self.before[1].split()[-1].rstrip(b">")), ""))
        elif b"/Artifact" in self.before[0] or b"/Artifact" in self.before[1]:
            _, _, kind = self.before[1].partition(b"/Subtype /")
            self.marks.append((-1, kind.rstrip(b">").decode() or "Artifact"))
        else:
            self.marks.append(self.marks[-1] if self.marks else (-1, "unmarked"))

    def _end(self, operands: bytes) -> None:
        self.marks.pop()

    def _point(self, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return (a * x + c * y + e) / MILLIMETRE, (self.high - b * x - d * y - f) / MILLIMETRE

    def _show(self, operands: bytes) -> None:
        text, wide = "", 0.0
        for part in operands.strip(b"[]").split(b"<")[1:]:
            glyphs, _, shift = part.partition(b">")
            for (glyph,) in iter_unpack(">H", bytes.fromhex(glyphs.decode())):
                text += self.font.letters.get(glyph, "")
                wide += self.font.widths.get(glyph, 0)
            wide -= sum(map(float, shift.split()))
        mark, aside = self.marks[-1] if self.marks else (-1, "unmarked")
        wide -= self.font.space * (len(text) - len(text.rstrip(" ")))  # it may hang over the edge
        run = self._run(text, wide * self.size / 1000, aside)
        self.runs.append(run)
        self.marked.setdefault(mark, []).append(run)

    def _run(self, text: str, wide: float, aside: str) -> Run:
        _, _, c, d, *_ = self.text
        begin, end = self._point(self.text, 0, 0), self._point(self.text, wide, 0)
        size = self.size * (c * c + d * d) ** 0.5
        level = abs(begin[1] - end[1]) < 0.01
        middle = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2 - (0.1 * size if level else 0)
        return Run(
            self.number, text, min(begin[0], end[0]), max(begin[0], end[0]), begin[1],
            round(size, 2), self.state[1], self._ground(*middle), level, end[1] > begin[1], aside,
        )  # fmt: skip

    def _ground(self, x: float, y: float) -> str:
        """The colour that was laid there last."""
        return next((each.colour for each in reversed(self.fields) if each.holds(x, y)), "#FFFFFF")


def _matrix(operands: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, operands.split()[-6:])
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does one and then the other."""
    a, b, c, d, e, f = one
    u, v, w, x, y, z = other
    return (
        a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x,
        e * u + f * w + y, e * v + f * x + z,
    )  # fmt: skip
