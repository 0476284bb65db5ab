"""Coordinates of any reference system to metres on one plane: ETRS89 / UTM zone 32N.

That is the system of most German offices; a town at the edge of the country is drawn to scale
within a quarter of a per cent. Numbers that look like degrees are degrees (WGS84); other numbers
without a system are metres of a plane already.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from pyproj import CRS, Transformer, network
from pyproj.exceptions import CRSError, ProjError

from reportgen.errors import Where, failure
from reportgen.places import Ring
from reportgen.sources.geography.features import Features

PLANE = "EPSG:25832"
DEGREES = "OGC:CRS84"
_DECIMALS = 2
"""Centimetres."""
_FARTHEST = 1e8
"""Metres that no plane of this planet reaches."""


def to_plane(features: Features, declared: str) -> Callable[[Ring], Ring]:
    """The way from the coordinates of a file to metres; what is declared goes before the file."""
    said = declared or features.crs or _guessed(features)
    if not said:
        return _rounded
    network.set_network_enabled(active=False)  # type: ignore[attr-defined]
    try:
        system = CRS.from_user_input(said).to_2d()
        transformer = Transformer.from_crs(system, PLANE, always_xy=True)
    except CRSError:
        raise failure("outlines-crs", Where(features.file), crs=said[:80]) from None
    return partial(_projected, transformer=transformer, file=features.file)


def _guessed(features: Features) -> str:
    """Degrees, or nothing for metres."""
    points = np.array(list(features.points()) or [(0.0, 0.0)])
    east, north = np.abs(points).max(axis=0)
    if east <= 180 and north <= 90:
        return DEGREES
    if max(east, north) > _FARTHEST:
        raise failure("outlines-plane", Where(features.file))
    return ""


def _projected(ring: Ring, transformer: Transformer, file: str) -> Ring:
    try:
        xs, ys = zip(*ring, strict=True)
        east, north = transformer.transform(xs, ys, errcheck=True)
    except ProjError:
        raise failure("outlines-plane", Where(file)) from None
    return _rounded(tuple(zip(east, north, strict=True)))


def _rounded(ring: Ring) -> Ring:
    return tuple((round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in ring)
