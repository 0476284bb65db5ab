"""Outlines in the files of geographic information systems."""

import json
import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
import shapely
from pyogrio.raw import write
from pyproj import Transformer

from reportgen.errors import Problems, ReportError
from reportgen.messages import line
from reportgen.places import Polygon
from reportgen.sources.geography.boundaries import read_outlines
from reportgen.sources.spec import OutlineSpec
from reportgen.world import DiskWorld, MemoryWorld

KEYS = ("01", "02", "Süd")
BOXES = [shapely.box(358_000 + 900 * n, 5_640_000, 358_800 + 900 * n, 5_641_000) for n in range(3)]
DATA = Path(__file__).parents[3].parent / "shared" / "data"


def files(folder: Path, name: str, **options: str) -> MemoryWorld:
    """What GDAL writes, below the name of a folder."""
    write(
        str(folder / name), shapely.to_wkb(BOXES), [np.array(KEYS, dtype=object)], ["nr"],
        geometry_type="Polygon", crs="EPSG:25832", **options,
    )  # fmt: skip
    return MemoryWorld({f"data/{each.name}": each.read_bytes() for each in folder.iterdir()})


def read(
    world: MemoryWorld | DiskWorld, *specs: OutlineSpec
) -> tuple[dict[str, tuple[Polygon, ...]], list[str]]:
    problems = Problems()
    try:
        found = read_outlines(specs, world, problems)
    except ReportError as error:
        problems.take(error)
        found = {}
    return found, [line(each) for each in problems.found]


def area(polygons: Sequence[Polygon]) -> float:
    return float(sum(shapely.Polygon(each[0], each[1:]).area for each in polygons))


def test_a_shapefile_with_its_neighbours_and_without_its_index(tmp_path: Path) -> None:
    world = files(tmp_path, "o.shp", encoding="ISO-8859-1")
    spec = OutlineSpec(file="data/o.shp", key="nr")
    whole, problems = read(world, spec)
    assert (list(whole), problems) == (list(KEYS), [])
    assert {round(area(each)) for each in whole.values()} == {800_000}
    assert "data/o.dbf" in world.opened()
    for lost in ("data/o.shx", "data/o.cpg", "data/o.prj"):
        world.files.pop(lost, None)
    assert read(world, spec) == (whole, [])


def test_a_zipped_shapefile_in_a_folder(tmp_path: Path) -> None:
    world = files(tmp_path, "o.shp")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in world.files.items():
            archive.writestr(name.replace("data/", "Gebiete/"), content)
    found, problems = read(
        MemoryWorld({"g.zip": packed.getvalue()}), OutlineSpec(file="g.zip", key="nr")
    )
    assert (list(found), problems) == (list(KEYS), [])


def test_layers_of_a_geopackage(tmp_path: Path) -> None:
    world = files(tmp_path, "o.gpkg", layer="stadtteile")
    one = read(world, OutlineSpec(file="data/o.gpkg", key="nr"))
    assert read(world, OutlineSpec(file="data/o.gpkg", key="nr", layer="stadtteile")) == one
    assert list(one[0]) == list(KEYS)
    found, problems = read(world, OutlineSpec(file="data/o.gpkg", key="nr", layer="bezirke"))
    assert found == {}
    assert "stadtteile" in problems[0]


@pytest.mark.parametrize(
    "crs", ["EPSG:31466", "EPSG:31467", "EPSG:4326", "EPSG:3857", "EPSG:4647", "EPSG:25833"]
)
def test_every_system_comes_to_the_same_plane(crs: str, tmp_path: Path) -> None:
    """A box in another system keeps its place within the metres that datums differ by.

    Gauß-Krüger, degrees, the web, UTM with the zone before its numbers (32…), a zone beside.
    """
    there = Transformer.from_crs("EPSG:25832", crs, always_xy=True)
    moved = shapely.transform(
        BOXES[0], lambda points: np.column_stack(there.transform(points[:, 0], points[:, 1]))
    )
    write(
        str(tmp_path / "o.gpkg"), shapely.to_wkb([moved]), [np.array(["01"], dtype=object)],
        ["nr"], geometry_type="Polygon", crs=crs,
    )  # fmt: skip
    world = MemoryWorld({"o.gpkg": (tmp_path / "o.gpkg").read_bytes()})
    found, problems = read(world, OutlineSpec(file="o.gpkg", key="nr"))
    assert problems == []
    shape = shapely.Polygon(found["01"][0][0])
    assert shapely.hausdorff_distance(shape, BOXES[0]) < 5


