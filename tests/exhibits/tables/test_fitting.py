"""Wide tables: parts that fit, about equally wide, with what belongs together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Column, Row, Table, TableCell
from reportgen.document.parts import parts
from reportgen.document.tokens import Sizes
from reportgen.exhibits.tables.fitting import fitted, splits, wanted

SIZES = Sizes()


def table(widths: tuple[float, ...], spans: tuple[int, ...] = (), stub: float = 30.0) -> Table:
    def cell(columns: int = 1, *, is_head: bool = True) -> TableCell:
        return TableCell((Text("x"),), columns, is_head=is_head)

    columns = (Column(Align.LEFT, stub), *(Column(Align.RIGHT, width) for width in widths))
    heads = spans or (1,) * len(widths)
    leaves = Row(tuple(cell() for _ in range(len(widths) + 1)))
    first = Row((cell(), *(cell(wide) for wide in heads)))
    body = Row((cell(), *(cell(is_head=False) for _ in widths)))
    return Table((Text("T"),), columns, (first, leaves) if spans else (first,), (body,))


def test_what_fits_stays_whole() -> None:
    whole = table((20.0,) * 5)
    assert fitted(whole, "split", SIZES) == whole


def test_a_wide_table_gets_a_turned_page_or_parts() -> None:
    whole = table((20.0,) * 9)
    assert fitted(whole, "", SIZES).is_wide
    assert fitted(whole, "split", SIZES).splits == (5, 4)
    assert fitted(table((12.0,) * 40), "", SIZES).splits == (10, 10, 10, 10)
    assert fitted(table((12.0,) * 40), "landscape", SIZES).splits


def test_columns_of_one_head_stay_together_where_they_fit() -> None:
    assert splits(table((20.0,) * 12, (4, 4, 4)), 160.0) == (4, 4, 4)
    assert splits(table((20.0,) * 12, (12,)), 160.0) == (6, 6)


@pytest.mark.parametrize("count", [15, 40, 120])
@given(data=st.data())
def test_no_part_is_wider_than_its_room(count: int, data: st.DataObject) -> None:
    width = st.floats(6.0, 100.0)
    widths = data.draw(st.lists(width, min_size=count, max_size=count).map(tuple))
    whole = fitted(table(widths, stub=data.draw(st.floats(10.0, 56.0))), "split", SIZES)
    assert sum(whole.splits) in (0, count)
    assert all(wanted(part) <= SIZES.wide + 0.1 for part in parts(whole))
