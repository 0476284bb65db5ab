"""What a file says of itself above and below its table: title, office, dates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath

from reportgen.sources.files.facts import Facts

_PUBLISHER = re.compile(r"(?:©|\(C\)|Quelle:|Herausgeber:)\s*([^;|]{3,80})", re.IGNORECASE)
_EXTRACTED = re.compile(
    r"(?:Datenstand|Erstellungsdatum|Abruf\w*|Stand)\s*:?\s*(\d{1,2})\.(\d{1,2})\.(\d{4})",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:Stichtag|Berichtsmonat|Berichtsjahr|Schuljahr)[^,;|()]{0,40}", re.IGNORECASE
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_TAIL = re.compile(r"[\s,:]*$")


def facts_of(above: Sequence[str], below: Sequence[str]) -> Facts:
    """Look through the title block and the footer."""
    every = (*above, *below)
    titles = (line for line in above if not _EXTRACTED.search(line) and len(line) > 3)
    return Facts(
        title=next(titles, ""),
        publisher=_first(_PUBLISHER, every),
        reference=_TAIL.sub("", without_years(_first(_REFERENCE, every)).replace(":", "")),
        extracted=_extracted(every),
    )


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str:
    found = next(filter(None, map(pattern.search, lines)), None)
    if not found:
        return ""
    return (found[1] if found.re.groups else found[0]).strip(' .,"')


def _extracted(lines: Iterable[str]) -> date | None:
    for line in lines:
        for day, month, year in _EXTRACTED.findall(line):
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def without_years(text: str) -> str:
    """A text without the year in it, which next year's file will not share."""
    return " ".join(YEAR.sub("", text).split())


def year_pattern(file: str) -> tuple[str, str]:
    """For a file with a year in its name: the pattern of its siblings and that of the year."""
    path = PurePosixPath(file)
    found = YEAR.search(path.name)
    if not found:
        return "", ""
    start, end = path.name[: found.start()], path.name[found.end() :]
    tail = re.sub(r"[-_]?\d.*(?=\.\w+$)", "*", end)
    siblings = path.with_name(f"{start}*{tail}".replace("**", "*"))
    return str(siblings), rf"{re.escape(start)}(\d{{4}})"
