"""A list of things as a table: columns of text that wrap, groups, a sentence for an empty list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Column, Paragraph, Row, RowRole, Table, TableCell
from reportgen.errors import nearest
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.records import Chosen, chosen
from reportgen.exhibits.specs.records import Listed, ListTableSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables.widths import PADDING, millimetres
from reportgen.exhibits.words import notes, sources, titles
from reportgen.frame import PLACE
from reportgen.messages import word
from reportgen.records import Record

NUMBER, COUNT = "number", "count"
PLAIN = ("key", "name", "kind", "place", "address", "begin", "end", "time", "state", COUNT)
"""Columns that every list may have; "number" counts the rows."""
WIDEST = 62.0
"""Millimetres; longer texts take several lines."""


@dataclass(frozen=True, eq=False)
class Columns:
    """What stands in which column."""

    chosen: Chosen
    choice: Choice
    labels: dict[str, str]

    def head(self, column: str) -> str:
        """What stands above a column."""
        if column in self.labels:
            return self.labels[column]
        match column:
            case "name":
                return self.chosen.records.one
            case "place":
                levels = {self._level(each) for each in self.chosen.all} - {""}
                level = self.choice.places.level(levels.pop()) if len(levels) == 1 else None
                return level.name if level else names.stub(PLACE, {})
            case "count":
                return self.chosen.records.unit
            case _:
                return word(f"records-{column}") if column in (*PLAIN, NUMBER) else column

    def _level(self, record: Record) -> str:
        place = self.choice.places.get(record.place)
        return place.level if place else ""

    def text(self, record: Record, column: str) -> str:
        """What a record says in a column; empty when it does not say it."""
        match column:
            case "key" | "name" | "kind" | "address" | "state":
                return str(getattr(record, column))
            case "place":
                return place_name(record, self.choice)
            case "begin" | "end":
                is_open = column == "end" and bool(record.begin)
                moment = getattr(record, column)
                missing = word("records-endless") if is_open else ""
                return formats.time(moment) if moment else missing
            case "time":
                return span(record)
            case "count":
                return "" if record.count is None else formats.number(record.count)
            case _:
                return record.text(column)

    def told(self) -> tuple[str, ...]:
        """The columns that tell something: not the same of all, and not nothing."""
        known = (*PLAIN, *self.chosen.records.columns)
        texts = {each: [self.text(one, each) for one in self.chosen.all] for each in known}
        alike = {each for each in ("kind", "place") if len(set(texts[each])) < 2}
        twice = {"begin", "end"} | alike
        return tuple(each for each in known if any(texts[each]) and each not in twice)


def place_name(record: Record, choice: Choice) -> str:
    """Where it is; empty when that is not told."""
    place = choice.places.get(record.place)
    return place.name if place else ""


def span(record: Record) -> str:
    """From when to when: "März 2025 bis 2026", "ab 2025", "bis 2027", "2025"."""
    begin, end = (formats.time(each) if each else "" for each in (record.begin, record.end))
    if begin == end:
        return begin
    key = "records-span" if begin and end else "records-since" if begin else "records-until"
    return word(key, begin=begin, end=end)


def show_list(spec: ListTableSpec, choice: Choice, stage: Stage) -> Table | Paragraph | None:
    """Lay out a list; a sentence when nothing is in it, None when its spec is wrong."""
    found = chosen(spec, choice)
    if found is None:
        return None
    if not found.all:
        return empty(found, choice)
    columns = Columns(found, choice, spec.labels)
    wanted = spec.columns or tuple(each for each in columns.told() if each != spec.group)
    _check(wanted, found, choice)
    if any(choice.problems.errors()):
        return None
    return table(spec, columns, wanted, stage, spec.group)


def empty(found: Chosen, choice: Choice) -> Paragraph:
    """What is said instead of an exhibit of nothing."""
    return Paragraph((Text(none(found)),), where=choice.where)


def none(found: Chosen) -> str:
    """That there is nothing: "In der Altstadt sind keine Kitas verzeichnet."."""
    inside = names.inside(found.place)
    start = f"{inside[:1].upper()}{inside[1:]}"
    return word("records-none", inside=start, many=found.records.many)


def _check(wanted: Iterable[str], found: Chosen, choice: Choice) -> None:
    known = (NUMBER, *PLAIN, *found.records.columns)
    for each in wanted:
        if each not in known:
            choice.error(
                "exhibit-list-column", name=each, known=", ".join(known), near=nearest(each, known)
            )


def table(
    spec: Listed, columns: Columns, wanted: tuple[str, ...], stage: Stage, group: str = ""
) -> Table:
    """A list as a table of some columns."""
    found, choice = columns.chosen, columns.choice
    head = Row(tuple(TableCell((Text(columns.head(each)),), is_head=True) for each in wanted))
    body = tuple(_body(columns, wanted, group))
    settled = tuple(_column(place, name, (head, *body)) for place, name in enumerate(wanted))
    least = sum(_longest(place, (head, *body)) for place in range(len(wanted)))
    return Table(
        title=(Text(title(spec, found)),),
        columns=settled,
        head=(head,),
        body=body,
        label=choice.name,
        notes=notes.inlines((titles.filled(spec.note, subject(found)),)),
        source=(Text(source(found)),),
        is_wide=least > stage.theme.tokens.sizes.wide,
        where=choice.where,
    )


def _body(columns: Columns, wanted: tuple[str, ...], group: str) -> Iterator[Row]:
    """Rows from the top down, groups under their names; numbers count through."""
    number = 0
    for members in columns.chosen.groups(group, columns.chosen.all):
        if group:
            told = columns.text(members[0], group) or word("records-other")
            cell = TableCell((Text(told),), columns=len(wanted), is_head=True)
            yield Row((cell,), RowRole.GROUP)
        for record in members:
            number += 1
            yield Row(tuple(_cells(columns, record, wanted, number)))


def _cells(
    columns: Columns, record: Record, wanted: tuple[str, ...], number: int
) -> Iterator[TableCell]:
    for place, name in enumerate(wanted):
        told = str(number) if name == NUMBER else columns.text(record, name)
        yield TableCell((Text(told or word("records-untold")),), is_head=place == 0)


def _column(place: int, name: str, rows: tuple[Row, ...]) -> Column:
    wide = max(millimetres(text) for text in _texts(place, rows))
    align = Align.RIGHT if name in (NUMBER, COUNT) and place else Align.LEFT
    return Column(align, round(min(wide, WIDEST) + PADDING, 1))


def _longest(place: int, rows: tuple[Row, ...]) -> float:
    """What the longest word of a column needs."""
    words = (each for text in _texts(place, rows) for each in text.split())
    return max(map(millimetres, words), default=0.0) + PADDING


def _texts(place: int, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        if row.role is not RowRole.GROUP:
            yield "".join(each.text for each in row.cells[place].content if isinstance(each, Text))


# ---------------------------------------------------------------- words


def subject(found: Chosen, periods: tuple[str, ...] = ()) -> titles.Subject:
    """What is shown, for templates."""
    return titles.Subject((), found.place, periods, is_root=found.is_root)


def title(spec: Listed, found: Chosen, default: str = "") -> str:
    """The title: what is listed, of which kinds if they are chosen, where."""
    if spec.title:
        return titles.filled(spec.title, subject(found))
    kinds = f" ({formats.joined(spec.kinds)})" if spec.kinds else ""
    where = "" if found.is_root else f" {names.inside(found.place)}"
    return f"{default or found.records.many}{kinds}{where}"


def source(found: Chosen) -> str:
    """Who keeps the list."""
    return sources.source(found.records.origins, (), calculated=False)
