"""Numbers beside every fifth line of a draft, beginning anew on each page as Word's do.

CSS has no property for them. So they are looked up when pages are laid out, and painted over them
as outlines of digits: an artifact that nobody copies or reads among the text. Numbered is what
Word numbers: paragraphs, headings, lists, captions; not tables, notes, or what stands beside.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from fontTools.pens.basePen import BasePen, NullPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from weasyprint.formatting_structure import boxes

from reportgen.document.theme import Theme
from reportgen.document.tokens import Colours
from reportgen.writers.pdf.letters import draw, face

EVERY = 5
SIZE = 7 * 4 / 3
"""CSS pixels: 7 pt."""
GAP = 2 * 96 / 25.4
"""Between a number and the text."""
_REGULAR = 400
_COVERS = ("cover", "back")
"""The pages that no draft numbers."""
_APART = (boxes.TableBox, boxes.MarginBox, boxes.FootnoteAreaBox, boxes.ReplacedBox)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that has a number, in CSS pixels from the upper left corner."""

    number: int
    edge: float
    """Where the text of the page begins."""
    baseline: float


def number_lines(pages: Iterable[Any], theme: Theme) -> None:
    """Have the numbers painted when the pages are."""
    font = face(theme, theme.tokens.fonts.text, _REGULAR)
    for page in pages:
        numbered = tuple(numbered_lines(page))
        page.paint = partial(_paint, page.paint, numbered, font, theme.tokens.colours)


def numbered_lines(page: Any) -> Iterator[Numbered]:
    """Every fifth line of a page that is laid out."""
    box = page._page_box  # noqa: SLF001 -- WeasyPrint is pinned
    if box.page_type.name in _COVERS:
        return
    body = next((each for each in box.descendants() if each.element_tag == "body"), None)
    if body is None:
        return
    edges: dict[float, float] = {}  # by baselines: what is wide begins left of the text
    for line in _lines(body):
        baseline = round(line.position_y + line.baseline, 1)
        edges[baseline] = min(line.position_x, edges.get(baseline, body.content_box_x()))
    for number, baseline in enumerate(sorted(edges), start=1):
        if number % EVERY == 0:
            yield Numbered(number, edges[baseline], baseline)


def _lines(box: Any) -> Iterator[Any]:
    """The lines of running text, from top to bottom."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            if any(isinstance(each, boxes.TextBox) for each in child.descendants()):
                yield child
        elif child.is_in_normal_flow() and not isinstance(child, _APART):
            yield from _lines(child)


class _StreamPen(BasePen):  # type: ignore[misc]  # the library is not typed
    """Draws outlines into the content of a page."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self.stream = stream

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 (the library's names)
        self.stream.move_to(*point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.stream.line_to(*point)

    def _curveToOne(  # noqa: N802
        self, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self.stream.curve_to(*one, *two, *end)

    def _closePath(self) -> None:  # noqa: N802
        self.stream.close()


def _paint(
    paint: Callable[..., None],
    numbered: tuple[Numbered, ...],
    font: TTFont,
    colours: Colours,
    stream: Any,
    scale: float = 1,
) -> None:
    """What WeasyPrint calls to paint a page."""
    paint(stream, scale)
    size = SIZE / font["head"].unitsPerEm
    with stream.artifact(), stream.stacked():
        stream.transform(a=scale, d=scale)
        red, green, blue = (int(colours.muted[at : at + 2], 16) / 255 for at in (1, 3, 5))
        stream.set_color_rgb(red, green, blue)
        for line in numbered:
            width = draw(f"{line.number}", font, NullPen()) * size
            placed = (size, 0, 0, -size, line.edge - GAP - width, line.baseline)
            draw(f"{line.number}", font, TransformPen(_StreamPen(stream), placed))
            stream.fill()