def test_a_declared_system_goes_before_that_of_the_file(tmp_path: Path) -> None:
    world = files(tmp_path, "o.shp")
    world.files.pop("data/o.prj")
    plain = read(world, OutlineSpec(file="data/o.shp", key="nr"))[0]
    declared = read(world, OutlineSpec(file="data/o.shp", key="nr", crs="EPSG:25833"))[0]
    assert plain["01"][0][0][0][0] == pytest.approx(358_000, abs=1000)
    assert declared["01"][0][0][0][0] > 700_000
    _, problems = read(world, OutlineSpec(file="data/o.shp", key="nr", crs="EPSG:99999999"))
    assert "EPSG:99999999" in problems[0]


def test_old_geojson_says_its_system() -> None:
    shape = json.loads(shapely.to_geojson(BOXES[0]))
    content = {
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
        "features": [{"properties": {"nr": "01"}, "geometry": shape}],
    }
    world = MemoryWorld({"o.geojson": json.dumps(content)})
    found, problems = read(world, OutlineSpec(file="o.geojson", key="nr"))
    assert problems == []
    assert area(found["01"]) == pytest.approx(800_000)


def test_several_files_and_one_message_for_each_fault(tmp_path: Path) -> None:
    world = files(tmp_path, "o.shp")
    shape, table = world.files["data/o.shp"], world.files["data/o.dbf"]
    far = bytearray(shape)
    far[112:120] = struct.pack("<d", 1e300)
    world.files |= {
        "cut.shp": shape[:-40], "cut.dbf": table, "half.shp": shape[:120], "half.dbf": table,
        "lone.shp": shape, "text.shp": b"Nr;Name", "text.dbf": table, "bad.gpkg": b"SQLite",
        "bad.zip": b"PK\x03\x04 no archive", "kml.kml": b"<kml/>",
        "broken.gpkg": b"SQLite format 3\0" + b"\0" * 200, "shortdbf.shp": shape,
        "shortdbf.dbf": table[:40],
    }  # fmt: skip
    expected = {
        "data/o.shp": ("Süd", ""), "cut.shp": ("02", "Von 3 Umrissen sind 2"),
        "half.shp": ("", "Von 3 Umrissen sind 0"), "lone.shp": ("", "lone.dbf"),
        "text.shp": ("", "GeoJSON (.geojson"), "bad.gpkg": ("", "bad.dbf"),
        "bad.zip": ("", "beschädigt"), "kml.kml": ("", "GeoJSON (.geojson"),
        "broken.gpkg": ("", "lassen sich nicht lesen"),
    }  # fmt: skip
    for file, (key, told) in expected.items():
        found, problems = read(world, OutlineSpec(file=file, key="nr"))
        assert (key in found) == bool(key), file
        assert len(problems) == bool(told), problems
        assert told in "".join(problems), problems
    _, problems = read(world, OutlineSpec(file="data/o.shp", key="number"))
    assert "„nr“" in problems[0]
    assert read(world, OutlineSpec(file="shortdbf.shp", key="nr"))[1]


@pytest.mark.real
@pytest.mark.skipif(not DATA.is_dir(), reason="the files of real offices are not here")
def test_cologne_without_its_index() -> None:
    """86 districts, 405 km²; the file as delivered ends within the last of them (2 km²)."""
    spec = OutlineSpec(file="koeln/Stadtteil/Stadtteil.shp", key="STT_NR")
    found, problems = read(DiskWorld(DATA), spec)
    assert len(problems) == 2
    assert "Von 86 Umrissen sind 85" in problems[0]
    assert "202" in problems[1], "crosses itself"
    assert len(found) == 85
    areas = {key: area(polygons) / 1e6 for key, polygons in found.items()}
    assert areas["909"] == pytest.approx(7.735915, abs=0.01)
    assert sum(areas.values()) == pytest.approx(403.2, abs=0.1)
    assert shapely.box(340_000, 5_630_000, 375_000, 5_665_000).contains(
        shapely.union_all([shapely.Polygon(each[0]) for parts in found.values() for each in parts])
    )
