"""Templates of towns keep what is theirs: heads, feet, logo, pages, numbering, parts."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from reportgen.document.colours import legible
from reportgen.document.inlines import Text
from reportgen.document.nodes import (
    Document,
    Meta,
    Paragraph,
    Role,
    Section,
)
from reportgen.document.theme import Theme
from reportgen.document.tokens import Word, WordStyles
from reportgen.errors import ReportError
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value
from reportgen.writers.docx.template.names import KEYS
from reportgen.writers.docx.write import write_docx, write_word
from tests.writers.docx.conftest import prose, wide_table
from tests.writers.docx.template.towns import bound, letterhead, members, saved, with_place
from tests.writers.docx.test_real import needs_office, pages_of
from tests.writers.docx.validator import faults, needs_validator

TOWNS: dict[str, Callable[[], bytes]] = {
    "letterhead": letterhead,
    "bound": bound,
    "control": with_place,
    "bookmark": lambda: with_place("bookmark"),
    "placeholder": lambda: with_place("{{ inhalt }}"),
}


def dressed(theme: Theme, data: bytes, path: str = "stadt.dotx", **said: object) -> Theme:
    """The theme with a town's template, and what else is said of Word."""
    word = Word.model_validate({"template": path, **said})
    tokens = theme.tokens.model_copy(update={"word": word})
    return replace(theme, files=theme.files | {path: data}, tokens=tokens)


def chapter() -> Document:
    """Two chapters with a table across between them."""
    first = Section((Text("Eins"),), (prose(), wide_table(), prose()), number="1")
    second = Section((Text("Zwei"),), (prose(),), number="2")
    return Document(Meta("Der Titel", date="2025-03-31"), (first, second))


def body(data: bytes) -> Element:
    return etree.fromstring(members(data)["word/document.xml"])[0]


def sections(data: bytes) -> list[Element]:
    return list(body(data).iter(name("sectPr")))


def heads(data: bytes, section: Element) -> dict[str, str]:
    """The text of the heads and feet of a section by their kinds."""
    files = members(data)
    rels = etree.fromstring(files["word/_rels/document.xml.rels"])
    targets = {rel.get("Id"): f"word/{rel.get('Target')}" for rel in rels}
    return {
        f"{re.sub('.*}', '', str(each.tag))[:6]} {value(each, 'type')}": "".join(
            map(
                str,
                etree.fromstring(files[targets[each.get(f"{{{NAMESPACES['r']}}}id")]]).itertext(),
            )
        )
        for each in section
        if "Reference" in str(each.tag)
    }


@pytest.mark.parametrize("town", TOWNS)
def test_what_comes_of_a_towns_template_is_sound(town: str, theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, TOWNS[town]()))
    assert inspect(written, "a.docx") == ()


# ---------------------------------------------------------------- styles


def test_every_style_can_be_named_in_the_theme() -> None:
    assert set(WordStyles.model_fields) == set(KEYS.values())


def test_german_names_and_ids_are_found(theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, letterhead()))
    styles = {value(each) for each in body(written).iter(name("pStyle"))}
    assert {"berschrift1", "Textkrper", "Beschriftung"} <= styles


def test_the_theme_names_the_styles_of_the_town(theme: Theme) -> None:
    styles = {"heading_1": ["Kapitel neu", "Intense Quote"], "body": "List Paragraph"}
    written = write_word(chapter(), dressed(theme, letterhead(), styles=styles, adds_styles=True))
    found = {value(each) for each in body(written.data).iter(name("pStyle"))}
    assert {"IntenseQuote", "ListParagraph"} <= found
    assert written.notices == ()


def test_styles_that_are_missing_are_told_and_added(theme: Theme) -> None:
    town = dressed(theme, letterhead(), styles={"heading_1": "Überschrift1"})
    written = write_word(chapter(), town)
    unmet, added = written.notices
    assert (unmet.code, dict(unmet.params)["like"]) == ("word-style-unmet", "Überschrift 1")
    assert added.code == "word-styles-added"
    assert "Tabelle Zahl" in dict(added.params)["names"]
    assert inspect(written.data, "a.docx") == ()


def test_the_shipped_templates_lack_nothing(theme: Theme, everything: Document) -> None:
    assert write_word(everything, theme).notices == ()


def test_added_styles_take_font_and_colour_of_the_town(theme: Theme) -> None:
    lead = Section((Text("Eins"),), (Paragraph((Text("Vorspann"),), Role.LEAD), wide_table()))
    written = write_docx(Document(Meta("Der Titel"), (lead,)), dressed(theme, bound()))
    styles = etree.fromstring(members(written)["word/styles.xml"])
    assert find(styles, "w:style[@w:styleId='TabelleKopf']/w:rPr") is not None
    assert find(styles, "w:style[@w:styleId='TabelleKopf']/w:rPr/w:rFonts") is None
    colour = value(find(styles, "w:style[@w:styleId='Vorspann']/w:rPr/w:color"))
    assert f"#{colour}" == legible("#4F81BD", "#F2F6F7")
    assert colour != "4F81BD"


# ---------------------------------------------------------------- pages


def test_the_first_page_comes_once_and_turned_pages_have_their_heads(theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, letterhead()))
    first, wide, last = sections(written)
    assert [find(each, "w:titlePg") is not None for each in (first, wide, last)] == [
        True,
        False,
        False,
    ]
    starts = [value(find(each, "w:pgNumType"), "start") for each in (first, wide, last)]
    assert starts == ["1", "", ""]
    assert value(find(wide, "w:pgSz"), "orient") == "landscape"
    told = heads(written, first)
    assert told["header first"].strip() == "Stadt Musterhausen"
    assert told["footer first"] == "Bankverbindung der Stadt"
    assert told["footer default"] == "Rathausplatz 1"
    assert told == heads(written, wide) == heads(written, last)
    margins = find(last, "w:pgMar")
    assert [value(margins, side) for side in ("left", "right", "top")] == ["1814", "1020", "2324"]


