"""Bytes of XML to the elements that begin in it, without entities and without a tree.

Large parts are looked through by patterns, tag by tag; `attribute` reads what such a tag says.
"""

import re
from xml.parsers.expat import ExpatError, ParserCreate

from reportgen.errors import Where, failure
from reportgen.sources.files.unpacking import MOST_BYTES

MOST_ELEMENTS = 500_000
"""Far more than the 65,490 styles that a workbook may have."""
Element = tuple[str, dict[str, str]]
"""Name and attributes; prefixes are gone."""


def elements(data: bytes, file: str) -> list[Element]:
    """Every element in the order in which they begin."""
    found: list[Element] = []

    def begins(name: str, attributes: dict[str, str]) -> None:
        if len(found) == MOST_ELEMENTS:
            raise failure("source-workbook-bomb", Where(file), most=MOST_BYTES // 2**20)
        found.append((_local(name), {_local(each): text for each, text in attributes.items()}))

    parser = ParserCreate()
    parser.StartElementHandler = begins
    try:
        parser.Parse(data, True)  # noqa: FBT003 (the library knows no names of arguments)
    except ExpatError:
        raise failure("source-workbook-damaged", Where(file)) from None
    return found


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def without_doctype(data: bytes, file: str) -> bytes:
    """The same XML; refused when it could pull in other files or unfold itself."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise failure("source-workbook-doctype", Where(file))
    return data


def attribute(name: bytes, given: bytes) -> bytes:
    """An attribute out of the text of a tag; empty when it is not there."""
    found = re.search(rb"(?<![\w:-])" + name + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", given)
    return (found[1] or found[2] or b"") if found else b""


def whole(text: str | bytes) -> int:
    """A number out of a file that may say anything; 0 when it is none or beyond all measure."""
    return int(text) if text.isdigit() and len(text) < 13 else 0
