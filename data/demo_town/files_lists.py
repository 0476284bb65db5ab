"""Lists of things: facilities with their places and points, measures with their times."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np

from data.demo_town import outlines, town
from data.demo_town.sheets import csv

SEED = 4711
INSIDE, APART = 0.22, 0.35
"""Kilometres from the border of the district, and from the other facilities of the town."""
TRIES = 400

KITAS = {
    "011": "Stadtmauer/95/Stadt, Domspatzen/60/Kirchenkreis", "012": "Bahnhofszwerge/70/Stadt",
    "013": "Hafenkinder/85/Elternverein Ankerplatz, Möwennest/40/Elternverein Ankerplatz",
    "014": "Kreuzkamp/90/Stadt, Sankt Barbara/65/Pfarrgemeinde", "015": "Gerbergarten/75/Stadt",
    "021": "Campuskinder/60/Studierendenwerk",
    "022": "Rosengarten/110/Stadt, Kletterrose/80/Lebenskreis e. V., Heckenrose/75/Stadt",
    "023": "Sonnenhang/70/Stadt", "024": "Feldmäuse/45/Dorfverein Altenfeld",
    "031": "Ostwind/95/Stadt, Sankt Nikolai/60/Kirchenkreis",
    "032": "Birkenhöhe/120/Stadt, Kunterbunt/100/Arbeiterhilfe, Bunte Birke/85/Stadt",
    "033": "Hüttenzwerge/75/Arbeiterhilfe",
    "041": "Südstern/90/Stadt, Pusteblume/55/Lebenskreis e. V.",
    "042": "Sankt Georg/95/Pfarrgemeinde", "043": "Ziegelhof/65/Stadt",
    "044": "Lindenkinder/60/Stadt",
}  # fmt: skip
PRIMARY = {
    "011": "Grundschule am Markt", "014": "Kreuzkampschule", "015": "Gerberschule",
    "022": "Grundschule Rosengärten", "023": "Sonnenhangschule", "031": "Oststadtschule",
    "032": "Birkenschule, Fröbelschule", "033": "Hüttenschule", "041": "Südschule",
    "042": "Georgschule", "044": "Lindenschule",
}  # fmt: skip
SECONDARY = {
    "011": "Altes Gymnasium", "014": "Gesamtschule Kreuzkamp", "021": "Gymnasium am Hochschulpark",
    "031": "Realschule Oststadt", "032": "Gesamtschule Birkenhöhe", "042": "Schulzentrum Süd",
}  # fmt: skip
YOUTH = {
    "012": "Jugendtreff Gleis 7", "013": "Jugendtreff Speicher", "031": "Jugendhaus Ost",
    "032": "Jugendzentrum Birke, Mädchentreff Lila", "033": "Bauwagen Hütte",
    "042": "Jugendhaus Georg", "022": "Jugendtreff Pavillon",
}  # fmt: skip
HOMES = {
    "011": "Seniorenstift am Markt", "014": "Haus Abendfrieden", "015": "Gerberhof",
    "022": "Haus Rosengarten", "023": "Residenz am Hang, Haus Weitblick", "031": "Haus an der Erle",
    "032": "Seniorenzentrum Birkenhöhe", "041": "Haus Südblick",
    "042": "Sankt-Georg-Stift, Haus Katharina", "043": "Ziegelhof-Stift",
}  # fmt: skip
ADVICE = {
    "011": "Pflegestützpunkt, Familienberatung", "012": "Wohnungslosenhilfe, Schuldnerberatung",
    "031": "Migrationsberatung", "032": "Stadtteilbüro Birkenhöhe", "042": "Seniorenberatung Süd",
}  # fmt: skip
STREETS = (
    "Lindenstraße", "Am Anger", "Ringstraße", "Gartenweg", "Schulstraße", "Am Wehr", "Feldstraße",
    "Kirchgasse", "Brunnenweg", "Bachstraße", "Mühlenweg", "Kastanienallee", "Erlenufer",
)  # fmt: skip
HEAD = (
    "Einrichtung", "Art", "Bezirk", "Straße", "Hausnr.", "Träger", "Plätze", "Länge", "Breite",
)  # fmt: skip
SHELTER = ("Frauenhaus Wiesenbrück", "Beratungsstelle", town.ROOT, "Anschrift geschützt")
"""Has no point: its address is nobody's business."""

