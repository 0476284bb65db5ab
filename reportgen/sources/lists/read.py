"""Files of a list to records, with every fault told in one run."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from reportgen.errors import NOWHERE, Problem, Problems, Where, notice
from reportgen.places import Places
from reportgen.records import Record, Records, first_day, last_day
from reportgen.sources.aliases import with_files
from reportgen.sources.declared import Declared, check_file, short
from reportgen.sources.keys.periods import Fault
from reportgen.sources.lists.lines import Cells, Lines
from reportgen.sources.lists.points import Located, located, misplaced
from reportgen.sources.lists.spec import COORDINATES, ListSpec
from reportgen.sources.lists.times import time
from reportgen.sources.opening import tables_of
from reportgen.sources.quality.persons import listed_person
from reportgen.sources.tables.gathered import gather
from reportgen.world import World

_THOUSANDS = str.maketrans("", "", ". \u202f")
_NONE = ("", "-", "–")
_MARKS = str.maketrans("", "", ".,%-– \u202f")


def read_list(
    name: str,
    spec: ListSpec,
    places: Places,
    world: World,
    problems: Problems,
    declared_at: Where = NOWHERE,
) -> Records | None:
    """Read a list of things; None, with all faults noted, when anything about it is wrong."""
    own = Problems()
    source = with_files(spec.source(), world, own)
    declared = Declared(name, source, places, own, declared_at)
    _check(spec, declared)
    tables = () if declared.is_faulty else tuple(tables_of(declared, world))
    found: tuple[Record, ...] = ()
    if tables and not declared.is_faulty:
        with declared.noting():
            found = _read(spec, Lines(gather(tables, declared), declared))
    problems.found.extend(own.found)
    if declared.is_faulty:
        return None
    origins = tuple(dict.fromkeys(table.origin for table in tables))
    return Records(
        name, spec.one, spec.many, found, origins, spec.unit if spec.fields.count else "",
        tuple(spec.texts),
    )  # fmt: skip


def _check(spec: ListSpec, declared: Declared) -> None:
    check_file(declared)
    for one, other in COORDINATES:
        if bool(getattr(spec.fields, one)) != bool(getattr(spec.fields, other)):
            declared.problems.error("list-pair", declared.where, one=one, other=other)


def _read(spec: ListSpec, lines: Lines) -> tuple[Record, ...]:
    plain = {
        name: lines.cells(getattr(spec.fields, name))
        for name in ("name", "id", "kind", "address", "house", "state", "count")
    }
    begins, ends = (
        _times(lines.cells(each), lines) for each in (spec.fields.begin, spec.fields.end)
    )
    texts = {told: lines.cells(given) for told, given in spec.texts.items()}
    _refuse_persons(plain["name"], (begins, ends), lines)
    _tell_empty(plain["name"], lines)
    _tell_order(begins, ends, lines)
    _tell_numbers(texts, lines)
    columns = _Columns(
        spec, lines, plain, (begins, ends), texts, lines.places(), located(spec, lines),
        _counts(plain["count"], lines),
    )  # fmt: skip
    if lines.declared.is_faulty:
        return ()
    _tell_points(columns.points, columns.places, lines)
    found = tuple(map(columns.record, range(len(lines))))
    _tell_twice(found, lines)
    return found


@dataclass(frozen=True, eq=False)
class _Columns:
    """All columns of a list, read and checked."""

    spec: ListSpec
    lines: Lines
    plain: dict[str, Cells]
    times: tuple[Cells, Cells]
    texts: dict[str, Cells]
    places: Cells
    points: Located
    counts: list[int | None]

    def record(self, row: int) -> Record:
        """What a line says."""
        own = {column: cells.texts[row] for column, cells in self.plain.items()}
        begin, end = (each.texts[row] for each in self.times)
        return Record(
            own["name"],
            own["id"],
            self.spec.kinds.get(own["kind"], own["kind"]),
            self.places.texts[row] or self.points.around.get(row, ""),
            self.points.points.get(row) if self.points.around.get(row) else None,
            f"{own['address']} {own['house']}".strip(),
            begin,
            end,
            self.spec.states.get(own["state"], own["state"]),
            self.counts[row],
            tuple((told, cells.texts[row]) for told, cells in self.texts.items()),
            self.lines.where(row, self.plain["name"]),
        )


def _refuse_persons(names: Cells, times: tuple[Cells, ...], lines: Lines) -> None:
    """Note a list of persons, which is never read."""
    known = {place.name for place in lines.declared.places.by_key.values()}
    for number, (table, column) in enumerate(zip(lines.gathered.tables, names.stood, strict=False)):
        days = {cells.stood[number] for cells in times if cells.stood}
        if isinstance(column, int) and (found := listed_person(table, column, days, known)):
            lines.declared.problems.found.append(found)


def _times(cells: Cells, lines: Lines) -> Cells:
    read = [time(text) for text in cells.texts]
    wrong = [row for row, each in enumerate(read) if isinstance(each, Fault)]
    lines.report("list-time", wrong, cells)
    return Cells(tuple("" if isinstance(each, Fault) else each for each in read), cells.stood)


def _tell_order(begins: Cells, ends: Cells, lines: Lines) -> None:
    pairs = enumerate(zip(begins.texts, ends.texts, strict=True))
    wrong = [row for row, (a, b) in pairs if a and b and first_day(a) > last_day(b)]
    lines.report("list-time-order", wrong, ends)


def _tell_empty(names: Cells, lines: Lines) -> None:
    lines.report("list-name", [row for row, text in enumerate(names.texts) if not text], names)


def _counts(cells: Cells, lines: Lines) -> list[int | None]:
    plain = [text.translate(_THOUSANDS) for text in cells.texts]
    wrong = [row for row, text in enumerate(plain) if text not in _NONE and not text.isdecimal()]
    lines.report("list-count", wrong, cells)
    return [int(text) if text.isdecimal() else None for text in plain]


def _tell_numbers(columns: dict[str, Cells], lines: Lines) -> None:
    """A column of nothing but numbers is no text, and may count persons."""
    for name, cells in columns.items():
        given = [row for row, text in enumerate(cells.texts) if text]
        if len(given) > 1 and all(_is_number(cells.texts[row]) for row in given):
            lines.report("list-numbers", given[:1], cells, column=name)


def _is_number(text: str) -> bool:
    return text.translate(_MARKS).isdecimal()


def _tell_points(points: Located, places: Cells, lines: Lines) -> None:
    if lines.declared.is_faulty:
        return
    points.tell()

    def told(case: tuple[Where, str, str]) -> Problem:
        where, told, true = case
        return notice("list-elsewhere", where, told=told, true=true)

    lines.declared.report(misplaced(points, places), told)


def _tell_twice(found: tuple[Record, ...], lines: Lines) -> None:
    """A key that stands twice is a fault; the same thing at the same place may be one."""
    problems = lines.declared.problems
    for first, again in _repeated(found, lambda each: each.key):
        problems.error("list-key-twice", again.where, key=again.key, first=short(first.where))
    alike = _repeated(found, lambda each: (each.name, each.kind, each.place, each.address))
    for first, again in alike:
        if first.key == again.key and (first.begin, first.end) == (again.begin, again.end):
            problems.notice("list-twice", again.where, name=again.name, first=short(first.where))


def _repeated(
    found: tuple[Record, ...], told: Callable[[Record], Hashable]
) -> Iterator[tuple[Record, Record]]:
    """Every record that says what an earlier one says, with that one."""
    first: dict[Hashable, Record] = {}
    for each in found:
        before = first.setdefault(told(each), each)
        if before is not each and told(each):
            yield before, each
