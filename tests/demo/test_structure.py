"""The demo town's PDF files as a screen reader and an archive meet them."""

from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from reportgen.build.documents import Desk, composed
from reportgen.document.nodes import Figure, ItemList, Section, Table, Terms
from reportgen.document.parts import parts
from reportgen.document.walk import walk
from reportgen.errors import Problems
from tests.writers.pdf.expected import differences
from tests.writers.pdf.told import told
from tests.writers.pdf.validator import conforming, needs_validator

pytestmark = pytest.mark.demo
NAMES = ("sozialbericht", "gallery", "beschlussvorlage", "leichte-sprache", "arbeitsfassung")


def file(town: Path, name: str) -> Path:
    return town / "output" / f"{name}.pdf"


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_is_that_of_the_model(desk: Desk, town: Path, name: str) -> None:
    """Element by element, with all words, over all pages."""
    pages = {each: len(pikepdf.open(file(town, each)).pages) for each in NAMES[:2]}
    made = composed(name, desk, Problems(), pages)
    data = (town / f"{made.stem}.pdf").read_bytes()
    assert differences(made.document, made.theme, data) == []


def test_no_document_is_left_out(desk: Desk) -> None:
    assert set(NAMES) == set(desk.project.documents)


def test_counts_of_the_report_are_those_of_the_model(desk: Desk, town: Path) -> None:
    report = composed("sozialbericht", desk, Problems(), {}).document
    blocks = tuple(walk(report.blocks))
    tree = told(file(town, "sozialbericht").read_bytes())
    kinds = Counter(line.split()[0] for line in tree.lines)
    assert kinds["Table"] == sum(len(parts(b)) for b in blocks if isinstance(b, Table)) > 150
    assert kinds["L"] == sum(isinstance(b, ItemList | Terms) for b in blocks)
    assert kinds["Figure"] >= sum(isinstance(b, Figure) for b in blocks) > 100
    titled = [b for b in blocks if isinstance(b, Section) and b.title]
    assert sum(kinds[f"H{level}"] for level in range(1, 7)) == len(titled) > 90
    assert {"Table", "L", "P"} <= {*tree.over_pages}  # which are one element all the same


@needs_validator
@pytest.mark.real
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_document_conforms(town: Path, profile: str) -> None:
    paths = sorted((*town.glob("output/*.pdf"), *town.glob("intern/*.pdf")))
    assert len(paths) == len(NAMES)
    assert conforming(profile, paths)


def test_the_report_is_light(town: Path) -> None:
    assert file(town, "sozialbericht").stat().st_size < 6_000_000
