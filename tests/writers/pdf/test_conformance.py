"""The report against the standards, as the veraPDF engine judges it."""

from pathlib import Path

import pytest

from reportgen.document.nodes import Document, Meta
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.validator import conforming, needs_validator, verdicts

pytestmark = [pytest.mark.real, needs_validator]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_node_conforms(profile: str, written: Pdf, tmp_path: Path) -> None:
    path = tmp_path / "every-node.pdf"
    path.write_bytes(written.data)
    assert conforming(profile, [path])


def test_the_engine_sees_what_is_wrong(theme: Theme, tmp_path: Path) -> None:
    pdf = write_pdf(Document(Meta("Titel"), ()), theme)
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf.data.replace(b"pdfuaid:part>1<", b"pdfuaid:part>9<"))
    assert [len(each.failed) for each in verdicts("ua1", [path])] == [1]
