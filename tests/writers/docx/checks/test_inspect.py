"""The checks of finished Word files, each tried on a file with the defect that it is meant for."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import Theme
from reportgen.errors import Severity, Where
from reportgen.messages import Language, message
from reportgen.writers.docx.checks.inspect import CHECKS, inspect
from reportgen.writers.docx.package import zipped
from reportgen.writers.docx.write import write_docx

MAIN, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
NUMBERING, RELS = "word/numbering.xml", "word/_rels/document.xml.rels"
CHART = "word/charts/chartBericht1.xml"
TYPES, HEAD = "[Content_Types].xml", "word/header2.xml"
FONTS, FONT_RELS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>"
TWO_CONTROLS = CONTROL.format('<w:id w:val="7"/>') * 2
NO_CELL_END = '<w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr></w:tc>'
ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"

DEFECTS: dict[str, tuple[str, str, str, str]] = {
    "a lost picture": ("word-unsound-package", RELS, "media/bericht2.png", "media/bericht0.png"),
    "a relation": ("word-unsound-package", MAIN, 'r:embed="rIdBild1"', 'r:embed="rIdX"'),
    "a part without type": ("word-unsound-package", TYPES, 'Extension="png"', 'Extension="gif"'),
    "a lost font": ("word-unsound-package", FONT_RELS, "fonts/font1.odttf", "fonts/font0.odttf"),
    "a font's relation": ("word-unsound-package", FONTS, 'r:id="rId2"', 'r:id="rIdX"'),
    "a font's key": ("word-unsound-fonts", FONTS, 'fontKey="{', 'fontKey="{0'),
    "another font's key": ("word-unsound-fonts", FONTS, 'r:id="rId2"', 'r:id="rId1"'),
    "a paragraph's style": ("word-unsound-styles", MAIN, 'e w:val="Caption"', 'e w:val="Titel"'),
    "a base of styles": ("word-unsound-styles", STYLES, 'n w:val="Normal"', 'n w:val="Standard"'),
    "a numbering": ("word-unsound-numbering", MAIN, 'numId w:val="3"', 'numId w:val="999"'),
    "a way of counting": (
        "word-unsound-numbering", NUMBERING, 'abstractNumId w:val="', 'abstractNumId w:val="9',
    ),
    "a numbering twice": (
        "word-unsound-numbering", NUMBERING, '<w:num w:numId="2"', '<w:num w:numId="1"',
    ),
    "a bookmark without end": ("word-unsound-bookmarks", MAIN, '<w:bookmarkEnd w:id="1"/>', ""),
    "an end without bookmark": (
        "word-unsound-bookmarks", MAIN, '<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="98"/>',
    ),
    "a bookmark's name twice": ("word-unsound-bookmarks", MAIN, '"_tab_lang"', '"_TAB_KLEIN"'),
    "a dead reference": ("word-unsound-bookmarks", MAIN, " REF _tab_klein ", " REF _tab_gross "),
    "a dead page": ("word-unsound-bookmarks", MAIN, " PAGEREF _tab_klein ", " PAGEREF _tab_x "),
    "a dead link": ("word-unsound-bookmarks", MAIN, 'w:anchor="_kap_zwei"', 'w:anchor="_kap_x"'),
    "a field without end": ("word-unsound-fields", MAIN, END, ""),
    "an end without field": ("word-unsound-fields", MAIN, END, END * 2),
    "a footnote": ("word-unsound-notes", MAIN, 'Reference w:id="1"', 'Reference w:id="9"'),
    "a picture's number": ("word-unsound-ids", MAIN, '<wp:docPr id="2"', '<wp:docPr id="1"'),
    "a control's number": ("word-unsound-ids", MAIN, END, END + TWO_CONTROLS),
    "a span": ("word-unsound-tables", MAIN, '<w:gridSpan w:val="2"/>', ""),
    "a column": ("word-unsound-tables", MAIN, "</w:tblGrid>", "<w:gridCol/></w:tblGrid>"),
    "a cell without paragraph": ("word-unsound-tables", MAIN, ROW, ROW + NO_CELL_END),
    "two tables as one": ("word-unsound-tables", MAIN, "</w:tbl><w:p>", "</w:tbl><w:tbl/><w:p>"),
    "a turn of page": ("word-unsound-sections", MAIN, "<w:body>", '<w:body><w:br w:type="page"/>'),
    "a section": ("word-unsound-sections", MAIN, "<w:body>", "<w:body><w:sectPr/>"),
    "a chart's reference": ("word-unsound-charts", CHART, "Zahlen!$B$2:$B$4", "Zahlen!$C$2:$C$4"),
    "a chart's sheet": ("word-unsound-charts", CHART, "Zahlen!$B$1", "Tabelle1!$B$1"),
    "a chart's number": ("word-unsound-charts", CHART, "<c:v>9.3</c:v>", "<c:v>9.4</c:v>"),
    "a picture": ("word-picture-wordless", MAIN, 'descr="Wappen"', 'descr=" "'),
    "an ornament": ("word-picture-wordless", HEAD, 'decorative val="1"', 'decorative val="0"'),
    "a table's head": ("word-table-headless", MAIN, "<w:tblHeader/>", ""),
    "a table's name": ("word-table-headless", MAIN, "<w:tblCaption ", "<w:tblDescription "),
    "a heading": ("word-headings-skip", MAIN, 'e w:val="Heading2"', 'e w:val="Heading3"'),
    "an empty heading": (
        "word-headings-skip", MAIN, "<w:body>",
        '<w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:br/></w:r></w:p>',
    ),
    "an empty line": ("word-paragraphs-empty", MAIN, "<w:body>", "<w:body><w:p/>"),
    "a bare address": (
        "word-links-wordless", MAIN, ">Verweis nach außen<", ">https://beispiel.example/a<",
    ),
    "a link that says here": ("word-links-wordless", MAIN, ">Verweis nach außen<", ">hier<"),
    "the language": ("word-language-missing", STYLES, '<w:lang w:val="de-DE"', "<w:lang"),
    "the title": ("word-title-missing", CORE, "<dc:title>Sozialbericht 2025<", "<dc:title><"),
}  # fmt: skip
"""What is broken: the code of the notice, the part, and what stands there before and after."""


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def codes(data: bytes) -> list[str]:
    return [each.code for each in inspect(data, "bericht.docx")]


def test_every_check_has_a_defect_to_find() -> None:
    assert {code for code, *_ in DEFECTS.values()} == set(CHECKS)


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_document_with_everything_is_sound(
    kind: DocumentKind, dressed: Callable[[DocumentKind], Document], theme: Theme
) -> None:
    assert codes(write_docx(dressed(kind), theme)) == []


@pytest.mark.parametrize(
    "damage",
    [lambda font: font[:9], lambda font: font[:-99], lambda font: font[:32] + font[48:]],
    ids=["cut off", "shortened", "a table less"],
)
def test_a_font_that_is_none_is_found(damage: Callable[[bytes], bytes], written: bytes) -> None:
    files = members(written)
    path = "word/fonts/font1.odttf"
    assert codes(zipped(files | {path: damage(files[path])})) == ["word-unsound-fonts"]


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.replace(" ", "-"))
def test_each_defect_is_found_and_no_other(defect: str, written: bytes) -> None:
    code, part, sound, broken = DEFECTS[defect]
    files = members(written)
    assert sound in files[part].decode()
    changed = files[part].decode().replace(sound, broken, 1).encode()
    (problem,) = inspect(zipped(files | {part: changed}), "bericht.docx")
    assert (problem.code, problem.where) == (code, Where("bericht.docx"))
    assert problem.severity is Severity.NOTICE
    assert all(message(problem, language).hint for language in Language)
