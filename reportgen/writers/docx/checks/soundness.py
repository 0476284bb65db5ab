"""What no schema sees: references inside the file that lead nowhere, and ids given twice.

Each check gives what it found, as an example for a message.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import cast

from reportgen.writers.docx.checks.opened import (
    NOTES,
    NUMBERING,
    RELS,
    STYLES,
    TYPES,
    Opened,
    WordFile,
    parsed,
    twice,
)
from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value

_TARGET = re.compile(r"\s*(?:PAGE|NOTE)?REF\s+(\S+)")
_DEPTHS = {"begin": 1, "separate": 0, "end": -1}


# ---------------------------------------------------------------- the package


def relations_lead_nowhere(file: WordFile) -> Iterator[str]:
    """Targets of relations that are no part of the file."""
    for part, content in file.files.items():
        if not part.endswith(RELS):
            continue
        folder = posixpath.dirname(posixpath.dirname(part))
        for rel in parsed(content):
            target = posixpath.normpath(posixpath.join("/", folder, rel.get("Target", "")))
            if rel.get("TargetMode") != "External" and target.lstrip("/") not in file.names:
                yield target


def relations_unknown(file: WordFile) -> Iterator[str]:
    """Ids of relations that the part does not have."""
    for path, part in file.parts.items():
        folder, base = posixpath.split(path)
        rels = file.files.get(f"{folder}/_rels/{base}{RELS}", b"<none/>")
        known = {rel.get("Id") for rel in parsed(rels)}
        asked = cast("list[str]", part.root.xpath("//@r:*", namespaces=NAMESPACES))
        yield from (f"{path}: {each}" for each in asked if each not in known)


def parts_without_type(file: WordFile) -> Iterator[str]:
    """Parts of which nothing says what they are."""
    types = parsed(file.files[TYPES])
    named = {each.get("PartName") for each in types}
    extensions = {each.get("Extension", "").casefold() for each in types} - {""}
    for part in sorted(file.names):
        extension = part.rsplit(".", 1)[-1].casefold()
        if f"/{part}" not in named and extension not in extensions and not part.endswith("/"):
            yield part


# ---------------------------------------------------------------- styles and numberings


def styles_unknown(file: WordFile) -> Iterator[str]:
    """Styles that are named and not there."""
    known = set(file.parts[STYLES].told("style", "styleId"))
    for part in file.parts.values():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            yield from sorted(set(part.told(tag)) - known)


def numberings_unknown(file: WordFile) -> Iterator[str]:
    """Numberings that are asked for and not there, or there twice."""
    counting = file.parts.get(NUMBERING)
    known = set(counting.told("num", "numId")) if counting else set()
    for part in file.parts.values():
        yield from sorted(set(part.told("numId")) - known - {"0"})
    if counting:
        ways = set(counting.told("abstractNum", "abstractNumId"))
        yield from sorted(set(counting.told("abstractNumId")) - ways)
        yield from twice(counting.told("num", "numId"))


# ---------------------------------------------------------------- marks


def bookmarks_unpaired(file: WordFile) -> Iterator[str]:
    """Bookmarks that never end, or begin never, and names given twice, whatever their case."""
    yield from twice(file.told("bookmarkStart", "id"))
    yield from twice(each.casefold() for each in file.told("bookmarkStart", "name"))
    for part in file.written:
        starts = {value(each, "id"): value(each, "name") for each in part.all("bookmarkStart")}
        ends = part.told("bookmarkEnd", "id")
        yield from (starts[number] for number in sorted(starts.keys() - set(ends)))
        yield from twice(ends)
        yield from sorted(set(ends) - starts.keys())


def references_dead(file: WordFile) -> Iterator[str]:
    """References and links to bookmarks that are not there."""
    known = set(file.told("bookmarkStart", "name"))
    codes = (each.text or "" for part in file.written for each in part.all("instrText"))
    targets = {found[1] for found in map(_TARGET.match, codes) if found}
    targets |= {each for each in file.told("hyperlink", "anchor") if each}
    yield from sorted(targets - known - {"_top"})


def fields_unbalanced(file: WordFile) -> Iterator[str]:
    """Fields that begin and do not end, or end without beginning."""
    for part in file.written:
        depth = 0
        for kind in part.told("fldChar", "fldCharType"):
            depth += _DEPTHS.get(kind, 0)
            if depth < 0:
                break
        if depth:
            yield part.path


def notes_missing(file: WordFile) -> Iterator[str]:
    """Marks without their footnote, notes without their mark."""
    part = file.parts.get(NOTES)
    notes = part.all("footnote") if part else []
    yield from twice(value(each, "id") for each in notes)
    told = {value(each, "id") for each in notes if not value(each, "type")}
    yield from sorted(set(file.main.told("footnoteReference", "id")) ^ told)


def ids_alike(file: WordFile) -> Iterator[str]:
    """Drawings and content controls with an id that another has."""
    for part in file.written:
        yield from twice(each.get("id", "") for each in part.all("docPr", "wp"))
    controls = (each for part in file.written for each in part.all("sdtPr"))
    numbers = (value(find(each, "w:id")) for each in controls)
    yield from twice(each for each in numbers if each)


# ---------------------------------------------------------------- blocks


def tables_ragged(file: WordFile) -> Iterator[str]:
    """Tables whose rows have other columns than their grid, and cells without a paragraph."""
    for part in file.written:
        for number, table in enumerate(part.all("tbl"), start=1):
            columns = len(table.findall("w:tblGrid/w:gridCol", NAMESPACES))
            if any(_width(row) != columns for row in table.iterchildren(name("tr"))):
                yield f"{part.path}, {number}."
        yield from _cells_without_paragraph(part)


def _width(row: Element) -> int:
    """How many columns a row takes, with those that it leaves out at its ends."""
    skipped = (find(row, f"w:trPr/w:grid{end}") for end in ("Before", "After"))
    spans = [int(value(each, default="0")) for each in skipped]
    cells = row.iter(name("tc"))
    own = [cell for cell in cells if next(cell.iterancestors(name("tr"))) is row]
    spans += [int(value(find(cell, "w:tcPr/w:gridSpan"), default="1")) for cell in own]
    return sum(spans)


def _cells_without_paragraph(part: Opened) -> Iterator[str]:
    for cell in part.all("tc"):
        last = cell[-1].tag if len(cell) else ""
        if last not in (name("p"), name("sdt"), name("bookmarkEnd")):
            yield part.path


def tables_touching(file: WordFile) -> Iterator[str]:
    """Tables without a paragraph between them, of which Word makes one."""
    for table in file.main.all("tbl"):
        follower = table.getnext()
        if follower is not None and follower.tag == name("tbl"):
            yield "w:tbl"


def sections_misplaced(file: WordFile) -> Iterator[str]:
    """Ends of sections and turns of pages between blocks; a document without a last section."""
    body = file.main.root[0]
    if not len(body) or body[-1].tag != name("sectPr"):
        yield "w:sectPr"
    misplaced = [each for tag in ("sectPr", "br") for each in body.iterchildren(name(tag))]
    yield from ("w:body" for each in misplaced if each.getnext() is not None)
