"""A file of unknown shape to a proposed declaration, which is then tried on the file itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from reportgen.errors import Problem, Problems, Where, failure, notice
from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.sources.describing.block import above, below
from reportgen.sources.describing.candidates import POINT, Candidate, candidates
from reportgen.sources.describing.facts import without_years
from reportgen.sources.describing.flat import flat_columns
from reportgen.sources.describing.keys import Seen, propose_keys
from reportgen.sources.describing.naming import identifier
from reportgen.sources.describing.proposal import Proposal
from reportgen.sources.describing.roles import Column, Role, columns, named_once, unheaded_keys
from reportgen.sources.describing.values import propose_values
from reportgen.sources.files.archive import INSIDE
from reportgen.sources.files.delivery import Delivery
from reportgen.sources.files.flat import flattened
from reportgen.sources.files.sheet import Sheet
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.sources.tables.table import Table, tidy
from reportgen.world import World


@dataclass(frozen=True, eq=False, slots=True)
class Description:
    """A proposed declaration, and what came of trying it."""

    proposal: Proposal
    frames: dict[str, Frame]
    problems: tuple[Problem, ...]
    """What reading the file by the proposal had to say; empty without places to read it for."""


def describe(file: str, world: World, places: Places | None, sheet: str = "") -> Description:
    """Propose how to declare a file; `ReportError` when it is no table that can be read."""
    found = candidates(Delivery(file, partial(world.blocks, file)), sheet)
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


# ---------------------------------------------------------------- the proposal


def _propose(
    best: Candidate, sheets: tuple[str, ...], places: Places | None, proposal: Proposal
) -> None:
    table = best.table()
    found = _columns(best, table, places)
    best = _without_totals(best, table, found)
    _propose_file(best, proposal)
    lines = (*above(best.sheet, best.block), *below(best.sheet, best.block))
    named = tuple(filter(None, sheets))
    timed = best.format == "ffcsv"
    seen = Seen(best.sheet.file, best.sheet.name, named, lines, found, places, timed)
    proposal.settings["keys"] = {}  # keys stand before values in a project file
    spread = propose_values(found, best.notation, best.facts.title, proposal)
    propose_keys(seen, proposal, spread)


def _columns(best: Candidate, table: Table, places: Places | None) -> tuple[Column, ...]:
    """The columns of the table as a declaration would name them."""
    match best.format:
        case "ffcsv":
            return flat_columns(flattened(table), frozenset(places.by_key if places else ()))
        case "genesis":
            keyed = unheaded_keys(columns(table, places, best.notation))
            return named_once(keyed, table)
        case "csv" | "fixed" | "xlsx" | "xls" | "ods":
            return columns(table, places, best.notation)


def _without_totals(best: Candidate, table: Table, found: tuple[Column, ...]) -> Candidate:
    """The table without the rows at its end that name no place, such as a sum of all."""
    roles = (Role.PLACE_KEY, Role.PLACE_NAME)
    place = next((each for role in roles for each in found if each.role is role), None)
    if place is None or best.format in ("genesis", "ffcsv"):
        return best
    named = [row for row, text in enumerate(table.columns[place.at]) if tidy(text)]
    last = int(table.rows[named[-1]]) + 1
    return replace(best, block=replace(best.block, last=min(last, best.block.last)))


def _propose_file(best: Candidate, proposal: Proposal) -> None:
    """Where the table stands, and what the file says of itself."""
    said, settings = best.facts, proposal.settings
    file, _, inside = best.sheet.file.partition(INSIDE)
    settings["title"] = without_years(said.title) or PurePosixPath(inside or file).stem
    settings["file"] = file
    if inside:
        settings["member"] = best.member
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
    if best.widths:
        settings["widths"] = best.widths
    if best.format not in ("genesis", "ffcsv"):
        _propose_rows(best, proposal)


def _propose_rows(best: Candidate, proposal: Proposal) -> None:
    block, settings = best.block, proposal.settings
    if best.sheet.name:
        settings["sheet"] = best.sheet.name
    head = tuple(row + 1 for row in block.head)
    if head != (1,):
        settings["header"] = head
    if block.first != max(block.head, default=-1) + 1:
        settings["first_row"] = block.first + 1
    if best.is_cut:
        proposal.doubt(notice("describe-beginning"))
    elif any(map(str.strip, _texts_below(best.sheet, block.last))):
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
