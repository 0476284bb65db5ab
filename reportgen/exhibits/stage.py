"""What an exhibit is shown with: the places, the theme, and whether Word needs a picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.document.theme import Theme
from reportgen.notation import CLASSIC, Notation
from reportgen.places import Places
from reportgen.records import Records


@dataclass(frozen=True, eq=False)
class Stage:
    """The scenery of all exhibits of a build."""

    places: Places
    theme: Theme
    raster: bool = False
    """Whether a document needs PNG beside SVG (Word)."""
    is_blank: bool = False
    """Whether pictures are left empty, where only what is told of them is wanted."""
    lists: Mapping[str, Records] = field(default_factory=dict)
    """Lists of things by name."""
    notation: Notation = CLASSIC
    """The signs that stand instead of numbers."""
    near: float = 10.0
    """Per cent of the number of the town within which others are near it, by `[wording]`."""
    plots: bool = False
    """Whether a document wants charts as plots, instead of PNG (Word)."""
