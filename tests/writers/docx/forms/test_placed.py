"""Forms that put each section of a paper where they want it."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from reportgen.document.fields import Fields
from reportgen.document.inlines import Note, Text, Value
from reportgen.document.nodes import (
    Box,
    Document,
    DocumentKind,
    ItemList,
    Meta,
    Paragraph,
    Role,
    Section,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems, ReportError
from reportgen.frame import Key
from reportgen.messages import message
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import find, name, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import prose, wide_table
from tests.writers.docx.forms.test_forms import form, texts
from tests.writers.docx.template.test_towns import body, dressed
from tests.writers.docx.template.towns import saved
from tests.writers.docx.validator import faults, needs_validator

NUMBER = Value("12,4 %", Key("quote", "05", "2024"))
PAPER = (
    ("number", "1"), ("resolution", "texte/b.md"), ("reasons", "texte/r.md"), ("texts", Fields()),
)  # fmt: skip
TEXTS = ("texts", ("resolution", "reasons"))
FIELDS = Fields((("paper", Fields(PAPER)), ("project", Fields((("town", "Stadt"),))), TEXTS))


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def paper() -> Document:
    steps = ItemList(((words("Der Rat stimmt zu."),), (words("Er dankt."),)), is_ordered=True)
    resolution = Section(
        (Text("Beschlussvorschlag"),), (Box(Role.RESOLUTION, (words("Vorweg:"), steps)),),
        role=Role.RESOLUTION, is_numbered=False,
    )  # fmt: skip
    inner = Section((Text("Anlass"),), (prose(),), is_numbered=False)
    told = Paragraph((Text("Es sind "), NUMBER, Note((Text("Stand 2024."),)), Text(".")))
    reasons = Section(
        (Text("Sachverhalt"),), (told, wide_table(), inner), role=Role.REASONS, is_numbered=False
    )
    last = Section((Text("Mitzeichnung"),), (words("Amt 50"),), is_numbered=False)
    meta = Meta("Vorlage", kind=DocumentKind.COUNCIL_PAPER, fields=FIELDS)
    return numbered(Document(meta, (words("Kopf"), resolution, reasons, last)), Problems())


def written(theme: Theme, word: WordDocument) -> bytes:
    return write_docx(paper(), dressed(theme, saved(word), "vorlage.docx", adds_styles=True))


def in_cell(word: WordDocument, text: str) -> WordDocument:
    word.add_table(1, 2).rows[0].cells[1].text = text
    return word


def test_sections_stand_where_the_form_wants_them(theme: Theme) -> None:
    places = '{{p section("reasons") }}', "Beschluss:", "{{ section('resolution') }}"
    found = written(theme, form("Begründung:", *places, "gez."))
    told = texts(found)  # python-docx reads no controls
    order = ["Begründung:", "Es sind .", "Anlass", "Beschluss:", "Vorweg:", "gez."]
    assert [each for each in told if each in order] == order
    assert "Mitzeichnung" not in told  # the form has no place for the rest
    assert "12,4 %" in "".join(each.text or "" for each in body(found).iter(name("t")))


def test_numbers_keep_their_anchors_and_lists_their_numbers(theme: Theme) -> None:
    found = body(written(theme, form('{{p section("reasons") }}', '{{p section("resolution") }}')))
    tags = [value(find(each, "w:sdtPr/w:tag")) for each in found.iter(name("sdt"))]
    assert any(each.startswith("reportgen:v") for each in tags)
    assert sum(1 for each in found.iter(name("numPr"))) >= 2
    assert sum(1 for each in found.iter(name("footnoteReference"))) == 1


def test_the_rest_stands_at_the_place_of_the_body(theme: Theme) -> None:
    told = texts(written(theme, form('{{p section("reasons") }}', "{{ inhalt }}", "gez.")))
    places = [told.index(each) for each in ("Anlass", "Kopf", "Mitzeichnung", "gez.")]
    assert places == sorted(places)
    assert told.count("Anlass") == 1


def test_german_quotes_do_as_well(theme: Theme) -> None:
    assert "Anlass" in texts(written(theme, form("{{p section(„reasons“) }}")))


def test_headings_and_labels_are_names_too(theme: Theme) -> None:
    word = form("{%p if has('mitzeichnung') %}", '{{p section("mitzeichnung") }}', "{%p endif %}")
    word.add_paragraph("{%p if has('klima') %}")
    word.add_paragraph("{{p section('klima') }}")
    word.add_paragraph("{%p endif %}")
    assert texts(written(theme, word)) == ["Amt 50"]


def test_a_cell_takes_a_section_upright(theme: Theme) -> None:
    found = written(theme, in_cell(form("Vorlage"), '{{p section("reasons") }}'))
    outer = body(found).find(name("tbl"))
    assert outer is not None
    assert len(list(outer.iter(name("tbl")))) > 1  # the table of the section in its cell
    assert sum(1 for each in body(found).iter(name("sectPr"))) == 1
    # the form itself has no heading above those of the section
    assert [each.code for each in inspect(found, "a.docx")] == ["word-headings-skip"]


def test_words_beside_a_place_lead_to_it(theme: Theme) -> None:
    told = texts(written(theme, form("Es zeichnet: {{ section('mitzeichnung') }}", "Ende")))
    assert told == ["Es zeichnet: ", "Amt 50", "Ende"]


def test_a_simple_field_takes_the_text(theme: Theme) -> None:
    told = texts(written(theme, form("Beschluss: {{ paper.resolution }}", "{{ inhalt }}")))
    assert told[0] == "Beschluss: Vorweg:\n\n1. Der Rat stimmt zu.\n2. Er dankt."
    told = texts(written(theme, form("{{ text('mitzeichnung') }}!", "{{ inhalt }}")))
    assert told[0] == "Amt 50!"


WRONG = {
    "{{p section('reason') }}": ("word-form-section", "reasons"),
    "Klima: {{ text('klima') }}": ("word-form-section", "klima"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_names_the_paragraph(text: str, theme: Theme) -> None:
    code, named = WRONG[text]
    with pytest.raises(ReportError) as raised:
        written(theme, form("Erster", text, "{{ inhalt }}"))
    (problem,) = raised.value.problems
    told = message(problem)
    assert problem.code == code
    assert named in told.what + told.hint
    assert str(dict(problem.params)["paragraph"]) == text.replace("{{p", "{{")
    assert "section-" not in told.hint


def test_a_place_that_is_wrong_is_told_without_its_neighbours(theme: Theme) -> None:
    places = ("{%p if has('reasons') %}", "{{p section('reasons') }}", "{%p endif %}")
    with pytest.raises(ReportError) as raised:
        written(theme, form("Erster", *places, "{{p section('gründe') }}", "{{ inhalt }}"))
    params = dict(raised.value.problems[0].params)
    assert params["paragraph"] == "{{ section('gründe') }}"


def test_a_section_stands_once_and_in_the_text(theme: Theme) -> None:
    twice = form('{{p section("reasons") }}', '{{p section("reasons") }}')
    head = form("{{ inhalt }}")
    head.sections[0].footer.paragraphs[0].text = '{{p section("reasons") }}'
    for word, code in ((twice, "word-form-section-twice"), (head, "word-form-section-head")):
        with pytest.raises(ReportError) as raised:
            written(theme, word)
        assert [each.code for each in raised.value.problems] == [code]


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault(theme: Theme, tmp_path: Path) -> None:
    word = in_cell(form('{{p section("reasons") }}'), '{{p section("resolution") }}')
    (tmp_path / "a.docx").write_bytes(written(theme, word))
    assert faults(tmp_path / "a.docx") == []