FIELDS = (
    "Wohnen und Quartier", "Pflege und Unterstützung zu Hause", "Teilhabe und Begegnung",
    "Beratung und Information",
)  # fmt: skip
MEASURES = """\
1.1;Barrierefreie Haltestellen;Tiefbauamt;stadtweit;2023;2027;in Umsetzung
1.2;Umbau von 60 Wohnungen;Wohnungsgesellschaft;Oststadt;01.04.2024;31.03.2026;in Umsetzung
1.3;Bänke und Toiletten an Wegen;Grünflächenamt;stadtweit;2. Quartal 2025;4. Quartal 2025;geplant
1.4;Quartiersbüro Südvorstadt;Sozialplanung;Südvorstadt;2026-01;;geplant
2.1;Präventive Hausbesuche (Modellversuch);Sozialamt;Sankt Georg;01.09.2025;31.08.2028;geplant
2.2;Tagespflege im Nordwesten;Sozialplanung;Altenfeld;2024;2025;verschoben
2.3;Nachbarschaftshilfe;Sozialamt;stadtweit;01.01.2024;;in Umsetzung
2.4;Ausbildungsverbund Pflege;Sozialamt;stadtweit;August 2023;Juli 2026;in Umsetzung
3.1;Begegnungszentrum Birkenhöhe;Sozialplanung;Birkenhöhe;2023-03;2024-11;fertig
3.2;Digitallotsinnen und Digitallotsen;Volkshochschule;stadtweit;2024;2026;in Umsetzung
3.3;Mittagstisch in den Stadtteilen;Seniorenbeirat;stadtweit;1. Quartal 2025;;in Umsetzung
4.1;Wegweiser „Älter werden“, Neuauflage;Sozialplanung;stadtweit;15.05.2025;15.05.2025;geplant
4.2;Pflegestützpunkt mit Außensprechstunden;Sozialamt;stadtweit;2023-10;2025-06;in Umsetzung
4.3;Zweiter Altenhilfeplan im Rat;Sozialplanung;stadtweit;2027-06;2027-06;geplant
"""
MEASURES_HEAD = (
    "Nr.", "Maßnahme", "Handlungsfeld", "Federführung", "Raum", "Beginn", "Ende", "Umsetzung",
)  # fmt: skip


def files() -> dict[str, bytes]:
    """Facilities as a register keeps them, measures as a plan lists them."""
    return {
        "einrichtungen.csv": csv((HEAD, *facilities()), "cp1252"),
        "massnahmen.csv": csv((MEASURES_HEAD, *measures()), "utf-8-sig"),
    }


def measures() -> Iterator[tuple[str, ...]]:
    """Every measure with its field of action, which its number tells."""
    for line in MEASURES.replace("stadtweit", town.names()[town.ROOT]).splitlines():
        number, name, *rest = line.split(";")
        yield number, name, FIELDS[int(number[0]) - 1], *rest


def facilities() -> Iterator[tuple[object, ...]]:
    """Every facility, kind by kind; the two offices of a house share its point."""
    random = np.random.RandomState(SEED)
    taken: list[outlines.Point] = []
    for name, kind, key, owner, count in _named():
        is_beside = kind == "Beratungsstelle" and taken and name == "Familienberatung"
        at = taken[-1] if is_beside else _free(key, taken, random)
        if not is_beside:
            street, number = STREETS[random.randint(len(STREETS))], int(random.randint(1, 90))
        taken.append(at)
        lon, lat = outlines.degrees(at)
        yield (
            name, kind, key, street, number, owner, count,
            f"{lon:.5f}".replace(".", ","), f"{lat:.5f}".replace(".", ","),
        )  # fmt: skip
    yield (*SHELTER, "", "Trägerverein Schutzraum", "", "", "")


def _named() -> Iterator[tuple[str, str, str, str, object]]:
    for key, told in KITAS.items():
        for each in told.split(", "):
            name, count, owner = each.split("/")
            yield f"Kita {name}", "Kita", key, owner, int(count)
    for kind, table in (
        ("Grundschule", PRIMARY), ("Weiterführende Schule", SECONDARY), ("Jugendtreff", YOUTH),
    ):  # fmt: skip
        for key, told in table.items():
            for name in told.split(", "):
                yield name, kind, key, "Stadt", ""
    yield from _homes()
    for key, told in ADVICE.items():
        for name in told.split(", "):
            yield name, "Beratungsstelle", key, "Verbund der Beratungsstellen", ""


def _homes() -> Iterator[tuple[str, str, str, str, object]]:
    """The places of a district's homes are those that the care statistics count there."""
    for key, told in HOMES.items():
        beds, homes = int(town.social()[key]["new"]), told.split(", ")
        for number, name in enumerate(homes):
            own = beds // len(homes) + (beds % len(homes) if number == 0 else 0)
            yield name, "Pflegeheim", key, "Lebenskreis e. V.", own


def _free(key: str, taken: list[outlines.Point], random: np.random.RandomState) -> outlines.Point:
    """A point well inside a district and away from others; the best of many."""
    corners = _corners(key)
    low, high = corners.min(axis=0), corners.max(axis=0)
    best, score = (0.0, 0.0), -1.0
    for _ in range(TRIES):
        x, y = (float(each) for each in low + (high - low) * random.random_sample(2))
        if not _is_inside(key, (x, y)):
            continue
        border = float(np.hypot(*(corners - (x, y)).T).min()) / INSIDE
        others = min((float(np.hypot(x - a, y - b)) for a, b in taken), default=9.0) / APART
        if min(border, others) > score:
            best, score = (x, y), min(border, others)
        if score >= 1:
            break
    return best


@cache
def _corners(key: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(outlines.ring(key))


def _is_inside(key: str, point: outlines.Point) -> bool:
    """Whether a ray to the east crosses the border an odd number of times."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in pairwise(outlines.ring(key)):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1
