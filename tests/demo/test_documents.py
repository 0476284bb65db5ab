"""The demo town's documents, built as a user builds them."""

import hashlib
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.demo.conftest import build, copy

NAMES = (
    "anfrage-pflege.docx", "anfrage-pflege.ledger.json", "anfrage-pflege.pdf",
    "beschlussvorlage.docx", "beschlussvorlage.ledger.json", "beschlussvorlage.pdf",
    "gallery.docx", "gallery.ledger.json", "gallery.pdf",
    "leichte-sprache.docx", "leichte-sprache.ledger.json", "leichte-sprache.pdf",
    "mitteilung-kinder.docx", "mitteilung-kinder.ledger.json", "mitteilung-kinder.pdf",
    "sozialbericht.docx", "sozialbericht.ledger.json", "sozialbericht.pdf",
    "teilbericht-kinder.docx", "teilbericht-kinder.ledger.json", "teilbericht-kinder.pdf",
)  # fmt: skip
FOLDERS = (
    "anfrage-pflege.texte", "beschlussvorlage.anlagen", "beschlussvorlage.texte",
    "mitteilung-kinder.anlagen", "mitteilung-kinder.texte",
)  # fmt: skip
"""Of plain texts and annexes."""
INTERNAL = (
    ".gitignore", "INTERN-arbeitsfassung.docx", "INTERN-arbeitsfassung.ledger.json",
    "INTERN-arbeitsfassung.pdf", "NICHTOEFFENTLICH-anmietung.docx",
    "NICHTOEFFENTLICH-anmietung.ledger.json", "NICHTOEFFENTLICH-anmietung.pdf",
    "NICHTOEFFENTLICH-anmietung.texte", "schutz.csv",
)  # fmt: skip

