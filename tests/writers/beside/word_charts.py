"""The numbers of the charts that Word draws in a file."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.writers.beside.word import roles
from tests.writers.beside.word_text import Element, Texts, W, find, value

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SHOWN = ("val", "xVal", "yVal")


def chart_numbers(data: bytes) -> Iterator[tuple[str, set[float]]]:
    """Each chart by the number of its caption ("3.2"), and its numbers without their signs.

    Word mirrors what stands to the left of a line by making it negative. What has no name, or
    stands in no cell, is not seen: it puts other things in their place.
    """
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
        related = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        known = roles(etree.fromstring(package.read("word/styles.xml")))
        targets = {each.get("Id", ""): each.get("Target", "") for each in related}
        caption, texts = "", Texts(None)
        for node in body.iter(f"{W}p"):
            if known.get(value(find(node, "w:pPr/w:pStyle"))) == "caption":
                caption = texts.of(node)
            for shown in node.iter(f"{_C}chart"):
                part = targets[shown.get(f"{_R}id", "")]
                yield (
                    _number(caption),
                    set(_numbers(etree.fromstring(package.read(f"word/{part}")))),
                )


def _number(caption: str) -> str:
    found = re.match(r"Abbildung((?:\w+\.)?\d+)", caption)
    return found[1] if found else ""


def _numbers(root: Element) -> Iterator[float]:
    seen = (each for each in root.iter(f"{_C}ser") if each.find(f"{_C}tx/{_C}v") is None)
    for series in seen:
        for kind in _SHOWN:
            cells = series.iterfind(f"{_C}{kind}/{_C}numRef//{_C}v")
            yield from (abs(float(each.text or "0")) for each in cells)
