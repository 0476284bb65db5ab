"""Replaces a part of WeasyPrint: the function that tags a laid out document.

WeasyPrint has no hook for it: its `finisher` is called when pages no longer know their boxes. So
the function is exchanged while a document is written. It is private, hence the version is pinned
to the one whose inside is known, and `tests/writers/pdf/test_tags.py` fails with any other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint.pdf

from reportgen.writers.pdf.tags.heads import relate
from reportgen.writers.pdf.tags.objects import Objects
from reportgen.writers.pdf.tags.reading import Reading
from reportgen.writers.pdf.tags.roles import classes
from reportgen.writers.pdf.tags.sprout import Sprout
from reportgen.writers.pdf.tags.streams import mark
from reportgen.writers.pdf.tags.tree import Node

_EXHIBITS = frozenset({"Table", "Figure"})


@contextmanager
def own_tags(html: Element) -> Iterator[dict[str, Any]]:
    """Have a document that is written meanwhile tagged by the elements of its page.

    What is given holds the structure elements of exhibits by their labels, once it is tagged.
    """
    theirs = weasyprint.pdf.add_tags
    exhibits: dict[str, Any] = {}
    weasyprint.pdf.add_tags = partial(_add_tags, html, exhibits)
    try:
        yield exhibits
    finally:
        weasyprint.pdf.add_tags = theirs


def _add_tags(
    html: Element,
    exhibits: dict[str, Any],
    pdf: Any,
    document: Any,
    version: object,
    streams: list[Any],
) -> None:
    """What WeasyPrint calls when all pages are drawn."""
    del version
    reading, owners = Reading(html), []
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        sheet = reading.page(number, page, stream._tags)  # noqa: SLF001 -- known by the pin
        mark(stream, sheet)
        owners.append(sheet.owners)
    tree = reading.sprout.document
    tables = (node for node in tree.walk() if node.kind == "Table")
    for number, table in enumerate(tables, start=1):
        relate(table, f"table-{number}")
    objects = Objects(pdf)
    objects.add(tree)
    objects.add_owners(owners, reading.targets)
    exhibits.update((label, objects.of(node)) for label, node in _exhibits(html, reading.sprout))
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _exhibits(html: Element, sprout: Sprout) -> Iterator[tuple[str, Node]]:
    """The label and the node of each table and each figure."""
    for element in html.iter():
        label = element.get("id")
        if label and "exhibit" in classes(element):
            inside = filter(None, map(sprout.grown, element.iter()))
            if node := next((node for node in inside if node.kind in _EXHIBITS), None):
                yield label, node
