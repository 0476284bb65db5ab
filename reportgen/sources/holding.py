"""Tables of texts to the numbers of each measure; what cannot be read is told."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from reportgen.errors import Problem, problem
from reportgen.frame import PERIOD, PLACE
from reportgen.sources.declared import Declared, short
from reportgen.sources.held import Held, Series
from reportgen.sources.keys.key_columns import Keys, read_keys
from reportgen.sources.numbers.appearance import tell_appearance
from reportgen.sources.numbers.attributes import Attributes, read_attributes, tell_scale
from reportgen.sources.numbers.cells import Cells, find_cells
from reportgen.sources.numbers.signs import (
    CLASSIC_NOUGHTS,
    NEW_LETTERS,
    Numbers,
    notation,
    read_numbers,
    read_scaled,
)
from reportgen.sources.restating import restated
from reportgen.sources.tables.gathered import Gathered, gather
from reportgen.sources.tables.table import Mask, Table, tidy

_TEXT_SHOWN = 40
"""Characters of a faulty cell that a message repeats."""


@dataclass(frozen=True, eq=False, slots=True)
class _Source:
    """A source whose keys are read."""

    declared: Declared
    gathered: Gathered
    keys: Keys
    attributes: Attributes


def hold(tables: tuple[Table, ...], declared: Declared) -> Held | None:
    """Read keys and numbers; faults are noted. None when a key is missing."""
    gathered = gather(tables, declared)
    cells = find_cells(gathered, declared)
    keys = read_keys(gathered, declared)
    if keys is None:
        return None
    if not keys.kept.any() and not any(declared.problems.errors()):
        declared.problems.error("source-nothing-kept", declared.where, source=declared.name)
    source = _Source(declared, gathered, keys, read_attributes(gathered, declared))
    kept = [each.only(keys.kept[each.rows]) for each in cells]
    read = [_numbers(each, source) for each in kept]
    _tell_empty(kept, read, source)
    tell_appearance(kept, gathered, declared)
    pairs = zip(kept, read, strict=True)
    stated = [_series(each, numbers, source) for each, numbers in pairs]
    series = tuple(restated(each, gathered, declared) for each in stated)
    return Held(declared, gathered, keys, series)


def _numbers(cells: Cells, source: _Source) -> Numbers:
    spec = source.declared.spec
    factors, flags = source.attributes.factors, source.attributes.flags
    if factors is None:
        numbers = read_numbers(cells.texts, notation(spec), spec.scale)
    else:
        numbers = read_scaled(cells.texts, notation(spec), factors[cells.rows])
    if flags is not None:
        numbers = replace(numbers, flags=numbers.flags | flags[cells.rows])
    bad = np.flatnonzero(numbers.bad).tolist()
    source.declared.report(bad, partial(_unreadable, cells, source))
    _tell_negative(cells, numbers, source)
    _tell_classic(cells, source)
    tell_scale(cells, source.gathered, source.declared)
    return numbers


def _tell_negative(cells: Cells, numbers: Numbers, source: _Source) -> None:
    """Fewer persons than none cannot be counted; most often a sign stands for something else."""
    spec = source.declared.spec
    if not spec.persons or spec.signed:
        return

    def told(number: int) -> Problem:
        return problem(
            "source-negative", cells.where(number, source.gathered),
            text=tidy(cells.texts[number]), measure=cells.measure,
        )  # fmt: skip

    source.declared.report(np.flatnonzero(numbers.amounts < 0).tolist(), told)


def _tell_classic(cells: Cells, source: _Source) -> None:
    """A dash in a file of the newer signs: perhaps "0" does not mean nought there."""
    if source.declared.spec.symbols == "classic":
        return
    signs = source.declared.spec.signs
    foreign = {text for text in set(cells.texts) if tidy(text) in CLASSIC_NOUGHTS - signs.keys()}
    if foreign:
        number = int(np.isin(cells.texts, list(foreign)).argmax())
        source.declared.problems.notice(
            "source-sign-classic", cells.where(number, source.gathered),
            text=tidy(cells.texts[number]),
        )  # fmt: skip


def _unreadable(cells: Cells, source: _Source, number: int) -> Problem:
    """The message for a cell that is neither a number nor a sign."""
    text = tidy(cells.texts[number])
    code = "source-sign-new" if text in NEW_LETTERS else "source-cell-text"
    shown = text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"
    where = cells.where(number, source.gathered)
    return problem(code, where, text=shown, decimal=source.declared.spec.decimal)


def _tell_empty(cells: list[Cells], read: list[Numbers], source: _Source) -> None:
    """One notice for all empty cells of a source."""
    counts = [int(numbers.empty.sum()) for numbers in read]
    if not any(counts):
        return
    first = next(at for at, count in enumerate(counts) if count)
    number = int(read[first].empty.argmax())
    source.declared.problems.notice(
        "source-cells-empty", cells[first].where(number, source.gathered),
        source=source.declared.name, count=sum(counts),
    )  # fmt: skip


def _series(cells: Cells, numbers: Numbers, source: _Source) -> Series:
    """Put keys and numbers side by side; rows that say the same key again are reported."""
    columns = {name: texts[cells.rows] for name, texts in source.keys.columns.items()}
    if cells.spread:
        columns[cells.spread[0]] = cells.spread[1]
    keys = (PLACE, PERIOD, *(name for name in columns if name not in (PLACE, PERIOD)))
    table = pd.DataFrame({name: columns[name] for name in keys}, dtype=str)
    table["amount"] = numbers.amounts
    table["status"] = numbers.statuses
    table["flags"] = numbers.flags
    series = Series(cells, table, keys)
    twice = pd.Index(series.alike(keys)).duplicated()
    if not twice.any():
        return series
    told = twice & ~_repeated(table, keys, source)
    again = partial(_said_again, table.loc[:, list(keys)], cells, source)
    source.declared.report(np.flatnonzero(told).tolist(), again)
    return replace(series, table=table[~twice])


def _repeated(table: pd.DataFrame, keys: tuple[str, ...], source: _Source) -> Mask:
    """Rows of a flat file that say the same once more, by another of its variables."""
    if source.declared.spec.format != "ffcsv":
        return np.zeros(len(table), dtype=bool)
    return table.duplicated([*keys, "amount", "status"]).to_numpy()


def _said_again(keys: pd.DataFrame, cells: Cells, source: _Source, number: int) -> Problem:
    members = keys.iloc[number]
    first = int((keys == members).all(axis=1).to_numpy().argmax())
    return problem(
        "source-twice", cells.where(number, source.gathered),
        key=", ".join(f"{key} = {member}" for key, member in members.items()),
        first=short(cells.where(first, source.gathered)),
    )  # fmt: skip
