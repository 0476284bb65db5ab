"""Page numbers in contents of Word files: counted by LibreOffice, by Word, or by nobody."""

import re
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from reportgen import office
from reportgen.build.documents import Made
from reportgen.build.paging import MEMORY
from reportgen.build.writing import written_docx
from reportgen.document.nodes import (
    Contents,
    Document,
    Listing,
    Meta,
    Section,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.world import DiskWorld, MemoryWorld
from tests.writers.docx.conftest import long_table, prose, words
from tests.writers.docx.test_real import needs_office
from tests.writers.docx.test_real import pages_of as texts_of

CHAPTERS = 7


class Office(MemoryWorld):
    """A world with an office program that puts each bookmark onto a page of its own."""

    def __init__(self, version: str = "1", *, is_ill: bool = False) -> None:
        super().__init__()
        self.version = version
        self.is_ill = is_ill
        self.asked = 0

    def office(self) -> str | None:
        return self.version

    def laid_out(self, word: bytes) -> bytes | None:
        self.asked += 1
        named = re.findall(r'bookmarkStart [^>]*w:name="_([^"]*)"', xml(word))
        return None if self.is_ill else pdf(f"/5F{each.replace('_', '5F')}" for each in named)


def pdf(destinations: Iterable[str]) -> bytes:
    made, target = pikepdf.new(), BytesIO()
    made.Root.Dests = pikepdf.Dictionary()
    for name in destinations:
        made.add_blank_page()
        place = pikepdf.Array([made.pages[-1].obj, pikepdf.Name.XYZ, 0, 0, 0])
        made.Root.Dests[name] = place
    made.save(target)
    return target.getvalue()


def xml(word: bytes, path: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(word)) as archive:
        return archive.read(path).decode()


def asks(word: bytes) -> bool:
    """Whether Word asks who opens it whether it may count."""
    return "updateFields" in xml(word, "word/settings.xml")


def told(word: bytes) -> list[str]:
    """The results of the fields for pages."""
    found = re.findall(r"PAGEREF .*?fldCharType=\"end\"", xml(word))
    return ["".join(re.findall(r"<w:t [^>]*>([^<]*)", each)) for each in found]


def made(manner: str = "auto", *, has_contents: bool = True) -> Made:
    """A document of some chapters, each on a page of its own."""
    lists = (Contents(Listing.SECTIONS), Contents(Listing.TABLES)) if has_contents else ()
    chapters = (
        Section(words(f"Kapitel {n}"), (prose(),), label=f"kap-{n}") for n in range(CHAPTERS)
    )
    blocks = (Section(words("Inhalt"), lists), *chapters)
    document = numbered(Document(Meta("Titel"), (*blocks, long_table())), Problems())
    return Made(document, themed(manner), "output/bericht")


def themed(manner: str) -> Theme:
    theme = load_theme("standard", MemoryWorld(), Problems())
    word = theme.tokens.word.model_copy(update={"page_numbers": manner})
    return replace(theme, tokens=theme.tokens.model_copy(update={"word": word}))


def build(document: Made, world: MemoryWorld | DiskWorld) -> tuple[bytes, list[str]]:
    problems = Problems()
    data = written_docx(document, world, problems).data
    return data, [each.code for each in problems.found]


@pytest.mark.parametrize("manner", ["auto", "libreoffice"])
def test_an_office_counts_where_there_is_one(manner: str) -> None:
    data, problems = build(made(manner), Office())
    assert told(data) == [str(1 + page) for page in range(1, CHAPTERS + 2)]
    assert not asks(data)
    assert problems == []


@pytest.mark.parametrize(
    ("manner", "problems"), [("auto", []), ("libreoffice", ["word-office-missing"])]
)
def test_without_one_word_counts(manner: str, problems: list[str]) -> None:
    data, found = build(made(manner), MemoryWorld())
    assert set(told(data)) == {""}
    assert asks(data)
    assert found == problems


@pytest.mark.parametrize(("manner", "is_asking"), [("word", True), ("none", False)])
def test_an_office_is_not_asked_where_it_shall_not_count(manner: str, is_asking: bool) -> None:  # noqa: FBT001 -- a case
    world = Office()
    data, problems = build(made(manner), world)
    assert set(told(data)) == {""}
    assert asks(data) is is_asking
    assert problems == []
    assert world.asked == 0


def test_an_office_that_fails_does_not_keep_the_document_back() -> None:
    world = Office(is_ill=True)
    data, problems = build(made(), world)
    assert set(told(data)) == {""}
    assert asks(data)
    assert problems == ["word-office-failed"]
    assert MEMORY not in world.files  # and is asked again


def test_what_names_no_pages_needs_no_office() -> None:
    world = Office()
    data, _ = build(made(has_contents=False), world)
    assert not asks(data)
    assert world.asked == 0


def test_what_has_not_changed_is_not_counted_again() -> None:
    world = Office()
    first, _ = build(made(), world)
    again, _ = build(made(), world)
    assert (world.asked, again) == (1, first)
    changed = made()
    longer = replace(changed.document, blocks=(*changed.document.blocks, prose()))
    build(replace(changed, document=longer), world)
    assert world.asked == 2
    world.version = "2"
    build(made(), world)
    assert world.asked == 3


@pytest.mark.parametrize(
    "spoilt", [b"", b"[]", b"{", b'{"a": 1}', b"\xff\xfe", b'{"a": {"b": "c"}}']
)
def test_a_damaged_memory_costs_time_alone(spoilt: bytes) -> None:
    world = Office()
    expected, _ = build(made(), Office())
    world.files[MEMORY] = spoilt
    assert build(made(), world) == (expected, [])
    assert world.asked == 1


# ---------------------------------------------------------------- the program itself


def program(folder: Path, script: str) -> Path:
    """An office program that does what a script says."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
def test_an_office_without_end_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', "
    program(tmp_path, f"{sleeper}'import time; time.sleep(71.25)'])")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PATIENCE", 0.5)
    assert office.known()
    assert office.laid_out(b"") is None
    for _ in range(50):  # the system takes a moment
        listed = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
        if not any(b"sleep(71.25)" in each for each in listed):
            return
        time.sleep(0.1)
    pytest.fail("what it started goes on")


@pytest.mark.parametrize("script", ["raise SystemExit(3)", "", "import nothing_of_this_name"])
def test_an_office_that_makes_nothing_is_told(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, script)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office.laid_out(b"") is None


def test_without_room_for_its_files_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refused)
    assert office.laid_out(b"") is None


def test_a_machine_without_office_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_NAMES", office._NAMES[:2])
    assert office.known() is None
    assert office.laid_out(b"") is None


@pytest.mark.real
@needs_office
def test_the_contents_name_the_pages_that_the_office_sets(tmp_path: Path) -> None:
    data, problems = build(made(), DiskWorld(tmp_path))
    assert problems == []
    assert not asks(data)
    pages = texts_of(data, tmp_path)
    lines = re.findall(
        r"^\s*(?:\d +)?(Kapitel \d+|Tabelle [\d.]+) .*?(\d+)$", pages[0], re.MULTILINE
    )
    assert len(lines) == CHAPTERS + 1
    for entry, page in lines:
        assert entry in pages[int(page) - 1]
