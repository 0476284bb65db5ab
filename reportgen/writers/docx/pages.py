"""Pages: the sections of the template, and where they and their pages begin in the document.

A template's first section dresses the cover, its last upright one the text, one between them the
imprint; where a place is marked for the body, the section of that place dresses all. While blocks
are written, the end of a section (`w:sectPr`) and the turn of a page (`w:br`) stand between blocks,
where Word does not want them; `settle` puts them into paragraphs.
"""

from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.writers.docx.markup import (
    NOTHING,
    Element,
    Xml,
    element,
    find,
    name,
    place,
    serialised,
    value,
    w,
)

TURN = w("br", type="page")
"""What follows begins a page."""
_A4 = {"w": 11906, "h": 16838}
_SIDES = ("top", "right", "bottom", "left")
_MARGINS = dict.fromkeys(_SIDES, 1417) | {"header": 709, "footer": 709, "gutter": 0}
"""Of a template that does not say any, in twentieths of a point: 25 mm, 12.5 mm."""
_BESIDE, _EDGE = 340, 454
"""Between text and a note in the margin, and between that and the edge: 6 mm, 8 mm."""
_NOTE, _LONG_NOTE = 1814, 2552
"""Widths of notes, the least and the most: 32 mm, 45 mm."""
_EVERY = 5
_COLUMNS = "rsidRPr"
"""Where a section is marked that has columns of its own, until all is settled."""
_NUMBER = "rsidSect"
"""Where a section bears its number until all is settled."""
_AFTER_MARGINS = (
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of page; measures are twentieths of a point."""

    end: Xml
    """`w:sectPr`, which in Word stands at the end of a section."""
    width: int
    """Between the margins; of a page in columns that of the first one."""
    height: int
    aside: Xml = NOTHING
    """`w:framePr`, which puts a paragraph into the margin; nothing where that is too narrow."""


@dataclass(frozen=True, slots=True)
class Layouts:
    """The kinds of pages of a document."""

    cover: Layout
    imprint: Layout
    text: Layout
    wide: Layout
    """The text's pages turned by a quarter, without columns."""


def layouts(
    body: Element,
    marked: Element | None = None,
    *,
    is_numbered: bool = False,
    is_mirrored: bool = False,
) -> Layouts:
    """The layouts of a template by its sections, in order; with numbers beside lines of text.

    `marked` is the section of the place that is marked for the body, if there is one. Margins
    that are mirrored change sides from page to page, and notes cannot go with them.
    """
    sections = list(body.iter(name("sectPr"))) or [element(w("sectPr"))]
    _hand_on(sections)
    upright = [each for each in sections if not _is_turned(each)] or sections
    turned = [each for each in sections if _is_turned(each)]
    cover, imprint, text = (
        (sections[0], sections[1] if len(sections) > 2 else upright[-1], upright[-1])
        if marked is None
        else (marked, marked, marked)
    )
    if is_numbered:
        _number_lines(text)
    wide = turned[-1] if turned and not _is_turned(text) else _turned(text)
    found = Layouts(*map(_layout, (cover, imprint, text, wide)))
    return replace(found, text=replace(found.text, aside=NOTHING)) if is_mirrored else found


def _hand_on(sections: list[Element]) -> None:
    """Write down what each section has from the one before: any of them may come to be the first.

    Sections bear their number, by which `settle` knows those that come again (ECMA-376, 17.10.5).
    """
    known: dict[tuple[str, str], Element] = {}
    for number, section in enumerate(sections, start=1):
        for each in _references(section):
            known[str(each.tag), value(each, "type")] = each
        own = {(str(each.tag), value(each, "type")) for each in _references(section)}
        for key, each in reversed(known.items()):
            if key not in own:
                section.insert(0, deepcopy(each))
        section.set(name(_NUMBER), f"{number:08X}")


def _references(section: Element) -> list[Element]:
    """The heads and feet that a section names."""
    tags = (name("headerReference"), name("footerReference"))
    return [each for each in section if each.tag in tags]


def _is_turned(section: Element) -> bool:
    return value(find(section, "w:pgSz"), "orient") == "landscape"


def _complete(section: Element) -> None:
    """Every section begins a new page; sizes that are missing are those of A4."""
    if (kind := find(section, "w:type")) is not None:
        section.remove(kind)
    if find(section, "w:pgSz") is None:
        place(section, element(w("pgSz", **_A4)), ("pgMar", *_AFTER_MARGINS))
    if find(section, "w:pgMar") is None:
        place(section, element(w("pgMar", **_MARGINS)), _AFTER_MARGINS)


def _number_lines(section: Element) -> None:
    """Every fifth line, from 1 on each page, as in the PDF (ECMA-376, part 1, 17.6.8)."""
    numbers = w("lnNumType", countBy=_EVERY, restart="newPage")
    place(section, element(numbers), _AFTER_MARGINS[_AFTER_MARGINS.index("pgNumType") :])


def _layout(kept: Element) -> Layout:
    section = deepcopy(kept)
    _complete(section)
    size, margins = find(section, "w:pgSz"), find(section, "w:pgMar")

    def between(whole: str, *sides: str) -> int:
        return int(value(size, whole)) - sum(abs(int(value(margins, each, "0"))) for each in sides)

    width = _column(find(section, "w:cols"), between("w", "left", "right", "gutter"))
    height = between("h", "top", "bottom")
    return Layout(serialised(section), width, height, _aside(size, margins))


def _aside(size: Element | None, margins: Element | None) -> Xml:
    """A frame in the right margin, or in the left one (ECMA-376, part 1, 17.3.1.11).

    It is a property of paragraphs, not a text box: they stay where they are read.
    """
    page, left, right = (
        int(value(*each, "0")) for each in ((size, "w"), (margins, "left"), (margins, "right"))
    )
    room = max(left, right) - _BESIDE - _EDGE
    if room < _NOTE:
        return NOTHING
    width = min(room, _LONG_NOTE)
    place = page - right + _BESIDE if right >= left else left - _BESIDE - width
    return w("framePr", w=width, hSpace=_BESIDE, wrap="around", vAnchor="text", hAnchor="page",
             x=place, y=1)  # fmt: skip


def _column(columns: Element | None, width: int) -> int:
    """The width of a column of text (ECMA-376, part 1, 17.6.4); without columns, all of it."""
    own = value(find(columns, "w:col"), "w") if columns is not None else ""
    if own.isdecimal():
        return min(int(own), width)
    count, gap = (int(value(columns, *each)) for each in (("num", "1"), ("space", "720")))
    return (width - (count - 1) * gap) // max(count, 1)


def columned(layout: Layout, count: int, gap: int) -> Layout:
    """The same page with its text in columns."""
    section = element(layout.end)
    if (old := find(section, "w:cols")) is not None:
        section.remove(old)
    told = w("cols", num=count, space=gap)
    place(section, element(told), _AFTER_MARGINS[_AFTER_MARGINS.index("cols") + 1 :])
    section.set(name(_COLUMNS), "1")
    width = (layout.width - gap * (count - 1)) // count
    return Layout(serialised(section), width, layout.height)


def _turned(section: Element) -> Element:
    turned = deepcopy(section)
    _complete(turned)
    if (columns := find(turned, "w:cols")) is not None:
        turned.remove(columns)  # what is too wide for a page is too wide for half of one
    size, margins = find(turned, "w:pgSz"), find(turned, "w:pgMar")
    if size is None or margins is None or value(size, "orient") == "landscape":
        return turned
    width, height = value(size, "w"), value(size, "h")
    size.attrib.update({name("w"): height, name("h"): width, name("orient"): "landscape"})
    old = [value(margins, side) for side in _SIDES]
    for side, margin in zip(_SIDES, (*old[1:], old[0]), strict=True):
        margins.set(name(side), margin)
    return turned


# ---------------------------------------------------------------- settling


def settle(body: Element) -> None:
    """Put ends of sections and turns of pages where Word wants them."""
    last: Element | None = None  # of the section so far
    is_turning = False
    ends: list[Element] = []
    turned: list[Element] = []
    for node in list(body):
        if node.tag == name("sectPr"):
            body.remove(node)
            if last is not None or not ends:
                ends.append(node)
            if last is not None:
                _carrier(last).append(node)
            if is_turning:
                turned.append(ends[-1])
            last, is_turning = None, False
        elif node.tag == name("br"):
            body.remove(node)
            is_turning = last is not None
            turned += ends[-1:] if last is None else []
        elif node.tag in _CONTENT:
            if is_turning:
                _begin_page(node)
            last, is_turning = None if _ends_section(node) else node, False
    body.append(ends[-1])
    _go_on_below(body, turned)
    _tell_again(body)


def _go_on_below(body: Element, turned: list[Element]) -> None:
    """Columns begin on the page where the text above them ends, and text where columns end.

    Not so behind sections after which a page is `turned`.
    """
    sections = list(body.iter(name("sectPr")))
    columned = [each for each in sections if each.attrib.pop(name(_COLUMNS), "")]
    for above, section in pairwise(sections):
        is_near = above in columned or section in columned
        if is_near and above not in turned and _size(above) == _size(section):
            place(section, element(w("type", val="continuous")), ("pgSz",))


def _size(section: Element) -> tuple[str, str]:
    size = find(section, "w:pgSz")
    return value(size, "w"), value(size, "h")


def _ends_section(node: Element) -> bool:
    return find(node, "w:pPr/w:sectPr") is not None


def _tell_again(body: Element) -> None:
    """Where a section of the template comes again, it goes on: no first page, no first number."""
    known: set[str] = set()
    for section in body.iter(name("sectPr")):
        number = str(section.attrib.pop(name(_NUMBER), ""))
        if number in known:
            _go_on(section)
        known.add(number)


def _go_on(section: Element) -> None:
    if (first := find(section, "w:titlePg")) is not None:
        section.remove(first)
    if (pages := find(section, "w:pgNumType")) is not None:
        pages.attrib.pop(name("start"), "")


_CONTENT = {name("p"), name("tbl"), name("sdt")}


def _carrier(last: Element) -> Element:
    """The properties of the section's last paragraph."""
    if last.tag != name("p"):
        added = element(w("p"))
        last.addnext(added)
        last = added
    return _properties(last)


def _properties(paragraph: Element) -> Element:
    found = find(paragraph, "w:pPr")
    if found is None:
        found = element(w("pPr"))
        paragraph.insert(0, found)
    return found


def _begin_page(node: Element) -> None:
    """Let the first paragraph of a block stand on a new page."""
    properties = _properties(next(node.iter(name("p"))))
    before = {name(each) for each in ("pStyle", "keepNext", "keepLines")}
    behind = sum(child.tag in before for child in properties)
    properties.insert(behind, element(w("pageBreakBefore")))
