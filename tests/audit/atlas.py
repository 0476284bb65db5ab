"""A town of twelve districts with outlines, its charts and maps, built."""

import json
from collections.abc import Iterator
from functools import cache

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.world import MemoryWorld
from tests.audit.town import PICTURES
from tests.town import PLACES_FILE, declare, indicator, source, town

NAMES = (
    "Altdorf", "Bergheim", "Mühlbach", "Dornau", "Eichwald", "Fischbach", "Gartenstadt",
    "Hochfeld", "Neuhof", "Jägerhaus", "Kirchberg", "Lindental",
)  # fmt: skip
NOW = (40, 64, 2, 93, 25, 31, 55, 118, 3, 72, 19, 84)
"""Cases of this year: two districts have few."""
BEFORE = (35, 60, 22, 98, 21, 36, 49, 120, 17, 66, 24, 88)
PEOPLE = (900, 1100, 700, 1500, 800, 600, 950, 1700, 650, 1200, 500, 1300)
CHAPTER = """
# Hilfen

{{ chart("balken") }}

{{ chart("hantel") }}

{{ map("karte") }}

{{ map("kreise") }}
"""
EXHIBITS = """
[exhibit.balken]
kind = "bars"
indicator = "hilfen"
sort = "falling"

[exhibit.hantel]
kind = "dumbbell"
indicators = ["quote"]

[exhibit.karte]
kind = "map"
indicator = "quote"
classes = 3

[exhibit.kreise]
kind = "symbol-map"
indicator = "hilfen"
"""
BARS, DUMBBELL, MAP, CIRCLES = "Abbildung 1.1", "Abbildung 1.2", "Karte 1.1", "Karte 1.2"
HIDDEN = ("Mühlbach", "Neuhof")


def atlas() -> MemoryWorld:
    """The town with its finished documents, for a test to change."""
    found = _world()
    found.files.update(_finished())
    return found


def _world() -> MemoryWorld:
    keys = [f"{number:02}" for number in range(1, 13)]
    places = ["key;name;level;parent;article;located", "0;Musterau;stadt;;;"]
    places += [f"{key};{name};bezirk;0;;" for key, name in zip(keys, NAMES, strict=True)]
    cases = [f"{key};2024;{n}" for key, n in zip(keys, NOW, strict=True)]
    cases += [f"{key};2023;{n}" for key, n in zip(keys, BEFORE, strict=True)]
    people = [f"{k};{y};{n}" for y in (2023, 2024) for k, n in zip(keys, PEOPLE, strict=True)]
    declared = (
        source("faelle")
        + source("leute")
        + indicator("hilfen", "anzahl", "faelle.zahl")
        + indicator("quote", "quote", "faelle.zahl", "leute.zahl")
        + EXHIBITS
    )
    files: dict[str, str | bytes] = {
        "faelle.csv": "\n".join(("Raum;Jahr;Zahl", *cases, "")),
        "leute.csv": "\n".join(("Raum;Jahr;Zahl", *people, "")),
        "g.geojson": json.dumps({"type": "FeatureCollection", "features": list(_squares(keys))}),
    }
    found = town(declared, files, CHAPTER, places="\n".join((*places, "")), threshold=5)
    declare(found, PLACES_FILE, f'{PLACES_FILE}\noutlines = "g.geojson"')
    found.files["templates/theme.toml"] = PICTURES
    return found


def _squares(keys: list[str]) -> Iterator[dict[str, object]]:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    for number, key in enumerate(keys):
        ring = [[8 + (x + number % 4) / 100, 51 + (y - number // 4) / 150] for x, y in corners]
        shape = {"type": "Polygon", "coordinates": [ring]}
        yield {"type": "Feature", "properties": {"key": key}, "geometry": shape}


@cache
def _finished() -> dict[str, bytes]:
    found = _world()
    build(found, Request(), Silent())
    return {path: data for path, data in found.files.items() if path.startswith("output/")}
