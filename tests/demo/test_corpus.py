"""Small chapters with each construct alone and in odd company, built as a user builds them.

They stand in `tests/writers/pdf/corpus/`, each after a line with its name, and are documents of
the demo town, so that all its exhibits are at hand.
"""

import re
import shutil
from pathlib import Path

import pytest

from reportgen.build.documents import Desk, composed
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.errors import Problems
from reportgen.project import load_project
from reportgen.world import DiskWorld
from reportgen.writers.docx.checks.inspect import inspect
from tests.demo.conftest import ROOT, copy
from tests.writers.beside.compare import compared
from tests.writers.beside.pdf import read_pdf
from tests.writers.beside.word import read_word
from tests.writers.docx import validator as office
from tests.writers.pdf.expected import differences
from tests.writers.pdf.validator import conforming, needs_validator

pytestmark = pytest.mark.demo
CORPUS = ROOT / "tests" / "writers" / "pdf" / "corpus"
DOCUMENT = """
[document.{name}]
kind = "report"
title = "{name}"
formats = ["pdf", "docx"]
chapters = ["corpus/{name}.md"]
"""


def chapters() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(CORPUS.glob("*.md")):
        _, *parts = re.split(r"^=== (\S+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
        assert not found.keys() & set(parts[::2])
        found |= dict(zip(parts[::2], parts[1::2], strict=True))
    return found


CHAPTERS = chapters()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo town with the chapters as documents, built."""
    folder = copy(tmp_path_factory.mktemp("corpus"))
    (folder / "corpus").mkdir()
    shutil.copytree(CORPUS / "assets", folder / "assets", dirs_exist_ok=True)
    for name, text in CHAPTERS.items():
        (folder / "corpus" / f"{name}.md").write_text(text, "utf-8")
    with (folder / "report.toml").open("a", encoding="utf-8") as file:
        file.writelines(DOCUMENT.format(name=name) for name in CHAPTERS)
    build(DiskWorld(folder), Request(documents=tuple(CHAPTERS)), Silent())
    return folder


@pytest.fixture(scope="module")
def own_desk(project: Path, desk: Desk) -> Desk:
    """What the chapters are composed from: the town's numbers, and documents of their own."""
    world = DiskWorld(project)
    return Desk(load_project(world, Problems()), world, desk.numbers)


def file(project: Path, name: str, form: str = "pdf") -> Path:
    return project / "output" / f"{name}.{form}"


def test_the_corpus_is_large_enough() -> None:
    assert len(CHAPTERS) >= 60


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_tree_is_that_of_the_model(project: Path, own_desk: Desk, name: str) -> None:
    made = composed(name, own_desk, Problems(), {})
    assert differences(made.document, made.theme, file(project, name).read_bytes()) == []


@needs_validator
@pytest.mark.real
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_chapter_conforms(project: Path, profile: str) -> None:
    assert conforming(profile, [file(project, name) for name in CHAPTERS])


# ---------------------------------------------------------------- Word

WORDLESS = {"address-as-link", "heading-with-emphasis-and-code"}
"""Chapters with a link that does not say where it leads, on purpose."""


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_word_file_is_sound_and_open_to_everybody(project: Path, name: str) -> None:
    found = [each.code for each in inspect(file(project, name, "docx").read_bytes(), name)]
    assert found == ["word-links-wordless"] * (name in WORDLESS)


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_word_file_says_what_the_pdf_says(project: Path, name: str) -> None:
    pdf, word = (file(project, name, form).read_bytes() for form in ("pdf", "docx"))
    assert compared(read_pdf(pdf), read_word(word)).faults == []


@office.needs_validator
@pytest.mark.real
def test_the_open_xml_sdk_finds_no_fault_in_any_chapter(project: Path) -> None:
    assert office.all_faults(file(project, name, "docx") for name in CHAPTERS) == {}
