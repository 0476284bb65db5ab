"""GeoJSON to features: keys and polygons in the coordinates of the file."""

import json
import math
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

from reportgen.errors import Problems, Where, failure
from reportgen.places import Polygon, Ring
from reportgen.sources.geography.features import Feature, Features, demand_field, key_text

_Json: TypeAlias = Any
"""What a JSON file may hold."""


def json_features(data: bytes, file: str, key_property: str, problems: Problems) -> Features:
    """The features of a collection; `crs` as files older than RFC 7946 have it."""
    content = _parsed(data, file)
    found = tuple(_features(content["features"], key_property, file, problems))
    return Features(file, found, _crs(content))


def _parsed(data: bytes, file: str) -> dict[str, _Json]:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise failure("outlines-json", Where(file, error.lineno)) from None
    except (UnicodeDecodeError, RecursionError):
        raise failure("outlines-json", Where(file)) from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(features, list) or not features:
        raise failure("outlines-not-geojson", Where(file))
    return content


def _crs(content: dict[str, _Json]) -> str:
    """ "urn:ogc:def:crs:EPSG::25832" as "EPSG:25832"; empty when the file does not say."""
    given = content.get("crs")
    properties = given.get("properties") if isinstance(given, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    found = re.fullmatch(r"(?:urn:ogc:def:crs:)?(EPSG|OGC):[0-9.]*:?(\w+)", str(name or ""))
    return f"{found[1]}:{found[2]}" if found else ""


def _features(
    given: list[_Json], key_property: str, file: str, problems: Problems
) -> Iterator[Feature]:
    properties = [_properties(feature) for feature in given]
    demand_field(key_property, set(chain.from_iterable(properties)), file)
    for number, (feature, own) in enumerate(zip(given, properties, strict=True), start=1):
        key = key_text(own.get(key_property))
        if not key:
            problems.error("outlines-key-empty", Where(file), number=number, property=key_property)
            continue
        try:
            yield Feature(number, key, _polygons(feature["geometry"]))
        except (TypeError, ValueError, LookupError, OverflowError):
            problems.error("outlines-geometry", Where(file), number=number)


def _properties(feature: _Json) -> dict[str, _Json]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _polygons(geometry: _Json) -> tuple[Polygon, ...]:
    """Read a geometry; `ValueError` and its kin when it is no polygon."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(kind)
    return tuple(map(_polygon, [coordinates] if kind == "Polygon" else coordinates))


def _polygon(rings: _Json) -> Polygon:
    if not rings:
        raise ValueError(rings)
    return tuple(map(_ring, rings))


def _ring(positions: _Json) -> Ring:
    ring = tuple((float(position[0]), float(position[1])) for position in positions)
    if len(ring) < 4 or not all(math.isfinite(x) and math.isfinite(y) for x, y in ring):
        raise ValueError(len(ring))
    return ring
