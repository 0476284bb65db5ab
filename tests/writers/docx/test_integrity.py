"""What no schema sees: references inside the file that lead nowhere, and ids given twice.

Each check is tried on a file with the defect that it is meant for, so that it can fail.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from reportgen.writers.docx.markup import NAMESPACES, Element, name, value

Files = dict[str, bytes]
Check = Callable[[Files], Iterator[str]]
MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
RELATIONS = f"{{{NAMESPACES['r']}}}"


def files_of(data: bytes) -> Files:
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {each: archive.read(each) for each in names}


def trees(files: Files) -> dict[str, Element]:
    return {
        part: etree.fromstring(content)
        for part, content in files.items()
        if part.startswith("word/") and part.endswith(".xml")
    }


def all_values(root: Element, tag: str, attribute: str = "val") -> list[str]:
    return [value(each, attribute) for each in root.iter(name(tag))]


def twice(found: Iterable[str]) -> list[str]:
    return [each for each, count in Counter(found).items() if count > 1]


# ---------------------------------------------------------------- the checks


def relations_lead_nowhere(files: Files) -> Iterator[str]:
    for part, content in files.items():
        if not part.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(part))
        for rel in etree.fromstring(content):
            target = posixpath.normpath(posixpath.join("/", folder, rel.get("Target", "")))
            if rel.get("TargetMode") != "External" and target.lstrip("/") not in files:
                yield target


def ids_of_relations_unknown(files: Files) -> Iterator[str]:
    for part, root in trees(files).items():
        folder, base = posixpath.split(part)
        rels = files.get(f"{folder}/_rels/{base}.rels", b"<none/>")
        known = {rel.get("Id") for rel in etree.fromstring(rels)}
        for node in root.iter(etree.Element):
            for attribute, told in node.attrib.items():
                if str(attribute).startswith(RELATIONS) and told not in known:
                    yield f"{part}: {told!r}"


def parts_without_type(files: Files) -> Iterator[str]:
    types = etree.fromstring(files["[Content_Types].xml"])
    named = {each.get("PartName") for each in types}
    extensions = {each.get("Extension") for each in types}
    for part in files:
        if f"/{part}" not in named and part.rsplit(".", 1)[-1] not in extensions:
            yield part


def styles_unknown(files: Files) -> Iterator[str]:
    known = set(all_values(etree.fromstring(files["word/styles.xml"]), "style", "styleId"))
    for root in trees(files).values():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            yield from set(all_values(root, tag)) - known


def bookmarks_unpaired(files: Files) -> Iterator[str]:
    root = etree.fromstring(files[MAIN])
    starts, ends = (all_values(root, f"bookmark{end}", "id") for end in ("Start", "End"))
    yield from twice(starts)
    yield from twice(each.casefold() for each in all_values(root, "bookmarkStart", "name"))
    if sorted(starts) != sorted(ends):
        yield "bookmarkEnd"


def references_to_nothing(files: Files) -> Iterator[str]:
    known = set(all_values(etree.fromstring(files[MAIN]), "bookmarkStart", "name"))
    for root in trees(files).values():
        codes = (each.text or "" for each in root.iter(name("instrText")))
        targets = [
            found[1] for found in map(re.compile(r" (?:PAGE)?REF (\S+)").match, codes) if found
        ]
        targets += [each for each in all_values(root, "hyperlink", "anchor") if each]
        yield from set(targets) - known


def fields_unbalanced(files: Files) -> Iterator[str]:
    for part, root in trees(files).items():
        depth = 0
        for kind in all_values(root, "fldChar", "fldCharType"):
            depth += {"begin": 1, "separate": 0, "end": -1}[kind]
            if depth < 0:
                yield part
        if depth:
            yield part


def drawings_alike(files: Files) -> Iterator[str]:
    for root in trees(files).values():
        drawings = list(root.iter(f"{{{NAMESPACES['wp']}}}docPr"))
        yield from twice(each.get("id", "") for each in drawings)
        if root.tag == name("document"):
            yield from (each.get("name", "") for each in drawings if not each.get("descr"))


def numberings_unknown(files: Files) -> Iterator[str]:
    counting = etree.fromstring(files["word/numbering.xml"])
    known = set(all_values(counting, "num", "numId")) | {"0"}
    for root in trees(files).values():
        yield from {value(each) for each in root.iter(name("numId"))} - known
    yield from set(all_values(counting, "abstractNumId")) - set(
        all_values(counting, "abstractNum", "abstractNumId")
    )
    yield from twice(all_values(counting, "num", "numId"))


def footnotes_missing(files: Files) -> Iterator[str]:
    notes = all_values(etree.fromstring(files["word/footnotes.xml"]), "footnote", "id")
    yield from twice(notes)
    marks = all_values(etree.fromstring(files[MAIN]), "footnoteReference", "id")
    yield from set(marks) ^ (set(notes) - {"-1", "0"})


def tables_ragged(files: Files) -> Iterator[str]:
    for table in etree.fromstring(files[MAIN]).iter(name("tbl")):
        columns = len(table.findall("w:tblGrid/w:gridCol", NAMESPACES))
        for row in table.iterchildren(name("tr")):
            cells = row.findall("w:tc", NAMESPACES)
            spans = [cell.find("w:tcPr/w:gridSpan", NAMESPACES) for cell in cells]
            if sum(int(value(span, default="1")) for span in spans) != columns:
                yield str(columns)
            if any(cell[-1].tag != name("p") for cell in cells):
                yield "cell without a paragraph"


def tables_touch(files: Files) -> Iterator[str]:
    """Word makes one table of two that have no paragraph between them."""
    for table in etree.fromstring(files[MAIN]).iter(name("tbl")):
        follower = table.getnext()
        if follower is None or follower.tag != name("p"):
            yield "table"


def pages_misplaced(files: Files) -> Iterator[str]:
    body = etree.fromstring(files[MAIN])[0]
    if body[-1].tag != name("sectPr"):
        yield "last section"
    misplaced = [each for tag in ("sectPr", "br") for each in body.iterchildren(name(tag))]
    yield from (str(each.tag) for each in misplaced if each.getnext() is not None)


CHECKS: tuple[Check, ...] = (
    relations_lead_nowhere,
    ids_of_relations_unknown,
    parts_without_type,
    styles_unknown,
    bookmarks_unpaired,
    references_to_nothing,
    fields_unbalanced,
    drawings_alike,
    numberings_unknown,
    footnotes_missing,
    tables_ragged,
    tables_touch,
    pages_misplaced,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_document_with_everything_is_sound(check: Check, written: bytes) -> None:
    assert not list(check(files_of(written)))


DEFECTS: dict[Check, tuple[str, str, str]] = {
    relations_lead_nowhere: (RELS, "media/bericht2.png", "media/bericht0.png"),
    ids_of_relations_unknown: (MAIN, 'r:embed="rIdBild1"', 'r:embed="rIdX"'),
    parts_without_type: ("[Content_Types].xml", 'Extension="png"', 'Extension="gif"'),
    styles_unknown: (MAIN, '<w:pStyle w:val="Caption"/>', '<w:pStyle w:val="Beschriftung"/>'),
    bookmarks_unpaired: (MAIN, '<w:bookmarkEnd w:id="1"/>', ""),
    references_to_nothing: (MAIN, " REF _tab_klein ", " REF _tab_gross "),
    fields_unbalanced: (MAIN, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    drawings_alike: (MAIN, '<wp:docPr id="2"', '<wp:docPr id="1"'),
    numberings_unknown: (MAIN, '<w:numId w:val="3"/>', '<w:numId w:val="999"/>'),
    footnotes_missing: (MAIN, '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="9"/>'),
    tables_ragged: (MAIN, '<w:gridSpan w:val="2"/>', ""),
    tables_touch: (MAIN, '</w:tbl><w:p>', '</w:tbl><w:tbl/><w:p>'),
    pages_misplaced: (MAIN, "<w:body>", '<w:body><w:br w:type="page"/>'),
}  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_finds_its_defect(check: Check, written: bytes) -> None:
    part, sound, defect = DEFECTS[check]
    files = files_of(written)
    assert sound in files[part].decode()
    files[part] = files[part].decode().replace(sound, defect, 1).encode()
    assert list(check(files))
