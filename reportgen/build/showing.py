"""A declared exhibit and what a chapter wants otherwise, to the block that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.document.nodes import Block
from reportgen.errors import Problems, Where, nearest
from reportgen.exhibits.show import show
from reportgen.exhibits.stage import Stage
from reportgen.project import Project
from reportgen.released import Released
from reportgen.schema import validated


@dataclass(frozen=True, eq=False)
class Showing:
    """Shows exhibits by name; handed to the chapters as the one way to an exhibit."""

    project: Project
    released: Released
    stage: Stage

    def __call__(
        self, name: str, overrides: Mapping[str, object], where: Where, problems: Problems
    ) -> Block | None:
        """Show an exhibit; None when it cannot be shown, with the reason noted."""
        declared = self.project.exhibits.get(name)
        if declared is None:
            near = nearest(name, self.project.exhibits)
            problems.error("exhibit-unknown", where, name=name, near=near)
            return None
        spec = declared
        if overrides:
            content = declared.model_dump(exclude_unset=True) | dict(overrides)
            path = ("exhibit", name)
            changed = validated(
                type(declared), content, path, self.project.declared, problems, where
            )
            if changed is None:
                return None
            spec = changed
        place = overrides.get("place")
        label = f"{name}-{place}" if place else name
        return show(label, spec, self.released, self.stage, problems, where)
