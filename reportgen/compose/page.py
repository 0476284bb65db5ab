"""A rendered chapter while it is read: its lines, its slots, its footnotes and its mistakes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.compose.faults import Faults
from reportgen.compose.lines import Rendering
from reportgen.compose.marks import Slots
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Inlines
from reportgen.errors import Where

Draw: TypeAlias = Callable[[str, str, Where], Drawing | None]
"""Path of a picture and the width wanted, to its drawing; None, with the reason noted, if none."""


@dataclass(slots=True)
class Page:
    """What the readers of blocks and inlines share."""

    rendering: Rendering
    slots: Slots
    faults: Faults
    draw: Draw
    footnotes: dict[int, Inlines] = field(default_factory=dict)
    """What each footnote says, by its number in the chapter."""

    def place(self, line: int) -> Where:
        """Where a rendered line, counted from 0, was written."""
        return self.rendering.place(line)
