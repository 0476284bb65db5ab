"""Parts of tables: nothing lost, nothing twice but stub and title, heads over what is there."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.grid import body_grid, head_grid
from reportgen.document.inlines import Note, Text
from reportgen.document.nodes import Align, Column, Row, RowRole, Table, TableCell
from reportgen.document.parts import parts
from reportgen.document.walk import plain


def cell(words: str, columns: int = 1, rows: int = 1, *, is_head: bool = True) -> TableCell:
    return TableCell((Text(words),), columns, rows, is_head)


def table(spans: tuple[int, ...], splits: tuple[int, ...]) -> Table:
    count = sum(spans)
    spanners = (cell("Bezirk", 1, 2), *(cell(f"S{n}", wide) for n, wide in enumerate(spans)))
    numbers = tuple(cell(f"{n}", is_head=False) for n in range(count))
    name = TableCell((Text("Nord"), Note((Text("ohne Hafen"),), 1)), is_head=True)
    return Table(
        (Text("Quote"),),
        (Column(Align.LEFT), *[Column()] * count),
        (Row(spanners), Row(tuple(cell(f"K{n}") for n in range(count)))),
        (Row((cell("Gruppe", count + 1),), RowRole.GROUP), Row((name, *numbers))),
        label="tab-x",
        notes=((Text("Gerundet."),),),
        source=(Text("Amt"),),
        splits=splits,
    )


def test_a_table_without_splits_is_its_own_part() -> None:
    whole = table((2,), ())
    assert parts(whole) == (whole,)


def test_what_stands_below_comes_last_and_notes_are_called_once() -> None:
    first, last = parts(table((2, 2), (3, 1)))
    assert plain(first.title) == "Quote (Teil 1 von 2)"
    assert (first.label, last.label) == ("tab-x", "")
    assert (first.notes, first.source) == ((), ())
    assert last.notes
    assert last.source
    calls = [any(isinstance(each, Note) for each in part.body[1].cells[0].content)
             for part in (first, last)]  # fmt: skip
    assert calls == [True, False]


@given(
    spans=st.lists(st.integers(1, 5), min_size=1, max_size=8).map(tuple),
    data=st.data(),
)
def test_parts_are_full_rectangles_that_hold_every_number_once(
    spans: tuple[int, ...], data: st.DataObject
) -> None:
    count = sum(spans)
    splits: list[int] = []
    while sum(splits) < count:
        splits.append(data.draw(st.integers(1, count - sum(splits))))
    found = parts(table(spans, tuple(splits)))
    numbers = [plain(each.content) for part in found for each in part.body[1].cells[1:]]
    assert numbers == [str(n) for n in range(count)]
    for part in found:
        assert len(head_grid(part)[1]) == len(part.columns) == len(body_grid(part)[1])
        leaves = [plain(square.cell.content) for square in head_grid(part)[1][1:]]
        assert leaves == [f"K{plain(each.content)}" for each in part.body[1].cells[1:]]
