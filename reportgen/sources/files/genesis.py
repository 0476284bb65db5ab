"""The table layout of GENESIS, Regionalstatistik and Landesdatenbank: head, data and foot.

GENESIS-Tabelle: 12411-02-03-4          number
Bevölkerungsstand: … - Stichtag … -     title, over several lines
;;;;Insgesamt;männlich;weiblich         1 to 4 rows of head, empty above the key columns
31.12.2015;01;  Schleswig-Holstein;…    data
__________                              foot: notes, ©, Quelle, Stand
"""

import re
from datetime import date

from reportgen.errors import failure
from reportgen.sources.files.facts import Facts
from reportgen.sources.files.sheet import Rows, Sheet
from reportgen.sources.tables.table import Layout, tidy

_RULE = re.compile(r'^"?_{5,}"?;*[ \t\r]*$', re.MULTILINE)
_NUMBER = re.compile(r"(?:GENESIS-)?Tabelle:\s*([^;\s]+)\s*;?(.*)", re.IGNORECASE)
_STAND = re.compile(r"Stand:?\s*(\d{1,2})\.(\d{1,2})\.(\d{4})")
_COPYRIGHT = re.compile(r"(?:©|\(C\))\s*([^\n\"]+)", re.IGNORECASE)
_QUELLE = re.compile(r"Quelle:\s*([^\n\"]+)")
_YEAR_AT_END = re.compile(r"[,;]?\s*(?:19|20)\d{2}\s*\.?\s*$")
_DASH = re.compile(r"\s+-\s+|(?<=\w)-\s+(?=[A-ZÄÖÜ])")
"""A dash between two parts of a title; after "Kinder-" goes on "und", in small letters."""
_LICENCE = re.compile(
    r"Datenlizenz\s+Deutschland\s*[-–]\s*(Namensnennung|Zero)\s*[-–]\s*Version\s+(\d\.\d)"
)


def is_genesis(text: str) -> bool:
    """Whether a text is in this layout: it says so in its first line."""
    return bool(_NUMBER.match(text.lstrip('\ufeff"').lstrip()))


def parted(text: str) -> tuple[str, str]:
    """The table and the foot below its rule; the foot is prose and no CSV."""
    found = _RULE.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def genesis_layout(sheet: Sheet) -> Layout:
    """Find the head: the first rows that are empty at the left and say something further right."""
    rows = sheet.rows
    start = next((number for number, row in enumerate(rows) if number and _is_head(row)), None)
    if start is None:
        raise failure("source-genesis-head", sheet.whole)
    end = start
    while end < len(rows) and _is_head(rows[end]):
        end += 1
    return Layout(tuple(range(start, end)), end, len(rows))


def _is_head(row: list[str]) -> bool:
    return len(row) > 1 and not row[0].strip() and any(cell.strip() for cell in row[1:])


def facts(title_rows: Rows, foot: str) -> Facts:
    """What the block of titles and the foot tell."""
    lines = [tidy(" ".join(row)) for row in title_rows]
    number = _NUMBER.match(lines[0]) if lines else None
    if number:
        lines = [number[2], *lines[1:]]
    return Facts(
        number=number[1] if number else "",
        title=_title(lines),
        publisher=_publisher(foot),
        extracted=_extracted(foot),
        licence=_licence(foot),
    )


def _title(lines: list[str]) -> str:
    """The title proper: it ends before the regional depth, and is one sentence otherwise.

    The lines after it name the statistic and its unit.
    """
    said = [line for line in lines if line]
    depth = next((n for n, line in enumerate(said) if line.startswith("regionale Tiefe")), None)
    title = tidy(" ".join(said[: _sentence(said) if depth is None else depth]))
    return _DASH.sub(" – ", title.removesuffix("-").strip())


def _sentence(lines: list[str]) -> int:
    """How many lines the title runs over: a line that ends open goes on."""
    count = min(1, len(lines))
    while count < len(lines) and lines[count - 1].endswith((",", ":", "-", "/", "und", "nach")):
        count += 1
    return count


def _publisher(foot: str) -> str:
    found = _COPYRIGHT.search(foot) or _QUELLE.search(foot)
    return _YEAR_AT_END.sub("", tidy(found[1])).rstrip(" .,") if found else ""


def _extracted(foot: str) -> date | None:
    """The date of the last "Stand": notes above may name the state of borders."""
    dates = _STAND.findall(foot)
    if not dates:
        return None
    day, month, year = map(int, dates[-1])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _licence(foot: str) -> str:
    found = _LICENCE.search(foot)
    return f"Datenlizenz Deutschland – {found[1]} – Version {found[2]}" if found else ""
