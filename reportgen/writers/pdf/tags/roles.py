"""What an element of the HTML page is in the tree of structure."""

from typing import TypeAlias
from xml.etree.ElementTree import Element

TRANSPARENT = ""
"""An element that only serves the look: what it holds belongs to what it stands in."""

_TAGS = {
    "section": "Sect",
    "p": "P",
    "blockquote": "BlockQuote",
    "figure": "Div",
    "img": "Figure",
    "figcaption": "Caption",
    "caption": "Caption",
    "nav": "TOC",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "a": "Link",
    "code": "Code",
    "abbr": "Span",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
_CLASSES = {"exhibit": "Div", "box": "Sect", "index": "Index", "note": "Note"}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}
_NOTE = "note-"

Attributes: TypeAlias = dict[str, str | int]


def kind_of(element: Element) -> str:
    """The standard structure type, or `TRANSPARENT`."""
    if (element.get("id") or "").startswith(_NOTE):
        return "Note"
    if found := _TAGS.get(element.tag):
        return found
    kinds = (_CLASSES[each] for each in classes(element) if each in _CLASSES)
    return next(kinds, "Span" if element.tag == "span" and element.get("lang") else TRANSPARENT)


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def is_decoration(element: Element) -> bool:
    """Whether readers shall pass an element over: ornaments, and room that is left."""
    return element.get("aria-hidden") == "true" or (element.tag == "img" and not element.get("alt"))


def texts_of(element: Element, kind: str) -> dict[str, str]:
    """Alternative text, expansion, identifier and language of an element."""
    found = {
        "Alt": element.get("alt") if kind == "Figure" else None,
        "E": element.get("title") if element.tag == "abbr" else None,
        "ID": element.get("id") if kind == "Note" else None,
        "Lang": element.get("lang"),
    }
    return {name: text for name, text in found.items() if text}


def attributes_of(element: Element, kind: str) -> Attributes:
    """What heads name, how many columns a cell spans, how a list is numbered."""
    found: Attributes = {}
    if kind == "L":
        found["ListNumbering"] = "Decimal" if element.tag == "ol" else "Disc"
    if kind == "TH":
        found["Scope"] = _SCOPES[element.get("scope") or "col"]
    if kind in {"TH", "TD"} and (span := element.get("colspan")):
        found["ColSpan"] = int(span)
    return found


def name_of(link: Element) -> str:
    """What a link is called: in words of its own, or by what stands in it."""
    text = "".join(link.itertext()) or " ".join(each.get("alt", "") for each in link.iter("img"))
    return link.get("aria-label") or " ".join(text.split())
