"""An index has the pages of its document, wherever it stands."""

from dataclasses import replace

import pytest

from reportgen.document.index import Index, IndexGroup, Spot, Subject
from reportgen.document.nodes import Document, DocumentKind, Meta, PageBreak, Paragraph, Section
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.conftest import prose, text
from tests.writers.pdf.expected import differences
from tests.writers.pdf.told import told


def chapter(number: int) -> Section:
    """Three pages: of a place the first and the last, of another the second too."""
    names = (f"ort-{number}-{page}" for page in range(3))
    pages = [(Paragraph(prose().content, label=each), PageBreak()) for each in names]
    blocks = tuple(block for page in pages for block in page)[:-1]
    return Section(text(f"Kapitel {number}"), blocks, label=f"kapitel-{number}")


def register(chapters: int, subjects: int = 1) -> Section:
    ends = [Spot(f"ort-{n}-{page}") for n in range(chapters) for page in (0, 2)]
    whole = [Spot(f"ort-{n}-{page}", n == 1) for n in range(chapters) for page in range(3)]
    found = (Subject("Altdorf", tuple(ends)), *[Subject("Neustadt", tuple(whole))] * subjects)
    index = Index(groups=(IndexGroup("Bezirke", found),))
    return Section(text("Register"), (index,), label="register")


def written(theme: Theme, *blocks: Section, kind: DocumentKind = DocumentKind.REPORT) -> Pdf:
    document = Document(Meta("Titel", kind), blocks)
    pdf = write_pdf(document, theme)
    assert pdf.notices == ()
    assert differences(document, theme, pdf.data) == []
    return pdf


def lines(pdf: Pdf) -> list[str]:
    found = told(pdf.data).lines
    at = next(number for number, line in enumerate(found) if line.strip() == "Index")
    return [line.strip() for line in found[at:] if line.strip().startswith("P ")]


def test_an_index_at_the_end_names_each_page_once_and_joins_pages_in_a_row(theme: Theme) -> None:
    pdf = written(theme, chapter(0), chapter(1), register(2))
    assert pdf.pages == 7
    assert lines(pdf) == ["P Bezirke", "P Altdorf1,3–4,6", "P Neustadt1–3,4–6"]


def test_the_page_of_an_index_has_its_number_and_side(theme: Theme) -> None:
    left = told(written(theme, chapter(0), register(1)).data)
    assert left.artifacts[4] == "4Titel"
    right = told(written(theme, chapter(0), Section(text("Ende"), (), label="e"), register(1)).data)
    assert right.artifacts[5] == "Register5"


@pytest.mark.parametrize("subjects", [1, 200])
def test_an_index_before_its_chapters_moves_them(theme: Theme, subjects: int) -> None:
    pdf = written(theme, register(2, subjects), chapter(0), chapter(1))
    first = pdf.pages - 5
    assert lines(pdf)[1] == f"P Altdorf{first},{first + 2}–{first + 3},{first + 5}"


def test_an_index_may_share_a_page_with_what_stands_before_it(theme: Theme) -> None:
    pdf = written(theme, chapter(0), register(1), kind=DocumentKind.COUNCIL_PAPER)
    assert pdf.pages == 3
    assert lines(pdf)[1:] == ["P Altdorf1,3", "P Neustadt1–3"]


def test_an_index_without_chapter_is_laid_out_too(theme: Theme) -> None:
    index = register(1).blocks[0]
    document = Document(Meta("Titel"), (chapter(0), index))
    assert differences(document, theme, write_pdf(document, theme).data) == []


def test_an_empty_index_prints_nothing(theme: Theme) -> None:
    empty = replace(register(1), blocks=(Index(),))
    document = Document(Meta("Titel"), (empty,))
    assert differences(document, theme, write_pdf(document, theme).data) == []
