"""A file of unknown shape to a proposed declaration, which is then tried on the file itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from reportgen.errors import Problem, Problems, Where, failure, notice
from reportgen.frame import Frame, Origin
from reportgen.places import Places
from reportgen.sources.describing.block import Block, above, below, found_block
from reportgen.sources.describing.facts import Facts, facts_of, without_years
from reportgen.sources.describing.keys import Finding, propose_keys
from reportgen.sources.describing.naming import identifier
from reportgen.sources.describing.proposal import Proposal
from reportgen.sources.describing.roles import columns, named_once, unheaded_keys
from reportgen.sources.describing.values import propose_values
from reportgen.sources.files.content import Content, content_of, decoded
from reportgen.sources.files.delimited import delimited, found_delimiter
from reportgen.sources.files.genesis import facts as genesis_facts
from reportgen.sources.files.genesis import genesis_layout, is_genesis, parted
from reportgen.sources.files.spreadsheet import spreadsheet
from reportgen.sources.read import read_source
from reportgen.sources.signs import Notation
from reportgen.sources.spec import SourceSpec
from reportgen.sources.table import Layout, Sheet, laid_out
from reportgen.world import World

COMMA, POINT = Notation(), Notation(decimal=".", thousands=",")
SAMPLE = 20_000
"""Characters by which the delimiter of a text is judged."""


@dataclass(frozen=True, eq=False, slots=True)
class Description:
    """A proposed declaration, and what came of trying it."""

    proposal: Proposal
    frames: dict[str, Frame]
    problems: tuple[Problem, ...]
    """What reading the file by the proposal had to say; empty without places to read it for."""


@dataclass(frozen=True, eq=False, slots=True)
class _Candidate:
    """A sheet and the table found on it."""

    format: str
    sheet: Sheet
    block: Block
    notation: Notation
    facts: Facts


def describe(file: str, world: World, places: Places | None, sheet: str = "") -> Description:
    """Propose how to declare a file; `ReportError` when it is no table that can be read."""
    found = _candidates(file, world.read(file), sheet)
    if not found:
        raise failure("describe-nothing", Where(file, sheet=sheet))
    best = max(found, key=lambda each: each.block.numbers)
    proposal = Proposal(_name(file))
    _propose(best, tuple(each.sheet.name for each in found), places, proposal)
    return _tried(proposal, world, places)


def _name(file: str) -> str:
    """A name for the source: that of the file, without the numbers at its end."""
    words = identifier(without_years(PurePosixPath(file).stem), ()).split("_")
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return "_".join(words)


# ---------------------------------------------------------------- tables


def _candidates(file: str, data: bytes, wanted: str) -> list[_Candidate]:
    if content_of(data) is Content.WORKBOOK:
        sheets = spreadsheet(data, wanted or "*", ",", file)
        return [each for sheet in sheets for each in _found("xlsx", sheet)]
    text = decoded(data, "auto", file)
    if is_genesis(text):
        body, foot = parted(text)
        return _genesis(delimited(body, ";", 1, file), foot)
    rows = text[:SAMPLE].count("\n") + 1
    mark = found_delimiter(text, max(rows // 2, 1))
    return _found("csv", delimited(text, mark, 1, file))


def _found(form: str, sheet: Sheet) -> list[_Candidate]:
    """The table of a sheet, read with the decimal mark that suits more of its cells."""
    fits = [(found_block(sheet, each), each) for each in (COMMA, POINT)]
    known = [(block, notation) for block, notation in fits if block]
    if not known:
        return []
    block, notation = max(known, key=lambda each: each[0].numbers)
    said = facts_of(above(sheet, block), below(sheet, block))
    return [_Candidate(form, sheet, block, notation, said)]


def _genesis(sheet: Sheet, foot: str) -> list[_Candidate]:
    layout = genesis_layout(sheet)
    said = genesis_facts(sheet.rows[: min(layout.head)], foot)
    block = Block(layout.head, layout.first, layout.last)
    facts = Facts(said.title, said.publisher, extracted=said.extracted)
    return [_Candidate("genesis", sheet, block, COMMA, facts)]


# ---------------------------------------------------------------- the proposal


def _propose(
    best: _Candidate, sheets: tuple[str, ...], places: Places | None, proposal: Proposal
) -> None:
    _propose_file(best, proposal)
    layout = Layout(best.block.head, best.block.first, best.block.last, best.sheet.merged is None)
    table = laid_out(best.sheet, layout, Origin("", best.sheet.file, ""))
    found = columns(table, places, best.notation)
    if best.format == "genesis":
        found = named_once(unheaded_keys(found), table)
    lines = (*above(best.sheet, best.block), *below(best.sheet, best.block))
    finding = Finding(best.sheet.file, best.sheet.name, _named(sheets), lines, found, places)
    proposal.settings["keys"] = {}  # keys stand before values in a project file
    spread = propose_values(found, best.notation, best.facts.title, proposal)
    propose_keys(finding, proposal, spread)


def _named(sheets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, sheets))


def _propose_file(best: _Candidate, proposal: Proposal) -> None:
    """Where the table stands, and what the file says of itself."""
    said, settings = best.facts, proposal.settings
    file = PurePosixPath(best.sheet.file)
    settings["title"] = without_years(said.title) or file.stem
    settings["file"] = best.sheet.file
    settings["format"] = best.format
    settings["publisher"] = said.publisher
    settings["reference"] = said.reference
    for key in ("publisher", "reference"):
        if not settings[key]:
            proposal.doubt(notice(f"describe-{key}"), key)
    if said.extracted and best.format != "genesis":
        settings["extracted"] = said.extracted
    if best.notation is POINT:
        settings |= {"decimal": ".", "thousands": ","}
        proposal.doubt(notice("describe-decimal"), "decimal")
    if best.format != "genesis":
        _propose_rows(best, proposal)


def _propose_rows(best: _Candidate, proposal: Proposal) -> None:
    block, settings = best.block, proposal.settings
    if best.sheet.name:
        settings["sheet"] = best.sheet.name
    head = tuple(row + 1 for row in block.head)
    if head != (1,):
        settings["header"] = head
    if block.first != max(block.head, default=-1) + 1:
        settings["first_row"] = block.first + 1
    if any(map(str.strip, _texts_below(best.sheet, block.last))):
        settings["last_row"] = block.last
        proposal.doubt(notice("describe-last-row", row=block.last), "last_row")
    if not head:
        proposal.doubt(notice("describe-head-none"), "header")
    if block.others:
        rows = ", ".join(str(row + 1) for row in block.others)
        proposal.doubt(notice("describe-more-tables", rows=rows))


def _texts_below(sheet: Sheet, row: int) -> Sequence[str]:
    return [cell for cells in sheet.rows[row:] for cell in cells]


# ---------------------------------------------------------------- the trial


def _tried(proposal: Proposal, world: World, places: Places | None) -> Description:
    """Read the file by the proposal, so that nobody pastes what does not work."""
    if places is None:
        return Description(proposal, {}, ())
    problems = Problems()
    spec = SourceSpec.model_validate(proposal.table)
    frames = read_source(proposal.name, spec, places, world, problems)
    return Description(proposal, frames, tuple(problems.found))
