"""Templates: the shipped ones, those of towns, and files that are none."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from reportgen.document.inlines import Text
from reportgen.document.nodes import Box, Document, DocumentKind, Meta, Paragraph, Role, Section
from reportgen.document.theme import Theme
from reportgen.document.tokens import Colours, Tokens
from reportgen.errors import ReportError, Where
from reportgen.messages import Language, message
from reportgen.world import packaged
from reportgen.writers.docx.markup import NAMESPACES, Element, find, name, value
from reportgen.writers.docx.package import zipped
from reportgen.writers.docx.template.stylesheet import SHIPPED
from reportgen.writers.docx.write import write_docx

ROOT = Path(__file__).parents[4]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
Members = dict[str, bytes]


def document(kind: DocumentKind = DocumentKind.REPORT) -> Document:
    blocks = (
        Section((Text("Titelblatt"),), (), role=Role.COVER),
        Section((Text("Eins"),), (Paragraph((Text("Text"),)),), number="1"),
        Box(Role.HINT, (Paragraph((Text("Hinweis"),)),), (Text("Achtung"),)),
    )
    meta = Meta("Der Titel", kind, author="Amt", date="2025-03-31", running_title="Kurz")
    return Document(meta, blocks)


def with_template(theme: Theme, data: bytes, path: str = "reference.docx") -> Theme:
    others = {key: each for key, each in theme.files.items() if key != "reference.docx"}
    return replace(theme, files=others | {path: data})


def members(data: bytes) -> Members:
    with ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def changed(theme: Theme, part: str, change: Callable[[str], str]) -> bytes:
    files = members(theme.files["reference.docx"])
    before = files[part].decode()
    assert change(before) != before
    return zipped(files | {part: change(before).encode()})


def part(data: bytes, path: str) -> Element:
    return etree.fromstring(members(data)[path])


def style(data: bytes, wanted: str) -> Element:
    styles = part(data, "word/styles.xml").findall("w:style", NAMESPACES)
    return next(each for each in styles if value(find(each, "w:name")) == wanted)


# ---------------------------------------------------------------- files that are none


def xlsx(data: bytes) -> bytes:
    files = members(data)
    types = files["[Content_Types].xml"].replace(DOCX.encode(), b"application/sheet")
    return zipped(files | {"[Content_Types].xml": types})


TYPES = members(packaged(SHIPPED))["[Content_Types].xml"]
UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "text": lambda _: b"Sehr geehrte Damen und Herren",
    "cut off": lambda data: data[: len(data) // 2],
    "another zip": lambda _: zipped({"a.txt": b"a"}),
    "another office file": xlsx,
    "broken markup": lambda data: zipped(members(data) | {"word/document.xml": b"<w:document"}),
    "lost part": lambda data: zipped(
        {key: each for key, each in members(data).items() if key != "word/document.xml"}
    ),
    "wrong kind of part": lambda data: zipped(
        members(data) | {"[Content_Types].xml": TYPES.replace(b".header+xml", b".nonsense+xml")}
    ),
    "damaged": lambda data: data[:600] + b"\0" * 600 + data[1200:],
}


@pytest.mark.parametrize("case", UNREADABLE, ids=lambda case: case.replace(" ", "-"))
def test_an_unreadable_template_is_named(case: str, theme: Theme) -> None:
    data = UNREADABLE[case](theme.files["reference.docx"])
    with pytest.raises(ReportError) as raised:
        write_docx(document(), with_template(theme, data))
    (problem,) = raised.value.problems
    assert problem.code == "word-template-unreadable"
    assert problem.where == Where("templates/reference.docx")
    for language in Language:
        told = message(problem, language)
        assert "reference.docx" in told.what
        assert told.hint


# ---------------------------------------------------------------- which template


def test_a_council_paper_has_a_template_of_its_own(theme: Theme) -> None:
    paper = write_docx(document(DocumentKind.COUNCIL_PAPER), theme)
    report = write_docx(document(), theme)
    sizes = [value(find(style(each, "heading 1"), "w:rPr/w:sz")) for each in (paper, report)]
    assert sizes == ["25", "48"]


def test_a_word_template_is_opened_as_the_document_it_begins(theme: Theme) -> None:
    data = changed(theme, "[Content_Types].xml", lambda text: text.replace(DOCX, DOTX))
    written = write_docx(document(), with_template(theme, data, "reference.dotx"))
    types = members(written)["[Content_Types].xml"].decode()
    assert DOCX in types
    assert DOTX not in types


def test_a_document_can_be_the_template_of_the_next(theme: Theme, written: bytes) -> None:
    again = write_docx(document(), with_template(theme, written))
    assert not [each for each in members(again) if "media" in each]
    assert len(part(again, "word/footnotes.xml")) == 2


# ---------------------------------------------------------------- foreign templates


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A template that has Word's own styles and nothing of ours."""
    target = BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def test_missing_styles_come_from_the_package_in_the_colours_of_the_theme(
    theme: Theme, plain: bytes
) -> None:
    tokens = Tokens(colours=Colours(tint="#EAF4FA"))
    written = write_docx(document(), replace(with_template(theme, plain), tokens=tokens))
    ground = find(style(written, "Hinweis"), "w:pPr/w:shd")
    assert value(ground, "fill") == "EAF4FA"
    assert value(ground, "themeFill") == ""


def test_present_styles_stay_as_they_are(theme: Theme, plain: bytes) -> None:
    written = write_docx(document(), with_template(theme, plain))
    for each in ("heading 1", "Title", "Body Text"):
        expected, found = (style(data, each) for data in (plain, written))
        assert etree.tostring(found) == etree.tostring(expected)


