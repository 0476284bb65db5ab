"""Files of a source to tables: what each holds is told by the declaration."""

import hashlib
from collections.abc import Iterator

from reportgen.errors import Where, failure
from reportgen.frame import Origin
from reportgen.sources.columns import personal
from reportgen.sources.declared import Declared
from reportgen.sources.files.content import decoded
from reportgen.sources.files.delimited import delimited
from reportgen.sources.files.genesis import Facts, facts, genesis_layout, parted
from reportgen.sources.files.spreadsheet import spreadsheet
from reportgen.sources.table import Sheet, Table, declared_layout, laid_out
from reportgen.world import World


def tables_of(declared: Declared, world: World) -> Iterator[Table]:
    """The tables of all files; what cannot be read is noted and left out."""
    for file in _files(declared, world):
        with declared.noting():
            data = world.read(file)
            digest = hashlib.sha256(data).hexdigest()
            for sheet, foot in _sheets(file, data, declared):
                with declared.noting():
                    yield _table(sheet, foot, digest, declared)


def _files(declared: Declared, world: World) -> tuple[str, ...]:
    pattern = declared.spec.file
    if not any(mark in pattern for mark in "*?[") or world.exists(pattern):
        return (pattern,)
    files = world.glob(pattern)
    if not files:
        declared.problems.error("source-no-file", declared.where, pattern=pattern)
    return files


def _sheets(file: str, data: bytes, declared: Declared) -> tuple[tuple[Sheet, str], ...]:
    """The sheets of a file, and for GENESIS the prose below."""
    spec = declared.spec
    match spec.format:
        case "csv":
            text = decoded(data, spec.encoding, file)
            return ((delimited(text, spec.delimiter, max(spec.header, default=1), file), ""),)
        case "xlsx":
            return tuple((each, "") for each in spreadsheet(data, spec.sheet, spec.decimal, file))
        case "genesis":
            body, foot = parted(decoded(data, spec.encoding, file))
            if not foot:
                declared.problems.notice("source-genesis-foot", Where(file))
            return ((delimited(body, ";", 1, file), foot),)


def _table(sheet: Sheet, foot: str, digest: str, declared: Declared) -> Table:
    if declared.spec.format == "genesis":
        layout = genesis_layout(sheet)
        said = facts(sheet.rows[: min(layout.head)], foot)
    else:
        layout = declared_layout(sheet, declared.spec)
        said = Facts(number=sheet.name)
    table = laid_out(sheet, layout, _origin(sheet.file, said, digest, declared))
    if heading := personal(table):
        raise failure("source-personal", sheet.whole, heading=heading)
    return table


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
