"""A list of things as a block: a table, a map of points or a timetable."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from reportgen.document.inlines import Text
from reportgen.document.nodes import Figure, FigureKind, Paragraph, Table
from reportgen.exhibits.charts import timetable
from reportgen.exhibits.charts.timetable import Timetable
from reportgen.exhibits.figure import pictured, with_data
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.records import Chosen, chosen
from reportgen.exhibits.maps import point_map
from reportgen.exhibits.maps.point_map import PointMap
from reportgen.exhibits.spec import RecordsSpec
from reportgen.exhibits.specs.records import ListTableSpec, PointMapSpec, TimetableSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables.records import (
    NUMBER,
    Columns,
    empty,
    show_list,
    subject,
    table,
    title,
)
from reportgen.exhibits.words import alternative, notes, titles
from reportgen.records import Record

DrawnRecords: TypeAlias = PointMapSpec | TimetableSpec


def show_records(
    spec: RecordsSpec, choice: Choice, stage: Stage
) -> Table | Figure | Paragraph | None:
    """Show a list; a sentence where there is nothing to show, None when its spec is wrong."""
    match spec:
        case ListTableSpec():
            return show_list(spec, choice, stage)
        case PointMapSpec() | TimetableSpec():
            return _figure(spec, choice, stage)


@dataclass(frozen=True, eq=False)
class Drawable:
    """What is drawn of a list, and the words that go with it."""

    shown: PointMap | Timetable
    title: str
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    listed: tuple[Record, ...]
    """The rows of the table of data, in order."""


def making(spec: DrawnRecords, found: Chosen, choice: Choice) -> Drawable | None:
    """What is drawn, before it is drawn; None when its spec is wrong."""
    match spec:
        case PointMapSpec():
            places = point_map.point_map(spec, found, choice)
            if places is None:
                return None
            return Drawable(
                places,
                title(spec, found),
                tuple(point_map.sentences(places, found)),
                tuple(point_map.remarks(places, found)),
                found.all,
            )
        case TimetableSpec():
            times = timetable.timetable(spec, found, choice)
            if times is None:
                return None
            return Drawable(
                times,
                timetable.title(spec, times, found),
                tuple(timetable.sentences(times, found)),
                tuple(timetable.remarks(times)),
                times.listed,
            )


def _figure(spec: DrawnRecords, choice: Choice, stage: Stage) -> Figure | Paragraph | None:
    found = chosen(spec, choice)
    if found is not None and not found.all and isinstance(spec, TimetableSpec):
        return empty(found, choice)
    made = making(spec, found, choice) if found else None
    if found is None or made is None:
        return None
    words = titles.filled(spec.alternative, subject(found))
    alternative.check(words, choice)
    picture = pictured(made.shown, spec.width, choice, stage)
    said = (titles.filled(spec.note, subject(found)), *made.notes, *picture.notes)
    data = _data(spec, replace(found, all=made.listed), choice, stage) if made.listed else None
    return Figure(
        title=(Text(made.title),),
        drawing=picture.drawing,
        alternative=words or alternative.told(made.sentences),
        kind=FigureKind.MAP if isinstance(spec, PointMapSpec) else FigureKind.CHART,
        data=with_data(replace(data, title=(Text(made.title),))) if data else None,
        label=choice.name,
        notes=notes.inlines(said),
        source=data.source if data else (),
        has_numbers=data is not None,
        where=choice.where,
    )


def _data(spec: DrawnRecords, found: Chosen, choice: Choice, stage: Stage) -> Table:
    """The things that are drawn, as a list; numbered if the drawing is."""
    columns = Columns(found, choice, spec.labels)
    group = ""
    number: tuple[str, ...] = ()
    wanted: tuple[str, ...]
    match spec:
        case PointMapSpec():
            wanted = ("name", "kind", "place", "address")
            number = (NUMBER,) if spec.numbered else ()
        case TimetableSpec():
            wanted = ("key", "name", "place", "begin", "end", "state")
            group = spec.group
    told = tuple(each for each in wanted if any(columns.text(one, each) for one in found.all))
    return table(spec, columns, (*number, *told), stage, group)
