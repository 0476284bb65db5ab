"""The Word file as a whole."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Reference, Text
from reportgen.document.nodes import (
    Contents,
    Document,
    Figure,
    FigureKind,
    Listing,
    Meta,
    Paragraph,
    Section,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.writers.docx.markup import NAMESPACES, Element
from reportgen.writers.docx.write import write_docx
from tests.work import growth

ROOT = Path(__file__).parents[3]


def part(data: bytes, path: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(path)


def tree(data: bytes, path: str = "word/document.xml") -> Element:
    return etree.fromstring(part(data, path))


def document(*text: str, meta: Meta | None = None) -> Document:
    blocks = tuple(Paragraph((Text(each),)) for each in text)
    return Document(meta or Meta("Titel", date="2025-03-31"), blocks)


# ---------------------------------------------------------------- the same bytes

AGAIN = """
import hashlib, runpy, sys
made = runpy.run_path(sys.argv[1])
data = made["write_docx"](made["made"](), made["load_theme"]("standard", made["MemoryWorld"](),
                                                           made["Problems"]()))
print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_document_has_the_same_bytes_in_every_process() -> None:
    command = [sys.executable, "-c", AGAIN, str(Path(__file__).with_name("conftest.py"))]
    digests = {
        subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, **seed}
        ).stdout
        for seed in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    }
    assert len(digests) == 1


def test_the_archive_is_sorted_and_has_no_clock(written: bytes) -> None:
    with ZipFile(BytesIO(written)) as archive:
        names = archive.namelist()
        dates = {each.date_time for each in archive.infolist()}
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert dates == {(1980, 1, 1, 0, 0, 0)}


# ---------------------------------------------------------------- what is true of the whole


def test_core_properties_tell_title_author_and_the_date_of_the_document(theme: Theme) -> None:
    meta = Meta("Titel & mehr", author="Amt", subject="Thema", keywords=("a", "b"),
                date="2025-03-31")  # fmt: skip
    core = docx.Document(BytesIO(write_docx(document(meta=meta), theme))).core_properties
    moment = datetime(2025, 3, 31, tzinfo=UTC)
    assert (core.title, core.author, core.subject) == ("Titel & mehr", "Amt", "Thema")
    assert (core.keywords, core.language, core.revision) == ("a, b", "de-DE", 1)
    assert (core.created, core.modified) == (moment, moment)


def test_a_document_without_a_date_takes_none_from_the_clock(theme: Theme) -> None:
    written = write_docx(document(meta=Meta("Titel")), theme)
    assert str(datetime.now(UTC).year) not in part(written, "docProps/core.xml").decode()  # noqa: TID251 -- to compare


@pytest.mark.parametrize("language", ["de-DE", "de-AT"])
def test_the_language_is_that_of_the_document(language: str, theme: Theme) -> None:
    meta = Meta("Titel", date="2025-03-31", language=language)
    written = write_docx(document(meta=meta), theme)
    assert f'w:lang w:val="{language}"' in part(written, "word/styles.xml").decode()
    assert f'w:themeFontLang w:val="{language}"' in part(written, "word/settings.xml").decode()


def test_words_are_hyphenated(written: bytes) -> None:
    assert b"<w:autoHyphenation/>" in part(written, "word/settings.xml")


# ---------------------------------------------------------------- text


def text_of(data: bytes) -> list[str]:
    paragraphs = tree(data).iterfind(".//w:p", NAMESPACES)
    return ["".join(map(str, each.itertext())) for each in paragraphs]


PRINTABLE = st.characters(
    blacklist_categories=("Cs", "Cc"), blacklist_characters="\u00ad\u2011\ufffe\uffff"
)


@settings(max_examples=40)
@given(text=st.text(PRINTABLE, min_size=1))
def test_every_character_arrives(text: str, theme: Theme) -> None:
    assert text_of(write_docx(document(text), theme)) == [text]


@settings(max_examples=40)
@given(text=st.text(st.characters(codec="utf-8")))
def test_no_text_breaks_the_file(text: str, theme: Theme) -> None:
    meta = Meta(f"x{text}", author=text, running_title=text, date="2025-03-31")
    figure = Figure((Text(text),), Drawing(b"<svg/>", b"", 10, 10), text, FigureKind.PICTURE)
    section = Section((Text(text),), (*document(text).blocks, figure), label=text)
    written = write_docx(Document(meta, (section,)), theme)
    assert docx.Document(BytesIO(written)).paragraphs


# ---------------------------------------------------------------- pages


def referring(theme: Theme, pages: Mapping[str, int]) -> bytes:
    section = Section((Text("Eins"),), (Paragraph((Reference("eins", page=True),)),), label="eins")
    whole = replace(document(), blocks=(Contents(Listing.SECTIONS), section))
    return write_docx(numbered(whole, Problems()), theme, pages)


def test_pages_that_nobody_knows_are_left_to_word(theme: Theme) -> None:
    written = referring(theme, {})
    assert b'<w:updateFields w:val="true"/>' in part(written, "word/settings.xml")
    assert "Seite" not in "".join(text_of(written))


def test_dots_lead_to_pages_that_are_known(theme: Theme) -> None:
    inner = Section((Text("Innen"),), (), label="innen")
    whole = replace(document(), blocks=(Contents(Listing.SECTIONS), inner_of("eins", inner)))
    laid = numbered(whole, Problems())
    assert b'w:leader="dot"' not in part(write_docx(laid, theme), "word/document.xml")
    written = write_docx(laid, theme, {"eins": 3, "innen": 4})
    assert part(written, "word/document.xml").count(b'w:leader="dot"') == 1


def inner_of(label: str, section: Section) -> Section:
    return Section((Text(label),), (section,), label=label)


def test_known_pages_are_printed_and_word_does_not_ask(theme: Theme) -> None:
    written = referring(theme, {"eins": 17})
    assert b"updateFields" not in part(written, "word/settings.xml")
    shown = [each.replace(" PAGEREF _eins \\h ", "") for each in text_of(written)]
    assert shown[0].endswith("1Eins17")
    assert shown[-1].endswith("Seite\u00a017")


def test_a_document_without_pages_to_know_does_not_make_word_ask(theme: Theme) -> None:
    assert b"updateFields" not in part(write_docx(document("a"), theme), "word/settings.xml")


# ---------------------------------------------------------------- speed


def test_work_grows_as_the_document_does(theme: Theme) -> None:
    def write(count: int) -> None:
        write_docx(document(*(f"Absatz {n}" for n in range(count))), theme)

    assert growth(write, 3000) < 2.2
