"""Spans to a full rectangle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.grid import RaggedError, body_grid, grid, head_grid
from reportgen.document.inlines import Text
from reportgen.document.nodes import Column, Row, Table, TableCell


def cell(text: str, columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Text(text),), columns, rows, is_head=True)


def picture(*rows: tuple[TableCell, ...], width: int) -> list[str]:
    def letter(content: tuple[object, ...]) -> str:
        first = content[0]
        assert isinstance(first, Text)
        return first.text

    squares = grid(tuple(Row(cells) for cells in rows), width)
    return ["".join(letter(square.cell.content) for square in line) for line in squares]


def test_two_head_rows_with_spans_fill_the_rectangle() -> None:
    first = (cell("a", rows=2), cell("b", columns=2), cell("c", columns=2))
    second = (cell("d"), cell("e"), cell("f"), cell("g"))
    assert picture(first, second, width=5) == ["abbcc", "adefg"]


def test_every_cell_has_one_origin() -> None:
    squares = grid((Row((cell("a", columns=2, rows=2),)), Row(())), 2)
    origins = [
        (square.row, square.column) for line in squares for square in line if square.is_origin
    ]
    assert origins == [(0, 0)]


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([(cell("a"),)], 0),
        ([(cell("a"), cell("b"), cell("c"))], 0),
        ([(cell("a"), cell("b")), (cell("c"),)], 1),
        ([(cell("a", columns=3),)], 0),
        ([(cell("a"), cell("b", rows=2))], 0),
        ([(cell("a"), cell("b", rows=2)), (cell("c", columns=2),)], 1),
    ],
)
def test_rows_that_do_not_fit_are_told(rows: list[tuple[TableCell, ...]], row: int) -> None:
    with pytest.raises(RaggedError) as raised:
        grid(tuple(Row(cells) for cells in rows), 2)
    assert raised.value.row == row


def test_a_table_has_two_rectangles() -> None:
    columns = (Column(), Column())
    head, body = Row((cell("a", columns=2),)), Row((cell("b"), cell("c")))
    table = Table((), columns, (head,), (body,))
    assert [len(line) for line in head_grid(table) + body_grid(table)] == [2, 2]


@given(st.integers(1, 6), st.integers(0, 6))
def test_plain_rows_of_the_right_width_always_fit(width: int, height: int) -> None:
    rows = tuple(Row(tuple(cell("x") for _ in range(width))) for _ in range(height))
    squares = grid(rows, width)
    assert [len(line) for line in squares] == [width] * height
    assert all(square.is_origin for line in squares for square in line)
