"""The tables that a file may hold, whatever kind of file it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

from reportgen.errors import ReportError
from reportgen.frame import Origin
from reportgen.sources.describing.block import Block, above, below, found_block
from reportgen.sources.describing.facts import facts_of
from reportgen.sources.describing.widths import found_widths
from reportgen.sources.files.archive import members
from reportgen.sources.files.content import Content, content_of, decoded
from reportgen.sources.files.delimited import SAMPLE, delimited, found_delimiter, sheet_of
from reportgen.sources.files.delivery import Delivery
from reportgen.sources.files.facts import Facts
from reportgen.sources.files.fixed import fixed_rows
from reportgen.sources.files.flat import flat_facts, is_flat
from reportgen.sources.files.genesis import facts as genesis_facts
from reportgen.sources.files.genesis import genesis_layout, is_genesis, parted
from reportgen.sources.files.sheet import Sheet
from reportgen.sources.files.spreadsheet import spreadsheet
from reportgen.sources.numbers.signs import Notation
from reportgen.sources.tables.table import Layout, Table, laid_out

COMMA, POINT = Notation(), Notation(decimal=".", thousands=",")
ENOUGH = 1 << 22
"""Bytes of a text that show what it is like."""
Format = Literal["csv", "fixed", "xlsx", "xls", "ods", "genesis", "ffcsv"]
_WORKBOOKS: tuple[Format, ...] = ("xls", "ods")


@dataclass(frozen=True, eq=False, slots=True)
class Candidate:
    """A sheet and the table found on it."""

    format: Format
    sheet: Sheet
    block: Block
    notation: Notation = COMMA
    facts: Facts = field(default_factory=Facts)
    widths: tuple[int, ...] = ()
    member: str = ""
    """Pattern of the file inside an archive."""
    is_cut: bool = False
    """Whether only the beginning of a long text was looked at."""

    def table(self) -> Table:
        """The columns below their headings."""
        spanning = self.sheet.merged is None
        layout = Layout(self.block.head, self.block.first, self.block.last, spanning=spanning)
        return laid_out(self.sheet, layout, Origin("", "", ""))


def candidates(delivery: Delivery, wanted: str) -> list[Candidate]:
    """Every table; of a workbook those of the sheet that is wanted, or of all."""
    start = _beginning(delivery)
    if content_of(start) is Content.TEXT:
        found = _texts(decoded(start, "auto", delivery.file), delivery.file)
        return [replace(each, is_cut=len(start) >= ENOUGH) for each in found]
    data = delivery.whole()  # what makes an archive a workbook may stand far behind
    if content_of(data) is Content.ARCHIVE:
        return _packed(delivery, wanted)
    return list(_sheets(data, wanted, delivery.file))


def _beginning(delivery: Delivery) -> bytes:
    """The bytes that show what a file is like, up to the end of a line."""
    found = bytearray()
    for block in delivery.blocks():
        found += block
        if len(found) >= ENOUGH + len(block):
            end = found.rfind(b"\n") + 1 or len(found)
            wide = b"\x00" in found[:1000]  # UTF-16: two bytes a character
            return bytes(found[: end + end % 2 * wide])
    return bytes(found)


def _packed(delivery: Delivery, wanted: str) -> list[Candidate]:
    """The tables of the first file inside that holds any; its like are declared with it."""
    for inside in members(delivery, "*"):
        try:
            found = candidates(inside, wanted)
        except ReportError:
            continue  # a letter or a PDF beside the tables
        member = f"*{PurePosixPath(inside.file).suffix}"
        if found:
            return [replace(each, member=member) for each in found]
    return []


def _sheets(data: bytes, wanted: str, file: str) -> Iterator[Candidate]:
    suffix = PurePosixPath(file).suffix.casefold().removeprefix(".")
    form: Format = next((each for each in _WORKBOOKS if each == suffix), "xlsx")
    for sheet in spreadsheet(data, wanted or "*", ",", file):
        yield from _found(form, sheet)


def _texts(text: str, file: str) -> list[Candidate]:
    if is_genesis(text):
        body, foot = parted(text)
        return [_genesis(delimited(body, ";", 1, file), foot)]
    rows = text[:SAMPLE].count("\n") + 1
    sheet = delimited(text, found_delimiter(text, max(rows // 2, 1)), 1, file)
    if sheet.rows and is_flat(sheet.rows[0]):
        return [_flat(sheet)]
    if widths := found_widths(text[:SAMPLE], sheet):
        return _found("fixed", sheet_of(fixed_rows(text.splitlines(), widths, ""), file), widths)
    return _found("csv", sheet)


def _found(form: Format, sheet: Sheet, widths: tuple[int, ...] = ()) -> list[Candidate]:
    """The table of a sheet, read with the decimal mark that suits more of its cells."""
    fits = [(found_block(sheet, each), each) for each in (COMMA, POINT)]
    known = [(block, notation) for block, notation in fits if block]
    if not known:
        return []
    block, notation = max(known, key=lambda each: each[0].numbers)
    said = facts_of(above(sheet, block), below(sheet, block))
    return [Candidate(form, sheet, block, notation, said, widths)]


def _genesis(sheet: Sheet, foot: str) -> Candidate:
    layout = genesis_layout(sheet)
    said = genesis_facts(sheet.rows[: min(layout.head)], foot)
    return Candidate("genesis", sheet, Block(layout.head, layout.first, layout.last), COMMA, said)


def _flat(sheet: Sheet) -> Candidate:
    found = Candidate("ffcsv", sheet, Block((0,), 1, len(sheet.rows)))
    return replace(found, facts=flat_facts(found.table()))
