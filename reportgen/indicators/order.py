"""Indicators that are made of others come after them, and none is made of itself."""

from collections.abc import Mapping

from reportgen.errors import Problems, nearest
from reportgen.indicators.spec import IndicatorSpec

Specs = Mapping[str, IndicatorSpec]


def ordered(specs: Specs) -> tuple[str, ...]:
    """Every indicator after those that it is made of, else as declared."""
    found: dict[str, None] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in specs and name not in path:
            parts = (part.indicator for part in specs[name].components)
            for part in (*parts, specs[name].of):
                visit(part, (*path, name))
            found.setdefault(name)

    for name in specs:
        visit(name, ())
    return tuple(found)


def check_components(name: str, specs: Specs, problems: Problems) -> None:
    """Note components that do not exist, and those that lead back to where they came from."""
    for part in specs[name].components:
        if part.indicator not in specs:
            near = nearest(part.indicator, specs)
            problems.error("indicator-component-unknown", name=part.indicator, near=near)
        elif path := _way(part.indicator, name, specs, (name,)):
            problems.error("indicator-cycle", path=" → ".join(path))
    problems.stop()


def _way(start: str, end: str, specs: Specs, path: tuple[str, ...]) -> tuple[str, ...]:
    """The indicators on a way from one to another; empty when there is none."""
    if start == end:
        return (*path, end)
    if start in path or start not in specs:
        return ()
    ways = (_way(each.indicator, end, specs, (*path, start)) for each in specs[start].components)
    return next(filter(None, ways), ())
