"""A spec and released numbers in, the block that shows them out."""

from reportgen.document.nodes import Block
from reportgen.errors import Problems, Where
from reportgen.exhibits import titles
from reportgen.exhibits.choice import Choice
from reportgen.exhibits.figure import show_figure
from reportgen.exhibits.spec import (
    BarsSpec,
    DotsSpec,
    ExhibitSpec,
    LinesSpec,
    MapSpec,
    PyramidSpec,
    TableSpec,
)
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.table import show_table
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
    choice = Choice(name, released, stage.places, own, where)
    titles.check(choice, _templates(spec))
    block = _shown(spec, choice, stage)
    problems.found.extend(dict.fromkeys(own.found))  # a name may be looked up more than once
    return None if any(own.errors()) else block


def _templates(spec: ExhibitSpec) -> tuple[str, ...]:
    alternative = "" if isinstance(spec, TableSpec) else spec.alternative
    return spec.title, spec.note, alternative


def _shown(spec: ExhibitSpec, choice: Choice, stage: Stage) -> Block | None:
    match spec:
        case TableSpec():
            return show_table(spec, choice, stage)
        case BarsSpec() | LinesSpec() | PyramidSpec() | DotsSpec() | MapSpec():
            return show_figure(spec, choice, stage)
