"""Both files of a document with every construct say the same; what is broken is found."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from reportgen.writers.docx.write import write_docx
from reportgen.writers.pdf.write import write_pdf
from tests.writers.beside.compare import compared
from tests.writers.beside.pdf import read_pdf
from tests.writers.beside.said import Told
from tests.writers.beside.word import read_word
from tests.writers.docx.conftest import made


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme("standard", MemoryWorld(), Problems())


@pytest.fixture(scope="module")
def word(theme: Theme) -> bytes:
    return write_docx(made(), theme)


@pytest.fixture(scope="module")
def pdf(theme: Theme) -> Told:
    return read_pdf(write_pdf(made(), theme).data)


def test_both_files_say_the_same(pdf: Told, word: bytes) -> None:
    assert compared(pdf, read_word(word)).faults == []
    assert len(pdf.said) > 100
    assert len(pdf.notes) == 2


def dropped(words: str) -> Callable[[str], str]:
    """Without the paragraph that has these words."""
    return lambda text: re.sub(rf"<w:p>(?:(?!</w:p>).)*?{words}.*?</w:p>", "", text, count=1)


def put(before: str, after: str) -> Callable[[str], str]:
    return lambda text: re.sub(before, after, text, count=1)


BREAKING: dict[str, tuple[str, Callable[[str], str]]] = {
    "a digit in a cell": ("document", put(">1\u202f290<", ">1\u202f280<")),
    "a paragraph": ("document", dropped("Nach dem Umbruch")),
    "an item of a list": ("document", dropped("zitiert")),
    "the number of a caption": ("document", put(r"(SEQ Tabelle.*?<w:t[^>]*>)1<", r"\g<1>2<")),
    "the text of a reference": ("document", put(r"(> REF _tab.*?<w:t[^>]*>)1\.1<", r"\g<1>1.2<")),
    "the number of a heading": ("document", put(r">1\.3<", ">1.4<")),
    "a line of the contents": ("document", dropped("Eine Überschrift, so lang")),
    "an alternative text": ("document", put('descr="Karte: im Süden hoch"', 'descr="Karte"')),
    "a row": ("document", put(r"<w:tr>(?:(?!</w:tr>).)*Südhang.*?</w:tr>", "")),
    "a head": ("document", put(">Haushalte<", ">Haushalt<")),
    "a sign": ("document", put("nichts vorhanden<", "nichts<")),
    "a unit": ("document", put(">Personen; Quote in %<", ">Personen<")),
    "a note": ("footnotes", put("Siedlung am Hafen", "Siedlung im Hafen")),
    "the mark of a note": ("document", put(r'<w:footnoteReference w:id="\d+"/>', "")),
    "where a list begins to count": ("numbering", put(r'(startOverride w:val=)"7"', r'\1"8"')),
    "how a list counts": ("numbering", put('"lowerLetter"', '"decimal"')),
}  # fmt: skip


@pytest.mark.parametrize("what", BREAKING)
def test_a_file_that_says_something_else_is_found(pdf: Told, word: bytes, what: str) -> None:
    part, change = BREAKING[what]
    broken = changed(word, f"word/{part}.xml", change)
    assert compared(pdf, read_word(broken)).faults


def changed(data: bytes, path: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as made_anew:
        for name in source.namelist():
            content = source.read(name)
            if name == path:
                told = content.decode()
                assert change(told) != told
                content = change(told).encode()
            made_anew.writestr(name, content)
    return target.getvalue()


def test_an_exhibit_may_not_pass_a_heading(pdf: Told, word: bytes) -> None:
    said = read_word(word).said
    moved = next(each for each in said if getattr(each, "caption", "").startswith("Tabelle1.1"))
    said.remove(moved)
    said.append(moved)
    assert compared(pdf, Told(said, pdf.notes)).faults
