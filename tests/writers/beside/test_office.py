"""What LibreOffice makes of a Word file with every construct: all is on its pages, in order."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportgen.build.documents import Made
from reportgen.build.writing import written_docx
from reportgen.document.theme import load_theme
from reportgen.errors import Problems
from reportgen.world import DiskWorld, MemoryWorld
from tests.writers.beside.said import Exhibit, Piece, Said, Told
from tests.writers.beside.word import read_word
from tests.writers.docx.conftest import made
from tests.writers.docx.test_real import needs_office, pages_of

pytestmark = [pytest.mark.real, needs_office]
HEADER = "SozialberichtWiesenbrück"


def bare(text: str) -> str:
    """Letters and digits only: lines are broken and words parted as it fits."""
    return re.sub(r"[\W_]", "", text)


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file with page numbers of LibreOffice's in its contents and references."""
    theme = load_theme("standard", MemoryWorld(), Problems())
    asking = theme.tokens.word.model_copy(update={"page_numbers": "libreoffice"})
    theme = replace(theme, tokens=theme.tokens.model_copy(update={"word": asking}))
    document = Made(made(), theme, "output/a")
    return written_docx(document, DiskWorld(tmp_path_factory.mktemp("a")), Problems()).data


@pytest.fixture(scope="module")
def told(word: bytes) -> Told:
    return read_word(word)


@pytest.fixture(scope="module")
def pages(word: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Without the pages that references name."""
    found = pages_of(word, tmp_path_factory.mktemp("office"), "-raw")
    return [bare(re.sub(r",\s+Seite\s+\d+", "", page)) for page in found]


def printed(said: Said) -> Iterator[str]:
    """What is printed of a piece, but for heads, which stand on each page of a table."""
    match said:
        case Piece("picture"):
            return
        case Piece(_, words):
            yield bare(words)
        case Exhibit():
            yield bare(said.caption)
            yield from (bare(cell) for row in said.rows for cell in row)
            yield from map(bare, said.below)


def inner(page: str, number: int, told: Told) -> str:
    """A page without running head, notes and number, so that paragraphs go on on the next one."""
    notes = "|".join(map(bare, told.notes))
    return re.sub(rf"^{HEADER}|(?:{notes})*{number}$", "", page)


def between(told: Told, pages: list[str]) -> Iterator[tuple[str, str]]:
    """What stands before each printed phrase, behind the one before it."""
    text, place = "".join(inner(page, n, told) for n, page in enumerate(pages, start=1)), 0
    for phrase in (each for said in told.said for each in printed(said)):
        found = text.find(phrase, place)
        assert found >= 0, (phrase, text[place : place + 200])
        yield text[place:found], phrase
        place = found + len(phrase)
    yield text[place:], ""


def test_nothing_is_lost_or_added_and_all_is_in_order(told: Told, pages: list[str]) -> None:
    """Between what is said there are numbers of pages, running heads, heads of tables, notes."""
    exhibits = [each for each in told.said if isinstance(each, Exhibit)]
    heads = [bare(cell) for each in exhibits for row in each.head for cell in row]
    known = sorted({HEADER, *heads, *map(bare, told.notes)} - {""}, key=len)
    for gap, phrase in between(told, pages):
        left = re.sub("|".join(reversed(known)), "", gap)
        assert re.fullmatch(r"\d*", left), (left, phrase)


def test_the_head_of_a_table_stands_on_each_of_its_pages(pages: list[str]) -> None:
    first = number_of(pages, "Bezirk000")
    last = number_of(pages, "Bezirk119")
    assert last - first >= 2
    for page in pages[first : last + 1]:
        assert "BezirkPersonenHaushalteQuoteBezirk" in page


def number_of(pages: list[str], words: str) -> int:
    """The only page that has some words, from 0."""
    (found,) = (number for number, page in enumerate(pages) if words in page)
    return found


def test_notes_stand_on_the_page_of_their_marks(told: Told, pages: list[str]) -> None:
    for mark, note in (("Vorwort1", told.notes[0]), ("Nordstadt2", told.notes[1])):
        assert bare(note) in pages[number_of(pages, mark)]


def test_landscape_pages_have_header_and_number(pages: list[str]) -> None:
    for words in ("Tabelle22BevölkerungnachBezirken20122024Bezirk", "Abbildung22EinbreitesBild"):
        number = next(n for n, page in enumerate(pages) if words in page and n > 2)
        assert HEADER in pages[number]
        assert pages[number].endswith(str(number + 1))


def test_lists_of_contents_name_the_pages(told: Told, pages: list[str]) -> None:
    entries = [each for each in told.said if isinstance(each, Piece) and each.role == "entry"]
    words = [bare(each.words) for each in entries]
    lines = "".join(f"{re.escape(each)}(\\d+?)" for each in words)
    found = re.fullmatch(f"{HEADER}Inhalt{lines}3", pages[2])
    assert found
    assert len(words) > 12
    for entry, number in zip(words, found.groups(), strict=True):
        assert entry in pages[int(number) - 1]
