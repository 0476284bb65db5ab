"""Gives boxes air and holds them together: their first and last paragraphs stand off from others.
Notes stand in the margin where a template has room for them there.

Word draws one box around neighbours of one style. While blocks are written, `APART` stands where
a box begins; between two boxes of one style it becomes a thin paragraph.
"""

from collections.abc import Iterable
from itertools import groupby

from reportgen.writers.docx.markup import (
    NAMESPACES,
    Element,
    Xml,
    element,
    find,
    name,
    place,
    value,
    w,
)

APART = w("separator")
AROUND = 280
"""Twentieths of a point above and below a box."""
WHOLE = 12
"""Paragraphs of a box that is not parted by the end of a page."""
_AFTER_FRAME = ("numPr", "tabs", "spacing", "ind", "rPr")
_AFTER_SPACING = ("ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr")


def stand_off(body: Element, framed: Iterable[str], gap: str) -> None:
    """Set space around boxes; styles are given by their ids, `gap` is that of thin paragraphs."""
    styles = set(framed)
    _part(body, styles, gap)
    _hold(body, styles)
    for properties in body.iterfind("w:p/w:pPr", NAMESPACES):
        paragraph, style = properties.getparent(), value(find(properties, "w:pStyle"))
        if paragraph is not None and style in styles:
            if _style(paragraph.getprevious()) not in (style, gap):
                _space(properties, "before")
            if _style(paragraph.getnext()) not in (style, gap):
                _space(properties, "after")


def set_aside(body: Element, notes: Iterable[str], frame: Xml) -> None:
    """Put notes into the margin; neighbours share a frame. What ends a section stays."""
    styles = set(notes)
    for style, run in groupby(body, _style):
        box = list(run)
        if style in styles and find(box[-1], "w:pPr/w:sectPr") is None:
            for properties in (find(each, "w:pPr") for each in box):
                if properties is not None:
                    place(properties, element(frame), _AFTER_FRAME)


def _hold(body: Element, styles: set[str]) -> None:
    """Keep boxes of few paragraphs on one page; Word would part a chain longer than a page."""
    for style, run in groupby(body, _style):
        box = list(run)
        if style in styles and len(box) <= WHOLE:
            for paragraph in box[:-1]:
                _keep(paragraph)


def _keep(paragraph: Element) -> None:
    properties = find(paragraph, "w:pPr")
    if properties is not None and find(properties, "w:keepNext") is None:
        properties.insert(1, element(w("keepNext")))  # behind the style


def _part(body: Element, styles: set[str], gap: str) -> None:
    for mark in list(body.iterchildren(name("separator"))):
        style = _style(mark.getprevious())
        if style in styles and style == _style(mark.getnext()):
            mark.addprevious(element(w("p", w("pPr", w("pStyle", val=gap)))))
        body.remove(mark)


def _style(node: Element | None) -> str:
    return "" if node is None else value(find(node, "w:pPr/w:pStyle"))


def _space(properties: Element, side: str) -> None:
    spacing = find(properties, "w:spacing")
    if spacing is None:
        spacing = element(w("spacing"))
        place(properties, spacing, _AFTER_SPACING)
    spacing.set(name(side), str(AROUND))
