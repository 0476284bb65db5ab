"""Forms that are designed in Word: placeholders, repeated rows, controls, and what is wrong."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportgen.document.fields import Fields
from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import Theme
from reportgen.errors import ReportError
from reportgen.messages import message
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.package import zipped
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.template.test_towns import body, chapter, dressed
from tests.writers.docx.template.towns import saved
from tests.writers.docx.validator import faults, needs_validator

STEPS = (
    Fields((("body", "Sozialausschuss"), ("date", "11.11.2025"), ("public", True))),
    Fields((("body", "Rat der Stadt <Süd> & Umland"), ("date", "25.11.2025"), ("public", False))),
)
PAPER = Fields(
    (
        ("number", "V-2025/149"),
        ("title", "Fehl & Co <x> {{ kein Platzhalter }} 😀"),
        ("public", True),
        ("consultation", STEPS),
        ("participants", ("Jugendamt", "Kämmerei")),
    )
)
FIELDS = Fields((("paper", PAPER), ("project", Fields((("town", "Musterhausen"),)))))


def form(*paragraphs: str) -> WordDocument:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "{{ project.town }}, {{ paper.number }}"
    for text in paragraphs:
        word.add_paragraph(text)
    return word


def with_rows(word: WordDocument) -> WordDocument:
    """A row for each step, between rows that hold the loop."""
    table = word.add_table(4, 2)
    for row, texts in enumerate(
        (
            ("Gremium", "Datum"),
            ("{%tr for step in paper.consultation %}", ""),
            ("{{ step.body }}", "{{ step.date }} {{ '☒' if step.public else '☐' }}"),
            ("{%tr endfor %}", ""),
        )
    ):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    return word


def with_control(word: WordDocument) -> WordDocument:
    run = "<w:r><w:t>{{ paper.participants | join('; ') }}</w:t></w:r>"
    told = '<w:sdtPr><w:alias w:val="Beteiligte"/><w:tag w:val="x"/></w:sdtPr>'
    control = f"<w:sdt {nsdecls('w')}>{told}<w:sdtContent>{run}</w:sdtContent></w:sdt>"
    word.add_paragraph("Beteiligt: ")._p.append(parse_xml(control))
    return word


def paper() -> Document:
    document = chapter()
    meta = replace(document.meta, kind=DocumentKind.COUNCIL_PAPER, fields=FIELDS)
    return replace(document, meta=meta)


def written(theme: Theme, word: WordDocument) -> bytes:
    return write_docx(paper(), dressed(theme, saved(word), "vorlage.docx", adds_styles=True))


def texts(data: bytes) -> list[str]:
    return [each.text for each in docx.Document(BytesIO(data)).paragraphs if each.text]


@pytest.fixture(scope="module")
def filled(theme: Theme) -> bytes:
    word = with_control(with_rows(form("Nr. {{ paper.number }}: {{ paper.title }}")))
    word.add_paragraph("Öffentlich: {{ paper.public }}")
    word.add_paragraph("{{ inhalt }}")
    word.add_paragraph("{%p if not paper.public %}")
    word.add_paragraph("Nichtöffentlich!")
    word.add_paragraph("{%p endif %}")
    word.add_paragraph("Unterschrift")
    return written(theme, word)


def test_placeholders_say_what_the_document_says(filled: bytes) -> None:
    found = texts(filled)
    assert found[0] == "Nr. V-2025/149: Fehl & Co <x> {{ kein Platzhalter }} 😀"
    assert "Öffentlich: ja" in found
    header = docx.Document(BytesIO(filled)).sections[0].header.paragraphs[0].text
    assert header == "Musterhausen, V-2025/149"


def test_rows_are_repeated(filled: bytes) -> None:
    table = docx.Document(BytesIO(filled)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Gremium", "Datum"],
        ["Sozialausschuss", "11.11.2025 ☒"],
        ["Rat der Stadt <Süd> & Umland", "25.11.2025 ☐"],
    ]


def test_controls_stay_and_are_filled(filled: bytes) -> None:
    whole = "".join(map(str, body(filled).itertext()))
    assert "Beteiligt: Jugendamt; Kämmerei" in whole
    assert body(filled).xpath("//*[local-name()='tag' and @*='x']")


def test_the_body_stands_at_its_place(filled: bytes) -> None:
    found = texts(filled)
    assert "Nichtöffentlich!" not in found
    assert found[-1] == "Unterschrift"
    assert found.index("Öffentlich: ja") < found.index("1\tEins") < found.index("2\tZwei")


def test_the_filled_form_is_sound(filled: bytes) -> None:
    assert [each.code for each in inspect(filled, "a.docx")] == []


def test_placeholders_may_be_parted_by_word(theme: Theme) -> None:
    word = form()
    paragraph = word.add_paragraph("")
    for piece in ("Nr. {", "{ pap", "er.num", "ber }", "} vom Amt"):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0
    word.add_paragraph("{{ inhalt }}")
    assert texts(written(theme, word))[0] == "Nr. V-2025/149 vom Amt"


WRONG = {
    "Nummer: {{ paper.nummer }}": ("word-form-unknown", "nummer", "number"),
    "Stadt: {{ projekt.town }}": ("word-form-unknown", "projekt", "project"),
    "{{ paper.number | uper }}": ("word-form-filter", "uper", "upper"),
    "Süd & Nord {{ paper.number": ("word-form-open", "„Süd & Nord {{ paper.number“", "}}"),
    "Vorlage {{ paper.number } x": ("word-form-open", "{{ paper.number } x", "}}"),
    "{% if paper.public %} offen": ("word-form-unclosed", "if", "{%p endif %}"),
    "{% if paper.public %}{% for x in paper.consultation %}{% endif %}": (
        "word-form-crossed", "endfor", "",
    ),
    "offen {% endif %}": ("word-form-statement", "endif", ""),
    "{% fr step in paper.consultation %}": ("word-form-statement", "fr", "for"),
    "{{ paper.consultation }}": ("word-form-several", "paper.consultation", "{%tr for"),
    "{{ paper }}": ("word-form-several", "{{ paper }}", "{%tr for"),
    "{{ paper.number + 1 }}": ("word-form-wrong", "paper.number", ""),
    "{{ ''.__class__.__mro__ }}": ("word-form-wrong", "__class__", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_its_paragraph(text: str, theme: Theme) -> None:
    code, named, like = WRONG[text]
    with pytest.raises(ReportError) as raised:
        written(theme, form("Erster Absatz", text, "{{ inhalt }}"))
    (problem,) = raised.value.problems
    told = message(problem)
    assert problem.code == code
    assert named in told.what
    assert like in told.hint
    assert told.where == "templates/vorlage.docx"


def test_the_paragraph_is_the_one_that_is_wrong(theme: Theme) -> None:
    with pytest.raises(ReportError) as raised:
        written(theme, form("{{ paper.number }}", "Betreff: {{ paper.betreff }}", "{{ inhalt }}"))
    params = dict(raised.value.problems[0].params)
    assert params["paragraph"] == "Betreff: {{ paper.betreff }}"
    assert params["part"] == "im Text"


def test_heads_are_named_as_word_calls_them(theme: Theme) -> None:
    word = form("Nr. {{ paper.number }}", "{{ inhalt }}")
    word.sections[0].header.paragraphs[0].text = "{{ paper.nummer }}"
    with pytest.raises(ReportError) as raised:
        written(theme, word)
    params = dict(raised.value.problems[0].params)
    assert (params["paragraph"], params["part"]) == ("{{ paper.nummer }}", "in der Kopfzeile")


def test_what_has_no_end_is_told_where_it_begins(theme: Theme) -> None:
    begun = "{%p for step in paper.consultation %}"
    inside = ("{{ step.body }}", "{% if step.public %}ja{% endif %}")
    with pytest.raises(ReportError) as raised:
        written(theme, form("Nr. {{ paper.number }}", begun, *inside, "Ende", "{{ inhalt }}"))
    (problem,) = raised.value.problems
    params = dict(problem.params)
    assert problem.code == "word-form-unclosed"
    assert params["paragraph"] == "{% for step in paper.consultation %}"


def test_several_texts_stand_one_after_the_other(theme: Theme) -> None:
    word = form("Beteiligt: {{ paper.participants }}", "{{ inhalt }}")
    assert texts(written(theme, word))[0] == "Beteiligt: Jugendamt, Kämmerei"


def test_a_form_of_libreoffice_is_filled(theme: Theme) -> None:
    """It names the relation to a document's properties in a way of its own."""
    with ZipFile(BytesIO(saved(form("Nr. {{ paper.number }}", "{{ inhalt }}")))) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    named, own = b"package/2006/relationships/meta", b"officeDocument/2006/relationships/meta"
    members["_rels/.rels"] = members["_rels/.rels"].replace(named, own)
    assert own in members["_rels/.rels"]
    data = write_docx(paper(), dressed(theme, zipped(members), "vorlage.docx", adds_styles=True))
    assert texts(data)[0] == "Nr. V-2025/149"
    assert [each.code for each in inspect(data, "a.docx")] == []


def test_a_form_says_where_the_body_stands(theme: Theme) -> None:
    with pytest.raises(ReportError) as raised:
        written(theme, form("Nr. {{ paper.number }}"))
    (problem,) = raised.value.problems
    assert problem.code == "word-form-placeless"
    assert "{{ inhalt }}" in message(problem).hint


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault_in_a_filled_form(filled: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(filled)
    assert faults(tmp_path / "a.docx") == []
