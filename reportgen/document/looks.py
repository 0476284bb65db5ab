"""How parts of a drawing look that are told apart in grey too: fills with patterns, symbols."""

from dataclasses import dataclass
from enum import StrEnum

from reportgen.document.colours import lightened, lightness

INK = 22.0
"""L* between a ground and the lines on it."""


class Pattern(StrEnum):
    """What is drawn on a fill, from the quietest on."""

    PLAIN = "plain"
    HATCH = "hatch"
    DOTS = "dots"
    BACK = "back"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour, and what is drawn on it."""

    colour: str
    pattern: Pattern = Pattern.PLAIN


class Shape(StrEnum):
    """Shapes of symbols, the most different ones first."""

    DISC = "disc"
    SQUARE = "square"
    UP = "up"
    DIAMOND = "diamond"
    DOWN = "down"
    CROSS = "cross"


class Dash(StrEnum):
    """How a line is broken."""

    NONE = "none"
    DASHES = "dashes"
    DOTS = "dots"


def ink(ground: str) -> str:
    """The colour of a pattern on a ground: lighter on dark, darker on light."""
    own = lightness(ground)
    return lightened(ground, own + INK if own < 55 else own - INK)
