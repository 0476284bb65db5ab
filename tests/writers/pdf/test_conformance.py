"""The report against the standards, as the veraPDF engine judges it."""

import json
import subprocess
from pathlib import Path

import pytest

from reportgen.document.nodes import Document, Meta
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf

VERAPDF = Path(__file__).parents[3] / ".tools" / "verapdf" / "verapdf"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not VERAPDF.is_file(), reason="the veraPDF engine is not here: tools/verapdf/setup.sh"
    ),
]


def failures(profile: str, path: Path) -> list[str]:
    done = subprocess.run([VERAPDF, profile, path], capture_output=True, text=True, check=False)
    verdict = json.loads(done.stdout)
    assert verdict.get("checks", 0) > 30, verdict
    return [f"{each['rule']} {each['message']} ({each['count']})" for each in verdict["failed"]]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_node_conforms(profile: str, written: Pdf, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(written.data)
    assert failures(profile, path) == []


def test_the_engine_sees_what_is_wrong(theme: Theme, tmp_path: Path) -> None:
    pdf = write_pdf(Document(Meta("Titel"), ()), theme)
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf.data.replace(b"pdfuaid:part>1<", b"pdfuaid:part>9<"))
    assert len(failures("ua1", path)) == 1
