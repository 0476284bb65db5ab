"""Key columns of a proposed declaration: place, period, age, sex and other groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.errors import notice
from reportgen.places import Places
from reportgen.sources.describing.facts import YEAR, year_pattern
from reportgen.sources.describing.naming import identifier
from reportgen.sources.describing.proposal import Proposal, Setting
from reportgen.sources.describing.roles import (
    MEN,
    MOST,
    TOTALS,
    WOMEN,
    Column,
    Role,
    is_school_year,
    share,
)
from reportgen.sources.files.archive import INSIDE
from reportgen.sources.keys.padding import unpadded
from reportgen.sources.spec import TOTALS as DEFAULT_TOTALS

SHOWN = 6
"""Names that a doubt lists."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a table before its declaration is proposed."""

    file: str
    sheet: str
    sheets: tuple[str, ...]
    """All sheets of the workbook; empty for text files."""
    lines: tuple[str, ...]
    """The texts above and below the table."""
    columns: tuple[Column, ...]
    places: Places | None
    timed: bool = False
    """Whether the layout itself tells the period."""


def propose_keys(seen: Seen, proposal: Proposal, spread: str) -> None:
    """Add the keys; `spread` is the one whose members are headings."""
    keys: dict[str, Setting] = {}
    proposal.settings["keys"] = keys
    _place(seen, keys, proposal)
    if spread != "period" and not seen.timed:
        _period(seen, keys, proposal)
    for column in _with(seen, Role.AGE, Role.SEX, Role.GROUP):
        name, setting = _group(column, keys)
        if name != spread:
            keys[name] = setting
    labels = [each.heading for each in _with(seen, Role.LABEL) if each.heading]
    if labels:
        proposal.doubt(notice("describe-left-out", columns=", ".join(labels[:SHOWN])), "keys")


def _with(seen: Seen, *roles: Role) -> Iterator[Column]:
    return (each for each in seen.columns if each.role in roles)


def pointer(column: Column, columns: Sequence[Column]) -> str | int:
    """The heading where it is the only one of its kind, else the position."""
    same = [each for each in columns if each.heading.casefold() == column.heading.casefold()]
    return column.heading if column.heading and len(same) == 1 else column.at + 1


# ---------------------------------------------------------------- places


def _place(seen: Seen, keys: dict[str, Setting], proposal: Proposal) -> None:
    found = next(_with(seen, Role.PLACE_KEY), None) or next(_with(seen, Role.PLACE_NAME), None)
    if found is None:
        root = seen.places.root.key if seen.places else "?"
        keys["place"] = {"fixed": root}
        proposal.doubt(notice("describe-place-none", root=root), "keys", "place")
        return
    setting: dict[str, Setting] = {"column": pointer(found, seen.columns)}
    if found.role is Role.PLACE_NAME:
        setting["read"] = "place-name"
        _level(found, seen.places, setting)
    strangers = _strangers(found, seen.places)
    totals = tuple(text for text in strangers if TOTALS.fullmatch(text))
    if skipped := tuple(text for text in totals if text not in DEFAULT_TOTALS):
        setting["total"] = (*sorted(set(DEFAULT_TOTALS) & set(totals)), *skipped)
        proposal.doubt(notice("describe-total", labels=", ".join(skipped)), "keys", "place")
    if unknown := [text for text in strangers if text not in totals]:
        _unknown(unknown, len(found.texts), seen, setting, proposal)
    if seen.places is None:
        proposal.doubt(notice("describe-places-none"), "keys", "place")
    keys["place"] = setting if len(setting) > 1 else setting["column"]


def _level(column: Column, places: Places | None, setting: dict[str, Setting]) -> None:
    """The level to which all the names belong."""
    if places is None:
        return
    if levels := _levels(column, places):
        setting["levels"] = levels
        return
    levels_of = [{each.level for each in places.named(text)} for text in column.texts]
    known = [each for each in levels_of if each]
    shared = set.intersection(*known) if known else set()
    if shared and any(len(each) > 1 for each in known):
        setting["level"] = sorted(shared)[0]


