"""The Word files of the demo town say what its PDF files say, word for word."""

import re
from pathlib import Path

import pikepdf
import pytest

from reportgen.audit.anchored import read_anchors
from tests.writers.beside.compare import Allowed, compared
from tests.writers.beside.pdf import read_pdf
from tests.writers.beside.word import read_word
from tests.writers.beside.word_charts import chart_numbers

pytestmark = pytest.mark.demo
SHARES = {"gallery": {"8.1"}, "sozialbericht": {f"14.{at}" for at in range(1, 86, 5)}}
"""Pyramids of shares: what is told beside them are the counts."""
DRAWN = {"sozialbericht": 100, "gallery": 25, "teilbericht-kinder": 3, "leichte-sprache": 3}
"""So many charts at least are Word's own."""


def test_both_files_of_every_document_say_the_same(town: Path) -> None:
    paths = sorted((*town.glob("output/*.docx"), *town.glob("intern/*.docx")))
    assert len(paths) == 9
    used: set[Allowed] = set()
    for path in paths:
        pdf = read_pdf(path.with_suffix(".pdf").read_bytes())
        found = compared(pdf, read_word(path.read_bytes()))
        assert found.faults == [], path.name
        used |= found.used
    assert used == set(Allowed)


def test_every_anchor_is_where_and_as_it_was_written(town: Path) -> None:
    count = 0
    for path in (*town.glob("output/*.docx"), *town.glob("intern/*.docx")):
        found = read_anchors(path.read_bytes())
        assert found, path.name
        assert path.name.endswith(f"{found.document}.docx")
        assert not [each for each in found.anchors if each.is_lost or each.is_changed], path.name
        count += len(found.anchors)
    assert count > 10_000


@pytest.mark.parametrize("name", DRAWN)
def test_charts_in_word_show_the_numbers_that_are_attached_to_the_pdf(
    town: Path, name: str
) -> None:
    charts = dict(chart_numbers((town / "output" / f"{name}.docx").read_bytes()))
    assert len(charts) >= DRAWN[name]
    attached = attached_numbers(town / "output" / f"{name}.pdf")
    for number in charts.keys() - SHARES.get(name, set()):
        assert charts[number] <= attached[number], number


def attached_numbers(path: Path) -> dict[str, set[float]]:
    """By the numbers of figures all numbers in their data."""
    found: dict[str, set[float]] = {}
    with pikepdf.open(path) as pdf:
        for name, file in pdf.attachments.items():
            if number := re.match(r"\d+ Abbildung-(\w+)-(\d+)-", name):
                text = file.get_file().read_bytes().decode("utf-8-sig")
                told = re.findall(r"(?<![\d,])\d+(?:,\d+)?", text)
                found[f"{number[1]}.{number[2]}"] = {float(each.replace(",", ".")) for each in told}
    return found
