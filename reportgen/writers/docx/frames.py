"""Gives boxes air: their first and last paragraphs stand off from the text, and from other boxes.

Word draws one box around neighbours of one style. While blocks are written, `APART` stands where
a box begins; between two boxes of one style it becomes a thin paragraph.
"""

from collections.abc import Iterable

from reportgen.writers.docx.markup import NAMESPACES, Element, element, find, name, place, value, w

APART = w("separator")
AROUND = 280
"""Twentieths of a point above and below a box."""
_AFTER_SPACING = ("ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr")


def stand_off(body: Element, framed: Iterable[str], gap: str) -> None:
    """Set space around boxes; styles are given by their ids, `gap` is that of thin paragraphs."""
    styles = set(framed)
    _part(body, styles, gap)
    for properties in body.iterfind("w:p/w:pPr", NAMESPACES):
        paragraph, style = properties.getparent(), value(find(properties, "w:pStyle"))
        if paragraph is not None and style in styles:
            if _style(paragraph.getprevious()) not in (style, gap):
                _space(properties, "before")
            if _style(paragraph.getnext()) not in (style, gap):
                _space(properties, "after")


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
