"""The pages of a report as an independent program reads them (poppler, qpdf)."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document.nodes import Document, Section
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.pages import Page, Word, collisions, pages_of, run
from tests.writers.pdf.told import SOFT

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not all(map(shutil.which, ("pdftotext", "pdfinfo", "pdffonts", "qpdf"))),
        reason="poppler-utils or qpdf are not here",
    ),
]


@pytest.fixture(scope="module")
def path(written: Pdf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / "report.pdf"
    file.write_bytes(written.data)
    return file


@pytest.fixture(scope="module")
def pages(path: Path) -> tuple[Page, ...]:
    return pages_of(path)


def test_all_words_are_there_in_order(path: Path) -> None:
    """As far as the eye reads one column after the other."""
    text = " ".join(run("pdftotext", path, "-").replace(f"{SOFT}\n", "").split())
    wanted = (
        "Sozialbericht 2025", "Fiktive Stadt", "Impressum", "Inhalt", "Kurzfassung", "Tabelle 1.1",
        "118 611", "Quelle: Einwohnermelderegister", "Abbildung 1.1", "Bezirk 6",
        "Absteigend sortiert.", "Karte 1.1", "Nord zusammen", "Tabelle 1.5", "Straße 120",
        "Tabelle 1.4", "12 500 €", "Definition", "Resolution", "Nordstadt", "A.1 Methoden",
    )  # fmt: skip
    assert _in_order(text, wanted)


def test_a_screen_reader_meets_all_words_in_order(
    report: Document, theme: Theme, tmp_path: Path
) -> None:
    """Without the long tables, over which `pdfinfo -struct-text` takes half a minute."""
    chapter = report.blocks[4]
    assert isinstance(chapter, Section)
    first = replace(chapter, blocks=chapter.blocks[:2])
    path = tmp_path / "part.pdf"
    path.write_bytes(write_pdf(replace(report, blocks=(*report.blocks[1:4], first)), theme).data)
    told = re.findall('^ *"(.*)"$', run("pdfinfo", "-struct-text", path), re.MULTILINE)
    text = " ".join(word for part in told for word in part.split(" ") if word)
    wanted = (
        "Inhalt Kurzfassung 3 1 Armut & soziale Sicherung 4 1.1", "1.1.1 Tiefer gelegen",
        "Kurzfassung 1. Die Mindestsicherungsquote ist", "2. Siehe Tabelle 1.3 , Seite",
        "1 Armut & soziale Sicherung", "Kinder tragen das größte Risiko Jedes vierte Kind",
        "Kaufmännisch & <sicher>: betont , wichtig , beides , CO 2", "report.toml", "12,4\u202f%",
        "Neue Zeile: ☑ Ja ☐ Nein − ± ≥ → Łódź Şişli „Zitat“",
        "Tabelle 1.1", "Anzahl", "Bezirk 2021", "Bezirk 17", "Wiesenbrück 118\u202f611",
        "Abweichungen", "2 Ohne Personen in Einrichtungen.", "Zeichenerklärung:", "Quelle:",
        "Ein Punkt mit Anmerkung", "c) erstens d) zweitens", "Bedarfsgemeinschaft",
    )  # fmt: skip
    assert _in_order(text, wanted)
    assert "1 Mit Betonung und Landesamt für Statistik" in text


def _in_order(text: str, wanted: tuple[str, ...]) -> bool:
    place = 0
    for words in wanted:
        place = text.find(words, place)
        assert place >= 0, words
    return True


def test_page_numbers_are_those_of_the_pages(pages: tuple[Page, ...]) -> None:
    table = next(page.number for page in pages if _has(page, "Hundertzwanzig"))
    summary = [word.text for word in pages[3].words]
    place = summary.index("1.3,")
    assert summary[place - 1 : place + 3] == ["Tabelle", "1.3,", "Seite", f"{table}."]


def test_every_font_is_the_themes_embedded_and_subset(path: Path) -> None:
    fonts = run("pdffonts", path).splitlines()[2:]
    assert len(fonts) >= 4
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+Source-(Sans-3|Serif-4-Display)", font), font
        assert re.search(r"yes +yes +yes +\d+ +0$", font), font


def test_the_file_is_sound(path: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)


def test_the_file_tells_what_it_is(path: Path, written: Pdf) -> None:
    told = run("pdfinfo", "-isodates", path)
    for wanted in (
        "Title:           Sozialbericht 2025 & mehr",
        "Subject:         Bericht über Lebenslagen",
        "Keywords:        Armut, Sozialplanung",
        "Author:          Stabsstelle Sozialplanung",
        "Creator:         reportgen",
        "CreationDate:    2025-03-31",
        "Tagged:          yes",
        f"Pages:           {written.pages}",
    ):
        assert wanted in told


def test_wide_tables_are_turned_and_what_follows_is_not(pages: tuple[Page, ...]) -> None:
    turned = [page.number for page in pages if page.is_turned]
    assert len(turned) == 2
    for number in turned:
        words = [word.text for word in pages[number - 1].words]
        assert {"Vierzehn", "2011", "2024"} <= set(words)
        assert "Mindestsicherungsquote" not in words
    assert "Daten" in {word.text for word in pages[turned[-1] - 1].words}


def test_heads_are_repeated_on_every_page_of_a_table(pages: tuple[Page, ...]) -> None:
    with_rows = [
        page for page in pages if _counts(page, r"0\d\d|1\d\d") >= 5 and _has(page, "Straße")
    ]
    assert len(with_rows) >= 3
    assert all(_has(page, "Personen") and _has(page, "Quote") for page in with_rows)


def _above(page: Page) -> tuple[Word, ...]:
    """The line above a table that goes on."""
    ends = [word for word in page.words if word.text == "(Fortsetzung)"]
    return tuple(word for word in page.words for end in ends if abs(word.top - end.top) < 0.1)


def test_a_page_says_which_table_goes_on(pages: tuple[Page, ...]) -> None:
    """Above its head and in line with it, and nowhere else: not where a table begins."""
    going_on = [page for page in pages if _above(page)]
    for page in going_on:
        assert [word.text for word in _above(page)] == ["Tabelle", "1.3", "(Fortsetzung)"]
        head = _word(page, "Straße")
        assert _above(page)[0].left == pytest.approx(head.left, abs=0.1)
        assert 0 < head.top - _above(page)[0].bottom < 5
    first, last = (next(p.number for p in pages if _has(p, row)) for row in ("002", "360"))
    assert [page.number for page in going_on] == list(range(first + 1, last + 1))


def _has(page: Page, words: str) -> bool:
    return any(word.text == words for word in page.words)


def _counts(page: Page, pattern: str) -> int:
    return sum(bool(re.fullmatch(pattern, word.text)) for word in page.words)


FOOT = 14
"""Millimetres from the edge to the foot."""
LEADING = 0.2
"""Share of a word's box that is above its ink."""


