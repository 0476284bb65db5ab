"""A timetable of measures: when each begins and ends, and how far it has come."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportgen import formats
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.records import Chosen
from reportgen.exhibits.specs.records import TimetableSpec
from reportgen.exhibits.tables import records as listed
from reportgen.exhibits.words import alternative, titles
from reportgen.messages import word
from reportgen.records import QUARTER, Record, first_day, last_day

MOST = 30
"""Rows of one figure, groups among them: what a page has room for."""
STATES = ("geplant", "läuft", "abgeschlossen", "verschoben")
"""States that always look the same; others have the looks that are left."""
LOOKS = 6


@dataclass(frozen=True, slots=True)
class Task:
    """One row: a measure; days are None where it is open."""

    label: str
    begin: date | None
    end: date | None
    state: str
    look: int
    """Which pattern its state has."""
    is_moment: bool = False
    """Whether it happens on a single day or in a single month."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with something in common."""

    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, eq=False)
class Timetable:
    """What is shown, before it is drawn."""

    groups: tuple[Group, ...]
    first: int
    """First year of the axis; it begins with its first day."""
    last: int
    """Last year."""
    listed: tuple[Record, ...]
    as_of: date | None = None
    part: int = 0
    parts: int = 1

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every row."""
        return tuple(task for group in self.groups for task in group.tasks)


def timetable(spec: TimetableSpec, found: Chosen, choice: Choice) -> Timetable | None:
    """Look up what is shown; None when its spec is wrong."""
    parts = _parts(found, spec.group)
    if len(parts) > 1 and not 1 <= spec.part <= len(parts):
        choice.error("exhibit-timetable-parts", count=len(found.all), parts=len(parts))
        return None
    looks = _looks(found)
    if len(looks) > LOOKS:
        choice.error("exhibit-timetable-states", count=len(looks), most=LOOKS)
        return None
    shown = parts[max(spec.part, 1) - 1] if spec.part <= len(parts) else ()
    days = [day for each in found.all for day in _days(each)]
    days += [spec.as_of] if spec.as_of and days else []
    if not shown or not days:
        choice.error("exhibit-timetable-days")
        return None
    columns = listed.Columns(found, choice, spec.labels)
    groups = tuple(
        Group(
            (columns.text(members[0], spec.group) or word("records-other")) if spec.group else "",
            tuple(_task(each, looks) for each in members),
        )
        for members in found.groups(spec.group, shown)
    )
    years = {day.year for day in days}
    return Timetable(groups, min(years), max(years), shown, spec.as_of, spec.part, len(parts))


def _parts(found: Chosen, group: str) -> tuple[tuple[Record, ...], ...]:
    """The rows of each figure that is needed, groups whole where they fit."""
    parts: list[list[Record]] = [[]]
    room = MOST
    for members in found.groups(group, found.all):
        wanted = len(members) + bool(group)
        if room < wanted <= MOST:
            parts.append([])
            room = MOST
        for each in members:
            if room < 1 + bool(group):
                parts.append([])
                room = MOST - bool(group)
            parts[-1].append(each)
            room -= 1
        room -= bool(group)
    return tuple(tuple(each) for each in parts if each)


def _looks(found: Chosen) -> dict[str, int]:
    """A look for each state of the list: that of a known one, or one of its own."""
    states = list(dict.fromkeys(each.state for each in found.records.all if each.state))
    looks = {each: STATES.index(each.casefold()) for each in states if each.casefold() in STATES}
    free = [look for look in (4, 5, 0, 1, 2, 3) if look not in looks.values()]
    others = [each for each in states if each not in looks]
    return looks | dict(zip(others, [*free, *[0] * len(others)], strict=False))


def _days(record: Record) -> Iterator[date]:
    if record.begin:
        yield first_day(record.begin)
    if record.end:
        yield last_day(record.end)


def _task(record: Record, looks: dict[str, int]) -> Task:
    label = f"{record.key} {record.name}".strip()
    is_short = "-" in record.begin and QUARTER not in record.begin
    is_moment = record.begin == record.end and is_short
    begin = first_day(record.begin) if record.begin else None
    end = last_day(record.end) if record.end else None
    return Task(label, begin, end, record.state, looks.get(record.state, 0), is_moment)


def title(spec: TimetableSpec, chart: Timetable, found: Chosen) -> str:
    """What is planned, and in which years."""
    years = tuple(map(str, range(chart.first, chart.last + 1)))
    if spec.title:
        told = titles.filled(spec.title, listed.subject(found, years))
    else:
        default = word("records-timetable", many=found.records.many)
        told = f"{listed.title(spec, found, default)}, {titles.period(years)}"
    if chart.parts < 2:
        return told
    return word("records-part", title=told, part=chart.part, parts=chart.parts)


def sentences(chart: Timetable, found: Chosen) -> Iterator[str]:
    """What the alternative text may say: how many, in which years, how far they have come."""
    records = found.records
    counted = alternative.counted(len(chart.tasks), records.one, records.many)
    years = formats.span(str(chart.first), str(chart.last))
    yield word("records-timetable-told", counted=counted, years=years)
    states = Counter(task.state for task in chart.tasks if task.state)
    if states:
        told = formats.joined(f"{state} {count}" for state, count in states.most_common())
        yield word("records-states", states=told)
    named = [group for group in chart.groups if group.name]
    if len(named) > 1:
        yield word(
            "records-groups", names=formats.joined(f"{g.name} ({len(g.tasks)})" for g in named)
        )


def remarks(chart: Timetable) -> Iterator[str]:
    """What the drawing itself needs said."""
    if any(task.begin is None or task.end is None for task in chart.tasks if not _is_blank(task)):
        yield word("records-open")
    if any(task.is_moment for task in chart.tasks):
        yield word("records-moment")


def _is_blank(task: Task) -> bool:
    return task.begin is None and task.end is None
