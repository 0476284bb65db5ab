"""Gives boxes air: only the first and the last paragraph of a box stand off from the text."""

from collections.abc import Iterable

from reportgen.writers.docx.markup import NAMESPACES, Element, element, find, name, place, value, w

AROUND = 280
"""Twentieths of a point above and below a box."""
_AFTER_SPACING = ("ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr")


def stand_off(body: Element, framed: Iterable[str]) -> None:
    """Set space above and below each run of neighbours of one framed style, given by ids."""
    styles = set(framed)
    for properties in body.iterfind("w:p/w:pPr", NAMESPACES):
        paragraph, style = properties.getparent(), value(find(properties, "w:pStyle"))
        if paragraph is not None and style in styles:
            if _style(paragraph.getprevious()) != style:
                _space(properties, "before")
            if _style(paragraph.getnext()) != style:
                _space(properties, "after")


def _style(node: Element | None) -> str:
    return "" if node is None else value(find(node, "w:pPr/w:pStyle"))


def _space(properties: Element, side: str) -> None:
    spacing = find(properties, "w:spacing")
    if spacing is None:
        spacing = element(w("spacing"))
        place(properties, spacing, _AFTER_SPACING)
    spacing.set(name(side), str(AROUND))
