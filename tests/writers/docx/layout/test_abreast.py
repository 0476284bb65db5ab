"""Tables that follow one another stand in columns of a section, as they are looked up."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportgen.document.nodes import (
    Block,
    Document,
    DocumentKind,
    Meta,
    Role,
    RowRole,
    Section,
    Table,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import COLUMNS, cells, head, prose, words
from tests.writers.docx.test_real import needs_office, pages_of
from tests.writers.docx.validator import faults, needs_validator


def table(name: str, rows: int = 10, columns: int = 1) -> Table:
    """A table of years and as many columns of numbers."""
    heads = ("Jahr", *(f"Spalte {n}" for n in range(columns)))
    body = (cells(str(2010 + n), *("12,4" for _ in range(columns))) for n in range(rows))
    return Table(
        title=words(f"Daten zu Abbildung {name}"),
        columns=(COLUMNS[0], *(COLUMNS[1] for _ in range(columns))),
        head=(head(*heads),),
        body=(*body, cells("Insgesamt", *("12,4",) * columns, role=RowRole.TOTAL)),
        label=f"tab-{name}",
        unit="in %",
        source=words("siehe dort"),
    )


def document(*nodes: Block, kind: DocumentKind = DocumentKind.REPORT) -> Document:
    annex = Section(words("Daten"), nodes, role=Role.ANNEX)
    text = Section(words("Text"), (prose(),))
    problems = Problems()
    made = numbered(
        Document(Meta("Bericht", kind=kind, date="2025-03-31"), (text, annex)), problems
    )
    assert not problems.found
    return made


def xml(made: Document, theme: Theme) -> str:
    with ZipFile(BytesIO(write_docx(made, theme))) as archive:
        return archive.read("word/document.xml").decode()


def sections(made: Document, theme: Theme) -> list[str]:
    """Of each section its tables, its columns and whether it goes on below the one before."""
    told = []
    for part in re.split(r"(?<=</w:sectPr>)", xml(made, theme)):
        if "<w:sectPr" in part:
            count = re.search(r'<w:cols [^>]*w:num="(\d)"', part)
            kind = "+" if '<w:type w:val="continuous"/>' in part else ""
            told.append(f"{part.count('<w:tblCaption')} in {count[1] if count else 1}{kind}")
    return told


def test_narrow_tables_stand_in_three_columns_and_wider_ones_in_two(theme: Theme) -> None:
    narrow, wide = map(table, "abc"), (table("d", columns=4), table("e", columns=4))
    found = sections(document(prose(), *narrow, *wide, prose()), theme)
    assert found == ["0 in 1", "3 in 3+", "2 in 2+", "0 in 1+"]


def test_a_table_too_wide_for_columns_stands_between_them(theme: Theme) -> None:
    low = [table(each, rows=4) for each in "abcde"]
    wide = table("w", rows=4, columns=12)
    found = sections(document(*low[:3], wide, *low[3:]), theme)
    assert found == ["0 in 1", "3 in 3+", "1 in 1+", "2 in 2+"]


def test_two_tables_are_read_and_stand_one_below_the_other(theme: Theme) -> None:
    assert sections(document(prose(), *map(table, "ab")), theme) == ["2 in 1"]


def test_council_papers_have_no_columns(theme: Theme) -> None:
    made = document(*map(table, "abc"), kind=DocumentKind.COUNCIL_PAPER)
    assert sections(made, theme) == ["3 in 1"]


def test_columns_end_where_their_table_ends(theme: Theme) -> None:
    written = xml(document(*map(table, "abc")), theme)
    assert written.count('<w:br w:type="column"/>') == 2


def test_tables_that_have_no_room_left_begin_a_page(theme: Theme) -> None:
    rows = [table(f"{row}{n}", rows=20) for row in "abcd" for n in range(3)]
    found = sections(document(*rows), theme)
    assert found == ["0 in 1", "3 in 3+", "3 in 3+", "3 in 3", "3 in 3+"]


def test_side_by_side_they_have_styles_of_their_own(theme: Theme) -> None:
    written = xml(document(*map(table, "abc")), theme)
    for style in ("BeschriftungEng", "TabelleTextEng", "TabelleZahlEng", "AnmerkungEng"):
        assert f'<w:pStyle w:val="{style}"/>' in written
    assert '<w:pStyle w:val="TabelleZahl"/>' not in written


def test_nothing_is_wrong_with_it(theme: Theme) -> None:
    made = document(prose(), *map(table, "abcde"), prose())
    assert not list(inspect(write_docx(made, theme), "a.docx"))


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault(theme: Theme, tmp_path: Path) -> None:
    made = document(prose(), *map(table, "abcde"), table("w", columns=12), *map(table, "fgh"))
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(made, theme))
    assert not faults(path)


@pytest.mark.real
@needs_office
def test_an_office_sets_them_side_by_side_and_whole(theme: Theme, tmp_path: Path) -> None:
    rows = [table(f"{row}{n}", rows=20) for row in "abcd" for n in range(3)]
    pages = pages_of(write_docx(document(*rows), theme), tmp_path)
    starts = [re.findall(r"Tabelle A\.(\d+)", page) for page in pages]
    assert [each for each in starts if each] == [[*"123456"], ["7", "8", "9", "10", "11", "12"]]
    for page, found in zip(pages, starts, strict=True):
        assert page.count("Insgesamt") == len(found)
