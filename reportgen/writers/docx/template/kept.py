"""What stays of a template's own text: what stands around the place that is marked for the body.

The place is a content control or a bookmark called "inhalt" or "body", or a paragraph that says
nothing but `{{ inhalt }}`. Without one the template's text is a sample, and all of it goes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from reportgen.errors import Where, failure
from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value

NAMES = ("inhalt", "body")
PLACEHOLDER = re.compile(r"\{\{p?\s*(inhalt|body)\s*\}\}", re.IGNORECASE)
R = f"{{{NAMESPACES['r']}}}"


@dataclass(frozen=True, slots=True)
class Kept:
    """The blocks around the body."""

    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()
    section: Element | None = None
    """The section of the place; None: nothing is marked."""
    end: Element | None = None
    """The last section of the template, with which the document ends."""
    is_marked: bool = False
    """Whether there is such a place."""

    def relations(self) -> frozenset[str]:
        """The ids of the parts that it shows or links to."""
        nodes = (node for top in (*self.before, *self.after) for node in top.iter(etree.Element))
        return frozenset(
            str(told)
            for node in nodes
            for key, told in node.attrib.items()
            if str(key).startswith(R)
        )

    def all(self, tag: str) -> Iterator[Element]:
        """Every element of a name in it."""
        return (each for top in (*self.before, *self.after) for each in top.iter(tag))

    def highest(self, tag: str, attribute: str) -> int:
        """The highest number in an attribute, 0 when there is none."""
        told = (each.get(attribute, "") for each in self.all(tag))
        return max((int(each) for each in told if each.isdecimal()), default=0)


def kept(body: Element, where: Where) -> Kept:
    """Find the place; `ReportError` when it is inside a table or text box."""
    blocks = [each for each in body if each.tag != name("sectPr")]
    end = body[-1] if len(body) and body[-1].tag == name("sectPr") else None
    found = _marked(body, where)
    if found is None:
        return Kept(end=end)
    first, last = (blocks.index(each) for each in found)
    around = Kept(tuple(blocks[:first]), tuple(blocks[last + 1 :]), end=end, is_marked=True)
    return replace(around, section=_section(around))


def _section(around: Kept) -> Element | None:
    """The section that ends first behind the place."""
    behind = (each for top in around.after for each in top.iter(name("sectPr")))
    return next(behind, around.end)


def _marked(body: Element, where: Where) -> tuple[Element, Element] | None:
    """The first and the last block of the place."""
    for control in body.iter(name("sdt")):
        told = (value(find(control, f"w:sdtPr/w:{each}")) for each in ("tag", "alias"))
        if any(each.casefold() in NAMES for each in told):
            block = _top(control, body, where)
            return block, block
    for start in body.iter(name("bookmarkStart")):
        if value(start, "name").casefold() in NAMES:
            return _top(start, body, where), _top(_end(start, body), body, where)
    for paragraph in body.iterchildren(name("p")):
        text = "".join(each.text or "" for each in paragraph.iter(name("t")))
        if PLACEHOLDER.fullmatch(text.strip()):
            return paragraph, paragraph
    return None


def _end(start: Element, body: Element) -> Element:
    number = value(start, "id")
    ends = (each for each in body.iter(name("bookmarkEnd")) if value(each, "id") == number)
    return next(ends, start)


def _top(node: Element, body: Element, where: Where) -> Element:
    """The block of the body that an element stands in."""
    chain = [node, *node.iterancestors()]
    block = chain[chain.index(body) - 1]
    if any(each.tag in (name("tbl"), name("txbxContent")) for each in chain):
        raise failure("word-place-nested", where)
    return block
