"""Tables that follow one another."""

from dataclasses import replace

from reportgen.document.abreast import abreast, looked_up
from reportgen.document.inlines import Text
from reportgen.document.nodes import Column, Paragraph, Table


def table(name: str) -> Table:
    return Table((Text(name),), (Column(),), (), ())


def rows(*tables: Table, narrow: str = "abcdef") -> list[str]:
    """The titles of each row; of three stand beside each other those named `narrow`."""

    def fits(each: Table, count: int) -> bool:
        return count == 2 or title(each) in narrow

    return ["".join(map(title, row)) for row in abreast(tables, fits)]


def title(node: object) -> str:
    assert isinstance(node, Table)
    return "".join(each.text for each in node.title if isinstance(each, Text))


def test_two_tables_are_read_and_three_are_looked_up() -> None:
    tables = (table("a"), table("b"), table("c"))
    text = Paragraph((Text("Text"),))
    assert looked_up((*tables, text, table("d"))) == tables
    assert looked_up((*tables[:2], text, *tables)) == ()


def test_as_many_stand_side_by_side_as_there_is_room_for() -> None:
    assert rows(*map(table, "abcde")) == ["abc", "de"]
    assert rows(*map(table, "abcde"), narrow="abde") == ["ab", "cd", "e"]


def test_what_is_parted_or_turned_or_a_form_stands_alone() -> None:
    odd = (
        replace(table("x"), is_wide=True),
        replace(table("y"), splits=(1, 1)),
        replace(table("z"), is_listed=False),
    )
    for each in odd:
        assert rows(table("a"), each, table("b"), table("c")) == ["a", title(each), "bc"]
