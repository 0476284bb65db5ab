"""WordprocessingML as typed text: what is `Xml` may stand in a part as it is.

A plain string is no `Xml`, the type checker sees to that: text gets there through `escaped`, and
where markup is written as a literal, `Xml(…)` says so. Text is put together first and parsed
once, which is many times faster than building elements one by one.
"""

import re
from collections.abc import Iterable
from typing import NewType, TypeAlias

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

Xml = NewType("Xml", str)
Element: TypeAlias = etree._Element  # noqa: SLF001 -- lxml has no other name for it

NOTHING = Xml("")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
"""What Word of 2010 and 2013 brought; documents declare it, templates need not."""
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (NAMESPACES | {"w14": W14, "w15": W15, "mc": MC}).items()
)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 forbids, section 2.2."""
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def legal(text: str) -> str:
    """Text without the characters that XML forbids."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> Xml:
    """Characters as they shall be read."""
    return Xml(legal(text).translate(_SPECIAL))


def joined(parts: Iterable[Xml]) -> Xml:
    """One after the other."""
    return Xml("".join(parts))


def w(tag: str, /, *content: Xml, **attributes: object) -> Xml:
    """An element of WordprocessingML; attributes get its prefix too."""
    written = "".join(f' w:{key}="{escaped(str(told))}"' for key, told in attributes.items())
    if not content:
        return Xml(f"<w:{tag}{written}/>")
    return Xml(f"<w:{tag}{written}>{''.join(content)}</w:{tag}>")


def parsed(content: Xml) -> Element:
    """A body with this content, however long it is."""
    text = f"<w:body {_DECLARED}>{content}</w:body>"
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))


def root(content: Xml, tag: str) -> BaseOxmlElement:
    """The root of a new part of python-docx."""
    return parse_xml(f"<{tag} {_DECLARED}>{content}</{tag}>")


def element(content: Xml) -> Element:
    """A single element."""
    return parsed(content)[0]


def serialised(node: Element) -> Xml:
    """An element as text."""
    return Xml(etree.tostring(node, encoding="unicode", with_tail=False))


def name(local: str) -> str:
    """The full name of an element or attribute of WordprocessingML, as lxml wants it."""
    return f"{{{W}}}{local}"


def find(node: Element, path: str) -> Element | None:
    """The first element below by a path such as `w:pPr/w:sectPr`."""
    return node.find(path, NAMESPACES)


def value(node: Element | None, attribute: str = "val", default: str = "") -> str:
    """An attribute of an element that may be missing."""
    return default if node is None else node.get(name(attribute), default)


def drop(node: Element) -> None:
    """Take an element out of what holds it."""
    if (parent := node.getparent()) is not None:
        parent.remove(node)


def place(root: Element, new: Element, followers: Iterable[str]) -> None:
    """Put an element before the first of those that the schema wants behind it."""
    behind = {name(each) for each in followers}
    for child in root:
        if child.tag in behind:
            child.addprevious(new)
            return
    root.append(new)
