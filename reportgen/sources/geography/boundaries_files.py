"""Shapefile and GeoPackage to features, read by GDAL from memory alone.

GDAL never sees a path or the network: it gets the bytes of files whose kind is known. A Shapefile
comes with neighbours (.dbf, .prj, .cpg, .shx) or as a ZIP; its index (.shx) is made anew, so that
it may be missing.
"""

import logging
import struct
import warnings
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import shapely
from pyogrio import list_layers
from pyogrio.errors import CRSError, DataLayerError, DataSourceError, FeatureError, FieldError
from pyogrio.raw import read

from reportgen.errors import Problems, ReportError, Where, failure
from reportgen.places import Polygon
from reportgen.sources.declared import listed
from reportgen.sources.files.unpacking import Archive, packed
from reportgen.sources.geography.features import Feature, Features, demand_field, key_text, rings
from reportgen.sources.spec import OutlineSpec
from reportgen.world import World

_FAULTS = (
    CRSError, DataLayerError, DataSourceError, FeatureError, FieldError, RuntimeError, ValueError,
)  # fmt: skip
_NEIGHBOURS = ("dbf", "prj", "cpg")
_HEAD = 100
"""Bytes before the first record of a Shapefile (ESRI white paper, 1998)."""
_SQLITE = b"SQLite format 3\0"
_SHAPE = b"\0\0\x27\x0a"
"""9994, the file code of a Shapefile."""
logging.getLogger("pyogrio").addHandler(logging.NullHandler())  # what GDAL remarks is told here


def file_features(spec: OutlineSpec, world: World, problems: Problems) -> Features:
    """The features of a Shapefile (also zipped) or of a layer of a GeoPackage."""
    data, file = world.read(spec.file), spec.file
    if data.startswith(_SQLITE):
        return _features(_read(data, file, spec.layer, ""), spec, problems)
    parts = _unpacked(data, spec) if data.startswith(b"PK") else _beside(data, file, world)
    if not parts["shp"].startswith(_SHAPE):
        raise failure("outlines-kind", Where(file))
    parts["shx"] = _index(parts["shp"], parts["dbf"], file, problems)
    encoding = _encoding(parts, spec)
    archive = packed({f"outlines.{kind}": content for kind, content in parts.items() if content})
    return _features(_read(archive, file, "", encoding), spec, problems)


def _beside(data: bytes, file: str, world: World) -> dict[str, bytes]:
    """A Shapefile and its neighbours, whose endings may be in capitals."""
    stem = file[: -len(PurePosixPath(file).suffix)] if PurePosixPath(file).suffix else file
    parts = {"shp": data}
    for kind in _NEIGHBOURS:
        names = (
            name for name in (f"{stem}.{kind}", f"{stem}.{kind.upper()}") if world.exists(name)
        )
        name = next(names, "")
        parts[kind] = world.read(name) if name else b""
    if not parts["dbf"]:
        raise failure("outlines-dbf", Where(file), name=f"{stem}.dbf")
    return parts


def _unpacked(data: bytes, spec: OutlineSpec) -> dict[str, bytes]:
    """The Shapefile of an archive: the only one, or the one that `layer` names."""
    archive = Archive(data, spec.file, "outlines-damaged")
    paths = [PurePosixPath(part.filename.replace("\\", "/")) for part in archive.parts()]
    shapes = [path for path in paths if path.suffix.casefold() == ".shp"]
    wanted = [path for path in shapes if spec.layer in ("", path.stem)]
    if len(wanted) != 1:
        names = [path.stem for path in shapes]
        raise failure("outlines-layer", Where(spec.file), known=listed(names), name=spec.layer)
    parts = {kind: archive.read(str(wanted[0].with_suffix(f".{kind}"))) for kind in _NEIGHBOURS}
    if not parts["dbf"]:
        raise failure("outlines-dbf", Where(spec.file), name=f"{wanted[0].stem}.dbf")
    return {"shp": archive.read(str(wanted[0])), **parts}


def _index(shape: bytes, table: bytes, file: str, problems: Problems) -> bytes:
    """The index of a Shapefile: where each record begins, and how long it is, in words."""
    records, at = [], _HEAD
    while at + 8 <= len(shape):
        words = struct.unpack_from(">i", shape, at + 4)[0]
        if words < 2 or at + 8 + 2 * words > len(shape):
            break
        records.append(struct.pack(">ii", at // 2, words))
        at += 8 + 2 * words
    expected = struct.unpack_from("<I", table, 4)[0] if len(table) >= 8 else 0
    if len(records) < expected:
        told = problems.notice if expected - len(records) == 1 and records else problems.error
        told("outlines-cut", Where(file), count=len(records), expected=expected)
    size = struct.pack(">i", (_HEAD + 8 * len(records)) // 2)
    return shape[:24] + size + shape[28:_HEAD] + b"".join(records)


def _encoding(parts: Mapping[str, bytes], spec: OutlineSpec) -> str:
    """What is declared, or said beside the table; else UTF-8 if it is, or cp1252."""
    said = spec.encoding or parts["cpg"].decode("ascii", "ignore").strip()
    if said:
        return said if not said.isdecimal() else f"cp{said}"
    try:
        parts["dbf"].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _read(data: bytes, file: str, layer: str, encoding: str) -> tuple[Any, ...]:
    """Let GDAL read; whatever it finds wrong is one message."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layers = [name for name, kind in list_layers(data) if kind]
            if layer not in ("", *layers) or (len(layers) != 1 and not layer):
                raise failure("outlines-layer", Where(file), known=listed(layers), name=layer)
            meta, _, shapes, columns = read(
                data, layer=layer or layers[0], force_2d=True, encoding=encoding or None
            )
    except ReportError:
        raise
    except (*_FAULTS, UnicodeDecodeError, LookupError) as error:
        reason = str(error).partition("\n")[0][:120].replace("/vsimem/", "")
        raise failure("outlines-unreadable", Where(file), reason=reason) from None
    return meta, shapes, columns


def _features(given: tuple[Any, ...], spec: OutlineSpec, problems: Problems) -> Features:
    meta, shapes, columns = given
    known = [str(name) for name in meta["fields"]]
    demand_field(spec.key, known, spec.file)
    found = []
    geometries = shapely.from_wkb(shapes, on_invalid="ignore")
    pairs = zip(columns[known.index(spec.key)].tolist(), geometries, strict=True)
    for number, (key, shape) in enumerate(pairs, start=1):
        polygons = _polygons(shape)
        if not key_text(key) or not polygons:
            code = "outlines-geometry" if key_text(key) else "outlines-key-empty"
            problems.error(code, Where(spec.file), number=number, property=spec.key)
        else:
            found.append(Feature(number, key_text(key), polygons))
    return Features(spec.file, tuple(found), meta["crs"] or "")


def _polygons(shape: Any) -> tuple[Polygon, ...]:
    """The rings of an area; nothing for what is none."""
    if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
        return ()
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return ()
    return tuple(rings(part) for part in getattr(shape, "geoms", (shape,)))
