"""Flat files of GENESIS ("ffcsv"): one number in each row, and what it is about in the same row.

A variable stands in any of several slots, each of four columns: its code and name, the code and
the name of one of its members. Here every variable becomes two columns of the whole table: "GES"
with codes ("GESW") and "GES_label" with names ("weiblich"). A total has no code and keeps its
name, "Insgesamt". Every measure becomes a column of its own, by its code ("BEVSTD") or its name;
rows of other measures have no cell there.

Version 5 stacks measures in rows (`value`, `value_variable_code`); the older version 4 has a
column for each ("BEVSTD__Bevölkerungsstand__Anzahl").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from reportgen.errors import failure
from reportgen.sources.files.facts import Facts
from reportgen.sources.tables.table import NO_CELL, Integers, Table, Texts

_SLOT = re.compile(
    r"(\d+)_(variable_attribute|variable|merkmal|auspr(?:ae|ä)gung)_(code|label)", re.IGNORECASE
)
_WIDE = re.compile(r"([^_].*?)__(.*)__(.*?)")
_TIMES = ("time", "zeit")
_STATISTICS = ("statistics_label", "statistik_label")
_NUMBER = re.compile(r"([^/!]+?)(?:_\d+)?(?:_(?:de|en))?_flat")
LABEL = "_label"
TIME, VALUE = "time", "value"
MEASURE, MEASURE_NAME, UNIT, QUALITY = (
    "value_variable_code", "value_variable_label", "value_unit", "value_q",
)  # fmt: skip

Headings = tuple[tuple[str, ...], ...]


def is_flat(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a flat file."""
    return any(_SLOT.fullmatch(heading.strip()) for heading in headings)


def flattened(table: Table) -> Table:
    """Add a column for each variable and each measure."""
    names = [table.heading(each).casefold() for each in range(len(table.headings))]
    if is_flat(names):
        long = table if VALUE in names else _stacked(table)
        found = [*_variables(long), *_measures(long)]
        if found:
            headings = tuple(heading for heading, _ in found)
            return replace(
                long,
                headings=(*_timed(long.headings), *headings),
                columns=(*long.columns, *(texts for _, texts in found)),
                stood=_stood(table, long, headings),
            )
    raise failure("source-flat-head", table.sheet.whole)


def _stood(table: Table, long: Table, added: Headings) -> tuple[int, ...]:
    """The column of the file behind every column: that of the numbers behind a measure.

    A variable may stand in several slots; the first column of the file is named for it.
    """
    names = [table.heading(at) for at in range(len(table.headings))]
    wide = {hit[1]: at for at, name in enumerate(names) if (hit := _WIDE.fullmatch(name))}
    folded = [name.casefold() for name in names]
    value = folded.index(VALUE) if VALUE in folded else next(iter(wide.values()), 0)
    variables = {levels[0] for levels in added if levels[0] + LABEL in {each[0] for each in added}}
    own = (
        folded.index(name) if name in folded else value
        for name in (long.heading(at).casefold() for at in range(len(long.headings)))
    )
    parts = (
        0 if levels[0].removesuffix(LABEL) in variables else wide.get(levels[0], value)
        for levels in added
    )
    return (*own, *parts)


def flat_facts(table: Table) -> Facts:
    """The statistic that the rows name, and the number of the table in the name of the file."""
    number = _NUMBER.match(re.split(r"[/!]", table.sheet.file)[-1])
    for at, levels in enumerate(table.headings):
        if levels and levels[0].casefold() in _STATISTICS:
            return Facts(number[1] if number else "", str(table.columns[at][0]).strip())
    return Facts(number[1] if number else "")


def _timed(headings: Headings) -> Headings:
    """The column of times has the same name in all versions and languages."""
    return tuple(
        (TIME,) if levels and levels[0].casefold() in _TIMES else levels for levels in headings
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """The four columns of a slot."""

    variable: Texts
    name: Texts
    code: Texts
    label: Texts


def _slots(table: Table) -> Iterator[_Slot]:
    found: dict[str, dict[tuple[bool, bool], Texts]] = {}
    for at, levels in enumerate(table.headings):
        hit = _SLOT.fullmatch(levels[0]) if levels else None
        if hit:
            of_member = hit[2].casefold() not in ("variable", "merkmal")
            of_name = hit[3].casefold() == "label"
            found.setdefault(hit[1], {})[of_member, of_name] = table.columns[at]
    for columns in found.values():
        if len(columns) == 4:
            yield _Slot(
                columns[False, False], columns[False, True], columns[True, False],
                columns[True, True],
            )  # fmt: skip


def _variables(table: Table) -> list[tuple[tuple[str, ...], Texts]]:
    """Two columns for each variable, without a cell where a row says nothing of it."""
    found: dict[str, tuple[Texts, Texts]] = {}
    names: dict[str, str] = {}
    count = len(table.rows)
    for slot in _slots(table):
        codes, variables = pd.factorize(slot.variable)
        for number, given in enumerate(variables):
            if variable := str(given).strip():
                here = codes == number
                names.setdefault(variable, str(slot.name[here.argmax()]).strip())
                blank = np.full(count, NO_CELL, dtype=object)
                members, labels = found.setdefault(variable, (blank, blank.copy()))
                coded = slot.code[here]
                named = slot.label[here]
                members[here] = np.where(coded == "", named, coded)
                labels[here] = named
    columns: list[tuple[tuple[str, ...], Texts]] = []
    for variable, (members, labels) in found.items():
        name = names[variable]
        columns.append(((variable, name), members))
        columns.append(((variable + LABEL, name + LABEL), labels))
    return columns


def _measures(table: Table) -> Iterator[tuple[tuple[str, ...], Texts]]:
    """A column for each measure that the rows name."""
    column = _by_name(table)
    codes, measures = pd.factorize(column(MEASURE))
    values, names = column(VALUE), column(MEASURE_NAME)
    for number, given in enumerate(measures):
        here = codes == number
        levels = dict.fromkeys((str(given).strip(), str(names[here.argmax()]).strip()))
        yield tuple(level for level in levels if level), np.where(here, values, NO_CELL)


def _by_name(table: Table) -> Callable[[str], Texts]:
    """A column by its heading; empty texts when the file does not have it."""
    places = {table.heading(at).casefold(): at for at in range(len(table.headings))}

    def column(name: str) -> Texts:
        if name in places:
            return table.columns[places[name]]
        return np.full(len(table.rows), "", dtype=object)

    return column


def _stacked(table: Table) -> Table:
    """A table of version 4 as one of version 5: its measures one below the other."""
    wide = [(at, _WIDE.fullmatch(table.heading(at))) for at in range(len(table.headings))]
    found = [(at, hit) for at, hit in wide if hit]
    if not found:
        raise failure("source-flat-head", table.sheet.whole)
    kept = [at for at, hit in wide if not hit]
    count = len(table.rows)

    def repeated(column: Integers | Texts) -> Texts:
        return np.tile(column, len(found))

    def said(group: int) -> Texts:
        return np.repeat(np.array([hit[group] for _, hit in found], dtype=object), count)

    return replace(
        table,
        headings=(
            *(table.headings[at] for at in kept), (VALUE,), (UNIT,), (MEASURE,), (MEASURE_NAME,),
        ),
        columns=(
            *(repeated(table.columns[at]) for at in kept),
            np.concatenate([table.columns[at] for at, _ in found]),
            said(3), said(1), said(2),
        ),
        rows=np.tile(table.rows, len(found)),
    )  # fmt: skip