def test_a_section_of_the_towns_own_dresses_turned_pages(theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, bound()))
    first, wide, last = (heads(written, each) for each in sections(written))
    assert "Amt 50" in first["header default"]
    assert wide["header default"] == "Kopf der Querseiten"
    assert first == last
    assert wide["footer default"] == first["footer default"] == "Fuß der Stadt"
    assert wide["header even"] == first["header even"] == "Gerade Seite"


def test_properties_are_filled_in_and_parts_of_the_town_stay(theme: Theme) -> None:
    template, written = bound(), write_docx(chapter(), dressed(theme, bound()))
    assert heads(written, sections(written)[0])["header default"] == "Der TitelAmt 50"
    before, after = members(template), members(written)
    assert after["customXml/item1.xml"] == before["customXml/item1.xml"]
    assert b'name="Stadt"' in after["word/theme/theme1.xml"]
    ways = [etree.fromstring(each["word/numbering.xml"]) for each in (before, after)]
    assert len(ways[1].findall("w:abstractNum", NAMESPACES)) >= len(
        ways[0].findall("w:abstractNum", NAMESPACES)
    )


# ---------------------------------------------------------------- the place of the body


@pytest.mark.parametrize("town", ["control", "bookmark", "placeholder"])
def test_what_stands_around_the_marked_place_stays(town: str, theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, TOWNS[town]()))
    texts = ["".join(each.text or "" for each in p.iter(name("t"))) for p in body(written)]
    assert texts[0] == "An den Rat der Stadt"
    assert texts[2] == "1Eins"
    assert texts[-2] == "gezeichnet: Der Bürgermeister"
    assert not any("Hier steht" in each for each in texts)
    assert len([each for each in members(written) if each.startswith("word/media/")]) == 1
    assert len(docx.Document(BytesIO(written)).inline_shapes) == 1


def test_a_sample_goes_with_its_pictures(theme: Theme) -> None:
    written = write_docx(chapter(), dressed(theme, letterhead()))
    assert "Mustertext" not in "".join(map(str, body(written).itertext()))
    assert len([each for each in members(written) if each.startswith("word/media/")]) == 1


def test_the_picture_of_the_templates_first_page_goes(theme: Theme) -> None:
    template = letterhead()
    assert "docProps/thumbnail.jpeg" in members(template)
    assert "docProps/thumbnail.jpeg" not in members(write_docx(chapter(), dressed(theme, template)))


def test_a_place_inside_a_table_is_refused(theme: Theme) -> None:
    word = docx.Document()
    cell = word.add_table(1, 1).cell(0, 0).paragraphs[0]._p
    start = docx.oxml.OxmlElement("w:bookmarkStart")
    start.set(name("id"), "1")
    start.set(name("name"), "inhalt")
    cell.append(start)
    with pytest.raises(ReportError) as raised:
        write_docx(chapter(), dressed(theme, saved(word)))
    assert [each.code for each in raised.value.problems] == ["word-place-nested"]


# ---------------------------------------------------------------- refused


def locked(_: bytes) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"EncryptedPackage"


def with_macros(data: bytes) -> bytes:
    return saved(docx.Document(BytesIO(data)), _macros)


def _macros(files: dict[str, bytes]) -> None:
    main = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = files["[Content_Types].xml"]
    files["[Content_Types].xml"] = types.replace(
        main, b"vnd.ms-word.document.macroEnabled.main+xml"
    )


@pytest.mark.parametrize(("spoil", "code"), [(locked, "locked"), (with_macros, "macros")])
def test_locked_files_and_macros_are_refused(
    spoil: Callable[[bytes], bytes], code: str, theme: Theme
) -> None:
    with pytest.raises(ReportError) as raised:
        write_docx(chapter(), dressed(theme, spoil(bound())))
    assert [each.code for each in raised.value.problems] == [f"word-template-{code}"]


@pytest.mark.parametrize(
    ("named", "near"),
    [
        (r"templates\amt\brief.docx", "amt/brief.docx"),
        ("amt/brif.docx", "amt/brief.docx"),
        ("x", ""),
    ],
)
def test_a_template_that_there_is_not_is_told_with_the_nearest(
    named: str, near: str, theme: Theme
) -> None:
    there = replace(theme, files={**theme.files, "amt/brief.docx": bound()})
    tokens = theme.tokens.model_copy(update={"word": Word(template=named)})
    with pytest.raises(ReportError) as raised:
        write_docx(chapter(), replace(there, tokens=tokens))
    (problem,) = raised.value.problems
    assert problem.code == "word-template-missing"
    assert dict(problem.params)["near"] == near


# ---------------------------------------------------------------- in the eyes of others


@pytest.mark.real
@needs_validator
@pytest.mark.parametrize("town", TOWNS)
def test_the_sdk_finds_no_fault(town: str, theme: Theme, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(write_docx(chapter(), dressed(theme, TOWNS[town]())))
    assert faults(made) == []


@pytest.mark.real
@needs_office
def test_an_office_shows_the_first_head_once(theme: Theme, tmp_path: Path) -> None:
    first, *others = pages_of(write_docx(chapter(), dressed(theme, letterhead())), tmp_path)
    assert "Bankverbindung" in first
    assert "laufende Kopfzeile" not in first
    assert all("laufende Kopfzeile" in each for each in others)
