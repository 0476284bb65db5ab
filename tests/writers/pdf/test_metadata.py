"""What a PDF says of itself, as an archive reads it."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as Tree

import pikepdf
import pytest

from reportgen.document.nodes import Document, DocumentKind, Meta, Paragraph
from reportgen.document.theme import Theme
from reportgen.writers.pdf.metadata import described
from reportgen.writers.pdf.write import Pdf, write_pdf

META = Meta(
    "Titel", author="Amt & Söhne", keywords=("Armut", "Lage <1>"), date="2025-03-31",
    town="Stadt Wiesenbrück", licence="CC0 1.0",
)  # fmt: skip
DC, RDF = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def told(meta: Meta) -> dict[str, list[str]]:
    """The properties of Dublin Core and their values."""
    name = RDF.strip("{}")
    root = Tree.fromstring(f'<x xmlns:rdf="{name}">'.encode() + described(meta) + b"</x>")
    return {
        each.tag.removeprefix(DC): [li.text or "" for li in each.iter(f"{RDF}li")]
        or [each.text or ""]
        for each in root[0]
    }


def test_dublin_core() -> None:
    assert told(META) == {
        "format": ["application/pdf"],
        "language": ["de-DE"],
        "publisher": ["Amt & Söhne"],
        "subject": ["Armut", "Lage <1>"],
        "date": ["2025-03-31"],
        "coverage": ["Stadt Wiesenbrück"],
        "rights": ["CC0 1.0"],
    }


def test_nothing_is_said_of_nothing() -> None:
    assert told(Meta("Titel")) == {"format": ["application/pdf"], "language": ["de-DE"]}


def test_marks_of_pages_are_rights() -> None:
    assert told(replace(META, watermark="ENTWURF"))["rights"] == ["ENTWURF · CC0 1.0"]
    internal = replace(META, watermark="INTERN – nicht zur Veröffentlichung", licence="")
    assert told(internal)["rights"] == ["INTERN – nicht zur Veröffentlichung"]


def test_programs_read_it(written: Pdf) -> None:
    with pikepdf.open(BytesIO(written.data)) as pdf, pdf.open_metadata() as found:
        assert found["dc:title"] == str(pdf.docinfo["/Title"])
        assert found["dc:creator"] == [str(pdf.docinfo["/Author"])]
        assert found["dc:description"] == str(pdf.docinfo["/Subject"])
        assert found["pdf:Keywords"] == str(pdf.docinfo["/Keywords"]) == "Armut, Sozialplanung"
        assert found["dc:subject"] == {"Armut", "Sozialplanung"}
        assert found["dc:language"] == {"de-DE"}
        assert str(pdf.Root.Lang) == "de-DE"


@pytest.mark.parametrize("kind", DocumentKind)
def test_how_a_viewer_opens_it(kind: DocumentKind, theme: Theme) -> None:
    document = Document(replace(META, kind=kind), (Paragraph(()),))
    with pikepdf.open(BytesIO(write_pdf(document, theme).data)) as pdf:
        is_paper = kind is DocumentKind.COUNCIL_PAPER
        assert pdf.Root.get("/PageMode") == (None if is_paper else "/UseOutlines")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_numbers_of_pages_need_no_labels(written: Pdf) -> None:
    """What is printed on a page is its place in the file, so viewers count as readers do."""
    with pikepdf.open(BytesIO(written.data)) as pdf:
        assert "/PageLabels" not in pdf.Root


def test_chapters_are_closed_in_the_outline_of_a_report(written: Pdf) -> None:
    with pikepdf.open(BytesIO(written.data)) as pdf, pdf.open_outline() as outline:
        parents = [each for each in outline.root if each.children]
        assert parents
        assert all(each.is_closed for each in parents)
