"""A spec and released numbers in, the block that shows them out."""

from dataclasses import replace

from reportgen.document.nodes import Block, Figure, Table
from reportgen.errors import Problems, Where
from reportgen.exhibits.figure import show_figure
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.records import show_records
from reportgen.exhibits.spec import ExhibitSpec
from reportgen.exhibits.specs.base import Drawn
from reportgen.exhibits.specs.matrix import MatrixSpec
from reportgen.exhibits.specs.records import Listed
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables.matrix import show_matrix
from reportgen.exhibits.tables.table import show_table
from reportgen.exhibits.words import titles
from reportgen.released import Released


def show(
    name: str,
    spec: ExhibitSpec,
    released: Released,
    stage: Stage,
    problems: Problems,
    where: Where,
) -> Block | None:
    """Show an exhibit; None when its spec is wrong, with every mistake noted."""
    own = Problems()
    choice = Choice(
        name, released, stage.places, own, where, stage.near, stage.lists, stage.notation
    )
    titles.check(choice, _templates(spec))
    block: Block | None
    if isinstance(spec, TableSpec):
        block = show_table(spec, choice, stage)
    elif isinstance(spec, MatrixSpec):
        block = show_matrix(spec, choice, stage)
    elif isinstance(spec, Listed):
        block = show_records(spec, choice, stage)
    else:
        block = show_figure(spec, choice, stage)
    problems.found.extend(dict.fromkeys(own.found))  # a name may be looked up more than once
    if isinstance(block, Table | Figure):
        block = replace(block, about=spec.singled_out)
    return None if any(own.errors()) else block


def _templates(spec: ExhibitSpec) -> tuple[str, ...]:
    alternative = spec.alternative if isinstance(spec, Drawn) else ""
    return spec.title, spec.note, alternative
