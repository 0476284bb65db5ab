"""Commas of a column meet, whatever stands behind them."""

import pytest

from reportgen.document.inlines import Text
from reportgen.document.nodes import Row, TableCell
from reportgen.exhibits.tables.alignment import aligned
from reportgen.notation import CLASSIC, NOTATIONS


def rooms(*texts: str) -> list[str]:
    rows = tuple(Row((TableCell((Text("x"),), is_head=True), TableCell((Text(t),)))) for t in texts)
    return [row.cells[1].room for row in aligned(rows, CLASSIC)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("12,5", "−3,0", "1\u202f204,1"), ["", "", ""]),
        (("12,5", "3,0p", "."), ["p", "", "p"]),
        (("(12,5)", "3,0", "+4,1rp"), ["p", "rp", ""]),
        (("215", "19,2", "–"), [",2", "", ",2"]),
        (("215p", "19,25", "x"), [",25", "p", ",25p"]),
        (("368³⁾", "370", "…"), ["", "³⁾", "³⁾"]),
        (("2 von 5", "3p"), ["", ""]),
        (("+7,5 %", "+1,2 PP"), ["", ""]),
    ],
)
def test_room(texts: tuple[str, ...], expected: list[str]) -> None:
    assert rooms(*texts) == expected


def test_signs_of_another_regime_make_room() -> None:
    texts = ("12,5u", "g", "k")
    rows = tuple(Row((TableCell(), TableCell((Text(each),)))) for each in texts)
    assert [row.cells[1].room for row in aligned(rows, NOTATIONS["new"])] == ["", "u", "u"]


def test_rows_of_words_alone_stay() -> None:
    words = Row((TableCell((Text("davon"),), columns=2, is_head=True),))
    rows = (
        Row((TableCell(is_head=True), TableCell((Text("5p"),)))),
        words,
        Row((TableCell(is_head=True), TableCell((Text("7"),)))),
    )
    assert aligned(rows, CLASSIC)[1] == words
    assert aligned(rows, CLASSIC)[2].cells[1].room == "p"
