"""The grounds of shaded cells: pale enough that the text of the theme is read on each of them."""

from functools import cache

from reportgen.document.colours import TEXT_CONTRAST, contrast, lightened, safe
from reportgen.document.nodes import Heat, Ramp
from reportgen.document.tokens import Colours

PALEST, DEEPEST = 96, 66
"""L* of the ends of a ramp; a text that is not so dark needs a paler end."""


def ground(heat: Heat, colours: Colours) -> str:
    """The colour behind a cell; the middle of a diverging ramp is paper."""
    known = safe(colours)
    match heat.ramp:
        case Ramp.SEQUENTIAL:
            return _ground(known.lead, known.text, heat.step, heat.last)
        case Ramp.NEUTRAL:
            return _ground(known.muted, known.text, heat.step, heat.last)
        case Ramp.DIVERGING if heat.step == 0:
            return known.paper
        case Ramp.DIVERGING:
            hue = known.focus if heat.step > 0 else known.lead
            return _ground(hue, known.text, abs(heat.step), heat.last)


@cache
def _ground(hue: str, text: str, step: int, last: int) -> str:
    """A step in even steps of lightness."""
    lights = range(DEEPEST, PALEST)
    legible = (each for each in lights if contrast(text, lightened(hue, each)) >= TEXT_CONTRAST)
    deepest = next(legible, PALEST)
    return lightened(hue, PALEST - (PALEST - deepest) * step / max(1, last))
