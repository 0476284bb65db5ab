"""A declared exhibit and what a chapter wants otherwise, to the block that shows it."""

from dataclasses import dataclass

from reportgen.compose.material import Asked
from reportgen.document.drawing import Drawing
from reportgen.document.nodes import Block
from reportgen.errors import Problems, nearest
from reportgen.exhibits.defaults import Defaults
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import KINDS, ExhibitSpec
from reportgen.exhibits.stage import Stage
from reportgen.project import Project
from reportgen.released import Released
from reportgen.schema import validated

SIMPLE = ("table", "list", "bars", "lines", "map", "point-map")
"""Kinds of exhibits that need no explanation."""


@dataclass(frozen=True, eq=False)
class Showing:
    """Shows exhibits by name; handed to the chapters as the one way to an exhibit."""

    project: Project
    released: Released
    stage: Stage
    is_plain: bool = False
    """Whether it is for plain language, in which only simple kinds are read."""

    def __call__(self, asked: Asked, problems: Problems) -> Block | None:
        """Show an exhibit; None when it cannot be shown, with the reason noted."""
        spec = self._declared(asked, problems)
        if spec is None:
            return None
        if self.is_plain and spec.kind not in SIMPLE:
            problems.notice("plain-kind", asked.where, kind=spec.kind, known=", ".join(SIMPLE))
        return show(asked.label, spec, self.released, self.stage, problems, asked.where)

    def _declared(self, asked: Asked, problems: Problems) -> ExhibitSpec | None:
        """The spec of the exhibit, or that which fits an indicator, changed as it is wanted."""
        declared = self.project.exhibits.get(asked.name)
        if declared is None:
            return self._default(asked, problems)
        if not asked.wanted:
            return declared
        content = declared.model_dump(exclude_unset=True) | dict(asked.wanted)
        path, all_declared = ("exhibit", asked.name), self.project.declared
        return validated(type(declared), content, path, all_declared, problems, asked.where)

    def _default(self, asked: Asked, problems: Problems) -> ExhibitSpec | None:
        source = self.released[asked.name]
        content = Defaults(source, self.stage.places, asked.wanted).spec(asked.word)
        kind = str(content["kind"])
        if kind not in KINDS:
            problems.error(
                "key-choice", asked.where, name="kind", given=kind, known=", ".join(KINDS),
                near=nearest(kind, KINDS),
            )  # fmt: skip
            return None
        path, declared = (asked.word, asked.name), self.project.declared
        return validated(KINDS[kind], content, path, declared, problems, asked.where)


def outlines(stage: Stage) -> Drawing | None:
    """The outlines of the town, for its covers; None where no pictures are wanted."""
    if stage.is_blank:
        return None
    # matplotlib takes half a second to load: only where something is drawn
    from reportgen.exhibits.maps.ornament import ornament

    return ornament(stage)
