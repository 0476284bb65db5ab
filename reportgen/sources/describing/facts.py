"""What a file says of itself above and below its table: title, office, dates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath

from reportgen.sources.files.facts import Facts

_PUBLISHER = re.compile(r"(?:©|\(C\)|Quelle:|Herausgeber:)\s*([^;|]{3,80})", re.IGNORECASE)
_DAY = r"\s*:?\s*(\d{1,2})\.(\d{1,2})\.(\d{4})"
_TAKEN = re.compile(rf"(?:Datenstand|Erstellungsdatum|Abruf\w*){_DAY}", re.IGNORECASE)
_STAND = re.compile(rf"(?<!\w)Stand{_DAY}", re.IGNORECASE)
"""In a title the day that the numbers describe, in a foot the day they were taken."""
_ASIDE = re.compile(rf"[\s,;:–(-]*(?:{_TAKEN.pattern}|{_STAND.pattern})[\s)]*", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:Stichtag|Berichtsmonat|Berichtsjahr|Schuljahr)[^,;|()]{0,40}", re.IGNORECASE
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_TAIL = re.compile(r"[\s,:]*$")


def facts_of(above: Sequence[str], below: Sequence[str]) -> Facts:
    """Look through the title block and the footer."""
    every = (*above, *below)
    titles = (_ASIDE.sub("", line) for line in above)
    return Facts(
        title=next((title for title in titles if len(title) > 3), ""),
        publisher=_first(_PUBLISHER, every),
        reference=_reference(above, every),
        extracted=_extracted(_TAKEN, every) or _extracted(_STAND, below),
    )


def _reference(above: Sequence[str], every: Sequence[str]) -> str:
    found = _first(_REFERENCE, every)
    if not found and (day := _extracted(_STAND, above)):
        found = f"Stand {day:%d.%m.}"
    return _TAIL.sub("", without_years(found).replace(":", ""))


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str:
    found = next(filter(None, map(pattern.search, lines)), None)
    if not found:
        return ""
    return (found[1] if found.re.groups else found[0]).strip(' .,"')


def _extracted(pattern: re.Pattern[str], lines: Iterable[str]) -> date | None:
    for line in lines:
        for day, month, year in pattern.findall(line):
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
