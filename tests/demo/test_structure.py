"""The demo town's PDF files as a screen reader and an archive meet them."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from reportgen.build.documents import Desk, composed
from reportgen.document.index import Index
from reportgen.document.nodes import Figure, ItemList, Section, Table, Terms
from reportgen.document.parts import parts
from reportgen.document.walk import walk
from reportgen.errors import Problems
from tests.writers.pdf.expected import differences
from tests.writers.pdf.told import told
from tests.writers.pdf.validator import conforming, needs_validator

pytestmark = pytest.mark.demo
NAMES = (
    "sozialbericht", "gallery", "beschlussvorlage", "leichte-sprache", "arbeitsfassung",
    "teilbericht-kinder", "mitteilung-kinder", "anfrage-pflege", "anmietung",
)  # fmt: skip
COUNTED = ("sozialbericht", "teilbericht-kinder")
"""Those that are attached to papers."""


def file(town: Path, name: str) -> Path:
    return town / "output" / f"{name}.pdf"


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_is_that_of_the_model(desk: Desk, town: Path, name: str) -> None:
    """Element by element, with all words, over all pages."""
    pages = {each: len(pikepdf.open(file(town, each)).pages) for each in COUNTED}
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
    indexed = sum(len(b.groups) for b in blocks if isinstance(b, Index))
    assert kinds["L"] == sum(isinstance(b, ItemList | Terms) for b in blocks) + indexed
    assert kinds["Figure"] >= sum(isinstance(b, Figure) for b in blocks) > 100
    titled = [b for b in blocks if isinstance(b, Section) and b.title]
    assert sum(kinds[f"H{level}"] for level in range(1, 7)) == len(titled) > 90
    assert {"Table", "L", "P"} <= {*tree.over_pages}  # which are one element all the same


SMALL = ("beschlussvorlage", "leichte-sprache")
"""Documents over which `pdfinfo -struct-text` takes seconds and not minutes."""
SPOKEN = ("P", "H1", "H2", "H3", "Caption", "TH", "TD", "Note")


@pytest.mark.real
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not here")
@pytest.mark.parametrize("name", SMALL)
def test_another_reader_meets_the_same_words_in_the_same_order(town: Path, name: str) -> None:
    """Poppler knows nothing of soft hyphens; so all hyphens are left out."""
    run = ["pdfinfo", "-struct-text", str(file(town, name))]
    out = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    text = re.sub(r"[\s\u00ad-]", "", "".join(re.findall('^ *"(.*)"$', out, re.MULTILINE)))
    place, lines = 0, told(file(town, name).read_bytes()).lines
    spoken = [words for each in lines for kind, words in [parted(each)] if kind in SPOKEN]
    assert len(spoken) > 50
    for words in spoken:
        place = text.find(words, place)
        assert place >= 0, words


def parted(line: str) -> tuple[str, str]:
    """Type and words of an element."""
    kind, _, words = line.strip().partition(" ")
    return kind, words.partition(" ")[0].replace("-", "")


@needs_validator
@pytest.mark.real
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_document_conforms(town: Path, profile: str) -> None:
    paths = sorted((*town.glob("output/*.pdf"), *town.glob("intern/*.pdf")))
    assert len(paths) == len(NAMES)
    assert conforming(profile, paths)


def test_the_report_is_light(town: Path) -> None:
    assert file(town, "sozialbericht").stat().st_size < 6_000_000