pytestmark = pytest.mark.demo


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same town with forty more people in need of care in one district, in one file."""
    project = copy(tmp_path_factory.mktemp("changed"))
    data = project / "data" / "pflegebeduerftige.csv"
    raw = data.read_bytes()
    data.write_bytes(one_number_changed(raw))
    assert data.read_bytes() != raw
    build(project, "2")
    return project


def one_number_changed(raw: bytes) -> bytes:
    """Raise the latest number of the last district (before the sum) by 40."""
    found = re.search(rb"(?m)^(044;.*;)(\d+)(\r?)$", raw)
    assert found
    return raw[: found.start()] + found[1] + b"%d" % (int(found[2]) + 40) + raw[found.end(2) :]


def text_of(pdf: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def document_xml(docx: Path) -> str:
    with ZipFile(docx) as package:
        return package.read("word/document.xml").decode()


def words(docx: Path) -> str:
    runs = re.findall(r"<w:t[ >][^<]*|</w:p>", document_xml(docx))
    return "".join("\n" if run == "</w:p>" else run.split(">", 1)[1] for run in runs)


def test_all_documents_are_there(town: Path) -> None:
    found = [path.name for path in (town / "output").iterdir() if path.is_file()]
    assert tuple(sorted(found)) == NAMES
    folders = [path.name for path in (town / "output").iterdir() if path.is_dir()]
    assert tuple(sorted(folders)) == FOLDERS
    assert tuple(sorted(path.name for path in (town / "intern").iterdir())) == INTERNAL


def test_annexes_are_what_is_published(town: Path) -> None:
    for paper, report in (
        ("beschlussvorlage", "sozialbericht"),
        ("mitteilung-kinder", "teilbericht-kinder"),
    ):
        copy_of = town / "output" / f"{paper}.anlagen" / f"Anlage-1-{report}.pdf"
        assert copy_of.read_bytes() == (town / "output" / f"{report}.pdf").read_bytes()


def test_a_second_build_gives_the_same_bytes(town: Path) -> None:
    before = digests(town)
    build(town, "77")
    assert digests(town) == before


def digests(project: Path) -> dict[str, str]:
    folders = (project / "output", project / "intern")
    files = (path for folder in folders for path in folder.iterdir() if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.real
def test_the_report_has_the_size_of_a_real_one(town: Path) -> None:
    text = text_of(town / "output" / "sozialbericht.pdf")
    assert 130 <= text.count("\f") <= 260
    captions = Counter(
        re.findall(r"^\s*(Tabelle|Abbildung|Karte) [\dA-Z]+\.\d+", text, re.MULTILINE)
    )
    assert captions["Tabelle"] >= 100
    assert captions["Abbildung"] + captions["Karte"] >= 100


@pytest.mark.real
def test_the_report_says_that_it_is_fictitious(town: Path) -> None:
    first_pages = text_of(town / "output" / "sozialbericht.pdf").split("\f")[:3]
    assert sum("fiktiv" in page.lower() or "erfunden" in page.lower() for page in first_pages) >= 2


def numbers_named(text: str) -> set[str]:
    """Every table, figure and map that captions, lists and references name."""
    found = re.findall(r"(Tabelle|Abbildung|Karte)\s+([\dA-Z]+\.\d+)", text)
    return {" ".join(each) for each in found}


@pytest.mark.real
def test_both_formats_number_alike(town: Path) -> None:
    pdf = numbers_named(text_of(town / "output" / "sozialbericht.pdf"))
    assert pdf == numbers_named(words(town / "output" / "sozialbericht.docx"))


@pytest.mark.real
def test_one_changed_number_shows_everywhere_and_changes_nothing_else(
    town: Path, changed: Path
) -> None:
    before = text_of(town / "output" / "sozialbericht.pdf").splitlines()
    after = text_of(changed / "output" / "sozialbericht.pdf").splitlines()
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    assert 0 < len(gone) < len(before) // 20
    assert len(come) < len(after) // 20
    assert any("Pflege" in line or "pflegebedürftig" in line for line in come)
    for name in NAMES:
        old, new = (project / "output" / name for project in (town, changed))
        is_of_children = name.startswith(("mitteilung-kinder", "teilbericht-kinder"))
        assert (old.read_bytes() == new.read_bytes()) is is_of_children, name


@pytest.mark.real
def test_the_paper_quotes_the_report(changed: Path) -> None:
    paper = text_of(changed / "output" / "beschlussvorlage.pdf")
    found = re.search(r"([\d\u202f ]+) Menschen sind pflegebedürftig", paper)
    assert found
    number = re.sub(r"\D", "", found[1])
    report = re.sub(r"[\u202f\u00a0 ]", "", text_of(changed / "output" / "sozialbericht.pdf"))
    assert f"{number}Menschenpflegebedürftig" in report or f"sind{number}Menschen" in report


@pytest.mark.parametrize("name", ["anfrage-pflege", "beschlussvorlage", "mitteilung-kinder"])
def test_all_outputs_of_a_paper_tell_the_same_numbers(town: Path, name: str) -> None:
    folder = town / "output" / f"{name}.texte"
    plain = "\n".join(path.read_text("utf-8") for path in sorted(folder.iterdir()))
    paper = re.sub(r"Seite \d+ von \d+", "", text_of(town / "output" / f"{name}.pdf"))
    word = words(town / "output" / f"{name}.docx")
    decimals = [set(re.findall(r"\d+,\d+", each)) for each in (plain, paper, word)]
    assert len(decimals[0]) > 3
    assert decimals[0] == decimals[1] == decimals[2]


def test_nothing_of_a_closed_paper_is_public(town: Path) -> None:
    for path in (town / "output").rglob("*"):
        if path.suffix in (".txt", ".json"):
            assert "Gerberstraße" not in path.read_text("utf-8")
        elif path.suffix == ".docx":
            assert "Gerberstraße" not in words(path)
        elif path.suffix == ".pdf":
            assert "Gerberstraße" not in text_of(path)
    closed = town / "intern" / "NICHTOEFFENTLICH-anmietung.pdf"
    assert "Gerberstraße" in text_of(closed)
    assert "NICHTÖFFENTLICH" in text_of(closed)


def test_the_extract_counts_for_itself(town: Path) -> None:
    text = text_of(town / "output" / "teilbericht-kinder.pdf")
    assert 20 <= text.count("\f") <= 30
    named = {each.split(".")[0] for each in numbers_named(text) if "Sozialbericht" not in each}
    assert named <= {f"{kind} {n}" for kind in ("Tabelle", "Abbildung", "Karte") for n in "12345A"}
    assert "Sozialbericht 2024, Anhang A" in " ".join(text.split())
    word = words(town / "output" / "teilbericht-kinder.docx")
    assert numbers_named(text) == numbers_named(word)


def test_no_hidden_mark_or_markup_is_left(town: Path) -> None:
    for name in NAMES:
        if name.endswith(".docx"):
            text = words(town / "output" / name)
            assert not re.search(r"[\ue000-\uf8ff]|\{\{|\{%|:::", text)
