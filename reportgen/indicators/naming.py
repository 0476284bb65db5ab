"""How messages name ages and list what is known: as an author writes it, and not for pages."""

from collections.abc import Collection, Iterable

from reportgen.ages import Band
from reportgen.errors import failure, nearest

LONG = 12
"""A longer list of names is shortened."""


def written(band: Band) -> str:
    """A band as a project file has it: `[15, 20]`, `[65]`."""
    return f"[{band.start}]" if band.end is None else f"[{band.start}, {band.end}]"


def listed(names: Collection[str]) -> str:
    """Names with commas, of many the first and last ones; a dash for none."""
    shown = list(names)
    if len(shown) > LONG:
        shown = [*shown[: LONG - 3], "…", *shown[-2:]]
    return ", ".join(shown) or "–"


def listed_bands(bands: Iterable[Band]) -> str:
    """Bands as a project file has them."""
    return listed([written(band) for band in bands])


def period_named(name: str, periods: Collection[str]) -> str:
    """A period that an author names; an error with the nearest known one when there is none."""
    if name and name not in periods:
        near, known = nearest(name, periods), listed(periods)
        raise failure("indicator-period-unknown", name=name, near=near, known=known)
    return name
