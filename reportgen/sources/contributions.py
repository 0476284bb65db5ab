"""Whether what a source says of those behind its amounts can be so."""

from reportgen.errors import Problems, Where, nearest
from reportgen.sources.spec import SourceSpec


def check_contributions(spec: SourceSpec, where: Where, problems: Problems) -> None:
    """Amounts whose units are known: of money, and told by measures of the same source."""
    if spec.contributions is None:
        return
    if spec.persons:
        problems.error("contributions-persons", where)
    if spec.contributions.count and (spec.scale != 1 or spec.unit_column):
        problems.error("contributions-scale", where)
    for measure in spec.contributions.named if spec.values else ():
        if measure not in spec.values:
            near = nearest(measure, spec.values)
            problems.error("contributions-measure", where, name=measure, near=near)
