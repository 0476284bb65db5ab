"""Who cannot see the Word file finds the way: names of pictures, heads of tables, order, language.

Each rule is tried on a file with the defect that it is meant for, so that it can fail.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from lxml import etree

from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value

Files = dict[str, bytes]
Rule = Callable[[Files], Iterator[str]]
MAIN, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"


def files_of(data: bytes) -> Files:
    with ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def tree(files: Files, part: str = MAIN) -> Element:
    return etree.fromstring(files[part])


def text_of(node: Element) -> str:
    return "".join(each.text or "" for each in node.iter(name("t")))


def named_styles(files: Files) -> dict[str, str]:
    styles = tree(files, STYLES).iter(name("style"))
    return {value(each, "styleId"): value(find(each, "w:name")) for each in styles}


# ---------------------------------------------------------------- the rules


def pictures_without_text(files: Files) -> Iterator[str]:
    for each in tree(files).iter(f"{{{NAMESPACES['wp']}}}docPr"):
        if not each.get("descr", "").strip():
            yield each.get("name", "")


def ornaments_that_are_read(files: Files) -> Iterator[str]:
    """What stands in the heads of pages has a text, or is marked as ornament."""
    for part in files:
        if re.match(r"word/(header|footer)\d+\.xml", part):
            for each in tree(files, part).iter(f"{{{NAMESPACES['wp']}}}docPr"):
                marks = each.iterfind(".//{*}decorative[@val='1']")
                if not each.get("descr") and not list(marks):
                    yield part


def tables_without_a_head(files: Files) -> Iterator[str]:
    """Tables with a title are data, and their first row says what is in their columns."""
    for table in tree(files).iter(name("tbl")):
        title = value(find(table, "w:tblPr/w:tblCaption"))
        head = find(table, "w:tr[1]/w:trPr/w:tblHeader")
        look = find(table, "w:tblPr/w:tblLook")
        if title and (head is None or value(look, "firstRow") != "1"):
            yield title


def tables_without_a_name(files: Files) -> Iterator[str]:
    """A table below a caption repeats its title for those who go from table to table."""
    for table in tree(files).iter(name("tbl")):
        above = table.getprevious()
        style = "" if above is None else value(find(above, "w:pPr/w:pStyle"))
        if style in ("Caption", "TabelleEinheit") and find(table, "w:tblPr/w:tblCaption") is None:
            yield text_of(table)[:40]


def headings_that_skip(files: Files) -> Iterator[str]:
    names = named_styles(files)
    styles = [value(each) for each in tree(files).iter(name("pStyle"))]
    found = (re.fullmatch(r"heading (\d)", names.get(each, "")) for each in styles)
    levels = [1, *(int(each[1]) for each in found if each)]
    if len(levels) == 1:
        yield "none"
    yield from (f"{above} {below}" for above, below in pairwise(levels) if below > above + 1)


def empty_paragraphs(files: Files) -> Iterator[str]:
    """Space is a matter of styles; only between two tables Word itself needs a paragraph."""
    for each in tree(files)[0].iterchildren(name("p")):
        has_content = any(list(each.iter(name(tag))) for tag in ("t", "drawing", "sectPr"))
        if not has_content and value(find(each, "w:pPr/w:pStyle")) != "Abstand":
            yield etree.tostring(each).decode()[-80:]


def links_without_words(files: Files) -> Iterator[str]:
    for each in tree(files).iter(name("hyperlink")):
        if not text_of(each).strip() or text_of(each).startswith(("http:", "https:")):
            yield text_of(each)


def no_language(files: Files) -> Iterator[str]:
    language = find(tree(files, STYLES), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    if not value(language).startswith("de"):
        yield value(language)


def no_title(files: Files) -> Iterator[str]:
    if not re.search(rb"<dc:title>[^<]+</dc:title>", files[CORE]):
        yield CORE


RULES: dict[Rule, tuple[str, str, str]] = {
    pictures_without_text: (MAIN, 'descr="Wappen"', 'descr=" "'),
    ornaments_that_are_read: ("word/header2.xml", 'decorative val="1"', 'decorative val="0"'),
    tables_without_a_head: (MAIN, "<w:tblHeader/>", ""),
    tables_without_a_name: (MAIN, "<w:tblCaption ", "<w:tblDescription "),
    headings_that_skip: (MAIN, '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>'),
    empty_paragraphs: (MAIN, "<w:body>", '<w:body><w:p><w:pPr><w:spacing/></w:pPr></w:p>'),
    links_without_words: (MAIN, ">Verweis nach außen<", ">https://beispiel.example<"),
    no_language: (STYLES, 'w:lang w:val="de-DE"', 'w:lang w:val="en-US"'),
    no_title: (CORE, "<dc:title>Sozialbericht 2025<", "<dc:title><"),
}  # fmt: skip
"""Each rule, and a place where it can be broken."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_document_with_everything_is_accessible(rule: Rule, written: bytes) -> None:
    assert not list(rule(files_of(written)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_finds_its_defect(rule: Rule, written: bytes) -> None:
    part, sound, defect = RULES[rule]
    files = files_of(written)
    assert sound in files[part].decode()
    files[part] = files[part].decode().replace(sound, defect, 1).encode()
    assert list(rule(files))
