"""A matrix of places: rows by the classes of one indicator, columns by those of another.

The classic of social monitoring is status by dynamics. A field names its places or counts them;
what is not shown belongs to no field and is listed below.
"""

from collections.abc import Iterator

from reportgen import formats
from reportgen.document.inlines import Inlines, LineBreak, Strong, Text
from reportgen.document.nodes import Align, Column, Row, RowRole, Table, TableCell
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.specs.matrix import MatrixSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables import widths
from reportgen.exhibits.tables.fitting import fitted
from reportgen.exhibits.tables.sorting import Axis, Sorting, sorting
from reportgen.exhibits.tables.stubs import stub
from reportgen.exhibits.tables.table import remarks, source, subject
from reportgen.exhibits.words import notes, titles
from reportgen.messages import word

FIELD = 30.0
"""Millimetres that a column of names takes; longer lists of names break into lines."""


def show_matrix(spec: MatrixSpec, choice: Choice, stage: Stage) -> Table | None:
    """Lay out a matrix, or the list of what is in it; None when its spec is wrong."""
    found = sorting(spec, choice)
    if found is None or not _are_known(spec, choice, found):
        return None
    head, body, columns = _listed(found) if spec.assignment else _crossed(spec, found)
    title = titles.title(spec.title, subject(found.plan))
    title = title if spec.title else word("exhibit-matrix-title", title=title)
    used = [sign.mark for each in found.places for cell in each.numbers for sign in cell.signs]
    table = Table(
        title=(Text(title),),
        columns=columns,
        head=head,
        body=body,
        label=choice.name,
        notes=notes.inlines((*remarks(found.plan, has_heads=False), *_notes(spec, found))),
        signs=choice.notation.legend(used if spec.assignment else ()),
        source=(Text(source(found.plan, found.columns, is_calculated=True)),),
        where=choice.where,
    )
    return fitted(table, "", stage.theme.tokens.sizes)


def _are_known(spec: MatrixSpec, choice: Choice, found: Sorting) -> bool:
    """Whether all marked fields are there; those that are not are noted."""
    rows, columns = (axis.named for axis in found.axes)
    wrong = [each for each in spec.marked if each[0] not in rows or each[1] not in columns]
    for row, column in wrong:
        known = "; ".join((", ".join(rows), ", ".join(columns)))
        choice.error("exhibit-matrix-marked", row=row, column=column, known=known)
    return not wrong


# ---------------------------------------------------------------- the matrix

_Laid = tuple[tuple[Row, ...], tuple[Row, ...], tuple[Column, ...]]


def _crossed(spec: MatrixSpec, found: Sorting) -> _Laid:
    rows, columns = found.axes
    count = len(columns.named)
    first = TableCell((Text(rows.title),), rows=2, is_head=True)
    over = TableCell((Text(columns.title),), columns=count, is_head=True)
    total = TableCell((Text(word("total")),), rows=2, is_head=True)
    heads = tuple(TableCell(_class(columns, each), is_head=True) for each in range(count))
    head = (Row((first, over, total)), Row(heads))
    numbered = enumerate(rows.named)
    body = (*(_row(spec, found, each) for each, _ in numbered), _totals(found))
    align = Align.LEFT if spec.cells == "names" else Align.RIGHT
    settled = widths.columns(head, body, count + 1)
    fields = (Column(align, FIELD if align is Align.LEFT else each.width) for each in settled[1:-1])
    return head, body, (settled[0], *fields, settled[-1])


def _class(axis: Axis, number: int) -> Inlines:
    """A class as a head: its name, and below it from where to where it goes."""
    named, told = axis.named[number], axis.ranges[number]
    return (Text(named),) if named == told else (Text(named), LineBreak(), Text(told))


def _row(spec: MatrixSpec, found: Sorting, row: int) -> Row:
    rows, columns = found.axes
    head = TableCell(_class(rows, row), is_head=True)
    cells = (TableCell(_field(spec, found, row, column)) for column in range(len(columns.named)))
    return Row((head, *cells, TableCell((Text(_count(found, row, None)),))))


def _field(spec: MatrixSpec, found: Sorting, row: int, column: int) -> Inlines:
    if spec.cells == "counts":
        told = _count(found, row, column)
    else:
        places = found.inside(row, column)
        told = ", ".join(names.short(each) for each in places) or found.plan.choice.notation.zero
    is_marked = (found.axes[0].named[row], found.axes[1].named[column]) in spec.marked
    return (Strong((Text(told),)),) if is_marked else (Text(told),)


def _totals(found: Sorting) -> Row:
    columns = (*range(len(found.axes[1].named)), None)
    cells = (TableCell((Text(_count(found, None, column)),)) for column in columns)
    return Row((TableCell((Text(word("total")),), is_head=True), *cells), RowRole.TOTAL)


def _count(found: Sorting, row: int | None, column: int | None) -> str:
    count = len(found.inside(row, column))
    return formats.number(count) if count else found.plan.choice.notation.zero


# ---------------------------------------------------------------- which place is where


def _listed(found: Sorting) -> _Laid:
    """Each place with its numbers and classes."""
    status, dynamics = found.axes
    heads = [stub(found.plan)]
    for axis in (status, dynamics):
        heads += [axis.title, word("exhibit-class-head")]
    head = (Row(tuple(TableCell((Text(each),), is_head=True) for each in heads)),)
    body = []
    for each in found.places:
        sign = max(each.numbers, key=lambda number: number.cell.status).text
        named = (sign, sign)
        if each.classes:
            named = (status.named[each.classes[0]], dynamics.named[each.classes[1]])
        cells = [TableCell((Text(each.place.name),), is_head=True)]
        for printed, told in zip(each.numbers, named, strict=True):
            cells += [TableCell(printed.content), TableCell((Text(told),))]
        body.append(Row(tuple(cells)))
    rows = tuple(body)
    stubs, *settled = widths.columns(head, rows, 4)
    aligned = (Align.RIGHT, Align.LEFT) * 2
    columns = (Column(a, each.width) for a, each in zip(aligned, settled, strict=True))
    return head, rows, (stubs, *columns)


def _notes(spec: MatrixSpec, found: Sorting) -> Iterator[str]:
    level = found.plan.shown_level()
    if spec.marked and not spec.assignment:
        yield word("exhibit-matrix-bold", meaning=spec.meaning or word("exhibit-matrix-marked"))
    if found.missing:
        told = formats.joined(names.short(each) for each in found.missing)
        what = level.plural if level else word("exhibit-places-many")
        yield word("exhibit-matrix-missing", what=what, names=told)
