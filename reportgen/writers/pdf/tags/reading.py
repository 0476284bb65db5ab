"""Reads the boxes of laid out pages: what of their content belongs to which structure element,
and what belongs to none, being there for the eye alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from reportgen.writers.pdf.tags.hyphens import is_parted
from reportgen.writers.pdf.tags.roles import is_decoration, name_of
from reportgen.writers.pdf.tags.sprout import Sprout
from reportgen.writers.pdf.tags.tree import Mark, Node, Target

POINT = 0.75
"""Points in a pixel of CSS."""


class Artifact(Enum):
    """Content that is not part of the document (ISO 32000-1, 14.8.2.2): its type and subtype."""

    HEADER = ("Pagination", "Header")
    FOOTER = ("Pagination", "Footer")
    REPEATED = ("Pagination", "")
    """The head of a table on each page but its first."""
    DECORATION = ("Layout", "")


@dataclass(slots=True)
class Sheet:
    """What was found out about the marked sequences of a page, by their numbers."""

    owners: dict[int, Node] = field(default_factory=dict)
    artifacts: dict[int, Artifact] = field(default_factory=dict)
    parted: dict[int, str] = field(default_factory=dict)
    """Lines with words that are parted, by their end or by points."""


class Reading:
    """Pages read one after the other."""

    def __init__(self, html: Element) -> None:
        self.sprout = Sprout(html)
        self.targets: list[tuple[Node, Target]] = []
        """Every annotation with its node."""
        self._heads: dict[Element, int] = {}
        """The page on which each head of a table stands first."""

    def page(self, number: int, page: Any, marks: dict[Any, dict[str, Any]]) -> Sheet:
        """Read a page; all of `marks` is used up."""
        reader = _Reader(self, number, page.height, marks)
        reader.read(page._page_box)  # noqa: SLF001 -- pages have no public boxes
        if marks:
            raise AssertionError(f"content of page {number + 1} that no box has: {[*marks]}")
        return reader.sheet

    def is_repeated(self, head: Element, page: int) -> bool:
        """Whether the head of a table stood on another page already."""
        return self._heads.setdefault(head, page) != page


class _Reader:
    def __init__(
        self, whole: Reading, number: int, height: float, marks: dict[Any, dict[str, Any]]
    ) -> None:
        self.whole, self.sprout = whole, whole.sprout
        self.number, self.height, self.marks = number, height, marks
        self.sheet = Sheet()

    def read(self, box: Any) -> None:
        """Read a box and all inside."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001 -- it stands for that box
        artifact = self._artifact(box)
        if artifact is not None:
            self._leave_out(box, artifact)
            return
        if box.link_annotation:
            self._link(box)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self._content(box)
        elif isinstance(box, boxes.TableCellBox):
            self.sprout.node(box.element)  # also when it is empty
        for child in _children(box):
            self.read(child)

    # ------------------------------------------------------------ what is read aloud

    def _content(self, box: Any) -> None:
        mark = self.marks.pop(box, None)
        if mark is None:
            return
        node = self._node(box)
        node.kids.append(Mark(self.number, mark["mcid"]))
        self.sheet.owners[mark["mcid"]] = node
        if isinstance(box, boxes.TextBox) and is_parted(box.text):
            self.sheet.parted[mark["mcid"]] = box.text

    def _node(self, box: Any) -> Node:
        if isinstance(box, boxes.ReplacedBox):
            node = self.sprout.node(box.element)
            node.attributes["BBox"] = self._bounds(box)
            return node
        if box.element_tag == "li::before":
            return self.sprout.marker(box.element)
        return self.sprout.text(box.element)

    def _bounds(self, box: Any) -> tuple[float, ...]:
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        edges = (left, self.height - bottom, right, self.height - top)
        return tuple(round(edge * POINT, 2) for edge in edges)

    def _link(self, box: Any) -> None:
        node, target = self.sprout.node(box.element), Target(self.number, box.link_annotation)
        target.annotation["Contents"] = pydyf.String(name_of(box.element))
        node.kids.append(target)
        self.whole.targets.append((node, target))

    # ------------------------------------------------------------ what is not

    def _artifact(self, box: Any) -> Artifact | None:
        if isinstance(box, boxes.MarginBox):
            return Artifact.HEADER if box.at_keyword.startswith("@top") else Artifact.FOOTER
        element = box.element
        if element is None:
            return None
        if box.element_tag == "thead" and self.whole.is_repeated(element, self.number):
            return Artifact.REPEATED
        return Artifact.DECORATION if is_decoration(element) else None

    def _leave_out(self, box: Any, artifact: Artifact) -> None:
        if box.link_annotation:
            self._link(box)
        mark = self.marks.pop(box, None)
        if mark is not None:
            self.sheet.artifacts[mark["mcid"]] = artifact
        for child in _children(box):
            self._leave_out(child, artifact)


def _children(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.ParentBox):
        yield from box.children
