"""The Word file in the eyes of independent programs: the Open XML SDK and LibreOffice."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import Theme
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.validator import faults, needs_validator

pytestmark = pytest.mark.real
needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice or poppler is not here: make tools",
)


# ---------------------------------------------------------------- Open XML SDK


@needs_validator
@pytest.mark.parametrize("kind", DocumentKind)
def test_the_sdk_finds_no_fault(
    kind: DocumentKind, everything: Document, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    document = replace(everything, meta=replace(everything.meta, kind=kind))
    path.write_bytes(write_docx(document, theme))
    assert not faults(path)


@needs_validator
@pytest.mark.parametrize("name", ["reference.docx", "council-paper.docx", "plain-language.docx"])
def test_the_sdk_finds_no_fault_in_the_templates(name: str, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(theme.read(name))
    assert not faults(tmp_path / name)


@needs_validator
def test_the_sdk_finds_faults_where_there_are_some(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(written[: len(written) // 2])
    assert faults(path)


# ---------------------------------------------------------------- LibreOffice


def run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)
    return done.stdout


def pages_of(data: bytes, folder: Path, order: str = "-layout") -> list[str]:
    """The text of each page as LibreOffice sets it."""
    source = folder / "a.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ("--convert-to", "pdf", "--outdir", str(folder))
    run("soffice", profile, "--headless", *target, str(source))
    return run("pdftotext", order, str(folder / "a.pdf"), "-").split("\f")[:-1]


@pytest.fixture(scope="module")
def printed(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return pages_of(written, tmp_path_factory.mktemp("office"))


def page_with(pages: list[str], *words: str) -> int:
    """The first page, from 1, that has all these words after the lists of contents."""
    found = (n for n, page in enumerate(pages, start=1) if all(each in page for each in words))
    return next(each for each in found if each > 3)


@needs_office
def test_cover_and_imprint_are_pages_of_their_own(printed: list[str]) -> None:
    cover, imprint, contents, *_ = printed
    assert "Sozialbericht 2025" in cover
    assert imprint.split() == ["Impressum", "Herausgeber:", "Amt", "für", "Soziales"]
    assert "Inhalt" in contents
    assert "Sozialbericht Wiesenbrück" in contents


@needs_office
def test_contents_name_every_chapter_table_figure_and_map(printed: list[str]) -> None:
    contents = printed[2]
    for entry in (
        "1       Bevölkerung",
        "A       Anhang",
        "Tabelle 2.1",
        "Abbildung 2.2",
        "Karte 2.1",
    ):
        assert re.sub(r"\s+", " ", entry) in re.sub(r"\s+", " ", contents)


@needs_office
def test_numbers_are_those_of_the_model_after_the_office_has_counted(printed: list[str]) -> None:
    whole = re.sub(r"\s+", " ", " ".join(printed[3:]))
    for caption in ("Tabelle 1.1 Personen", "Tabelle 2.2 Bevölkerung", "Karte 2.1 Quote",
                    "Abbildung 2.2 Ein breites", "Tabelle A.1 Im Anhang"):  # fmt: skip
        assert caption in whole
    assert "(siehe Tabelle 1.1, Abbildung 1.1, Kapitel 2 und „Vorwort“)1." in whole


@needs_office
def test_the_head_of_a_long_table_stands_on_every_page(printed: list[str]) -> None:
    first, last = (page_with(printed, each) for each in ("Hundertzwanzig", "Einwohnermelde"))
    assert last - first >= 2
    assert all("Quote" in page for page in printed[first - 1 : last])


@needs_office
def test_pages_are_numbered_and_turned_ones_too(printed: list[str]) -> None:
    for number, page in enumerate(printed[2:], start=3):
        assert page.split()[-1] == str(number)


@needs_office
def test_footnotes_stand_on_the_page_of_their_mark(printed: list[str]) -> None:
    page = printed[page_with(printed, "Ein Vorspann") - 1]
    assert "Eine Fußnote mit Verweis" in page


@needs_office
def test_known_pages_stand_in_the_contents(
    printed: list[str], everything: Document, theme: Theme, tmp_path: Path
) -> None:
    place = page_with(printed, "Hundertzwanzig")
    known = {"tab-lang": place, "kap-zwei": place, "tab-klein": 999}
    pages = pages_of(write_docx(everything, theme, known), tmp_path)
    counted = page_with(pages, "Bedarfsgemeinschaften")
    assert f"(siehe Tabelle 1.1, Seite {counted}, " in re.sub(r"\s+", " ", " ".join(pages))
    contents = pages[2]
    lines = [line for line in contents.splitlines() if re.search(rf"[. ]{place}$", line)]
    assert [line.split()[0] for line in lines] == ["2", "Tabelle"]