def test_styles_are_found_by_name_not_by_id(theme: Theme) -> None:
    def germanised(text: str) -> str:
        return text.replace('w:styleId="Heading1"', 'w:styleId="berschrift1"')

    data = changed(theme, "word/styles.xml", germanised)
    written = write_docx(document(), with_template(theme, data))
    assert 'w:pStyle w:val="berschrift1"' in members(written)["word/document.xml"].decode()


def test_text_without_a_style_of_its_own_is_words_standard(theme: Theme) -> None:
    def without(text: str) -> str:
        return text.replace('w:val="Body Text"', 'w:val="Etwas"')

    data = changed(theme, "word/styles.xml", without)
    written = write_docx(document(), with_template(theme, data))
    assert 'w:pStyle w:val="Normal"' in members(written)["word/document.xml"].decode()


def test_headings_that_the_template_counts_are_not_counted_twice(theme: Theme) -> None:
    def counting(text: str) -> str:
        start = text.index('w:styleId="Heading1"')
        place = text.index("<w:keepLines/>", start) + len("<w:keepLines/>")
        return f'{text[:place]}<w:numPr><w:numId w:val="2"/></w:numPr>{text[place:]}'

    data = changed(theme, "word/styles.xml", counting)
    written = write_docx(document(), with_template(theme, data))
    body = part(written, "word/document.xml")
    headings = [p for p in body.iter(name("p")) if value(find(p, "w:pPr/w:pStyle")) == "Heading1"]
    assert [value(find(p, "w:pPr/w:numPr/w:numId")) for p in headings] == ["0"]


def test_a_template_without_lists_and_notes_gets_them(theme: Theme, everything: Document) -> None:
    def without(text: str) -> str:
        root = etree.fromstring(text.encode())
        for rel in list(root):
            if rel.get("Target") in ("numbering.xml", "footnotes.xml"):
                root.remove(rel)
        return etree.tostring(root, encoding="unicode")

    data = changed(theme, "word/_rels/document.xml.rels", without)
    written = write_docx(everything, with_template(theme, data))
    assert len(part(written, "word/footnotes.xml")) == 4
    assert len(part(written, "word/numbering.xml").findall("w:abstractNum", NAMESPACES)) == 2


def test_properties_that_libreoffice_relates_in_its_own_way_are_not_doubled(theme: Theme) -> None:
    def related(text: str) -> str:
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        office = "http://schemas.openxmlformats.org/officedocument/2006/relationships"
        return text.replace(f"{package}/metadata", f"{office}/metadata")

    data = changed(theme, "_rels/.rels", related)
    written = write_docx(document(), with_template(theme, data))
    assert members(written)["[Content_Types].xml"].count(b"/docProps/core.xml") == 1
    assert docx.Document(BytesIO(written)).core_properties.title == "Der Titel"


# ---------------------------------------------------------------- dress and facts


def test_colours_and_fonts_follow_the_theme(theme: Theme) -> None:
    tokens = Tokens.model_validate(
        {"colours": {"lead": "#112233"}, "fonts": {"title": "Fira Sans", "text": "Lato"}}
    )
    written = write_docx(document(), replace(theme, tokens=tokens))
    assert value(find(style(written, "heading 1"), "w:rPr/w:color")) == "112233"
    scheme = members(written)["word/theme/theme1.xml"].decode()
    assert '<a:accent1><a:srgbClr val="112233"/></a:accent1>' in scheme
    assert '<a:majorFont><a:latin typeface="Fira Sans"/>' in scheme
    assert '<a:minorFont><a:latin typeface="Lato"/>' in scheme


def test_a_scheme_of_the_towns_own_is_left_alone(theme: Theme) -> None:
    def renamed(text: str) -> str:
        return text.replace('name="reportgen"', 'name="Stadt"')

    data = changed(theme, "word/theme/theme1.xml", renamed)
    tokens = Tokens(colours=Colours(lead="#112233"))
    written = write_docx(document(), replace(with_template(theme, data), tokens=tokens))
    assert "112233" not in members(written)["word/theme/theme1.xml"].decode()
    assert value(find(style(written, "heading 1"), "w:rPr/w:color")) != "112233"


HEADS = ("word/header1.xml", "word/header2.xml", "word/header3.xml")


@pytest.mark.parametrize("lost", ["", "tag", "alias", "tag alias"])
def test_controls_in_the_head_are_filled(lost: str, theme: Theme) -> None:
    def dropped(text: str) -> str:
        for tag in lost.split():
            text = text.replace(f'<w:{tag} w:val="Kurztitel"/>', "")
        return text

    data = changed(theme, HEADS[0], dropped) if lost else theme.files["reference.docx"]
    written = write_docx(document(), with_template(theme, data))
    assert any("".join(map(str, part(written, each).itertext())) == "Kurz" for each in HEADS)


# ---------------------------------------------------------------- the shipped ones


@pytest.mark.parametrize("kind", DocumentKind)
def test_letters_stand_as_close_as_in_print(kind: DocumentKind, theme: Theme) -> None:
    styles = part(write_docx(document(kind), theme), "word/styles.xml")
    assert value(find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:kern")) == "2"


def test_the_shipped_templates_are_what_the_script_makes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.word_template", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    made = sorted(tmp_path.iterdir())
    assert [each.name for each in made] == [
        "council-paper.docx",
        "plain-language.docx",
        "reference.docx",
    ]
    for each in made:
        shipped = ROOT / "reportgen" / Path(SHIPPED).parent / each.name
        assert members(each.read_bytes()) == members(shipped.read_bytes())
