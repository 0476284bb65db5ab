"""Tables and figures, as Word shall lay them out."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.document.drawing import Drawing
from reportgen.document.grounds import ground
from reportgen.document.inlines import Inlines, Picture, Text
from reportgen.document.nodes import (
    Align,
    Column,
    Document,
    Figure,
    FigureKind,
    Heat,
    Meta,
    Row,
    RowRole,
    Section,
    Table,
    TableCell,
)
from reportgen.document.theme import Theme
from reportgen.document.tokens import Colours
from reportgen.world import packaged
from reportgen.writers.docx.figures import EMU_PER_DXA, extent
from reportgen.writers.docx.letters import GUESSED, OTHER_FONT, letters
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Element, find, name, value
from reportgen.writers.docx.pages import Layout
from reportgen.writers.docx.pictures import EMU_PER_MM
from reportgen.writers.docx.tables.columns import COMFORTABLE, LONGEST, MARGIN, TIGHT, fit
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.template.test_towns import body as written
from tests.writers.docx.template.test_towns import dressed
from tests.writers.docx.template.towns import letterhead

Fragment = Callable[..., str]


def words(text: str) -> Inlines:
    return (Text(text),)


def row(*texts: str, role: RowRole = RowRole.BODY) -> Row:
    return Row(tuple(TableCell(words(each)) for each in texts), role)


def table(*body: Row, head: tuple[Row, ...] = (), columns: int = 2) -> Table:
    first, *others = (Column(Align.LEFT, 2.0), *(Column() for _ in range(columns - 1)))
    return Table(words("Titel"), (first, *others), head or (row(*"ab"),), body)


def laid_out(fragment: Fragment, node: Table) -> Element:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    root = etree.fromstring(f"<body {declared}>{fragment(node)}</body>")
    found = root.find("w:tbl", NAMESPACES)
    assert found is not None
    return found


def rows_of(laid: Element) -> list[Element]:
    return laid.findall("w:tr", NAMESPACES)


def kept(each: Element) -> bool:
    return all(find(p, "w:pPr/w:keepNext") is not None for p in each.iter(name("p")))


# ---------------------------------------------------------------- widths


DIGIT = 10.6 * 9
"""A digit at 9 pt."""


def widths(node: Table, room: int) -> tuple[int, ...]:
    return fit(node, room, letters(9, GUESSED)).widths


@given(
    shares=st.lists(st.floats(0.1, 20), min_size=1, max_size=20),
    room=st.integers(4000, 15000),
    lengths=st.lists(st.integers(0, 40), min_size=20, max_size=20),
)
def test_columns_of_text_fill_the_room_exactly(
    shares: list[float], room: int, lengths: list[int]
) -> None:
    columns = (Column(Align.LEFT), *(Column(Align.LEFT, share) for share in shares))
    body = row("", *("m" * length for length in lengths[: len(shares)]))
    found = widths(Table((), columns, (), (body,)), room)
    assert sum(found) == room
    assert all(width > 0 for width in found)


def test_columns_follow_their_shares_where_there_is_room() -> None:
    columns = (Column(Align.LEFT, 1.0), Column(Align.LEFT, 3.0))
    assert widths(Table((), columns, (), ()), 8000) == (2000, 6000)


def test_no_column_is_narrower_than_its_longest_piece() -> None:
    columns = (Column(Align.LEFT, 20.0), Column(Align.LEFT, 1.0))
    node = Table((), columns, (row("Stelle", "2024/2025000"),), (row("a", "b"),))
    wide, narrow = widths(node, 8000)
    assert narrow == int(round(7 * DIGIT) * OTHER_FONT) + 2 * MARGIN
    assert wide == 8000 - narrow


def test_where_nothing_fits_the_longest_pieces_get_the_most() -> None:
    columns = tuple(Column(Align.LEFT) for _ in range(3))
    found = widths(Table((), columns, (), (row("5" * 18, "5" * 18, "c"),)), 1000)
    assert sum(found) == 1000
    assert found[0] > found[2]


def test_columns_of_numbers_do_not_fill_the_page_for_nothing() -> None:
    columns = (Column(Align.LEFT, 2.0), Column())
    node = Table((), columns, (), (row("01234", "12"),))
    stub = round(5 * DIGIT * OTHER_FONT) + 2 * MARGIN
    assert widths(node, 8504) == (stub, COMFORTABLE)


def test_a_long_text_among_numbers_does_not_take_their_room() -> None:
    columns = (Column(Align.LEFT, 2.0), Column(), Column())
    node = Table((), columns, (), (row("a " * 90, "1", "15 je 1.000 unter 21-Jährige"),))
    assert widths(node, 8504)[1:] == (2126, 2126)


def test_a_text_among_numbers_is_not_broken() -> None:
    columns = (Column(Align.LEFT, 6.0), *(Column() for _ in range(5)))
    node = Table((), columns, (), (row("a " * 60, *("1",) * 4, "10 von 17"),))
    assert widths(node, 8504)[5] >= 7 * DIGIT


LONG = "Grundsicherungsempfang"


def test_long_words_are_parted_where_they_would_not_fit() -> None:
    columns = (Column(Align.LEFT), *(Column(Align.LEFT) for _ in range(5)))
    node = Table((), columns, (row(*[LONG] * 6),), (row(*"abcdef"),))
    assert fit(node, 16000, letters(9, GUESSED)).margin == MARGIN
    assert fit(node, 12000, letters(9, GUESSED)).margin == TIGHT
    assert len(LONG) * 9 * 9 > LONGEST


def test_margins_become_narrow_before_numbers_are_parted(fragment: Fragment) -> None:
    columns = (Column(Align.LEFT), *(Column() for _ in range(12)))
    node = Table((), columns, (), (row("a", *["10000"] * 12),))
    found = fit(node, 7000, letters(9, GUESSED))
    assert found.margin == TIGHT
    assert min(found.widths[1:]) >= 5 * DIGIT + 2 * TIGHT
    written = fragment(replace(node, body=(row("a", *["100000000"] * 12),)))
    assert written.count("<w:tbl>") == 2  # where that is not enough, in parts


def test_heads_below_a_spanner_are_measured_where_they_stand() -> None:
    stub, spanner = TableCell(words("Ort"), rows=2), TableCell(words("Quote"), columns=2)
    head = (Row((stub, spanner)), row("2024", "Veränderungsrate"))
    columns = (Column(Align.LEFT, 9.0), Column(), Column())
    found = widths(Table((), columns, head, (row("m " * 90, "1", "2"),)), 8000)
    assert found[2] > found[1] >= 4 * DIGIT
    assert found[2] >= len("Veränderungsrate") * 9 * 9


def test_a_stub_of_long_texts_gets_a_third() -> None:
    columns = (Column(Align.LEFT), *(Column() for _ in range(6)))
    node = Table((), columns, (), (row("ab " * 40, *["100,0"] * 6),))
    assert widths(node, 8400)[0] >= 2800


def test_numbers_find_room_in_a_wider_font_before_words_do() -> None:
    columns = (Column(Align.LEFT), *(Column() for _ in range(8)))
    node = Table((), columns, (row("Bezirk", *["Insgesamt"] * 8),), (row("a", *["10 000"] * 8),))
    found = fit(node, 7200, letters(9, GUESSED))
    assert min(found.widths[1:]) >= int(OTHER_FONT * 5.5 * DIGIT) + 2 * found.margin


HEADS = ("Gremium", "Datum", "Status", "Zuständigkeit", "TOP", "Berichterstattung")
BODIES = ("Ausschuss für Soziales, Gesundheit und Inklusion", "13.05.2025", "öffentlich",
          "Kenntnisnahme", "9", "Frau Dr. Erdmann")  # fmt: skip


def strong(text: str, size: float) -> float:
    """How wide a text runs in the strong face of the theme, in twentieths of a point."""
    path = "themes/standard/fonts/SourceSans3-SemiBold.ttf"
    font = TTFont(BytesIO(packaged(path)), lazy=True)
    units: int = sum(font["hmtx"][font.getBestCmap()[ord(each)]][0] for each in text)
    return 20 * size * units / int(font["head"].unitsPerEm)


@pytest.mark.parametrize("text", [*HEADS, *BODIES, "118 611", "−12,4 %", "WWW", "Wohngeld-Plus"])
def test_words_are_guessed_as_wide_as_the_font_makes_them(text: str) -> None:
    columns = (Column(Align.LEFT), Column(Align.RIGHT, 0.1))
    guessed = widths(Table((), columns, (), (row(text, "1"),)), 9000)[0] - 2 * MARGIN
    assert 0.97 * OTHER_FONT <= guessed / strong(text, 9) <= 1.06 * OTHER_FONT


@pytest.mark.parametrize("room", [9240, 8504])
def test_heads_of_a_form_stay_whole_in_a_wider_font(room: int) -> None:
    columns = (Column(Align.LEFT, 3.0), *(Column(Align.LEFT) for _ in HEADS[1:]))
    found = fit(Table((), columns, (row(*HEADS),), (row(*BODIES),)), room, letters(10, GUESSED))
    needed = [strong(each, 10) * 1.1 + 2 * found.margin for each in HEADS]
    assert all(width >= need for width, need in zip(found.widths, needed, strict=True))


def test_larger_characters_need_more_room() -> None:
    node = Table((), (Column(Align.LEFT), Column()), (), (row("01234", "12"),))
    assert (
        fit(node, 8504, letters(12, GUESSED)).widths[0]
        > fit(node, 8504, letters(9, GUESSED)).widths[0]
    )


# ---------------------------------------------------------------- rows


def test_every_row_of_the_head_is_repeated_and_no_row_is_parted(fragment: Fragment) -> None:
    laid = laid_out(fragment, table(row("1", "2"), head=(row(*"ab"), row(*"cd"))))
    heads = [find(each, "w:trPr/w:tblHeader") is not None for each in rows_of(laid)]
    assert heads == [True, True, False]
    assert all(find(each, "w:trPr/w:cantSplit") is not None for each in rows_of(laid))


def test_a_head_cell_over_two_rows_is_merged(fragment: Fragment) -> None:
    tall, broad = TableCell(words("A"), rows=2), TableCell(words("B"), columns=2)
    head = (Row((tall, broad)), row("c", "d"))
    laid = laid_out(fragment, table(row("1", "2", "3"), head=head, columns=3))
    *rows, _ = rows_of(laid)
    merges = [[_merge(cell) for cell in each.findall("w:tc", NAMESPACES)] for each in rows]
    assert merges == [["restart", ""], ["-", "", ""]]
    spans = [value(span) for span in rows[0].iter(name("gridSpan"))]
    assert spans == ["2"]


def _merge(cell: Element) -> str:
    merged = find(cell, "w:tcPr/w:vMerge")
    return "" if merged is None else value(merged, default="-")


def test_numbers_stand_right_and_stubs_left(fragment: Fragment) -> None:
    laid = laid_out(fragment, table(row("Nord", "1")))
    styles = [value(each) for each in rows_of(laid)[1].iter(name("pStyle"))]
    assert styles == ["TabelleText", "TabelleZahl"]


def test_a_group_spans_the_table_and_davon_stands_in(fragment: Fragment) -> None:
    part = Row((TableCell(words("davon"), indent=2), TableCell(words("1"))))
    laid = laid_out(fragment, table(row("Gruppe", role=RowRole.GROUP), part))
    _, group, inner = rows_of(laid)
    assert value(next(group.iter(name("gridSpan")))) == "2"
    assert value(next(group.iter(name("pStyle")))) == "TabelleGruppe"
    assert value(next(inner.iter(name("ind"))), "left") == "340"


def test_a_total_is_bold_below_a_rule(fragment: Fragment) -> None:
    laid = laid_out(fragment, table(row("a", "1"), row("Insgesamt", "1", role=RowRole.TOTAL)))
    total = rows_of(laid)[-1]
    assert len(list(total.iter(name("b")))) == 2
    look = find(laid, "w:tblPr/w:tblLook")
    assert [value(look, each) for each in ("val", "firstRow", "lastRow")] == ["0660", "1", "1"]
    assert not list(laid.iter(name("tcBorders")))  # the style of the table draws both lines


def test_a_style_without_lines_for_head_and_total_gets_them_cell_by_cell(theme: Theme) -> None:
    body = (row("a", "1"), row("Insgesamt", "1", role=RowRole.TOTAL))
    section = Section(words("Eins"), (table(*body),))
    plain = dressed(theme, letterhead(), styles={"table": "Table Grid"})
    data = write_docx(Document(Meta("Titel"), (section,)), plain)
    (laid,) = written(data).iter(name("tbl"))
    assert value(find(laid, "w:tblPr/w:tblStyle")) == "TableGrid"
    assert len(laid.findall(".//w:tcBorders/w:bottom", NAMESPACES)) == 2
    assert len(laid.findall(".//w:tcBorders/w:top", NAMESPACES)) == 2


def test_in_a_head_of_several_rows_only_spanners_and_the_last_have_a_line(
    fragment: Fragment,
) -> None:
    over = Row((TableCell(words("Ort"), rows=2), TableCell(words("Quote"), columns=2)))
    laid = laid_out(
        fragment, table(row("a", "1", "2"), head=(over, row("2023", "2024")), columns=3)
    )
    lines = [[value(each) for each in tr.iter(name("bottom"))] for tr in rows_of(laid)]
    assert lines == [["single", "single"], ["single", "single", "single"], []]
    three = (row("a", "b"), row("c", "d"), row("e", "f"))
    laid = laid_out(fragment, table(row("a", "1"), head=three))
    lines = [[value(each) for each in tr.iter(name("bottom"))] for tr in rows_of(laid)]
    assert lines == [["nil", "nil"], ["nil", "nil"], ["single", "single"], []]


def test_a_total_among_rows_has_a_line_of_its_own(fragment: Fragment) -> None:
    total = row("Insgesamt", "1", role=RowRole.TOTAL)
    laid = laid_out(fragment, table(total, row("a", "1")))
    assert value(find(laid, "w:tblPr/w:tblLook"), "lastRow") == "0"
    assert len(laid.findall(".//w:tcBorders/w:top", NAMESPACES)) == 2


def test_a_row_that_is_too_short_is_filled(fragment: Fragment) -> None:
    laid = laid_out(fragment, table(row("a")))
    assert len(rows_of(laid)[1].findall("w:tc", NAMESPACES)) == 2


def test_a_short_table_stays_together_and_a_long_one_at_its_ends(fragment: Fragment) -> None:
    short = rows_of(laid_out(fragment, table(*(row("a", "1") for _ in range(25)))))[1:]
    assert [kept(each) for each in short] == [True] * 24 + [False]
    long = rows_of(laid_out(fragment, table(*(row("a", "1") for _ in range(26)))))[1:]
    assert [kept(each) for each in long] == [True] * 2 + [False] * 21 + [True, True, False]


def test_a_page_ends_between_the_groups_of_a_long_table(fragment: Fragment) -> None:
    group = (row("Nord", role=RowRole.GROUP), *(row("a", "1") for _ in range(6)),
             row("Nord zusammen", "6", role=RowRole.SUBTOTAL))  # fmt: skip
    found = rows_of(laid_out(fragment, table(*group * 4)))[1:]
    assert [kept(each) for each in found] == [*[True] * 7, False] * 4
    found = rows_of(laid_out(fragment, table(*group * 3)))[1:]
    assert [kept(each) for each in found] == [*[True] * 23, False]


@pytest.mark.parametrize(("count", "gaps"), [(7, []), (8, [5]), (12, [5, 10])])
def test_longer_tables_have_a_gap_every_five_rows(
    count: int, gaps: list[int], fragment: Fragment
) -> None:
    laid = laid_out(fragment, table(*(row("a", "1") for _ in range(count))))
    found = [n for n, each in enumerate(rows_of(laid)[1:]) if list(each.iter(name("spacing")))]
    assert found == gaps


def test_a_shaded_cell_has_a_ground_of_the_theme(fragment: Fragment) -> None:
    shaded = Row((TableCell(words("Nord"), is_head=True), TableCell(words("1"), heat=Heat(3, 3))))
    laid = laid_out(fragment, table(*(row("a", "1") for _ in range(8)), shaded))
    found = [value(each, "fill") for each in laid.iter(name("shd"))]
    assert found == [ground(Heat(3, 3), Colours()).removeprefix("#")]
    assert not list(laid.iter(name("spacing")))


def test_a_drawing_in_a_cell_has_room_beside_its_number_and_may_be_passed_over(
    fragment: Fragment,
) -> None:
    bar = Picture(Drawing(b"<svg/>", b"", 16.0, 2.4))
    beside = Row((TableCell(words("Nord")), TableCell((*words("12,4"), bar))))
    whole = table(beside)
    written = fragment(whole)
    assert 'descr=""' in written
    assert "adec:decorative" in written
    assert widths(whole, 9000)[1] > widths(table(row("Nord", "12,4")), 9000)[1]


def test_a_form_has_no_gaps(fragment: Fragment) -> None:
    body = tuple(row("a", "b") for _ in range(12))
    node = Table((), (Column(Align.LEFT), Column(Align.LEFT)), (), body)
    assert not list(laid_out(fragment, node).iter(name("spacing")))


def test_a_wide_table_stands_on_a_page_of_its_own(fragment: Fragment) -> None:
    wide = Table(words("Breit"), (Column(),), (row("a"),), (row("1"),), is_wide=True)
    found = fragment(table(row("a", "1")), wide, table(row("a", "1")))
    assert found.count("<w:sectPr>") == 2
    assert found.count('w:orient="landscape"') == 1
    before, between, _ = found.split("</w:sectPr>")
    assert "Titel" in before
    assert "landscape" not in before
    assert "Breit" in between


# ---------------------------------------------------------------- figures

PAGE = Layout(NOTHING, 8504, 13000)
COLUMN = 8504 * EMU_PER_DXA


def drawing(width: float, height: float) -> Drawing:
    return Drawing(b"<svg/>", b"", width, height)


def test_a_drawing_nearly_as_wide_as_the_column_fills_it() -> None:
    width, height = extent(drawing(118, 59), PAGE, is_fitted=True)
    assert width == COLUMN
    assert height == pytest.approx(COLUMN / 2, abs=1)


def test_a_small_drawing_and_a_picture_keep_their_size() -> None:
    assert extent(drawing(60, 30), PAGE, is_fitted=True) == (60 * EMU_PER_MM, 30 * EMU_PER_MM)
    assert extent(drawing(118, 59), PAGE, is_fitted=False) == (118 * EMU_PER_MM, 59 * EMU_PER_MM)


@given(width=st.floats(5, 600), height=st.floats(5, 900), fitted=st.booleans())
def test_no_drawing_is_larger_than_the_page(width: float, height: float, *, fitted: bool) -> None:
    wide, high = extent(drawing(width, height), PAGE, is_fitted=fitted)
    assert wide <= COLUMN + 1
    assert high <= PAGE.height * EMU_PER_DXA
    assert wide / high == pytest.approx(width / height, rel=0.001)


def test_a_high_map_leaves_room_on_its_page(fragment: Fragment) -> None:
    high = Figure(words("T"), drawing(118, 114), "alt", FigureKind.MAP)
    assert 95 < picture_height(fragment(high)) < 105
    turned = Figure(words("T"), drawing(245, 120), "alt", FigureKind.MAP)
    assert picture_height(fragment(turned)) > 105
    photograph = Figure(words("T"), drawing(118, 114), "alt", FigureKind.PICTURE)
    assert picture_height(fragment(photograph)) == pytest.approx(114)


def picture_height(written: str) -> float:
    """In millimetres."""
    found = re.search(r'<wp:extent cx="\d+" cy="(\d+)"/>', written)
    assert found is not None
    return int(found[1]) / EMU_PER_MM


def test_a_drawing_shown_twice_is_stored_once(fragment: Fragment) -> None:
    figures = [Figure((), drawing(60, 30), "alt", FigureKind.PICTURE) for _ in range(2)]
    found = fragment(*figures)
    assert found.count('r:embed="rIdBild1"') == 2
    assert "rIdBild3" not in found


def test_a_figure_tells_its_alternative_text(fragment: Fragment) -> None:
    figure = Figure(words("T"), drawing(60, 30), 'Karte: "Süd" < Nord', FigureKind.MAP, label="k")
    found = fragment(figure)
    assert '<wp:docPr id="1" name="k" descr="Karte: &quot;Süd&quot; &lt; Nord"/>' in found


def test_a_drawing_too_wide_for_the_page_gets_a_turned_one(fragment: Fragment) -> None:
    assert 'w:orient="landscape"' in fragment(Figure(words("T"), drawing(245, 100), "alt"), table())
    assert "landscape" not in fragment(Figure(words("T"), drawing(160, 100), "alt"), table())
