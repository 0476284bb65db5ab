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
from reportgen.writers.pdf.tags.streams import mark


@contextmanager
def own_tags(html: Element) -> Iterator[None]:
    """Have documents that are written meanwhile tagged by the elements of their page."""
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = partial(_add_tags, html)
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def _add_tags(html: Element, pdf: Any, document: Any, version: object, streams: list[Any]) -> None:
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
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
