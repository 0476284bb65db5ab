"""Templates whose parts have odd names, and that name what they do not have."""

from pathlib import Path

import docx
import pytest
from lxml import etree

from reportgen.document.nodes import Document, Meta
from reportgen.document.theme import Theme
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import name, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import prose
from tests.writers.docx.forms.test_forms import texts
from tests.writers.docx.forms.test_placed import paper
from tests.writers.docx.template.test_towns import dressed
from tests.writers.docx.template.towns import Change, members, saved
from tests.writers.docx.validator import faults, needs_validator

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SEPARATORS = (
    b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    b'<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/>'
    b"</w:r></w:p></w:footnote></w:footnotes>"
)


def template(*changes: Change) -> bytes:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Kopf der Stadt"
    return saved(word, *changes)


def moved(files: dict[str, bytes]) -> None:
    """Parts called as online offices call them."""
    for old in ("document", "styles"):
        files[f"word/{old}2.xml"] = files.pop(f"word/{old}.xml")
    files["word/_rels/document2.xml.rels"] = files.pop("word/_rels/document.xml.rels")
    for path in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document2.xml.rels"):
        text = files[path].replace(b"/document.xml", b"/document2.xml")
        files[path] = text.replace(b"styles.xml", b"styles2.xml")


def dangling(files: dict[str, bytes]) -> None:
    """A head in a style that is gone, and styles that stand on others that are."""
    head = files["word/header1.xml"]
    assert b'<w:pStyle w:val="Header"/>' in head
    files["word/header1.xml"] = head.replace(b'w:val="Header"', b'w:val="Kopf"')
    styles = files["word/styles.xml"]
    assert b'<w:basedOn w:val="TableNormal"/>' in styles
    assert b'<w:next w:val="Normal"/>' in styles
    assert b'<w:numId w:val="3"/>' in styles
    styles = styles.replace(b'<w:basedOn w:val="TableNormal"/>', b'<w:basedOn w:val="Fort"/>')
    styles = styles.replace(b'<w:next w:val="Normal"/>', b'<w:next w:val="Fort"/>')
    files["word/styles.xml"] = styles.replace(b'<w:numId w:val="3"/>', b'<w:numId w:val="1000"/>')


def counted_from_nought(files: dict[str, bytes]) -> None:
    """Footnotes whose first two ids are those of the lines above them, as LibreOffice counts."""
    files["word/footnotes.xml"] = SEPARATORS
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES_TYPE}"/></Types>'
    files[types] = files[types].replace(b"</Types>", override.encode())
    rel = f'<Relationship Id="rId99" Type="{NOTES_KIND}" Target="footnotes.xml"/></Relationships>'
    files[rels] = files[rels].replace(b"</Relationships>", rel.encode())


ODD: dict[str, Change] = {
    "moved": moved,
    "dangling": dangling,
    "counted-from-nought": counted_from_nought,
}


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest, everything: Document, theme: Theme) -> bytes:
    """A document with everything in it in the dress of an odd template."""
    return write_docx(everything, dressed(theme, template(ODD[request.param])))


def test_what_comes_of_odd_templates_is_sound(odd: bytes) -> None:
    assert inspect(odd, "a.docx") == ()
    assert b"Kopf der Stadt" in b"".join(
        content for path, content in members(odd).items() if path.startswith("word/header")
    )


@needs_validator
def test_the_validator_finds_nothing(odd: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(odd)
    assert faults(tmp_path / "a.docx") == []


def test_a_form_whose_parts_have_odd_names_is_filled(theme: Theme) -> None:
    word = docx.Document()
    word.add_paragraph("Stadt {{ project.town }}")
    word.add_heading("Sachverhalt", 1)
    word.add_paragraph('{{p section("reasons") }}')
    filled = write_docx(paper(), dressed(theme, saved(word, moved), adds_styles=True))
    assert {"Stadt Stadt", "Anlass"} <= set(texts(filled))
    assert inspect(filled, "a.docx") == ()


def test_what_older_programs_pass_over_is_declared_whatever_the_part_is_called(
    theme: Theme,
) -> None:
    document = Document(Meta("Titel"), (prose(),))
    for changes in ((), (moved,)):
        written = members(write_docx(document, dressed(theme, template(*changes))))
        root = etree.fromstring(written["word/document.xml"])
        assert {"w14", "w15"} <= set(root.get(f"{{{COMPATIBLE}}}Ignorable", "").split())


def test_parts_get_their_usual_names(theme: Theme) -> None:
    document = Document(Meta("Titel"), (prose(),))
    written = members(write_docx(document, dressed(theme, template(moved))))
    assert {"word/document.xml", "word/styles.xml"} <= written.keys()
    assert not {"word/document2.xml", "word/styles2.xml"} & written.keys()


def test_what_is_there_is_kept(theme: Theme) -> None:
    """Only what leads nowhere is taken out."""
    document = Document(Meta("Titel"), (prose(),))
    plain = write_docx(document, dressed(theme, template()))
    broken = write_docx(document, dressed(theme, template(dangling)))

    def styled(data: bytes, tag: str) -> list[str]:
        root = etree.fromstring(members(data)["word/styles.xml"])
        return [value(each) for each in root.iter(name(tag))]

    lost = {"TableNormal"}
    assert styled(broken, "basedOn") == [x for x in styled(plain, "basedOn") if x not in lost]
    assert "1000" not in styled(broken, "numId")
    assert styled(broken, "numId") == [x for x in styled(plain, "numId") if x != "3"]
