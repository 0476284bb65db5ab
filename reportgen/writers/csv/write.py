"""Lines and remarks to the bytes of a CSV file that a double click opens and a program reads.

UTF-8 with a mark, semicolons and the decimal comma are what a German office program takes for a
table without asking. Otherwise it is a file by RFC 4180: one line of names, lines of equal length,
CR LF, quotes doubled. Remarks follow the data as lines that begin with "#", the sign of comments
in the W3C's model of tabular data (CSVW, 8.1), so that programs can pass over them.
"""

from collections.abc import Iterable, Iterator

from reportgen.writers.csv.lines import Line
from reportgen.writers.csv.remarks import Remark

MARK = b"\xef\xbb\xbf"
SEPARATOR, END, REMARK = ";", "\r\n", "#"
_QUOTED = frozenset(f'{SEPARATOR}"{REMARK}\r\n')
_FORMULA = frozenset("=+-@\t\r")
"""What makes a spreadsheet reckon with a text instead of showing it (CWE-1236)."""
_NUMBER = frozenset("0123456789,")


def written(lines: Iterable[Line], remarks: Iterable[Remark]) -> bytes:
    """The file."""
    told = [tuple(map(harmless, line)) for line in lines]
    width = max(2, *map(len, told))
    rows = (*(_padded(line, width) for line in told), *_remarks(remarks, width))
    return MARK + "".join(f"{SEPARATOR.join(row)}{END}" for row in rows).encode()


def _remarks(remarks: Iterable[Remark], width: int) -> Iterator[tuple[str, ...]]:
    for name, text in remarks:
        first, *others = _padded((name, harmless(text)), width)
        yield (f"{REMARK} {first}", *others)


def _padded(line: Line, width: int) -> tuple[str, ...]:
    return tuple(map(quoted, (*line, *[""] * (width - len(line)))))


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers and lone signs stay as they are."""
    if len(text) < 2 or text[0] not in _FORMULA or _NUMBER.issuperset(text[1:]):
        return text
    return f"'{text}"


def quoted(text: str) -> str:
    """A cell within quotes, where it could be taken for more than one."""
    return '"' + text.replace('"', '""') + '"' if _QUOTED.intersection(text) else text
