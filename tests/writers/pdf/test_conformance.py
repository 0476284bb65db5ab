"""The report against the standards, as the veraPDF engine judges it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document.nodes import Document, DocumentKind, Meta
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.expected import differences
from tests.writers.pdf.validator import conforming, needs_validator, verdicts

pytestmark = [pytest.mark.real, needs_validator]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_node_conforms(profile: str, written: Pdf, tmp_path: Path) -> None:
    path = tmp_path / "every-node.pdf"
    path.write_bytes(written.data)
    assert conforming(profile, [path])


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("kind", DocumentKind)
def test_a_draft_conforms_and_is_told_like_any_other(
    profile: str, kind: DocumentKind, report: Document, theme: Theme, tmp_path: Path
) -> None:
    watermark = "INTERN – nicht zur Veröffentlichung"
    meta = replace(report.meta, kind=kind, watermark=watermark, line_numbers=True)
    marked = replace(report, meta=meta)
    path = tmp_path / f"draft-{kind}.pdf"
    path.write_bytes(write_pdf(marked, theme).data)
    assert differences(marked, theme, path.read_bytes()) == []
    assert conforming(profile, [path])


def test_the_engine_sees_what_is_wrong(theme: Theme, tmp_path: Path) -> None:
    pdf = write_pdf(Document(Meta("Titel"), ()), theme)
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf.data.replace(b"pdfuaid:part>1<", b"pdfuaid:part>9<"))
    assert [len(each.failed) for each in verdicts("ua1", [path])] == [1]
