"""Sections of a template, and where sections and pages of a document begin."""

import pytest
from lxml import etree

from reportgen.writers.docx.markup import NAMESPACES, Element, Xml, find, name, parsed, value
from reportgen.writers.docx.pages import layouts, settle


def body(text: str) -> Element:
    """A body from a short notation: p, t(able), c(ontents), | turn of a page, A B ends."""
    written = {
        "p": "<w:p/>",
        "t": "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "c": "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
        "k": '<w:bookmarkStart w:id="1" w:name="k"/>',
        "|": '<w:br w:type="page"/>',
    }
    parts = (written.get(sign, f'<w:sectPr><w:type w:val="{sign}"/></w:sectPr>') for sign in text)
    return parsed(Xml("".join(parts)))


def noted(root: Element) -> str:
    """The same notation, with "^" before what begins a page, and ends inside their paragraphs."""
    signs = {"p": "p", "tbl": "t", "sdt": "c", "sectPr": "", "bookmarkStart": "k"}
    text = ""
    for node in root:
        text += "^" if list(node.iter(name("pageBreakBefore"))) else ""
        text += signs[etree.QName(node).localname]
        text += "".join(value(each) for each in node.iter(name("type")))
    return text


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("pA", "pA"),
        ("p|pA", "p^pA"),
        ("|pA", "pA"),
        ("p||pA", "p^pA"),
        ("p|A", "pA"),
        ("ppBpA", "ppBpA"),
        ("pB|pA", "pBpA"),
        ("BpA", "pA"),
        ("A", "A"),
        ("|A", "A"),
        ("pBCpA", "pBpA"),
        ("pBA", "pB"),
        ("ptBpA", "ptpBpA"),
        ("p|tA", "p^tpA"),
        ("p|cpA", "p^cpA"),
        ("pk|pA", "pk^pA"),
        ("p|kpA", "pk^pA"),
    ],
)
def test_settling(written: str, settled: str) -> None:
    root = body(written)
    settle(root)
    ending = root[len(root) - 1]
    assert ending.tag == name("sectPr")
    assert noted(root) == settled


SECTION = '<w:sectPr><w:pgSz w:w="{}" w:h="16838"/><w:pgMar w:top="1000" w:right="1300" \
w:bottom="1200" w:left="1400" w:header="700" w:footer="700" w:gutter="{}"/></w:sectPr>'


def template(*sections: str) -> Element:
    *others, last = sections
    paragraphs = (f"<w:p><w:pPr>{each}</w:pPr></w:p>" for each in others)
    return parsed(Xml("".join([*paragraphs, last])))


def test_a_template_of_three_sections_has_cover_imprint_and_text() -> None:
    found = layouts(template(*(SECTION.format(10000 + n, 0) for n in (1, 2, 3))))
    assert (found.cover.width, found.imprint.width, found.text.width) == (7301, 7302, 7303)


def test_a_template_of_two_sections_has_a_cover() -> None:
    found = layouts(template(SECTION.format(10001, 0), SECTION.format(10002, 0)))
    assert (found.cover.width, found.imprint.width, found.text.width) == (7301, 7302, 7302)


def test_the_gutter_is_no_room() -> None:
    assert layouts(template(SECTION.format(10000, 300))).text.width == 7000


def test_a_wide_page_is_the_text_page_turned() -> None:
    wide = layouts(template(SECTION.format(11906, 0))).wide
    assert (wide.width, wide.height) == (16838 - 1000 - 1200, 11906 - 1300 - 1400)
    size = find(parsed(wide.end), "w:sectPr/w:pgSz")
    assert [value(size, each) for each in ("w", "h", "orient")] == ["16838", "11906", "landscape"]


def test_a_template_without_sizes_is_a4() -> None:
    assert layouts(template("<w:sectPr/>")).text.width == 11906 - 2 * 1417
    assert layouts(parsed(Xml("<w:p/>"))).text.width == 11906 - 2 * 1417


def test_a_section_in_the_midst_of_a_page_begins_a_page_of_its_own() -> None:
    section = SECTION.format(11906, 0).replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz')
    end = parsed(layouts(template(section)).text.end)
    assert end.find(".//w:type", NAMESPACES) is None
