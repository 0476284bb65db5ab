"""Tables as HTML: heads, spans, groups, and what stands below."""

import re
from dataclasses import replace

import pytest

from reportgen.document.inlines import Note, Text
from reportgen.document.nodes import Align, Column, Heat, Row, RowRole, Table, TableCell
from reportgen.document.tokens import Sizes
from reportgen.writers.html.extent import SHORT, Extent, table_extent
from reportgen.writers.html.table import table

SIZES = Sizes()


def cell(words: str, columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Text(words),) if words else (), columns, rows, is_head=True)


def row(name: str, *numbers: str, role: RowRole = RowRole.BODY) -> Row:
    return Row((cell(name), *(TableCell((Text(number),)) for number in numbers)), role)


def plain(rows: int = 2, years: int = 2, **more: object) -> Table:
    columns = (Column(Align.LEFT, 2.0), *[Column()] * years)
    head = (Row((cell("Bezirk"), *(cell(f"{2020 + year}") for year in range(years)))),)
    body = tuple(row(f"Nr. {n}", *["12,4"] * years) for n in range(rows))
    return Table((Text("Quote"),), columns, head, body, **more)  # type: ignore[arg-type]


def written(node: Table) -> str:
    return table(node, SIZES)


def test_a_table_with_everything() -> None:
    node = plain(
        1,
        label="tab-x",
        number="3.2",
        unit="in %",
        notes=((Text("Gerundet."),),),
        signs=((".", "geheim"), ("–", "nichts")),
        source=(Text("Amt"),),
    )
    assert written(node) == (
        '<div class="exhibit table column short" id="tab-x">'
        '<table class="columns-3"><caption><span class="label">Tabelle 3.2</span> Quote '
        '<span class="unit">in %</span></caption>'
        '<colgroup><col style="width:50.00%"><col style="width:25.00%">'
        '<col style="width:25.00%"></colgroup>'
        '<thead><tr><th class="left" scope="col">Bezirk</th><th scope="col">2020</th>'
        '<th scope="col">2021</th></tr></thead>'
        '<tbody><tr><th class="left" scope="row">Nr. 0</th><td>12,4</td><td>12,4</td></tr></tbody>'
        "</table>"
        '<div class="below"><p>Gerundet.</p>'
        '<p class="signs">Zeichenerklärung: <b>.</b>\u2002geheim; <b>–</b>\u2002nichts</p>'
        '<p class="source">Quelle: Amt</p></div></div>'
    )


def test_a_head_over_two_rows_is_a_rectangle_without_rowspan() -> None:
    spanners = Row((cell("Bezirk", rows=2), cell("Männer", columns=2), cell("Alle", rows=2)))
    years = Row((cell("2023"), cell("2024")))
    node = Table((), (Column(Align.LEFT), *[Column()] * 3), (spanners, years), ())
    assert re.findall("<thead>.*</thead>", written(node)) == [
        "<thead>"
        '<tr><td></td><th class="spanner" scope="colgroup" colspan="2">Männer</th><td></td></tr>'
        '<tr><th class="left" scope="col">Bezirk</th><th scope="col">2023</th>'
        '<th scope="col">2024</th><th scope="col">Alle</th></tr>'
        "</thead>"
    ]


def test_a_head_of_empty_cells_is_none() -> None:
    node = Table((), (Column(), Column()), (Row((cell(""), cell(""))),), (row("Datum", "1.4."),))
    assert "<thead>" not in written(node)


def test_each_group_of_rows_has_a_body_of_its_own() -> None:
    rows = (
        Row((cell("Nord", columns=2),), RowRole.GROUP),
        row("A", "1"),
        row("Nord zusammen", "1", role=RowRole.SUBTOTAL),
        Row((cell("Süd", columns=2),), RowRole.GROUP),
        row("B", "2"),
        row("Stadt", "3", role=RowRole.TOTAL),
    )
    html = written(Table((), (Column(Align.LEFT), Column()), (), rows))
    assert html.count("<tbody>") == 2
    assert '<tr class="group"><th scope="rowgroup" colspan="2">Süd</th></tr>' in html
    assert re.findall('<tr class="([a-z]+)"', html) == ["group", "subtotal", "group", "total"]
    assert "<thead>" not in html


def test_long_data_tables_have_gaps_unless_they_are_grouped() -> None:
    assert "gapped" not in written(plain(8, is_listed=False))
    assert '<tbody class="gapped">' in written(plain(8))
    assert "gapped" not in written(plain(7))


def test_a_shaded_cell_names_its_step_and_a_shaded_table_has_no_gaps() -> None:
    node = plain(12)
    first, *others = node.body
    shaded = Row((first.cells[0], *(replace(each, heat=Heat(1, 4)) for each in first.cells[1:])))
    found = written(replace(node, body=(shaded, *others)))
    assert found.count('<td class="sequential-1-of-4">12,4</td>') == 2
    assert '<table class="columns-3 shaded">' in found
    assert "gapped" in written(node)
    assert "gapped" not in found


