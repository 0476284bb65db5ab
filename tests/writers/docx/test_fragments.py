"""Nodes, and the WordprocessingML that they become."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Align,
    Block,
    Box,
    Column,
    Contents,
    Document,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    Meta,
    Paragraph,
    Quote,
    Role,
    Row,
    Section,
    Table,
    TableCell,
    Terms,
)
from reportgen.document.theme import Theme
from reportgen.frame import Key
from reportgen.writers.docx.write import write_docx

Fragment = Callable[..., str]


def words(text: str) -> Inlines:
    return (Text(text),)


def prose(*content: str) -> Paragraph:
    return Paragraph(tuple(Text(each) for each in content))


def run(text: str, look: str = "") -> str:
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(style: str, content: str, properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def field(code: str, result: str, look: str = "") -> str:
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    border = f'<w:r>{shown}<w:fldChar w:fldCharType="{{}}"/></w:r>'.format
    text = f'<w:r>{shown}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    told = run(result, look) if result else ""
    return border("begin") + text + border("separate") + told + border("end")


def mark(number: int, name: str, content: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


TAB = "<w:r><w:tab/></w:r>"
KEEP = "<w:keepNext/>"
WHOLE = "<w:keepLines/>"


# ---------------------------------------------------------------- inlines

INLINES: dict[str, tuple[Inline, str]] = {
    "text is escaped": (Text("Fehl & Co <x>"), run("Fehl &amp; Co &lt;x&gt;")),
    "controls go": (Text("a\x00b\x0bc\ufffe"), run("abc")),
    "hyphens are elements": (
        Text("Zei\u00adle Nicht\u2011Strich"),
        '<w:r><w:t xml:space="preserve">Zei</w:t><w:softHyphen/>'
        '<w:t xml:space="preserve">le Nicht</w:t><w:noBreakHyphen/>'
        '<w:t xml:space="preserve">Strich</w:t></w:r>',
    ),
    "looks add up": (Strong((Emphasis(words("b")),)), run("b", "<w:b/><w:i/>")),
    "raised": (Raised(words("2")), run("2", '<w:vertAlign w:val="superscript"/>')),
    "foreign": (Strong((Foreign(words("a"), "en"),)), run("a", '<w:b/><w:lang w:val="en"/>')),
    "abbreviation": (Abbreviation("KdU", "Kosten der Unterkunft"), run("KdU")),
    "code": (Code("x"), run("x", '<w:rStyle w:val="Eingabe"/>')),
    "value": (Value("12,4\u202f%", Key("quote", "05", "2024")), run("12,4\u202f%")),
    "break": (LineBreak(), "<w:r><w:br/></w:r>"),
    "link": (
        Link(words("dort"), "https://x.example/a b"),
        '<w:hyperlink r:id="rIdLink1" w:history="1">'
        + run("dort", '<w:rStyle w:val="Hyperlink"/>')
        + "</w:hyperlink>",
    ),
    "note": (
        Note(words("N")),
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        '<w:footnoteReference w:id="1"/></w:r>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", INLINES, ids=lambda case: case.replace(" ", "-"))
def test_an_inline(case: str, fragment: Fragment) -> None:
    inline, expected = INLINES[case]
    assert fragment(Paragraph((inline,))) == para("BodyText", expected)


def test_a_note_stands_in_its_own_part(fragment: Fragment) -> None:
    note = Note((Text("Siehe "), Link(words("dort"), "https://x.example/")))
    part = fragment(Paragraph((note,)), part="word/footnotes.xml")
    linked = run("dort", '<w:rStyle w:val="Hyperlink"/>')
    mark_of_note = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    link = f'<w:hyperlink r:id="rIdLink1" w:history="1">{linked}</w:hyperlink>'
    content = f"{mark_of_note}{TAB}{run('Siehe ')}{link}"
    assert f'<w:footnote w:id="1">{para("FootnoteText", content)}</w:footnote>' in part
    links = fragment(Paragraph((note,)), part="word/_rels/footnotes.xml.rels")
    assert 'Target="https://x.example/"' in links


# ---------------------------------------------------------------- sections and references


def heading(number: str, title: str, mark_name: str = "_kap", depth: int = 1) -> str:
    content = mark(depth, mark_name, run(number)) + TAB + run(title)
    return para(f"Heading{depth}", content)


def test_a_section_has_its_number_as_text(fragment: Fragment) -> None:
    inner = Section(words("Innen"), (prose("Text"),), label="abs")
    section = Section(words("Titel"), (inner,), label="kap")
    expected = heading("1", "Titel") + heading("1.1", "Innen", "_abs", 2)
    assert fragment(section) == expected + para("BodyText", run("Text"))


def test_a_section_without_number_begins_at_the_margin(fragment: Fragment) -> None:
    section = Section(words("Vorwort"), (), label="vor", role=Role.FRONT)
    flush = '<w:ind w:left="0" w:firstLine="0"/>'
    expected = para("Heading1", mark(1, "_vor", run("Vorwort")), flush)
    assert fragment(section) == expected


def test_a_reference_repeats_the_number_of_its_target(fragment: Fragment) -> None:
    section = Section(words("Titel"), (Paragraph((Reference("kap", page=True),)),), label="kap")
    words_of_it = run("Kapitel\u00a0") + field("REF _kap \\* MERGEFORMAT", "1")
    link = f'<w:hyperlink w:anchor="_kap" w:history="1">{words_of_it}</w:hyperlink>'
    assert fragment(section) == heading("1", "Titel") + para("BodyText", link)


def test_a_reference_in_words_is_a_link_alone(fragment: Fragment) -> None:
    reference = Reference("kap", text="im ersten Teil")
    section = Section(words("Titel"), (Paragraph((reference,)),), label="kap")
    link = f'<w:hyperlink w:anchor="_kap" w:history="1">{run("im ersten Teil")}</w:hyperlink>'
    assert fragment(section).endswith(para("BodyText", link))


def test_a_reference_without_a_target_is_text(theme: Theme) -> None:
    document = Document(Meta("Titel"), (Paragraph((Reference("weg", "Tabelle 7"),)),))
    with ZipFile(BytesIO(write_docx(document, theme))) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Tabelle 7" in text
    assert "instrText" not in text
    assert "w:anchor" not in text


def test_labels_that_differ_in_signs_or_capitals_have_bookmarks_of_their_own(
    fragment: Fragment,
) -> None:
    titles = ("a-b", "a_b", "A-B", "ä" * 60, "ä" * 60 + "x")
    found = fragment(*(Section(words(each), (), label=each) for each in titles))
    long = "_" * 38
    for name in ("_a_b", "_a_b_2", "_A_B_3", "_" * 40, f"{long}_2"):
        assert f'w:name="{name}"' in found


# ---------------------------------------------------------------- lists and boxes


def counted(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_a_list_in_a_list_counts_for_itself(fragment: Fragment) -> None:
    inner = ItemList(((prose("c"),),), is_ordered=True, start=3)
    outer = ItemList(((prose("a"), prose("b"), inner),))
    assert fragment(outer) == (
        para("ListBullet", run("a"), counted(0, 3))
        + para("ListContinue", run("b"), KEEP)
        + para("ListNumber", run("c"), counted(1, 4))
    )
    restart = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>'
    counting = fragment(outer, part="word/numbering.xml")
    assert f'<w:num w:numId="4"><w:abstractNumId w:val="1"/>{restart}</w:num>' in counting


def test_an_item_that_begins_with_a_list_has_a_mark_of_its_own(fragment: Fragment) -> None:
    outer = ItemList(((ItemList(((prose("innen"),),)),),))
    assert fragment(outer) == (
        para("ListBullet", "", counted(0, 3)) + para("ListBullet", run("innen"), counted(1, 3))
    )


def test_a_box_is_paragraphs_of_one_style_with_air_around(fragment: Fragment) -> None:
    items = ItemList(((prose("a"), prose("b")),), is_ordered=True)
    box = Box(Role.RESOLUTION, (items, prose("Ende")), words("Beschluss"))
    style = "Beschlussvorschlag"
    title = run("Beschluss", '<w:rStyle w:val="Kastentitel"/>')
    assert fragment(box) == (
        para(style, title, KEEP + '<w:spacing w:before="280"/>')
        + para(style, run("a"), KEEP + counted(0, 4) + '<w:ind w:left="490" w:hanging="340"/>')
        + para(style, run("b"), KEEP + '<w:ind w:left="490"/>')
        + para(style, run("Ende"), '<w:spacing w:after="280"/>')
    )


def test_a_box_without_a_frame_has_a_title_in_between(fragment: Fragment) -> None:
    found = fragment(Box(Role.COSTS, (prose("Keine."),), words("Kosten")))
    assert found == para("Zwischentitel", run("Kosten")) + para("BodyText", run("Keine."))


def test_what_stands_side_by_side_is_a_table_without_lines(fragment: Fragment) -> None:
    found = fragment(Box(Role.ROW, (prose("links"), prose("rechts"))))
    assert found.count("<w:tc>") == found.count("<w:gridCol ") == 2
    assert para("BodyText", run("links")) + "</w:tc>" in found
    assert "w:tblStyle" not in found
    assert "w:tblCaption" not in found


def test_titles_of_what_stands_side_by_side_are_close_and_do_not_touch(fragment: Fragment) -> None:
    drawn = Drawing(b"<svg/>", b"", 60.0, 40.0)
    chart = Figure(words("Verlauf"), drawn, "Verlauf", source=words("Amt"))
    found = fragment(Box(Role.ROW, (chart, chart)))
    assert found.count('<w:pStyle w:val="BeschriftungEng"/>') == 2
    assert found.count('<w:pStyle w:val="AnmerkungEng"/>') == 2
    assert len(re.findall(r'<w:tcMar><w:right w:w="[1-9]', found)) == 1


def test_one_thing_stands_side_by_side_with_nothing(fragment: Fragment) -> None:
    assert fragment(Box(Role.ROW, (prose("allein"),))) == para("BodyText", run("allein"))


def test_quotes_and_terms_in_a_box_keep_its_style(fragment: Fragment) -> None:
    terms = Terms(((words("EW"), (prose("Einwohner"),)),))
    found = fragment(Box(Role.HINT, (Quote((prose("Q"),)), terms)))
    assert found.count('<w:pStyle w:val="Hinweis"/>') == found.count("<w:pStyle") == 3


def test_boxes_of_one_kind_are_kept_apart(fragment: Fragment) -> None:
    first, second = (Box(Role.HINT, (prose(text),)) for text in "ab")
    assert fragment(first, second) == (
        para("Hinweis", run("a"), '<w:spacing w:before="280"/>')
        + para("Abstand", "")
        + para("Hinweis", run("b"), '<w:spacing w:after="280"/>')
    )


def test_words_that_lead_to_a_list_stay_with_it(fragment: Fragment) -> None:
    items = ItemList(((prose("a"),),))
    assert fragment(prose("Vorher."), prose("Nämlich:"), items).startswith(
        para("BodyText", run("Vorher.")) + para("BodyText", run("Nämlich:"), KEEP)
    )


def test_the_section_of_the_resolution_is_framed(fragment: Fragment) -> None:
    section = Section(words("Beschluss"), (prose("Der Rat beschließt."),), role=Role.RESOLUTION)
    assert 'w:pStyle w:val="Beschlussvorschlag"' in fragment(section)


BLOCKS: dict[str, tuple[Block, str]] = {
    "quote": (Quote((prose("Q"),)), para("Quote", run("Q"))),
    "terms": (
        Terms(((words("EW"), (prose("Einwohner"),)),)),
        para("Begriff", run("EW"), KEEP) + para("Begriffserklaerung", run("Einwohner")),
    ),
    "lead": (Paragraph(words("V"), Role.LEAD), para("Vorspann", run("V"))),
    "fictitious": (Paragraph(words("F"), Role.FICTITIOUS), para("FiktiveDaten", run("F"))),
    "title": (Paragraph(words("T"), Role.TITLE), para("Title", run("T"))),
    "empty paragraph": (Paragraph(()), ""),
    "empty list of maps": (Contents(Listing.MAPS), ""),
}


@pytest.mark.parametrize("case", BLOCKS, ids=lambda case: case.replace(" ", "-"))
def test_a_block(case: str, fragment: Fragment) -> None:
    block, expected = BLOCKS[case]
    assert fragment(block, prose("Ende")) == expected + para("BodyText", run("Ende"))


# ---------------------------------------------------------------- captions and contents

LABEL = '<w:rStyle w:val="Nummer"/>'


def table(**changes: object) -> Table:
    columns = (Column(Align.LEFT, 2.0), Column())
    head = Row((TableCell(words("Jahr")), TableCell(words("Zahl"))))
    body = Row((TableCell(words("2024"), is_head=True), TableCell(words("1"))))
    fields: dict[str, object] = {"head": (head,), "body": (body,), "label": "t"}
    return Table(words("Wer"), columns, **(fields | changes))  # type: ignore[arg-type]


def caption(name: str, chapter: str, count: str, title: str) -> str:
    counted_text = field(f"SEQ {name} \\* ARABIC \\r {count}", count, LABEL)
    number = mark(2, "_t", (run(chapter, LABEL) if chapter else "") + counted_text)
    words_of_it = run(f"{name}\u00a0", LABEL) + number + run("\u2002") + run(title)
    return para("Caption", words_of_it, KEEP)


def test_a_caption_holds_the_number_in_a_sequence(fragment: Fragment) -> None:
    found = fragment(Section(words("K"), (table(),), label="k"))
    assert caption("Tabelle", "1.", "1", "Wer") in found


def test_below_a_table_stand_notes_signs_and_source_together(fragment: Fragment) -> None:
    signs = (("–", "nichts"), (".", "geheim"))
    below = table(notes=(words("N"),), signs=signs, source=words("Amt"), unit="in %")
    legend = (
        run("Zeichenerklärung: ")
        + run("–", "<w:b/>") + run("\u2002nichts") + run("; ")
        + run(".", "<w:b/>") + run("\u2002geheim")
    )  # fmt: skip
    found = fragment(below)
    assert found.endswith(
        para("Anmerkung", run("N"), KEEP + WHOLE)
        + para("Anmerkung", legend, KEEP + WHOLE)
        + para("Anmerkung", run("Quelle: ") + run("Amt"), WHOLE)
    )
    assert para("TabelleEinheit", run("in %"), KEEP) + "<w:tbl>" in found


def test_a_lead_in_and_a_declaration_stay_with_their_exhibit(fragment: Fragment) -> None:
    sample = Paragraph(words("kind = 1"), Role.SAMPLE)
    found = fragment(prose("Kurz."), table(source=words("Amt")), sample, prose("Danach."))
    assert run("Kurz.") in found.partition(KEEP)[2].partition("</w:p>")[0]
    assert para("Anmerkung", run("Quelle: ") + run("Amt"), KEEP + WHOLE) in found
    after = fragment(prose("Lang. " * 99), table(source=words("Amt")), prose("Danach."))
    assert after.startswith(para("BodyText", run("Lang. " * 99)))
    assert para("Anmerkung", run("Quelle: ") + run("Amt"), WHOLE) in after


def test_contents_are_filled(fragment: Fragment) -> None:
    found = fragment(Contents(Listing.SECTIONS, 2), Section(words("Eins"), (), label="kap"))
    entry = run("1") + TAB + run("Eins") + TAB + field("PAGEREF _kap \\h", "")
    link = f'<w:hyperlink w:anchor="_kap" w:history="1">{entry}</w:hyperlink>'
    border = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = ' TOC \\o "1-2" \\h \\z \\u '
    begun = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    tabs = '<w:tabs><w:tab w:val="right" w:leader="none" w:pos="9242"/></w:tabs>'
    line = para("TOC1", border("begin") + begun + border("separate") + link + border("end"), tabs)
    assert f"<w:sdtContent>{line}</w:sdtContent>" in found


def test_the_page_of_a_short_title_without_number_stands_at_the_right(fragment: Fragment) -> None:
    contents = Contents(Listing.SECTIONS, 2)
    found = fragment(contents, Section(words("Ort"), (), "ort", role=Role.FRONT))
    stops = '<w:tab w:val="clear" w:pos="567"/><w:tab w:val="right" w:leader="none" w:pos="9242"/>'
    assert f'<w:tabs>{stops}</w:tabs><w:ind w:left="0" w:firstLine="0"/></w:pPr>' in found


def test_lists_of_exhibits_name_their_sequence(fragment: Fragment) -> None:
    figure = Figure(words("Ort"), Drawing(b"<svg/>", b"", 50, 50), "alt", kind=FigureKind.MAP)
    lists = tuple(Contents(each) for each in (Listing.TABLES, Listing.MAPS, Listing.FIGURES))
    found = fragment(*lists, table(), figure)
    assert ' TOC \\h \\z \\c "Tabelle" ' in found
    assert run("Tabelle\u00a01\u2002Wer") in found
    assert ' TOC \\h \\z \\c "Karte" ' in found
    assert "Abbildung" not in found


def test_a_box_is_not_parted_by_the_end_of_a_page(fragment: Fragment) -> None:
    few = Box(Role.HINT, tuple(Paragraph(words(f"Satz {n}")) for n in range(3)), words("Titel"))
    assert fragment(few).count("<w:keepNext/>") == 3
    many = Box(Role.HINT, tuple(Paragraph(words(f"Satz {n}")) for n in range(30)))
    assert fragment(many).count("<w:keepNext/>") == 0
