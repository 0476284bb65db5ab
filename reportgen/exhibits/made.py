"""What every chart and map is made of beside its picture, and the picture itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.document.nodes import Drawing
from reportgen.exhibits.bars import Bars
from reportgen.exhibits.choropleth import Map
from reportgen.exhibits.dots import Dots
from reportgen.exhibits.lines import Lines
from reportgen.exhibits.locator import Locator
from reportgen.exhibits.pyramid import Pyramid

Chart: TypeAlias = Bars | Lines | Pyramid | Dots | Map
"""What numbers are shown by."""
Shown: TypeAlias = Chart | Locator


@dataclass(frozen=True, eq=False)
class Made:
    """What a chart or map shows, with what is said about it."""

    chart: Chart
    sentences: Iterable[str]
    """What the alternative text may say, the most important first."""
    notes: Iterable[str]
    """What the drawing itself needs said: hidden values, the beginning of an axis."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A drawing, and what only its layout needs said."""

    drawing: Drawing
    notes: tuple[str, ...] = ()
