"""Tables that follow one another, side by side where they are narrow."""

import re
from dataclasses import replace

from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Block, Column, Paragraph, Row, Section, Table, TableCell
from reportgen.document.tokens import Sizes
from reportgen.writers.html.arrange import arranged
from reportgen.writers.html.block import Setting, block
from reportgen.writers.html.height import abreast_height, height

SIZES = Sizes()
SOURCE = "Stadt, Einwohnermelderegister, Stichtag 31.12."


def table(name: str, columns: int = 2, rows: int = 10) -> Table:
    cells = (TableCell((Text("Altstadt"),), is_head=True), *[number("1 234")] * (columns - 1))
    head = Row((TableCell((Text("Bezirk"),)), *[number("Anzahl")] * (columns - 1)))
    shapes = (Column(Align.LEFT), *[Column()] * (columns - 1))
    title, source = (Text(f"Tabelle {name}"),), (Text(SOURCE),)
    return Table(title, shapes, (head,), (Row(cells),) * rows, label=name, source=source)


def number(text: str) -> TableCell:
    return TableCell((Text(text),))


def groups(*nodes: Block) -> list[str]:
    """The class of each group and the labels of its tables."""
    return [
        " ".join([each.name, *(node.label for node in each.blocks if isinstance(node, Table))])
        for each in arranged(nodes, SIZES)
    ]


def test_narrow_tables_in_a_row_stand_two_by_two() -> None:
    nodes = [table(each, rows=20) for each in "abcde"]
    assert groups(*nodes) == ["abreast a b", "abreast c d", " e"]


def test_low_ones_stand_three_by_three() -> None:
    nodes = [table(each) for each in "abcd"]
    assert groups(*nodes) == ["abreast a b c", " d"]
    assert groups(*nodes[:2], table("w", columns=6), nodes[3]) == ["abreast a b", "abreast w d"]


def test_two_tables_are_no_row_yet_and_text_ends_one() -> None:
    text = Paragraph((Text("Text."),))
    assert groups(table("a"), table("b"), text, table("c")) == [" a", " b", "", " c"]


def test_tables_that_are_wide_or_long_stand_alone_in_their_place() -> None:
    wide, long = table("w", columns=11), table("l", rows=31)
    nodes = (table("a"), wide, table("b"), table("c"), long, replace(table("d"), is_wide=True))
    assert groups(*nodes) == [" a", " w", "abreast b c", " l", " d"]


def test_each_is_half_as_wide_with_its_source_below() -> None:
    section = Section((Text("Zahlen"),), tuple(table(each, rows=20) for each in "abc"))
    written = block(section, Setting(SIZES))
    assert written.count('<div class="abreast wide">') == 1
    assert re.findall(r'class="exhibit table (\w+)( short)?( aside)?" id="(.)"', written) == [
        ("half", " short", "", "a"),
        ("half", " short", "", "b"),
        ("column", " short", " aside", "c"),
    ]


def test_both_are_as_high_as_the_higher_one() -> None:
    low, high = table("a"), table("b", rows=20)
    assert abreast_height((low, high), SIZES) == abreast_height((high, high), SIZES)
    assert abreast_height((low, high), SIZES) < height(low, SIZES) + height(high, SIZES)


def test_long_names_of_rows_get_the_room_that_numbers_leave() -> None:
    named = TableCell((Text("Anteil der Alleinerziehenden an den Haushalten"),), is_head=True)
    rows = (Row((named, number("1 234"), number("12"))),)
    node = replace(table("a", columns=3), body=rows)
    section = Section((Text("Zahlen"),), (node, table("b", rows=20), table("c")))
    written = block(section, Setting(SIZES))
    widths = [float(each) for each in re.findall(r"width:([\d.]+)%", written)[:3]]
    assert widths[0] > 60
    assert sum(widths) > 99.9
