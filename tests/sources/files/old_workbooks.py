"""XLS workbooks by hand, record by record (MS-XLS), in a compound file (MS-CFB)."""

import struct

_SECTOR = 512
_FREE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_BEGIN, _END, _SHEET, _LOCKED = 0x0809, 0x000A, 0x0085, 0x002F
PLAIN, PERCENT, INDENTED = 15, 16, 17
"""Styles of cells: the first fifteen are not for cells."""


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, amount: float, style: int = PLAIN) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, amount))


def text(row: int, column: int, label: str, style: int = PLAIN) -> bytes:
    body = struct.pack("<HHHHB", row, column, style, len(label), 1) + label.encode("utf-16-le")
    return record(0x0204, body)


def failed(row: int, column: int) -> bytes:
    """A formula that divides by nought."""
    result = b"\x02\x00\x07\x00\x00\x00\xff\xff"
    formula = b"\x1e\x01\x00\x1e\x00\x00\x06"
    body = struct.pack("<HHH", row, column, PLAIN) + result + b"\x00" * 6
    return record(0x0006, body + struct.pack("<H", len(formula)) + formula)


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def hidden_columns(first: int, last: int) -> bytes:
    return record(0x007D, struct.pack("<HHHHHH", first, last, 2048, PLAIN, 1, 0))


def merged(top: int, left: int, bottom: int, right: int) -> bytes:
    return record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def claimed(rows: int, columns: int) -> bytes:
    return record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


def _style(form: int, indent: int = 0) -> bytes:
    return record(0x00E0, struct.pack("<HHHBBB", 0, form, 1, 0x20, 0, indent) + b"\x00" * 11)


def _begin(kind: int) -> bytes:
    return record(_BEGIN, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def xls(*cells: bytes, name: str = "Daten", locked: bool = False) -> bytes:
    """A workbook of one sheet that holds these records."""
    key = record(_LOCKED, b"\x01\x00\x01\x00\x01\x00" + b"\x11" * 48) if locked else b""
    styles = _style(0) * PLAIN + _style(0) + _style(10) + _style(0, indent=2)
    head = _begin(0x0005) + key + styles
    label = name.encode("utf-16-le")
    sheet = struct.pack("<IBBBB", 0, 0, 0, len(name), 1) + label
    start = len(head) + len(record(_SHEET, sheet)) + len(record(_END))
    sheet = struct.pack("<I", start) + sheet[4:]
    whole = head + record(_SHEET, sheet) + record(_END)
    return compound(whole + _begin(0x0010) + b"".join(cells) + record(_END))


def compound(stream: bytes) -> bytes:
    """A compound file with the one stream "Workbook", padded so that it is no small one."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\x00")
    count = len(stream) // _SECTOR
    chain = [_TABLE, _LAST, *range(3, count + 2), _LAST]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    entries = _entry("Root Entry", 5, 1, _LAST, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
        + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _LAST, 0,
                      _LAST, 0, 0)
    )  # fmt: skip
    header = header.ljust(_SECTOR, b"\xff")
    return header + table + entries.ljust(_SECTOR, b"\x00") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    label = (name + "\x00").encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    return (
        label.ljust(64, b"\x00")
        + struct.pack("<H", len(label))
        + links
        + (b"\x00" * 36 + struct.pack("<IQ", start, size))
    )
