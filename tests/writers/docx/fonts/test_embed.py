"""Fonts inside Word files: which go in, which may not, and what the file tells of them."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import Theme
from reportgen.errors import ReportError
from reportgen.messages import Language, message
from reportgen.world import packaged
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.fonts.cut import Face, cut
from reportgen.writers.docx.fonts.families import faces
from reportgen.writers.docx.fonts.veil import key_for, veiled
from reportgen.writers.docx.markup import NAMESPACES, Element, R, find, name, value
from reportgen.writers.docx.write import Word, write_docx, write_word
from reportgen.writers.typefaces import Typeface, typefaces
from tests.writers.docx.test_real import needs_office, pages_of, run
from tests.writers.docx.validator import faults, needs_validator

TEXT, TITLE = "Source Sans 3", "Source Serif 4 Display"
FONTS = "word/fontTable.xml"
TYPED = "ÄÖÜäöüßẞéçøåłšžğıőț€§°²³µ„“‚‘»«›‹–—−…·•×÷±≤≥≈½⅓→←↑↓■□▲▼●○☐☑✓✗Ø∑\u00a0\u202f"
"""What an office types, and what the house prints."""

Fonts = dict[tuple[str, str], TTFont]


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def entries(data: bytes) -> dict[str, Element]:
    fonts = etree.fromstring(members(data)[FONTS]).findall("w:font", NAMESPACES)
    return {value(each, "name"): each for each in fonts}


def embedded(data: bytes) -> Fonts:
    """The fonts of a file as a program finds them: table, relation, key."""
    files = members(data)
    rels = etree.fromstring(files.get("word/_rels/fontTable.xml.rels", b"<none/>"))
    targets = {rel.get("Id"): f"word/{rel.get('Target')}" for rel in rels}
    found: Fonts = {}
    for family, entry in entries(data).items():
        for child in entry:
            tag = etree.QName(child).localname
            if tag.startswith("embed"):
                content = files[targets[child.get(f"{{{R}}}id")]]
                font = veiled(content, value(child, "fontKey"))
                found[family, tag.removeprefix("embed")] = TTFont(BytesIO(font))
    return found


@pytest.fixture(scope="module")
def fonts(written: bytes) -> Fonts:
    return embedded(written)


# ---------------------------------------------------------------- the shipped theme


def test_a_report_brings_both_families(fonts: Fonts) -> None:
    text = {(TEXT, face) for face in ("Regular", "Bold", "Italic", "BoldItalic")}
    assert set(fonts) == text | {(TITLE, "Regular"), (TITLE, "Bold")}


@pytest.mark.parametrize("kind", [DocumentKind.COUNCIL_PAPER, DocumentKind.PLAIN_LANGUAGE])
def test_what_no_style_is_set_in_stays_out(
    kind: DocumentKind, dressed: Callable[[DocumentKind], Document], theme: Theme
) -> None:
    found = embedded(write_docx(dressed(kind), theme))
    assert {family for family, _ in found} == {TEXT}


def test_each_face_says_what_it_is_in_its_family(fonts: Fonts) -> None:
    for (family, face), font in fonts.items():
        told = [font["name"].getDebugName(number) for number in (1, 2, 16)]
        assert told == [family, face.replace("BoldItalic", "Bold Italic"), None]
        is_bold, is_italic = face.startswith("Bold"), face.endswith("Italic")
        assert font["OS/2"].fsSelection & 0x61 == (0x20 * is_bold | is_italic or 0x40)
        assert font["head"].macStyle == is_bold | 2 * is_italic
        assert font["OS/2"].usWeightClass == (700 if is_bold else 400)


def test_names_of_faces_are_told_apart(fonts: Fonts) -> None:
    names = [font["name"].getDebugName(number) for font in fonts.values() for number in (3, 4, 6)]
    assert len(set(names)) == len(names) - len(fonts)  # 3 and 6 are the same
    assert all(" " not in str(font["name"].getDebugName(6)) for font in fonts.values())


def test_the_licence_goes_with_every_copy(fonts: Fonts) -> None:
    for font in fonts.values():
        assert "Adobe" in str(font["name"].getDebugName(0))
        assert "Open Font License" in str(font["name"].getDebugName(13))


def test_everybody_can_go_on_writing(fonts: Fonts) -> None:
    for (family, _), font in fonts.items():
        lacking = {each for each in TYPED if ord(each) not in font.getBestCmap()}
        assert lacking <= ({*"ẞ□☐☑✗↑↓←→▲▼●○■✓"} if family == TITLE else set())


def test_pairs_and_figures_are_kept(fonts: Fonts) -> None:
    for font in fonts.values():
        told = {each.FeatureTag for each in font["GPOS"].table.FeatureList.FeatureRecord}
        told |= {each.FeatureTag for each in font["GSUB"].table.FeatureList.FeatureRecord}
        assert told >= {"kern", "onum", "pnum"}
        assert not told & {"smcp", "ss01"}


def test_strong_is_what_the_theme_prints_strong(fonts: Fonts, theme: Theme) -> None:
    strong = TTFont(BytesIO(theme.fonts["fonts/SourceSans3-SemiBold.ttf"]))
    widths = [font["hmtx"][font.getBestCmap()[ord("m")]] for font in (strong, fonts[TEXT, "Bold"])]
    assert widths[0] == widths[1]


def test_word_keeps_the_fonts_when_it_saves(written: bytes) -> None:
    settings = etree.fromstring(members(written)["word/settings.xml"])
    assert find(settings, "w:embedTrueTypeFonts") is not None
    assert find(settings, "w:saveSubsetFonts") is None


def test_the_same_font_has_the_same_bytes(everything: Document, theme: Theme) -> None:
    first = write_docx(everything, theme)
    cut.cache_clear()
    assert write_docx(everything, theme) == first


def test_the_file_stays_decent(written: bytes) -> None:
    with ZipFile(BytesIO(written)) as archive:
        sizes = [each.compress_size for each in archive.infolist() if "odttf" in each.filename]
    assert max(sizes) < 50_000


def test_programs_without_embedded_fonts_are_told_what_is_like_them(written: bytes) -> None:
    told = {
        family: [value(find(entry, f"w:{tag}")) for tag in ("altName", "panose1", "family")]
        for family, entry in entries(written).items()
    }
    assert told[TEXT] == ["Calibri", "020B0503030403020204", "swiss"]
    assert told[TITLE] == ["Cambria", "02040603050405020304", "roman"]
    assert value(find(entries(written)[TEXT], "w:sig"), "usb0") == "E00002FF"


# ---------------------------------------------------------------- the key


def test_the_beginning_is_mixed_with_the_key_from_its_end() -> None:
    key = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
    mixed = bytes.fromhex("ffeeddccbbaa99887766554433221100" * 2)
    assert veiled(bytes(40), key) == mixed + bytes(8)
    assert veiled(veiled(b"abc" * 20, key), key) == b"abc" * 20


def test_keys_are_guids_in_capitals() -> None:
    key = key_for(b"font")
    assert key == key_for(b"font") != key_for(b"other")
    assert (key[0], key[-1], len(key)) == ("{", "}", 38)
    assert key == key.upper()


# ---------------------------------------------------------------- fonts of towns


def town_font(rights: int = 0, table: str = "BASE") -> bytes:
    """A font of another name, of which one table is called otherwise."""
    font = TTFont(BytesIO(packaged("themes/standard/fonts/SourceSans3-Regular.ttf")))
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = "Stadtschrift"
    font["OS/2"].fsType = rights
    target = BytesIO()
    font.save(target)
    return target.getvalue().replace(b"BASE", table.encode(), 1)


def in_town(theme: Theme, font: bytes, family: str = "Stadtschrift") -> Theme:
    """The theme of a town with a font of its own for text."""
    families = theme.tokens.fonts.model_copy(update={"text": family})
    tokens = theme.tokens.model_copy(update={"fonts": families})
    return replace(theme, tokens=tokens, files=theme.files | {"fonts/Stadt.ttf": font})


@pytest.mark.parametrize("rights", [0x0000, 0x0008, 0x000C, 0x0100])
def test_a_font_that_may_be_edited_goes_in(rights: int, everything: Document, theme: Theme) -> None:
    word = write_word(everything, in_town(theme, town_font(rights=rights)))
    assert ("Stadtschrift", "Regular") in embedded(word.data)
    assert not word.notices
    assert not inspect(word.data, "a.docx")


def test_a_font_that_may_not_be_cut_goes_in_whole(everything: Document, theme: Theme) -> None:
    font = town_font(rights=0x0100)
    found = embedded(write_docx(everything, in_town(theme, font)))["Stadtschrift", "Regular"]
    assert found.getGlyphOrder() == TTFont(BytesIO(font)).getGlyphOrder()


def refused(word: Word, code: str) -> None:
    (problem,) = word.notices
    assert problem.code == code
    assert problem.where.file == "templates/fonts/Stadt.ttf"
    for language in Language:
        told = message(problem, language)
        assert "Stadtschrift" in told.what
        assert told.hint
    assert {family for family, _ in embedded(word.data)} == {TITLE}
    assert value(find(entries(word.data)["Stadtschrift"], "w:altName"))


@pytest.mark.parametrize("rights", [0x0002, 0x0004, 0x0200, 0x0104])
def test_a_font_that_its_maker_keeps_is_left_out(
    rights: int, everything: Document, theme: Theme
) -> None:
    word = write_word(everything, in_town(theme, town_font(rights=rights)))
    refused(word, "word-font-forbidden")


@pytest.mark.parametrize("table", ["fvar", "CFF "])
def test_a_font_that_word_does_not_read_is_left_out(
    table: str, everything: Document, theme: Theme
) -> None:
    word = write_word(everything, in_town(theme, town_font(table=table)))
    refused(word, "word-font-unsuited")


def test_what_is_no_font_is_named(everything: Document, theme: Theme) -> None:
    with pytest.raises(ReportError) as raised:
        write_docx(everything, in_town(theme, b"Sehr geehrte Damen und Herren"))
    (problem,) = raised.value.problems
    assert problem.code == "theme-font-damaged"


def test_a_weight_that_a_family_lacks_is_the_nearest() -> None:
    cuts = [Typeface(str(weight), b"", "F", weight, is_slanted=False) for weight in (200, 300, 500)]
    found = faces(cuts)
    assert {face: each.weight for face, each in found.items()} == {
        Face.REGULAR: 300, Face.BOLD: 500,
    }  # fmt: skip
    assert set(faces(cuts[:1])) == {Face.REGULAR}


def test_every_file_of_the_theme_is_a_face(theme: Theme) -> None:
    told = {(each.family, each.weight, each.is_slanted) for each in typefaces(theme)}
    assert told == {
        *((TEXT, weight, False) for weight in (300, 400, 600, 700)),
        *((TEXT, weight, True) for weight in (400, 600)),
        *((TITLE, weight, False) for weight in (300, 600)),
    }


# ---------------------------------------------------------------- templates of towns


def test_a_template_with_other_fonts_is_left_alone(everything: Document, theme: Theme) -> None:
    target = BytesIO()
    docx.Document().save(target)
    plain = target.getvalue()
    written = write_docx(everything, replace(theme, files=theme.files | {"reference.docx": plain}))
    assert not embedded(written)
    assert b"embedTrueTypeFonts" not in members(written)["word/settings.xml"]


def test_fonts_of_a_template_stay_as_they_are(
    everything: Document, theme: Theme, written: bytes
) -> None:
    again = write_docx(everything, replace(theme, files=theme.files | {"reference.docx": written}))
    fonts = {key: each for key, each in members(written).items() if "font" in key.casefold()}
    kept = members(again)
    assert {key: kept[key] for key in fonts} == fonts
    assert {key for key in kept if "font" in key.casefold()} == set(fonts)


def test_fonts_come_beside_those_of_a_template(
    everything: Document, theme: Theme, written: bytes
) -> None:
    mine = in_town(theme, town_font())
    found = embedded(write_docx(everything, replace(
        mine, files=mine.files | {"reference.docx": written}
    )))  # fmt: skip
    assert {family for family, _ in found} == {TEXT, TITLE, "Stadtschrift"}
    assert len(found) == 7


def test_a_template_without_a_table_of_fonts_gets_one(
    everything: Document, theme: Theme, fonts: Fonts
) -> None:
    document = docx.Document(BytesIO(theme.files["reference.docx"]))
    for number, rel in list(document.part.rels.items()):
        if rel.reltype.endswith("/fontTable"):
            document.part.rels.pop(number)
    target = BytesIO()
    document.save(target)
    bare = replace(theme, files=theme.files | {"reference.docx": target.getvalue()})
    assert set(embedded(write_docx(everything, bare))) == set(fonts)


def test_a_town_can_do_without(everything: Document, theme: Theme) -> None:
    word = theme.tokens.word.model_copy(update={"embed_fonts": False})
    without = replace(theme, tokens=theme.tokens.model_copy(update={"word": word}))
    written = write_docx(everything, without)
    assert not embedded(written)
    assert find(entries(written)[TEXT], "w:sig") is not None
    assert b"embedTrueTypeFonts" not in members(written)["word/settings.xml"]


def test_a_setting_of_the_template_does_not_undo_it(everything: Document, theme: Theme) -> None:
    document = docx.Document(BytesIO(theme.files["reference.docx"]))
    settings = document.settings.element
    settings.insert(1, settings.makeelement(name("embedTrueTypeFonts"), {name("val"): "0"}))
    target = BytesIO()
    document.save(target)
    mine = replace(theme, files=theme.files | {"reference.docx": target.getvalue()})
    told = etree.fromstring(members(write_docx(everything, mine))["word/settings.xml"])
    assert [value(each) for each in told.iter(name("embedTrueTypeFonts"))] == [""]


# ---------------------------------------------------------------- independent programs


@needs_validator
@pytest.mark.real
def test_the_sdk_finds_no_fault_in_fonts_of_towns(
    everything: Document, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(everything, in_town(theme, town_font(rights=8))))
    assert not faults(path)


@needs_office
@pytest.mark.real
@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler is not here: make tools")
def test_libreoffice_sets_the_text_in_them(written: bytes, tmp_path: Path) -> None:
    pages_of(written, tmp_path)
    told = run("pdffonts", str(tmp_path / "a.pdf"))
    used = {line.split()[0].partition("+")[2] for line in told.splitlines()[2:]}
    assert {
        "SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-Italic",
        "SourceSans3-BoldItalic", "SourceSerif4Display-Bold",
    } <= used  # fmt: skip
    assert len(used) == 6, used  # and that of what is typed exactly so
