"""Room behind numbers, so that commas meet where decimals differ or marks stand behind some.

A column is aligned if all that stands in it are numbers and signs; units in cells and ranks
among others ("2 von 5") are no numbers, and their columns stay as they are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportgen.document.nodes import Row, TableCell
from reportgen.document.walk import plain
from reportgen.notation import Notation

_MARKS = "[⁰¹²³⁴-⁹⁾]*"
_DIGITS = r"[(+−±]*[\d\u202f]*\d(?P<decimals>(,\d+)?)"


@dataclass(frozen=True, slots=True)
class _Ending:
    """What stands behind the last digit before the comma; a sign has no decimals to speak of."""

    decimals: str | None
    marks: str


@dataclass(frozen=True, slots=True)
class _Looks:
    """What numbers and signs look like."""

    number: re.Pattern[str]
    sign: re.Pattern[str]

    def ending(self, cell: TableCell) -> _Ending | None:
        """How a number or sign ends; None for anything else."""
        text = plain(cell.content)
        if number := self.number.fullmatch(text):
            return _Ending(number["decimals"], number["marks"])
        sign = self.sign.fullmatch(text)
        return _Ending(None, sign["marks"]) if sign else None


def _looks(notation: Notation) -> _Looks:
    signs = "|".join(re.escape(each) for each in notation.instead)
    behind = "|".join(re.escape(each) for each in notation.behind)
    return _Looks(
        re.compile(rf"{_DIGITS}(?P<marks>(?:{behind})*\)?{_MARKS})"),
        re.compile(rf"(?:{signs})(?P<marks>{_MARKS})"),
    )


def aligned(rows: tuple[Row, ...], notation: Notation) -> tuple[Row, ...]:
    """Rows whose cells know what the longest ending of their column has more than theirs."""
    width = max((len(row.cells) for row in rows), default=0)
    looks = _looks(notation)
    rooms = [_rooms(rows, place, looks) for place in range(1, width)]
    if not any(map(any, rooms)):
        return rows
    by_row = list(zip(*rooms, strict=True))
    return tuple(
        _with_rooms(row, own) if len(row.cells) > 1 else row
        for row, own in zip(rows, by_row, strict=True)
    )


def _with_rooms(row: Row, rooms: Iterable[str]) -> Row:
    first, *others = row.cells
    cells = (replace(cell, room=room) for cell, room in zip(others, rooms, strict=True))
    return replace(row, cells=(first, *cells))


def _rooms(rows: tuple[Row, ...], place: int, looks: _Looks) -> list[str]:
    """The room behind each cell of a column; none where it holds more than numbers."""
    endings = [looks.ending(row.cells[place]) if len(row.cells) > 1 else None for row in rows]
    known = [each for each in endings if each]
    if len(known) < sum(len(row.cells) > 1 for row in rows):
        return [""] * len(rows)
    marks = max((each.marks for each in known), key=len, default="")
    decimals = {each.decimals for each in known if each.decimals is not None}
    longest = max(decimals, key=len, default="") if len({*map(len, decimals)}) > 1 else ""
    return [_room(each, longest, marks) if each else "" for each in endings]


def _room(own: _Ending, decimals: str, marks: str) -> str:
    return decimals[len(own.decimals or "") :] + marks[len(own.marks) :]
