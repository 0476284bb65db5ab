"""How wide the columns of a table are, estimated by characters.

Widths are in millimetres at the size tables are set in (8.5 pt), so their sum says how much room
a table wants; writers may also take them as relative shares.
"""

from collections.abc import Iterable

from reportgen.document.inlines import LineBreak, Text, Value, picture_width
from reportgen.document.nodes import Align, Column, Row, TableCell

LETTER = 1.5
"""Millimetres that a character takes on average."""
NARROW = 0.7
"""Millimetres of commas, points and narrow spaces."""
PADDING = 2.4
"""Millimetres between two columns."""
WIDEST_STUB = 56.0
"""Millimetres; longer names break into two lines."""
WIDEST_WORD = 24.0
"""Millimetres of a word in a head; longer ones are hyphenated."""
_THIN = frozenset(".,:;'|!()ijlIft \u202f\u00a0")


def columns(head: tuple[Row, ...], body: tuple[Row, ...], leaves: int) -> tuple[Column, ...]:
    """The stub and the number columns with the widths that their texts want."""
    stub = max(_stub_width(row.cells[0]) for row in (*head[:1], *body) if len(row.cells) > 1)
    found = [Column(Align.LEFT, round(min(stub, WIDEST_STUB), 1))]
    numbers = [_numbers(body, place + 1) for place in range(leaves)]
    for place, words in enumerate(_words(head, leaves)):
        found.append(Column(Align.RIGHT, round(max(numbers[place], words), 1)))
    return tuple(found)


def millimetres(text: str) -> float:
    """About how wide a text runs."""
    thin = sum(letter in _THIN for letter in text)
    return (len(text) - thin) * LETTER + thin * NARROW


def _stub_width(cell: TableCell) -> float:
    return millimetres(_text(cell)) + PADDING + 2.0 * cell.indent


def _numbers(body: tuple[Row, ...], place: int) -> float:
    cells = (row.cells[place] for row in body if len(row.cells) > place)
    return max((_runs(cell) for cell in cells), default=0.0) + PADDING


def _runs(cell: TableCell) -> float:
    return millimetres(_text(cell) + cell.room) + picture_width(cell.content)


def _words(head: tuple[Row, ...], leaves: int) -> list[float]:
    """What the heads want: their longest word, shared by the columns that they span."""
    wanted = [0.0] * leaves
    taken = [0] * leaves
    for level, row in enumerate(head):
        place = 0
        for cell in row.cells[1:] if level == 0 else row.cells:
            while taken[place] > level:
                place += 1
            share = _longest_word(cell) / cell.columns
            for number in range(place, place + cell.columns):
                wanted[number] = max(wanted[number], share)
                taken[number] = level + cell.rows
            place += cell.columns
    return wanted


def _longest_word(cell: TableCell) -> float:
    longest = max((millimetres(word) for word in _text(cell).split()), default=0.0)
    return min(longest, WIDEST_WORD) + PADDING


def _text(cell: TableCell) -> str:
    return "".join(_plain(cell.content))


def _plain(content: Iterable[object]) -> Iterable[str]:
    for inline in content:
        if isinstance(inline, Text | Value):
            yield inline.text
        elif isinstance(inline, LineBreak):
            yield " "
