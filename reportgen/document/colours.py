"""Ramps and shades from the few colours of the theme, by lightness as the eye sees it.

Steps are even in CIELAB L* (CIE 1976, D65), so that a map reads the same in grey; contrast is
that of WCAG 2.1.
"""

from collections.abc import Iterable
from functools import cache
from math import hypot
from typing import TypeAlias

from reportgen.document.tokens import Colours

Lab: TypeAlias = tuple[float, float, float]
Light: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

LIGHTEST, DARKEST = 91.0, 14.0
"""L* of the ends of a ramp: the lightest still stands out from paper."""
OUTERMOST = 46.0
"""L* of the ends of a diverging ramp."""
STEP = 15.0
"""L* between neighbours that print as different greys."""
GRAPHIC_CONTRAST, TEXT_CONTRAST = 3.0, 4.5
"""WCAG 2.1, 1.4.11 and 1.4.3."""
PALE = 0.35
"""Share of the chroma that is left at the light end of a ramp."""
DULL = 25.0
"""Chroma below which a hue gains in the middle of its ramp."""
LEVELS = (30.5, 51.0, 10.0, 61.25, 20.25, 40.75)
"""L* of things side by side, in the order in which they are given out: ten apart at least, three
to one on paper, neighbours in the order farther apart."""
PALEST = 61.0
"""L* of the palest colour with a contrast of three to one on white."""
LIGHT_GROUND = 92.0
"""L* of the ground of boxes at least, so that coloured titles stay colours on it."""
_WHITE = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """L* of a colour, from 0 (black) to 100 (white)."""
    return lab(colour)[0]


@cache
def sequential(colour: str, steps: int) -> tuple[str, ...]:
    """A ramp of one hue from light to dark in even steps of lightness."""
    darkest = max(DARKEST, min(lightness(colour), LIGHTEST - STEP * (steps - 1)))
    return _ramp(colour, (LIGHTEST - darkest) / max(1, steps - 1), steps)


@cache
def diverging(low: str, high: str, arms: int) -> tuple[str, ...]:
    """Two ramps away from a sandy middle: `arms` steps on either side of it, equally dark."""
    step = max(STEP, (LIGHTEST - OUTERMOST) / arms)
    _, a, b = lab(high)
    middle = _within(LIGHTEST, a * PALE / 3, b * PALE / 2)
    down, up = _ramp(low, step, arms + 1), _ramp(high, step, arms + 1)
    return (*reversed(down[1:]), middle, *up[1:])


def _ramp(colour: str, step: float, steps: int) -> tuple[str, ...]:
    """Steps of one hue, palest at the light end; a dull hue is fullest in the middle."""
    _, a, b = lab(colour)
    swell = max(0.0, 2 - hypot(a, b) / DULL)
    ramp = []
    for number in range(steps):
        share = number / max(1, steps - 1)
        fullness = PALE + (1 - PALE) * share + swell * share * (1 - share)
        ramp.append(_within(LIGHTEST - step * number, a * fullness, b * fullness))
    return tuple(ramp)


@cache
def lightened(colour: str, target: float) -> str:
    """The hue at another lightness."""
    own, a, b = lab(colour)
    fade = min(1.0, (100 - target) / max(1.0, 100 - own))
    return _within(target, a * fade, b * fade)


def receding(colour: str) -> str:
    """The hue as what stands back behind a focus: the palest that has three to one on paper."""
    return lightened(colour, PALEST)


def safe(colours: Colours) -> Colours:
    """A town's colours, darkened as far as they need to be read on its paper and in its boxes."""
    is_light = lightness(colours.tint) >= LIGHT_GROUND
    tint = colours.tint if is_light else lightened(colours.tint, LIGHT_GROUND)
    ground = min((colours.paper, tint), key=lightness)
    written = ("lead", "focus", "text", "muted", "city")
    legible_ones = {name: legible(getattr(colours, name), ground) for name in written}
    return colours.model_copy(update={"tint": tint} | legible_ones)


@cache
def legible(colour: str, ground: str, wanted: float = TEXT_CONTRAST) -> str:
    """The colour itself, or the nearest darker one that can be read on the ground."""
    light, a, b = lab(colour)
    found = colour
    while contrast(found, ground) < wanted and light > 1:
        light -= 1
        found = _within(light, a, b)
    return found


def written_on(ground: str, dark: str, paper: str) -> str:
    """The text colour that reads better on a ground; black or white where neither suffices."""

    def on_ground(colour: str) -> float:
        return contrast(colour, ground)

    better = max((dark, paper), key=on_ground)
    if on_ground(better) >= TEXT_CONTRAST:
        return better
    return max(("#000000", "#FFFFFF"), key=on_ground)


@cache
def qualitative(lead: str, focus: str, muted: str) -> tuple[str, ...]:
    """Six colours for things side by side: dark and middle tones that differ in grey too."""
    hues = (lead, focus, muted)
    return tuple(lightened(hues[number % 3], level) for number, level in enumerate(LEVELS))


@cache
def lab(colour: str) -> Lab:
    """CIELAB coordinates of a hexadecimal colour."""
    red, green, blue = linear(colour)
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (_root(part / white) for part, white in zip((x, y, z), _WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _within(light: float, a: float, b: float) -> str:
    """The colour as hexadecimal; chroma gives way where a screen cannot show it."""
    for tenths in range(20, -1, -1):
        rgb = _rgb((light, a * tenths / 20, b * tenths / 20))
        if all(-1e-3 <= part <= 1 + 1e-3 for part in rgb):
            break
    return _written(rgb)


def hexadecimal(light: Light) -> str:
    """The colour of an amount of light; what a screen cannot show is cut."""
    return _written(tuple(_gamma(max(0.0, part)) for part in light))


def _written(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)


def _rgb(colour: Lab) -> tuple[float, float, float]:
    fy = (colour[0] + 16) / 116
    fx, fz = fy + colour[1] / 500, fy - colour[2] / 200
    x, y, z = (_cube(part) * white for part, white in zip((fx, fy, fz), _WHITE, strict=True))
    red = 3.2404542 * x - 1.5371385 * y - 0.4985314 * z
    green = -0.9692660 * x + 1.8760108 * y + 0.0415560 * z
    blue = 0.0556434 * x - 0.2040259 * y + 1.0572252 * z
    return _gamma(red), _gamma(green), _gamma(blue)


def linear(colour: str) -> Light:
    """Red, green and blue light, each from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    if part <= 0.0031308:
        return part * 12.92
    return float(1.055 * part ** (1 / 2.4) - 0.055)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _cube(part: float) -> float:
    return part**3 if part**3 > 216 / 24389 else (116 * part - 16) * 27 / 24389
