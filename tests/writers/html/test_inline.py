"""Each inline as HTML."""

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.frame import Key
from reportgen.writers.html.inline import inlines, title
from reportgen.writers.html.pictures import picture_address

WORD = (Text("A & B"),)
CASES: dict[str, tuple[Inline, str]] = {
    "text": (Text("1 < 2 & 3"), "1 &lt; 2 &amp; 3"),
    "emphasis": (Emphasis(WORD), "<em>A &amp; B</em>"),
    "strong": (Strong((Emphasis(WORD),)), "<strong><em>A &amp; B</em></strong>"),
    "raised": (Raised((Text("2"),)), "<sup>2</sup>"),
    "lowered": (Lowered((Text("2"),)), "<sub>2</sub>"),
    "foreign": (Foreign(WORD, "en"), '<span lang="en">A &amp; B</span>'),
    "abbreviation": (
        Abbreviation("KdU", 'Kosten der "Unterkunft"'),
        '<abbr title="Kosten der &quot;Unterkunft&quot;">KdU</abbr>',
    ),
    "code": (Code("<b>"), "<code>&lt;b&gt;</code>"),
    "link": (
        Link((Strong(WORD), Text("!")), 'https://example.org/?a="1"&b'),
        '<a href="https://example.org/?a=&quot;1&quot;&amp;b"><strong>A &amp; B</strong>!</a>',
    ),
    "reference": (
        Reference("tab-x", "Tabelle 3.2"),
        '<a class="ref" href="#tab-x">Tabelle 3.2</a>',
    ),
    "reference with its page": (
        Reference("tab-x", "Tabelle 3.2", page=True),
        '<a class="ref" href="#tab-x" data-page=", Seite ">Tabelle 3.2</a>',
    ),
    "value": (
        Value("12,4\u202f%", Key("quote", "011", "2024", (("sex", "w"),))),
        '<data value="quote/011/2024/sex=w">12,4\u202f%</data>',
    ),
    "ranges": (
        Text("Quote, 2015–2024 & 3–5"),
        'Quote, <span class="range">2015–2024</span> &amp; <span class="range">3–5</span>',
    ),
    "break": (LineBreak(), "<br>"),
}


@pytest.mark.parametrize(("node", "expected"), CASES.values(), ids=CASES)
def test_inline(node: Inline, expected: str) -> None:
    assert inlines((node,)) == expected


NOTE = Note((Text("Ohne Heime."),), 7)
CALL = '<a class="call" id="call-7" href="#note-7" aria-label="Anmerkung 7">7</a>'


def test_a_note_and_its_call_lead_to_each_other() -> None:
    name = "Anmerkung 7, zurück zum Text"
    back = f'<a class="back" href="#call-7" aria-label="{name}">7</a>'
    text = f'<span class="note" id="note-7">{back} Ohne Heime.</span>'
    assert inlines((Text("Zahl"), NOTE)) == f"Zahl{CALL}{text}"


def test_within_exhibits_only_the_call_is_written() -> None:
    assert inlines((Strong((Text("Zahl"), NOTE)),), notes_below=True) == (
        f"<strong>Zahl{CALL}</strong>"
    )


def test_a_note_within_a_link_stands_after_it() -> None:
    link = Link((Text("Amt"), NOTE), "https://example.org")
    assert inlines((link,), notes_below=True) == f'<a href="https://example.org">Amt</a>{CALL}'


def test_titles_begin_with_name_and_number_if_there_is_one() -> None:
    assert title("map", "3.2", WORD) == '<span class="label">Karte 3.2</span> A &amp; B'
    assert title("map", "", WORD) == "A &amp; B"


def test_a_picture_that_tells_something_has_words_and_another_is_a_ground() -> None:
    drawing = Drawing(b"<svg/>", b"", 16.0, 2.4)
    address = picture_address(drawing)
    assert inlines((Picture(drawing, "von 1 auf 2"),)) == (
        f'<img class="inline" src="{address}" alt="von 1 auf 2" style="width:16mm;height:2.4mm">'
    )
    style = f"width:16mm;height:2.4mm;background-image:url({address})"
    assert inlines((Picture(drawing),)) == f'<span class="inline" style="{style}"></span>'
