"""Notices on cells that a workbook shows otherwise than they are read: hidden, or as per cent."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, groupby

from reportgen.errors import letters
from reportgen.sources.declared import Declared
from reportgen.sources.files.sheet import Marks
from reportgen.sources.numbers.cells import Cells
from reportgen.sources.tables.gathered import Gathered


def tell_appearance(cells: Sequence[Cells], gathered: Gathered, declared: Declared) -> None:
    """Say which cells that are read look otherwise in the workbook."""
    marks = [table.sheet.marks for table in gathered.tables]
    if declared.spec.hidden == "notice" and any(map(_hides, marks)):
        _tell_hidden(cells, gathered, declared)
    if "scale" not in declared.spec.model_fields_set and any(each.percentages for each in marks):
        _tell_percentages(cells, gathered, declared)


def _hides(marks: Marks) -> bool:
    return bool(marks.hidden_rows or marks.hidden_columns)


def _tell_hidden(cells: Sequence[Cells], gathered: Gathered, declared: Declared) -> None:
    for number, table in enumerate(gathered.tables):
        read = [each.only(gathered.sheets(each.rows) == number) for each in cells]
        rows = chain.from_iterable((gathered.numbers[each.rows] - 1).tolist() for each in read)
        columns = chain.from_iterable(each.columns.tolist() for each in read)
        marks, sheet = table.sheet.marks, table.sheet.whole
        if hidden := marks.hidden_rows.intersection(rows):
            told = _listed(_runs(hidden), lambda row: str(row + 1))
            declared.problems.notice("source-hidden-rows", sheet, rows=told)
        if hidden := marks.hidden_columns.intersection(columns):
            declared.problems.notice(
                "source-hidden-columns", sheet, columns=_listed(_runs(hidden), letters)
            )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of every run of numbers without a gap."""
    ordered = sorted(numbers)
    groups = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    inside = [[number for _, number in group] for _, group in groups]
    return [(each[0], each[-1]) for each in inside]


def _listed(found: Iterable[tuple[int, int]], name: Callable[[int], str]) -> str:
    """Runs of rows or columns for a message: "12–14, 20"."""
    pairs = ((name(first), name(last)) for first, last in found)
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in pairs)


def _tell_percentages(cells: Sequence[Cells], gathered: Gathered, declared: Declared) -> None:
    """One notice for all cells of a source."""
    found = [(each, number) for each in cells for number in _percentages(each, gathered)]
    if found:
        first, number = found[0]
        declared.problems.notice(
            "source-percentages", first.where(number, gathered), source=declared.name,
            text=first.texts[number], more=len(found) - 1,
        )  # fmt: skip


def _percentages(cells: Cells, gathered: Gathered) -> list[int]:
    """The numbers of the cells that are shown as per cent."""
    shown = [table.sheet.marks.percentages for table in gathered.tables]
    rows = (gathered.numbers[cells.rows] - 1).tolist()
    sheets = gathered.sheets(cells.rows).tolist()
    standing = enumerate(zip(sheets, rows, cells.columns.tolist(), strict=True))
    return [number for number, (sheet, *at) in standing if tuple(at) in shown[sheet]]