def _levels(column: Column, places: Places) -> tuple[str, ...]:
    """The level of each depth, from the top; empty when labels stand alike or fit no levels."""
    found: list[str] = []
    rest = [level.key for level in places.levels]
    for texts in column.depths:
        fit = (level for level in rest if share(texts, partial(places.named, level=level)) >= MOST)
        level = next(fit, "")
        if not level:
            return ()
        found.append(level)
        rest = rest[rest.index(level) + 1 :]
    return tuple(found)


def _strangers(column: Column, places: Places | None) -> list[str]:
    """Texts that are no places of the project."""
    if places is None:
        return [text for text in column.texts if TOTALS.fullmatch(text)]
    if column.role is Role.PLACE_NAME:
        return [text for text in column.texts if not places.named(text)]
    short = unpadded(places.by_key)
    return [text for text in column.texts if text not in places.by_key and text not in short]


def _unknown(
    texts: list[str], known: int, seen: Seen, setting: dict[str, Setting], proposal: Proposal
) -> None:
    """One place alone is the town under another key; many are other towns, a few are notes."""
    shown = ", ".join(texts[:SHOWN])
    if known == 1 and seen.places:
        setting["map"] = {texts[0]: seen.places.root.key}
    elif len(texts) > SHOWN:
        setting["elsewhere"] = "skip"
    else:
        setting["skip"] = tuple(texts)
    proposal.doubt(
        notice("describe-places-unknown", names=shown, count=len(texts)), "keys", "place"
    )


# ---------------------------------------------------------------- periods


def _period(seen: Seen, keys: dict[str, Setting], proposal: Proposal) -> None:
    """A column, or the year in the name of the file or sheet, or in the title block."""
    if found := next(_with(seen, Role.PERIOD), None):
        where = pointer(found, seen.columns)
        if is_school_year(found.texts[0]):
            keys["period"] = {"column": where, "read": "school-year-end"}
            proposal.doubt(notice("describe-school-year"), "keys", "period")
        else:
            keys["period"] = where
        return
    _, packed, name = seen.file.rpartition(INSIDE)
    siblings, pattern = year_pattern(name)
    years = [name for name in seen.sheets if YEAR.search(name)]
    if YEAR.search(seen.sheet):
        keys["period"] = {"pattern": r"(\d{4})", "of": "sheet"}
        if len(years) > 1:
            proposal.settings["sheet"] = YEAR.sub("[12][0-9][0-9][0-9]", seen.sheet)
            proposal.doubt(notice("describe-sheets", count=len(years)), "sheet")
    elif pattern:
        keys["period"] = {"pattern": pattern}
        told = "member" if packed else "file"
        proposal.settings[told] = siblings
        proposal.doubt(notice("describe-files", file=name), told)
    else:
        year = next((hit[0] for hit in map(YEAR.search, seen.lines) if hit), "?")
        keys["period"] = {"fixed": year}
        proposal.doubt(notice("describe-period", year=year), "keys", "period")


# ---------------------------------------------------------------- groups


def _group(column: Column, taken: dict[str, Setting]) -> tuple[str, Setting]:
    where = column.heading or column.at + 1
    match column.role:
        case Role.AGE:
            return "age", where
        case Role.SEX:
            return "sex", {"column": where, "map": _sexes(column)}
        case _:
            return identifier(column.heading or "merkmal", taken), where


def _sexes(column: Column) -> dict[str, Setting]:
    """Labels of the sexes to the members that reports use."""
    named = {text: text.casefold() for text in column.texts if not TOTALS.fullmatch(text)}
    members = {text: _sex(low) for text, low in named.items()}
    return {text: member for text, member in members.items() if text != member}


def _sex(label: str) -> str:
    if label in MEN:
        return "m"
    return "w" if label in WOMEN else label
