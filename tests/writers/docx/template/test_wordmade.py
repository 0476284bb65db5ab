"""What offices leave in templates: counted headings, columns, comments, changes, locks, covers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from reportgen.document.nodes import Document, Meta, Section
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value
from reportgen.writers.docx.write import write_docx, write_word
from tests.writers.docx.conftest import prose, words
from tests.writers.docx.template.test_towns import body, dressed, heads, sections
from tests.writers.docx.template.towns import members
from tests.writers.docx.template.wordmade import SECRET, SHARE, german_word, pandoc
from tests.writers.docx.test_real import needs_office, pages_of
from tests.writers.docx.validator import faults, needs_validator

MADE: dict[str, Callable[[], bytes]] = {
    "german-word": german_word,
    "columns": lambda: german_word(columns=2),
    "cover": lambda: german_word(is_marked=True),
    "pandoc": pandoc,
}


@pytest.fixture(scope="module", params=MADE)
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def data(case: str, everything: Document, theme: Theme) -> bytes:
    """The document with every node and role, in the dress of the template."""
    return write_docx(everything, dressed(theme, MADE[case]()))


@pytest.fixture(scope="module")
def counted(everything: Document, theme: Theme) -> bytes:
    return write_docx(everything, dressed(theme, german_word()))


def text(node: Element) -> str:
    return "".join(each.text or "" for each in node.iter(name("t")))


def in_style(data: bytes, style: str) -> list[Element]:
    return [p for p in body(data).iter(name("p")) if value(find(p, "w:pPr/w:pStyle")) == style]


def test_what_comes_of_it_is_sound(data: bytes) -> None:
    assert inspect(data, "a.docx") == ()


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    assert faults(tmp_path / "a.docx") == []


# ---------------------------------------------------------------- pages


def test_heads_and_feet_stand_in_every_section(counted: bytes) -> None:
    told = [heads(counted, each) for each in sections(counted)]
    assert len(told) > 3
    assert all(each == told[0] for each in told)
    assert told[0]["header even"] == "Gerade Seite"
    assert told[0]["footer first"] == "Rathausplatz 1"
    titled = [find(each, "w:titlePg") is not None for each in sections(counted)]
    assert titled == [True, *[False] * (len(titled) - 1)]
    assert members(counted)["word/media/logo.png"] == members(german_word())["word/media/logo.png"]


def test_margins_and_numbers_of_lines_come_back_behind_a_turned_page(counted: bytes) -> None:
    for section in sections(counted):
        is_turned = value(find(section, "w:pgSz"), "orient") == "landscape"
        side = "bottom" if is_turned else "left"  # where pages are filed
        assert value(find(section, "w:pgMar"), side) == "1701"
        assert find(section, "w:lnNumType") is not None
    assert "landscape" in {value(find(each, "w:pgSz"), "orient") for each in sections(counted)}


def test_settings_of_the_house_stay(counted: bytes) -> None:
    before, after = (members(each)["word/settings.xml"] for each in (german_word(), counted))
    kept = {each.tag for each in etree.fromstring(before)}
    assert kept <= {each.tag for each in etree.fromstring(after)}
    assert SHARE in members(counted)["word/_rels/settings.xml.rels"].decode()


def test_columns_of_a_page_hold_its_tables_and_turned_pages_have_none(
    everything: Document, theme: Theme
) -> None:
    data = write_docx(everything, dressed(theme, german_word(columns=2)))
    room = (11906 - 1701 - 1134 - 567) // 2
    turned = [value(find(each, "w:pgSz"), "orient") for each in sections(data)]
    columns = [value(find(each, "w:cols"), "num", "1") for each in sections(data)]
    assert {("2", ""), ("1", "landscape")} == set(zip(columns, turned, strict=True))
    wide = 0
    for table in body(data).iter(name("tbl")):
        width = int(value(find(table, "w:tblPr/w:tblW"), "w"))
        wide += width > room
    assert wide == 1


# ---------------------------------------------------------------- headings


def test_counted_headings_have_one_number_and_hang_as_the_template_wants(counted: bytes) -> None:
    first, second = in_style(counted, "berschrift1")[1:3]
    assert (text(first), text(second)) == ("1Bevölkerung & Haushalte", "2Tabellen und Bilder")
    for depth, indent in ((1, "432"), (2, "576"), (3, "720")):
        *_, heading = in_style(counted, f"berschrift{depth}")
        assert value(find(heading, "w:pPr/w:numPr/w:numId")) == "0"
        indents = find(heading, "w:pPr/w:ind")
        assert [value(indents, side) for side in ("left", "hanging")] == [indent, indent]


def test_headings_without_number_begin_at_the_margin(counted: bytes) -> None:
    preface = in_style(counted, "berschrift1")[0]
    assert text(preface) == "Vorwort"
    assert value(find(preface, "w:pPr/w:numPr/w:numId")) == "0"
    assert value(find(preface, "w:pPr/w:ind"), "left") == "0"


def test_lines_of_contents_have_a_stop_for_the_title_behind_the_number(counted: bytes) -> None:
    line = in_style(counted, "Verzeichnis1")[1]
    stops = [value(each) for each in line.iter(name("tab")) if value(each)]
    assert stops == ["left", "right"]


def test_styles_that_are_added_rest_on_those_of_the_house(counted: bytes) -> None:
    styles = etree.fromstring(members(counted)["word/styles.xml"])
    ids = {value(each, "styleId"): each for each in styles.findall("w:style", NAMESPACES)}
    assert len(ids) == len(styles.findall("w:style", NAMESPACES))
    assert value(find(ids["Vorspann"], "w:basedOn")) == "Standard"
    assert find(ids["Vorspann"], "w:rPr/w:rFonts") is None
    assert find(styles, "w:latentStyles/w:lsdException[@w:name='heading 5']") is not None


def test_headings_that_are_missing_look_like_those_above_them(theme: Theme) -> None:
    deep = Section(words("Ebene 6"), (prose(),))
    for depth in range(5, 0, -1):
        deep = Section(words(f"Ebene {depth}"), (deep,))
    document = numbered(Document(Meta("Titel"), (deep,)), Problems())
    made = write_word(document, dressed(theme, german_word()))
    styles = etree.fromstring(members(made.data)["word/styles.xml"])
    told = {value(find(each, "w:name")): each for each in styles.findall("w:style", NAMESPACES)}
    based = [value(find(told[f"heading {depth}"], "w:basedOn")) for depth in (4, 5, 6)]
    assert based == ["StadtBasis", "berschrift4", "Heading5"]
    assert value(find(told["heading 6"], "w:pPr/w:outlineLvl")) == "5"
    assert [text(each) for each in in_style(made.data, "Heading6")] == ["1.1.1.1.1.1Ebene 6"]
    assert "heading 5, heading 6" in dict(made.notices[0].params)["names"]
    assert inspect(made.data, "a.docx") == ()


# ---------------------------------------------------------------- what makers left


def test_comments_on_the_template_go(data: bytes) -> None:
    assert not [path for path in members(data) if "comments" in path]
    assert not any(SECRET.encode() in each for each in members(data).values())


def test_a_lock_and_changes_that_nobody_accepted_are_told(
    everything: Document, theme: Theme
) -> None:
    notices = write_word(everything, dressed(theme, german_word(), adds_styles=True)).notices
    assert [each.code for each in notices] == ["word-template-protected", "word-template-changes"]
    assert dict(notices[1].params)["count"] == "2"


def test_a_cover_of_words_gallery_stays_and_bears_the_title(
    everything: Document, theme: Theme
) -> None:
    data = write_docx(everything, dressed(theme, german_word(is_marked=True)))
    cover = body(data)[0]
    assert cover.tag == name("sdt")
    assert [text(each) for each in cover.iter(name("p"))] == [
        "Sozialbericht 2025",
        "Umschlag der Stadt",
    ]


# ---------------------------------------------------------------- pandoc


def test_styles_of_pandoc_are_used_where_they_mean_the_same(
    everything: Document, theme: Theme
) -> None:
    data = write_docx(everything, dressed(theme, pandoc()))
    used = {value(find(each, "w:pPr/w:pStyle")) for each in body(data).iter(name("p"))}
    assert {"BodyText", "Heading1", "Heading2", "Title", "Caption"} <= used
    links = {value(each) for each in body(data).iter(name("rStyle"))}
    assert "Hyperlink" in links
    size = find(sections(data)[-1], "w:pgSz")
    assert [value(size, side) for side in ("w", "h")] == ["12240", "15840"]


# ---------------------------------------------------------------- in the eyes of an office


@pytest.mark.real
@needs_office
def test_an_office_shows_heads_feet_and_each_number_once(counted: bytes, tmp_path: Path) -> None:
    first, *others = pages_of(counted, tmp_path)
    assert "Rathausplatz 1" in first
    assert all("Gerade Seite" in page or "Stadt Musterhausen" in page for page in others)
    lines = [" ".join(line.split()) for page in others for line in page.splitlines()]
    assert "1.1 Eine Überschrift, so lang, dass sie zwei Zeilen braucht und" in lines
    assert "1.1.1 Dritte Ebene" in lines