def test_nothing_stands_outside_the_margins(pages: tuple[Page, ...]) -> None:
    for page in pages[1:]:
        above = _above(page)
        for word in page.words:
            left, top, right, bottom = _margins(page)
            assert word.left > left, (page.number, word)
            ink = word.top + LEADING * (word.bottom - word.top)
            assert ink > top or word in above, (page.number, word)
            assert word.right < page.width - right, (page.number, word)
            assert word.bottom < page.height - bottom, (page.number, word)


def _margins(page: Page) -> tuple[float, float, float, float]:
    """Left, top, right, bottom; 27 mm inside, 23 outside, less what rounding takes."""
    first, second = (26.9, 22.9) if page.number % 2 else (22.9, 26.9)
    return (FOOT, first, 24.9, second) if page.is_turned else (first, 24, second, FOOT)


def test_no_word_runs_into_the_next(pages: tuple[Page, ...]) -> None:
    assert [each for page in pages for each in collisions(page)] == []


def test_margins_are_mirrored(pages: tuple[Page, ...]) -> None:
    for page in pages[1:]:
        if page.is_turned:
            continue
        number = [w for w in page.words if w.text == str(page.number) and w.top > 270]
        assert len(number) == 1
        is_right = page.number % 2 == 1
        assert (number[0].right > 186) is is_right
        assert (number[0].left < 24) is not is_right


def test_margin_boxes_stand_in_the_outer_column(pages: tuple[Page, ...]) -> None:
    found = [(page, word) for page in pages for word in page.words if word.text == "Risiko"]
    assert {page.number % 2 for page, _ in found} == {0, 1}
    for page, word in found:
        assert (word.left > 150) if page.number % 2 else (word.right < 60)


def test_a_profile_has_its_map_in_the_margin_and_its_halves_on_the_right_page(
    pages: tuple[Page, ...],
) -> None:
    page = next(each for each in pages if {"2.1", "langsamer,"} <= {w.text for w in each.words})
    facing = pages[page.number]
    first, text = _word(page, "2.1"), _word(page, "langsamer,")
    left, right = (_word(facing, number) for number in ("2.2", "2.3"))
    assert first.right < text.left
    assert left.top == pytest.approx(right.top, abs=0.1)
    assert right.left - left.left == pytest.approx(62, abs=0.1)


def _word(page: Page, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


def test_no_heading_stands_alone_at_the_foot(pages: tuple[Page, ...]) -> None:
    for page in pages[1:]:
        body = [word for word in page.words if word.bottom < page.height - 26]
        if body and not page.is_turned:
            lowest = max(body, key=lambda word: word.bottom)
            assert lowest.bottom - lowest.top < HEADING, (page.number, lowest)


HEADING = 5.4
"""Millimetres: the box of 10 pt is 5.0 high, of 11.5 pt 5.8."""
