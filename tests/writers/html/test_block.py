"""Blocks and whole documents as HTML."""

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Note, Text
from reportgen.document.nodes import (
    Block,
    Box,
    Column,
    Contents,
    Document,
    DocumentKind,
    Entry,
    Figure,
    ItemList,
    Listing,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.tokens import Sizes
from reportgen.writers.html.block import Setting, block
from reportgen.writers.html.figure import figure
from reportgen.writers.html.write import write_html

WORD = (Text("A & B"),)
PARAGRAPH = Paragraph(WORD)
P = "<p>A &amp; B</p>"
CASES: dict[str, tuple[Block, str]] = {
    "paragraph": (PARAGRAPH, P),
    "paragraph with a role": (Paragraph(WORD, Role.LEAD), '<p class="lead">A &amp; B</p>'),
    "quote": (Quote((PARAGRAPH, PARAGRAPH)), f"<blockquote>{P}\n{P}</blockquote>"),
    "page break": (PageBreak(), '<div class="page-break"></div>'),
    "list": (ItemList(((PARAGRAPH,),)), "<ul><li>A &amp; B</li></ul>"),
    "list of paragraphs": (
        ItemList(((PARAGRAPH, PARAGRAPH),), is_ordered=True),
        f"<ol><li>A &amp; B{P}</li></ol>",
    ),
    "list within a list": (
        ItemList(((PARAGRAPH, ItemList(((PARAGRAPH,),), is_ordered=True, start=3)),)),
        '<ul><li>A &amp; B<ol start="3" style="counter-reset:list-item 2"><li>A &amp; B</li></ol>'
        "</li></ul>",
    ),
    "list that begins with a box": (
        ItemList(((Box(Role.HINT, (PARAGRAPH,)),),)),
        f'<ul><li><div class="box hint">\n{P}</div></li></ul>',
    ),
    "terms": (
        Terms(((WORD, (PARAGRAPH, PARAGRAPH)),)),
        f"<dl><dt>A &amp; B</dt><dd>A &amp; B{P}</dd></dl>",
    ),
    "box": (
        Box(Role.WARNING, (PARAGRAPH,), WORD),
        f'<div class="box warning"><p class="box-title">A &amp; B</p>\n{P}</div>',
    ),
    "contents": (
        Contents(
            Listing.SECTIONS,
            entries=(Entry(0, "1", WORD, "eins"), Entry(1, "", WORD, "zwei")),
        ),
        '<nav class="contents sections"><ol>'
        '<li class="depth-0"><span class="number">1</span> <a href="#eins">A &amp; B</a></li>'
        '<li class="depth-1"><a href="#zwei">A &amp; B</a></li>'
        "</ol></nav>",
    ),
}


@pytest.mark.parametrize(("node", "expected"), CASES.values(), ids=CASES)
def test_block(node: Block, expected: str) -> None:
    assert block(node, Setting(Sizes())) == expected


def test_depth_is_the_level_of_headings() -> None:
    inner = Section((Text("Innen"),), (PARAGRAPH,), number="1.1")
    outer = Section(WORD, (inner,), "eins", "1", Role.SUMMARY)
    assert block(outer, Setting(Sizes())) == (
        '<section class="chapter summary" id="eins" data-title="1 A &amp; B">'
        '<h1 data-title="1 A &amp; B"><span class="number">1</span> A &amp; B</h1>\n'
        '<section><h2 data-title="1.1 Innen"><span class="number">1.1</span> Innen</h2>\n'
        f"{P}</section></section>"
    )


def test_there_is_no_level_below_the_sixth() -> None:
    deep = Section(WORD, ())
    for _ in range(7):
        deep = Section(WORD, (deep,))
    html = block(deep, Setting(Sizes()))
    assert "<h6" in html
    assert "<h7" not in html


def test_a_cover_needs_no_heading() -> None:
    cover = Section((), (PARAGRAPH,), role=Role.COVER)
    assert block(cover, Setting(Sizes())) == f'<section class="chapter cover">\n{P}</section>'


def test_a_turned_page_takes_its_heading_along() -> None:
    turned = Table((), (Column(),), (), (), is_wide=True)
    drawing = Figure((), Drawing(b"<svg/>", b"", 245, 150), "x")
    for first in (turned, drawing):
        assert 'class="chapter turned"' in block(Section(WORD, (first,)), Setting(Sizes()))
    for blocks in ((PARAGRAPH, turned), ()):
        assert "turned" not in block(Section(WORD, blocks), Setting(Sizes()))


MARGIN = Box(Role.MARGIN, (PARAGRAPH,))
ASIDE = f'<div class="box margin">\n{P}</div>'


def columns(*blocks: Block) -> str:
    """What stands below the heading of a section."""
    html = block(Section((), blocks), Setting(Sizes()))
    return html.removeprefix('<section class="chapter">\n').removesuffix("</section>")


def figure_of(width: float) -> tuple[Figure, str]:
    node = Figure((), Drawing(b"<svg/>", b"", width, 9), "x")
    return node, figure(node, Sizes())


def test_margin_boxes_stand_beside_the_text_that_follows() -> None:
    assert columns(MARGIN, PARAGRAPH, MARGIN) == f'<div class="noted">{ASIDE}\n{P}</div>\n{ASIDE}'


def test_an_exhibit_takes_the_margin_boxes_before_it_to_its_page() -> None:
    node, html = figure_of(118)
    assert columns(MARGIN, MARGIN, node) == f'<div class="beside">{ASIDE}\n{ASIDE}\n{html}</div>'
    assert columns(PARAGRAPH, PARAGRAPH, node) == f"{P}\n{P}\n{html}"


def test_a_short_paragraph_below_a_heading_stays_with_the_exhibit_it_leads_to() -> None:
    node, html = figure_of(118)
    lead = f'<div class="lead-in">{P}</div>'
    assert columns(PARAGRAPH, node) == f"{lead}\n{html}"
    beside = f'<div class="beside">{ASIDE}\n{html}</div>'
    assert columns(PARAGRAPH, MARGIN, node) == f"{lead}\n{beside}"
    long = Paragraph((Text("Wort " * 100),))
    for blocks in ((long, node), (PARAGRAPH,), (PARAGRAPH, MARGIN)):
        assert "lead-in" not in columns(*blocks)


def test_two_exhibits_of_half_a_column_stand_side_by_side() -> None:
    node, html = figure_of(56)
    pair = f'<div class="pair">{html}\n{html}</div>'
    floated = f'<div class="float figure">{html}</div>'
    assert columns(node, node, node, PARAGRAPH) == f"{pair}\n{floated}\n{P}"
    assert columns(MARGIN, node, node) == f"{ASIDE}\n{pair}"


def test_an_exhibit_of_half_a_column_beside_no_text_stands_alone() -> None:
    node, html = figure_of(56)
    sample = Paragraph(WORD, Role.SAMPLE)
    alone = f'<div class="alone">{html}</div>'
    assert columns(node) == alone
    assert columns(node, sample) == f'{alone}\n<p class="sample">A &amp; B</p>'
    assert columns(node, ItemList(((PARAGRAPH,),))).startswith('<div class="float figure">')


def test_an_exhibit_over_both_columns_lets_margin_boxes_stand_below() -> None:
    node, html = figure_of(160)
    assert columns(MARGIN, node, PARAGRAPH) == f'{html}\n<div class="noted">{ASIDE}\n{P}</div>'


META = Meta(
    'Titel "eins" & mehr',
    DocumentKind.COUNCIL_PAPER,
    author="Amt",
    keywords=("Armut", "Alter"),
    date="2025-03-31",
    running_title="Vorlage 1",
)


def test_a_page_tells_what_it_is() -> None:
    html = write_html(Document(META, (PARAGRAPH, PageBreak())), Sizes())
    assert html.page == (
        "<!DOCTYPE html>\n"
        '<html lang="de-DE"><head><meta charset="utf-8">\n'
        "<title>Titel &quot;eins&quot; &amp; mehr</title>\n"
        '<meta name="author" content="Amt">\n'
        '<meta name="keywords" content="Armut, Alter">\n'
        '<meta name="generator" content="reportgen">\n'
        '<meta name="dcterms.created" content="2025-03-31">\n'
        '<meta name="dcterms.modified" content="2025-03-31"></head>\n'
        f'<body class="council-paper" data-title="Vorlage 1">{P}\n'
        '<div class="page-break"></div></body></html>\n'
    )


def test_each_block_at_the_top_is_a_fragment() -> None:
    sections = tuple(Section((Text(f"{n}"),), (PARAGRAPH,)) for n in range(3))
    html = write_html(Document(META, sections), Sizes())
    assert len(html.fragments) == 3
    assert all(fragment in html.page for fragment in html.fragments)


def test_pictures_are_found_wherever_they_stand() -> None:
    figures = [Figure((), Drawing(b"<svg>%d</svg>" % n, b"", 9, 9), "x") for n in range(4)]
    blocks: tuple[Block, ...] = (
        Section(WORD, (figures[0], Box(Role.HINT, (figures[1],)))),
        ItemList(((figures[2],),)),
        Terms(((WORD, (figures[3], figures[0])),)),
    )
    pictures = write_html(Document(META, blocks), Sizes()).pictures
    assert sorted(pictures.values()) == [b"<svg>%d</svg>" % n for n in range(4)]


def test_notes_in_headings_stay_out_of_running_feet() -> None:
    noted = Section((*WORD, Note((Text("Fußnote"),), 1)), ())
    assert 'data-title="A &amp; B"' in block(noted, Setting(Sizes()))
