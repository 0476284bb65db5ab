"""A table of released numbers: stub and heads, cells, totals, signs and what stands below."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen import formats
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Column, Row, RowRole, Table, TableCell
from reportgen.errors import Problems
from reportgen.exhibits.lookup import breaks, names
from reportgen.exhibits.lookup.cells import Address, Printed, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR, PLAIN, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables import footnotes, heat, sums, widths
from reportgen.exhibits.tables.alignment import aligned
from reportgen.exhibits.tables.cell_bars import cell_bars, with_bars
from reportgen.exhibits.tables.columns import Leaf, head_rows, leaves, rank_first
from reportgen.exhibits.tables.ends import is_cut
from reportgen.exhibits.tables.entry import Entry, Line, Lookup
from reportgen.exhibits.tables.fitting import fitted, is_better, may_turn
from reportgen.exhibits.tables.heat import Shading
from reportgen.exhibits.tables.rows import entries
from reportgen.exhibits.tables.sparks import sparks, with_sparks
from reportgen.exhibits.tables.stubs import stub
from reportgen.exhibits.words import notes, sources, titles
from reportgen.frame import NO_CELL, PERIOD, PLACE, SINCE, merged
from reportgen.messages import word
from reportgen.released import as_printed

WORDS = (RowRole.GROUP, RowRole.RELATION)
"""Rows of words alone."""


def show_table(spec: TableSpec, choice: Choice, stage: Stage) -> Table | None:
    """Lay out a table; None when its spec is wrong."""
    found = _shown(spec, choice, stage)
    if found is None or not may_turn(spec, found):
        return found
    trial = replace(choice, problems=Problems())
    turned = _shown(spec.model_copy(update={"turned": not spec.turned}), trial, stage)
    return turned if turned and is_better(turned, found) else found


def _shown(spec: TableSpec, choice: Choice, stage: Stage) -> Table | None:
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
    sums.check(plan, columns, body)
    if not any(cell.cell != NO_CELL for _, cells in body for cell in cells):
        choice.error("exhibit-empty", name=", ".join(spec.shows))
        return None
    columns, body = footnotes.marked(plan, columns, body)
    shading = heat.shading(plan, columns, body)
    head = head_rows(stub(plan), columns)
    made = (_row(each, number, len(columns), shading) for number, each in enumerate(body))
    bars = cell_bars(plan, columns, body, stage)
    rows = with_bars(aligned(tuple(made), choice.notation), bars)
    settled = _with_words(widths.columns(head, rows, len(columns)), columns)
    if spec.rank == "first":
        settled, head, rows = rank_first(settled, head, rows)
    course = sparks(plan, body, len(head), stage)
    if course:
        settled, head, rows = with_sparks((settled, head, rows), course)
    told = (*shading.notes, *bars.notes, *(course.notes if course else ()))
    table = Table(
        title=(Text(titles.title(spec.title, subject(plan))),),
        columns=settled,
        head=head,
        body=rows,
        label=choice.name,
        unit=_unit(plan),
        notes=notes.inlines((*remarks(plan, has_heads=True), *_notes(plan, columns, body), *told)),
        signs=choice.notation.legend(
            s.mark for _, cells in body for each in cells for s in each.signs
        ),
        source=(Text(source(plan, columns, is_calculated=is_calculated)),),
        where=choice.where,
    )
    marked = footnotes.in_reading_order(table) if spec.footnotes else table
    return fitted(marked, spec.wide, stage.theme.tokens.sizes)


def _with_words(settled: tuple[Column, ...], leaves: tuple[Leaf, ...]) -> tuple[Column, ...]:
    """Columns of words begin at the left, as the stub does."""
    stub, *others = settled
    pairs = zip(others, leaves, strict=True)
    return stub, *(
        replace(each, align=Align.LEFT) if leaf.show is Show.CLASS else each for each, leaf in pairs
    )


def remarks(plan: Plan, *, has_heads: bool) -> Iterator[str]:
    """What the measures and the spec have to say below; marks only where heads show them."""
    yield from notes.of_measures(each.measure for each in plan.frames)
    yield from breaks.notes(plan, is_marked=has_heads)
    yield titles.filled(plan.spec.note, subject(plan))


def _reader(plan: Plan) -> Reader:
    by_indicator = plan.by_indicator
    choice = plan.choice
    return Reader(
        choice, plan.whole(),
        with_units=by_indicator and plan.is_mixed, told_rank=plan.spec.rows == INDICATOR,
    )  # fmt: skip


def lines(plan: Plan, columns: tuple[Leaf, ...]) -> list[Line]:
    """Every row with its printed cells, from the top down."""
    reader = _reader(plan)
    rows = entries(plan, plan.sorted_by or _lookup(plan, columns, reader))
    return [(entry, _cells(plan, entry, columns, reader)) for entry in rows]


def _lookup(plan: Plan, columns: tuple[Leaf, ...], reader: Reader) -> Lookup:
    """The last number of a row, by which rows are sorted."""
    last = [leaf for leaf in columns if leaf.show is Show.VALUE][-1]

    def number(row: Address) -> float | None:
        address = plan.address(row, last.address)
        cell, decimals = reader.cell(address), reader.frame(address).measure.decimals
        return as_printed(cell, decimals)

    return number


def _cells(
    plan: Plan, entry: Entry, columns: tuple[Leaf, ...], reader: Reader
) -> tuple[Printed, ...]:
    if entry.role in WORDS:
        return ()
    return tuple(
        reader.printed(plan.address(entry.address, leaf.address), leaf.show) for leaf in columns
    )


def _row(line: Line, number: int, columns: int, shading: Shading) -> Row:
    entry, cells = line
    name = (Text(entry.label),)
    if entry.role in WORDS:
        words = TableCell(name, columns=columns + 1, is_head=True, indent=entry.indent)
        return Row((words,), entry.role)
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
    is_dated = plan.by_indicator and plan.is_snapshot
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
    for dimension in (plan.spec.rows, plan.spec.row_groups, *plan.spec.over):
        if dimension == PLACE and not is_single and plan.level and not plan.spec.places:
            yield names.dative(plan.level)
        elif dimension and dimension not in PLAIN:
            yield names.group(dimension, plan.spec.labels)


def source(plan: Plan, columns: tuple[Leaf, ...], *, is_calculated: bool) -> str:
    """Who publishes the numbers of a table."""
    calculated = is_calculated or any(leaf.show is not Show.VALUE for leaf in columns)
    origins = merged(*(each.origins for each in plan.frames))
    return sources.source(origins, (each.measure for each in plan.frames), calculated=calculated)


def _notes(plan: Plan, columns: tuple[Leaf, ...], body: list[Line]) -> Iterator[str]:
    """What the cells themselves need said."""
    yield from footnotes.texts(plan)
    if plan.spec.change_since:
        yield _since_note(plan)
    if plan.spec.rank:
        yield _rank_note(plan)
    if any(word("exhibit-points-short") in cell.text for _, cells in body for cell in cells):
        yield word("exhibit-points-note")
    if any(_differs(plan, entry, leaf) for entry, cells in body if cells for leaf in columns):
        yield word("exhibit-unrounded")
    if sums.are_rounded(plan, columns, body):
        yield word("exhibit-rounding")
    if is_cut(plan):
        yield _cut_note(plan, columns, body)


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
    count = len(plan.choice.places.at(level.key))
    what = formats.plural(count, level.name, names.dative(level))
    return word("exhibit-rank-note-among", count=count, levels=what)


def _cut_note(plan: Plan, columns: tuple[Leaf, ...], body: list[Line]) -> str:
    """How many of how many are listed, and how many have no number that could be listed."""
    is_places = plan.spec.rows == PLACE
    keys = [each.key for each in plan.inside()] if is_places else plan.members(plan.spec.rows)
    listed = {entry.address.get(plan.spec.rows) for entry, _ in body}
    number = _lookup(plan, columns, _reader(plan))
    hidden = sum(number({plan.spec.rows: key}) is None for key in keys)
    level = plan.shown_level() if is_places else None
    what = names.dative(level) if level else word("exhibit-rows-dative")
    return word(
        "exhibit-cut-hidden" if hidden else "exhibit-cut", listed=len(listed & set(keys)),
        among=len(keys), what=what, hidden=hidden,
    )  # fmt: skip


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
