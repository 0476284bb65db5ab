"""A table of released numbers: stub and heads, cells, totals, signs and what stands below."""

from collections.abc import Iterable, Iterator

from reportgen import formats
from reportgen.document.inlines import Text
from reportgen.document.nodes import Row, RowRole, Table, TableCell
from reportgen.exhibits.lookup import breaks, names
from reportgen.exhibits.lookup.cells import Address, Printed, Reader, Show, as_printed
from reportgen.exhibits.lookup.choice import INDICATOR, PLAIN, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables import heat, widths
from reportgen.exhibits.tables.columns import Leaf, head_rows, leaves
from reportgen.exhibits.tables.heat import Shading
from reportgen.exhibits.tables.rows import Entry, entries, stub
from reportgen.exhibits.words import notes, sources, titles
from reportgen.frame import NO_CELL, PERIOD, PLACE, SINCE, merged
from reportgen.messages import word

Line = tuple[Entry, tuple[Printed, ...]]
"""A row and its cells; none for the heading of a group."""


def show_table(spec: TableSpec, choice: Choice, stage: Stage) -> Table | None:
    """Lay out a table; None when its spec is wrong."""
    plan = planned(spec, choice)
    return None if plan is None else laid(plan, leaves(plan), stage)


def laid(
    plan: Plan, columns: tuple[Leaf, ...], stage: Stage, *, is_calculated: bool = False
) -> Table | None:
    """A plan as a table of these columns; None when there is nothing to show.

    `is_calculated` says that the drawing it belongs to shows what is calculated from it.
    """
    spec, choice = plan.spec, plan.choice
    body = lines(plan, columns)
    if not any(cell.cell != NO_CELL for _, cells in body for cell in cells):
        choice.error("exhibit-empty", name=", ".join(spec.indicators))
        return None
    shading = heat.shading(plan, columns, body)
    head = head_rows(stub(plan), columns)
    rows = tuple(_row(each, number, len(columns), shading) for number, each in enumerate(body))
    settled = widths.columns(head, rows, len(columns))
    return Table(
        title=(Text(titles.title(spec.title, subject(plan))),),
        columns=settled,
        head=head,
        body=rows,
        label=choice.name,
        unit=_unit(plan),
        notes=notes.inlines(
            (*remarks(plan, has_heads=True), *_notes(plan, columns, body), *shading.notes)
        ),
        signs=formats.legend(sign for _, cells in body for cell in cells for sign in cell.signs),
        source=(Text(_source(plan, columns, is_calculated=is_calculated)),),
        is_wide=widths.is_wide(settled, stage.theme.tokens.sizes),
        where=choice.where,
    )


def remarks(plan: Plan, *, has_heads: bool) -> Iterator[str]:
    """What the measures and the spec have to say below; marks only where heads show them."""
    yield from notes.of_measures(each.measure for each in plan.frames)
    yield from breaks.notes(plan, is_marked=has_heads)
    yield titles.filled(plan.spec.note, subject(plan))


def _reader(plan: Plan) -> Reader:
    by_indicator = plan.spec.rows == INDICATOR
    choice = plan.choice
    return Reader(
        choice.released, choice.places, plan.whole(),
        with_units=by_indicator and plan.is_mixed, told_rank=by_indicator,
    )  # fmt: skip


def lines(plan: Plan, columns: tuple[Leaf, ...]) -> list[Line]:
    """Every row with its printed cells, from the top down."""
    reader = _reader(plan)
    last = [leaf for leaf in columns if leaf.show is Show.VALUE][-1]

    def number(row: Address) -> float | None:
        address = plan.address(row, last.address)
        cell, decimals = reader.cell(address), reader.frame(address).measure.decimals
        # ranks tell the order of equal prints anyway; without them it is not to be told
        return cell.amount if plan.spec.rank else as_printed(cell, decimals)

    rows = entries(plan, number)
    return [(entry, _cells(plan, entry, columns, reader)) for entry in rows]


def _cells(
    plan: Plan, entry: Entry, columns: tuple[Leaf, ...], reader: Reader
) -> tuple[Printed, ...]:
    if entry.role is RowRole.GROUP:
        return ()
    return tuple(
        reader.printed(plan.address(entry.address, leaf.address), leaf.show) for leaf in columns
    )


def _row(line: Line, number: int, columns: int, shading: Shading) -> Row:
    entry, cells = line
    name = (Text(entry.label),)
    if entry.role is RowRole.GROUP:
        return Row((TableCell(name, columns=columns + 1, is_head=True),), entry.role)
    first = TableCell(name, is_head=True, indent=entry.indent)
    shaded = (
        TableCell(cell.content, heat=shading.steps.get((number, column)))
        for column, cell in enumerate(cells)
    )
    return Row((first, *shaded), entry.role)


def _unit(plan: Plan) -> str:
    """The unit of all numbers; empty when heads or rows tell it."""
    if plan.is_mixed or plan.spec.shares:
        return ""
    return names.unit(plan.frames[0].measure)


