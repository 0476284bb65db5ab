"""Files of a source to tables: what each holds is told by the declaration."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from reportgen.errors import ReportError, Where
from reportgen.frame import Origin
from reportgen.sources.aliases import renamed
from reportgen.sources.declared import Declared
from reportgen.sources.files.archive import members
from reportgen.sources.files.content import codec_of, decoded
from reportgen.sources.files.database import answer
from reportgen.sources.files.delimited import delimited
from reportgen.sources.files.delivery import Delivery
from reportgen.sources.files.facts import Facts
from reportgen.sources.files.flat import flat_facts, flattened
from reportgen.sources.files.genesis import facts, genesis_layout, parted
from reportgen.sources.files.sheet import Sheet
from reportgen.sources.files.spreadsheet import spreadsheet
from reportgen.sources.files.texts import text_sheets
from reportgen.sources.parts import assembled
from reportgen.sources.quality.persons import personal
from reportgen.sources.tables.cutting import cut, uncut
from reportgen.sources.tables.table import Table, declared_layout, laid_out
from reportgen.world import World


def tables_of(declared: Declared, world: World) -> Iterator[Table]:
    """The tables of all files; what cannot be read, or must not be, is noted and left out."""
    match declared.spec.format:
        case "sql":
            return _permitted(_answered(declared, world), declared)
        case "csv" | "fixed" | "ffcsv":
            return _of_files(_text, declared, world)
        case "genesis":
            return _of_files(_genesis, declared, world)
        case "xlsx" | "xls" | "ods":
            return _of_files(_workbook, declared, world)


def _of_files(
    read: Callable[[Delivery, Declared], Iterator[Table]], declared: Declared, world: World
) -> Iterator[Table]:
    for file in _files(declared, world):
        with declared.noting():
            for delivery in _deliveries(Delivery(file, partial(world.blocks, file)), declared):
                yield from _permitted(read(delivery, declared), declared)


def _deliveries(delivery: Delivery, declared: Declared) -> Iterator[Delivery]:
    """The file itself, or those of its members that are wanted."""
    if declared.spec.member:
        yield from members(delivery, declared.spec.member)
    else:
        yield delivery


def _permitted(tables: Iterator[Table], declared: Declared) -> Iterator[Table]:
    with declared.noting():
        for table in tables:
            if found := personal(table, persons=declared.spec.persons):
                declared.problems.found.append(found)
            else:
                yield table


def _files(declared: Declared, world: World) -> tuple[str, ...]:
    pattern = declared.spec.file
    if not any(mark in pattern for mark in "*?[") or world.exists(pattern):
        return (pattern,)
    files = world.glob(pattern)
    if not files:
        declared.problems.error("source-no-file", declared.where, pattern=pattern)
    return files


def _answered(declared: Declared, world: World) -> Iterator[Table]:
    """What a data base answers; its first row is the head."""
    spec = declared.spec
    found = answer(spec.url, spec.query, spec.decimal, world)
    yield _plain(found.sheet, found.digest, declared)


def _workbook(delivery: Delivery, declared: Declared) -> Iterator[Table]:
    """A table of each sheet that is wanted."""
    spec, digest = declared.spec, delivery.digest()
    for sheet in spreadsheet(delivery.whole(), spec.sheet, spec.decimal, delivery.file):
        with declared.noting():
            yield _plain(sheet, digest, declared)


def _text(delivery: Delivery, declared: Declared) -> Iterator[Table]:
    """One table of a text file, however long."""
    spec = declared.spec
    codec = codec_of(delivery.blocks(), spec.encoding, delivery.file)
    digest = delivery.digest()
    sheets = text_sheets(delivery, codec, spec)
    yield assembled((_plain(sheet, digest, declared) for sheet in sheets), declared)


def _plain(sheet: Sheet, digest: str, declared: Declared) -> Table:
    """A sheet whose head and data stand where the declaration says."""
    belonging = cut(sheet, declared.spec)
    layout = declared_layout(belonging, declared.spec)
    origin = _origin(sheet.file, Facts(number=sheet.name), digest, declared)
    if belonging is not sheet:
        whole = laid_out(uncut(sheet), layout, origin)
        if found := personal(whole, persons=declared.spec.persons):
            raise ReportError([found])
    table = laid_out(belonging, layout, origin)
    if declared.spec.format == "ffcsv":
        said = _origin(sheet.file, flat_facts(table), digest, declared)
        table = replace(flattened(table), origin=said)
    return renamed(table, declared.spec.aliases)


def _genesis(delivery: Delivery, declared: Declared) -> Iterator[Table]:
    data = delivery.whole()
    body, foot = parted(decoded(data, declared.spec.encoding, delivery.file))
    if not foot:
        declared.problems.notice("source-genesis-foot", Where(delivery.file))
    sheet = delimited(body, ";", 1, delivery.file)
    layout = genesis_layout(sheet)
    said = facts(sheet.rows[: min(layout.head)], foot)
    origin = _origin(sheet.file, said, delivery.digest(), declared)
    yield renamed(laid_out(sheet, layout, origin), declared.spec.aliases)


def _origin(file: str, said: Facts, digest: str, declared: Declared) -> Origin:
    """What the declaration says goes before what the file says; a table's title is its own."""
    spec = declared.spec
    return Origin(
        source=declared.name,
        file=file,
        publisher=spec.publisher or said.publisher,
        sheet=said.number,
        title=said.title or spec.title,
        reference=spec.reference,
        extracted=spec.extracted or said.extracted,
        licence=spec.licence or said.licence,
        digest=digest,
    )