def test_the_first_row_of_a_long_table_knows_what_the_next_page_says() -> None:
    told = re.findall('<tr data-continued="(.*?)">', written(plain(40, number="3.2")))
    assert told == ["Tabelle 3.2 (Fortsetzung)"]
    assert "data-continued" not in written(plain(40)) + written(plain(9, number="3.2"))


def test_a_table_in_parts_is_several_tables_of_one_number() -> None:
    node = plain(years=12, number="3.2", label="tab-x", source=(Text("Amt"),), splits=(6, 6))
    found = written(node)
    assert re.findall("Quote [^<]*", found) == ["Quote (Teil 1 von 2)", "Quote (Teil 2 von 2)"]
    assert found.count('class="exhibit table') == found.count("Tabelle 3.2") == 2
    assert found.count('id="tab-x"') == found.count("Quelle") == 1
    assert table_extent(node, SIZES) is Extent.WIDE


def test_short_tables_stay_on_one_page() -> None:
    assert " short" in written(plain(SHORT))
    assert " short" not in written(plain(SHORT + 1))


def test_stubs_are_indented_and_columns_stand_as_declared() -> None:
    stub = TableCell((Text("davon"),), is_head=True, indent=2)
    middle = TableCell((Text("x"),))
    columns = (Column(Align.LEFT), Column(Align.CENTRE))
    html = written(Table((), columns, (), (Row((stub, middle)),)))
    assert '<th class="left indent-2" scope="row">davon</th><td class="centre">x</td>' in html


def test_notes_of_title_and_cells_stand_below_the_table() -> None:
    noted = TableCell((Text("1"), Note((Text("Geschätzt."),), 4)))
    node = Table(
        (Text("Quote"), Note((Text("Ohne Heime."),), 3)), (Column(),), (), (Row((noted,)),)
    )
    html = written(node)
    assert "float" not in html
    assert 'class="note"' not in html
    assert re.findall(r'<p id="(note-\d)">.*?</a> ([A-Z].*?)</p>', html) == [
        ("note-3", "Ohne Heime."),
        ("note-4", "Geschätzt."),
    ]


def test_form_tables_have_neither_name_nor_number() -> None:
    html = written(plain(1, is_listed=False))
    assert '<table class="form"><caption>Quote</caption>' in html


def test_columns_are_as_wide_as_declared_but_never_too_narrow() -> None:
    def widths(numbers: str) -> list[float]:
        columns = (Column(Align.LEFT, 8.0), Column(width=1.0), Column(width=1.0))
        node = Table((), columns, (), (row("Nordstadt", numbers, "1"),))
        return [float(each) for each in re.findall(r"width:([\d.]+)%", written(node))]

    assert widths("12") == [80, 10, 10]
    broad = widths("118\u202f611,25")
    assert broad[1] == pytest.approx((10 * 1.5 + 2.6) / 118 * 100, abs=0.01)
    assert sum(broad) == pytest.approx(100, abs=0.05)
    assert broad[0] > broad[2] > 5


def test_heads_below_a_spanner_are_measured_where_they_stand() -> None:
    stub = TableCell((Text("Ort"),), rows=2)
    head = (Row((stub, TableCell((Text("Quote"),), columns=2))), row("2024", "Veränderung"))
    columns = (Column(Align.LEFT, 8.0), Column(width=1.0), Column(width=1.0))
    found = re.findall(
        r"width:([\d.]+)%", written(Table((), columns, head, (row("Nord", "1", "1"),)))
    )
    assert float(found[2]) == pytest.approx((11 * 1.5 + 2.6) / 118 * 100, abs=0.01)
    assert float(found[1]) < 12


def test_columns_that_cannot_have_what_they_need_are_as_declared() -> None:
    node = plain(1, years=30)
    assert re.findall(r"width:([\d.]+)%", written(node))[:2] == ["6.25", "3.12"]


def test_a_table_takes_the_width_that_it_needs() -> None:
    assert table_extent(plain(years=3), SIZES) is Extent.COLUMN
    assert table_extent(plain(years=14), SIZES) is Extent.WIDE
    assert table_extent(plain(is_wide=True), SIZES) is Extent.LANDSCAPE
    assert table_extent(plain(years=14), Sizes(column=160)) is Extent.COLUMN


def test_a_lone_sign_has_its_meaning_for_those_who_listen() -> None:
    columns = (Column(Align.LEFT), Column(), Column())
    node = Table((), columns, (), (row("Nord", ".", "3,5"),), signs=((".", "geheim"),))
    assert '<td><abbr title="geheim">.</abbr></td><td>3,5</td>' in written(node)