def subject(plan: Plan) -> titles.Subject:
    """What the table is about."""
    spec, place = plan.spec, plan.place
    listed = plan.inside() if plan.has(PLACE) else ()
    is_dated = spec.rows == INDICATOR and plan.is_snapshot
    return titles.Subject(
        plan.measures, place,
        plan.periods[-1:] if is_dated else plan.periods,
        plan.shown_level() if listed else None,
        tuple(_by(plan, is_single=len(listed) < 2)),
        tuple(names.member(key, member, spec.labels) for key, member in spec.groups.items()),
        is_root=place.key == plan.choice.places.root.key,
    )  # fmt: skip


def _by(plan: Plan, *, is_single: bool) -> Iterator[str]:
    """What the numbers are broken down by: levels in the dative, groups by name."""
    for dimension in (plan.spec.rows, plan.spec.columns):
        if dimension == PLACE and not is_single and plan.level and not plan.spec.places:
            yield names.dative(plan.level)
        elif dimension not in PLAIN:
            yield names.group(dimension, plan.spec.labels)


def _source(plan: Plan, columns: tuple[Leaf, ...], *, is_calculated: bool) -> str:
    calculated = is_calculated or any(leaf.show is not Show.VALUE for leaf in columns)
    origins = merged(*(each.origins for each in plan.frames))
    return sources.source(origins, (each.measure for each in plan.frames), calculated=calculated)


def _notes(plan: Plan, columns: tuple[Leaf, ...], body: list[Line]) -> Iterator[str]:
    """What the cells themselves need said."""
    if plan.spec.change_since:
        yield _since_note(plan)
    if plan.spec.rank:
        yield _rank_note(plan)
    if any(word("exhibit-points-short") in cell.text for _, cells in body for cell in cells):
        yield word("exhibit-points-note")
    if any(_differs(plan, entry, leaf) for entry, cells in body if cells for leaf in columns):
        yield word("exhibit-unrounded")
    if any(_misses(plan, leaf, place, body) for place, leaf in enumerate(columns)):
        yield word("exhibit-rounding")


def _since_note(plan: Plan) -> str:
    """Where indicators begin in different years: which, for each."""
    sinces = {each.measure: plan.since(each.measure.id) for each in plan.frames}
    if plan.spec.rows != INDICATOR or len(set(sinces.values())) < 2:
        return ""
    told = "; ".join(f"{measure.label} {since}" for measure, since in sinces.items())
    return word("exhibit-change-sinces", sinces=told)


def _rank_note(plan: Plan) -> str:
    """What rank 1 is, and how many places are ranked."""
    level = plan.shown_level() if plan.has(PLACE) else plan.choice.places.level(plan.place.level)
    if level is None or plan.spec.rows == INDICATOR:
        return word("exhibit-rank-note")
    among = plan.choice.places.at(level.key)
    return word("exhibit-rank-note-among", count=len(among), levels=names.dative(level))


def _differs(plan: Plan, entry: Entry, leaf: Leaf) -> bool:
    """Whether a printed difference is another than that of the printed numbers."""
    if leaf.show not in (Show.CHANGE, Show.DEVIATION):
        return False
    reader, address = _reader(plan), plan.address(entry.address, leaf.address)
    measure = reader.frame(address).measure
    if measure.kind.is_additive or not reader.is_sensible(address, leaf.show):
        return False
    is_change = leaf.show is Show.CHANGE
    other = {PERIOD: address[SINCE]} if is_change else {PLACE: plan.choice.places.root.key}
    numbers = [reader.cell(each).amount for each in (address, {**address, **other})]
    told = reader.printed(address, leaf.show).cell.amount
    now, then, shown = (
        None if each is None else formats.rounded(each, measure.decimals)
        for each in (*numbers, told)
    )  # fmt: skip
    return now is not None and then is not None and shown is not None and now - then != shown


def _misses(plan: Plan, leaf: Leaf, place: int, body: list[Line]) -> bool:
    """Whether a column's printed parts do not add up to its printed total, by rounding only."""
    indicator = leaf.address.get(INDICATOR, "")
    is_sum = indicator and plan.choice.released[indicator].measure.kind.is_additive
    if not is_sum or leaf.show not in (Show.VALUE, Show.SHARE):
        return False
    outside = {each.key for each in plan.outside()}
    inside = [line for line in body if line[0].address.get(PLACE) not in outside]
    parts = _column(inside, place, RowRole.BODY)
    total = _column(inside, place, RowRole.TOTAL)
    if len(total) != 1 or len(parts) < 2 or None in (*parts, *total):
        return False
    decimals = 1 if leaf.show is Show.SHARE else plan.choice.released[indicator].measure.decimals
    known = [formats.rounded(amount, decimals) for amount in (*parts, *total) if amount is not None]
    return notes.is_off_by_rounding(known[:-1], known[-1])


def _column(body: Iterable[Line], place: int, role: RowRole) -> list[float | None]:
    return [cells[place].cell.amount for entry, cells in body if entry.role is role]
