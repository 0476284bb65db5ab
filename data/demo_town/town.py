"""The places of Wiesenbrück, and what makes the districts differ."""

from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FIRST, LAST = 2015, 2024
YEARS = tuple(range(FIRST, LAST + 1))
ROOT = "000"
NOT_LOCATED = "999"

PLACES = """\
key;name;level;parent;article;inside;genitive;short;located
000;Wiesenbrück;stadt;;;in Wiesenbrück;Wiesenbrücks;;ja
01;Mitte;stadtbezirk;000;;im Stadtbezirk Mitte;des Stadtbezirks Mitte;;ja
011;Altstadt;bezirk;01;die;in der Altstadt;der Altstadt;;ja
012;Bahnhofsviertel;bezirk;01;das;im Bahnhofsviertel;des Bahnhofsviertels;Bahnhof;ja
013;Hafenviertel;bezirk;01;das;im Hafenviertel;des Hafenviertels;Hafen;ja
014;Kreuzkamp;bezirk;01;der;im Kreuzkamp;des Kreuzkamps;;ja
015;Gerberau;bezirk;01;die;in der Gerberau;der Gerberau;;ja
02;Nord;stadtbezirk;000;;im Stadtbezirk Nord;des Stadtbezirks Nord;;ja
021;Hochschulviertel;bezirk;02;das;im Hochschulviertel;des Hochschulviertels;Hochschule;ja
022;Rosengärten;bezirk;02;die;in den Rosengärten;der Rosengärten;;ja
023;Sonnenhang;bezirk;02;der;am Sonnenhang;des Sonnenhangs;;ja
024;Altenfeld;bezirk;02;;in Altenfeld;Altenfelds;;ja
03;Ost;stadtbezirk;000;;im Stadtbezirk Ost;des Stadtbezirks Ost;;ja
031;Oststadt;bezirk;03;die;in der Oststadt;der Oststadt;;ja
032;Birkenhöhe;bezirk;03;die;auf der Birkenhöhe;der Birkenhöhe;;ja
033;Hüttensiedlung;bezirk;03;die;in der Hüttensiedlung;der Hüttensiedlung;Hütten;ja
034;Moorende;bezirk;03;;in Moorende;Moorendes;;ja
04;Süd;stadtbezirk;000;;im Stadtbezirk Süd;des Stadtbezirks Süd;;ja
041;Südvorstadt;bezirk;04;die;in der Südvorstadt;der Südvorstadt;;ja
042;Sankt Georg;bezirk;04;;in Sankt Georg;von Sankt Georg;St. Georg;ja
043;Ziegelhof;bezirk;04;der;am Ziegelhof;des Ziegelhofs;;ja
044;Oberlinden;bezirk;04;;in Oberlinden;Oberlindens;;ja
999;nicht zuordenbar;bezirk;000;;ohne zuordenbare Anschrift;der nicht zuordenbaren Fälle;n. z.;nein
S1;Altstadt-Hafen;schulbezirk;000;;im Schulbezirk Altstadt-Hafen;des Schulbezirks Altstadt-Hafen;;ja
S2;Gerberau;schulbezirk;000;;im Schulbezirk Gerberau;des Schulbezirks Gerberau;;ja
S3;Nord;schulbezirk;000;;im Schulbezirk Nord;des Schulbezirks Nord;;ja
S4;Ost;schulbezirk;000;;im Schulbezirk Ost;des Schulbezirks Ost;;ja
S5;Oberlinden;schulbezirk;000;;im Schulbezirk Oberlinden;des Schulbezirks Oberlinden;;ja
"""

# Inhabitants wished for (refugees come on top), and how old the people are against the country:
# the numbers multiply the groups 0-6, 6-18, 18-25, 25-35, 35-50, 50-65, 65-80, 80+ of 2014.
# alien: per cent foreign in 2014 · flow: how often people move · ref: part of the refugees housed
# The last five: who moves in (students, workers, families, the old; the rest is as in the town)
PEOPLE = """\
key y2014 y2019 y2024   a0   a6  a18  a25  a35  a50  a65  a80 alien flow  ref stud work  fam  old
011  9060  9120  9150 0.72 0.62 1.45 1.70 1.02 0.90 0.92 1.20  12.0 1.35 0.08 0.20 0.55 0.08 0.10
012  7330  7560  7700 1.06 0.95 1.35 1.60 1.10 0.88 0.70 0.60  24.0 1.60 0.17 0.15 0.60 0.15 0.02
013  3700  4080  4430 0.95 0.80 1.25 1.75 1.18 0.85 0.65 0.50  16.0 1.40 0.06 0.10 0.60 0.22 0.02
014  8560  8500  8380 0.95 0.96 0.98 1.04 1.00 1.02 1.02 1.00   9.0 0.95 0.05 0.05 0.45 0.28 0.08
015  5580  5590  5610 1.05 0.98 1.05 1.15 1.15 0.98 0.88 0.90   5.5 1.00 0.02 0.08 0.45 0.32 0.06
021  5850  6420  6850 0.80 0.65 2.70 1.90 0.85 0.66 0.62 0.60  12.0 1.85 0.05 0.62 0.28 0.06 0.01
022  1450  4050  6180 1.40 1.10 0.85 1.45 1.45 0.70 0.52 0.45   6.0 0.75 0.02 0.02 0.30 0.60 0.02
023  7350  7180  6980 0.74 0.94 0.80 0.55 0.88 1.36 1.22 1.20   2.5 0.62 0.01 0.02 0.28 0.45 0.16
024  3740  3790  3830 1.00 1.10 0.95 0.78 1.05 1.10 1.02 0.85   1.8 0.60 0.01 0.02 0.33 0.48 0.06
031 10060 10020  9990 1.04 1.02 1.10 1.15 1.00 1.00 0.90 0.88  16.5 1.15 0.14 0.07 0.53 0.22 0.04
032 12010 12050 12060 1.30 1.32 1.12 1.02 0.98 0.94 0.92 0.72  19.0 1.05 0.24 0.04 0.42 0.36 0.04
033  5800  5690  5560 1.05 1.08 1.05 0.95 0.96 1.04 1.00 0.95  14.0 0.98 0.07 0.03 0.50 0.28 0.04
034   632   618   602 0.85 0.98 0.92 0.70 0.95 1.18 1.12 0.90   0.9 0.50 0.00 0.00 0.36 0.50 0.06
041  9050  9040  9050 0.98 0.96 1.02 1.06 1.03 1.00 0.98 1.05   8.0 0.98 0.04 0.06 0.46 0.27 0.10
042  8400  8420  8400 1.02 1.02 1.00 1.02 1.00 1.00 1.02 1.15  10.0 0.95 0.06 0.04 0.44 0.30 0.12
043  6490  6370  6240 0.86 0.96 0.88 0.70 0.92 1.10 1.28 1.10   3.5 0.70 0.02 0.02 0.34 0.44 0.09
044  4210  4270  4320 0.96 1.08 0.88 0.74 1.06 1.12 1.08 0.85   2.0 0.62 0.01 0.01 0.32 0.50 0.07
"""

# Per cent unless said otherwise, as they stand at the end of 2024. past: how much higher (above 1)
# the burdens were in 2015 against the town · long: of the unemployed · solo: of households
# ae: of households with children · efh: of residential buildings · m2: per head · bound: of
# dwellings · hze: per 1,000 under 21 · sick: against the town · beds: in 2015 · new: beds in 2024
SOCIAL = """\
key sgb2 jobs  alo long  old past solo   ae efh   m2 bound   u3  gym talk  hze sick vote beds new
011  9.0 60.5  5.6   38  5.2 1.04 61.5 24.0  18 44.1   6.5 41.0 47.0 21.0 31.0 1.04 73.5  146 146
012 19.2 55.0  9.0   44  9.8 1.05 59.0 30.0   6 36.2  11.0 27.5 29.5 43.0 49.0 1.06 60.5    0   0
013 11.2 63.5  6.3   40  8.0 1.55 56.5 23.0   9 39.5   8.5 38.5 44.0 27.0 33.0 0.96 70.5    0   0
014  7.6 63.0  4.7   41  3.4 1.00 44.5 21.0  41 44.8   9.0 37.5 43.5 19.0 29.0 1.00 75.5   88  88
015  4.4 64.5  3.6   36  2.4 1.02 47.0 19.5  36 46.9   4.0 46.5 62.0 11.5 17.0 0.88 83.0   64  64
021  5.2 44.0  3.1   30  3.2 1.02 68.0 18.0  14 33.8   7.5 48.5 58.5 15.0 16.0 0.82 80.5    0   0
022  5.6 69.0  3.3   31  3.9 0.72 29.5 14.0  58 43.9  16.0 52.0 57.0 13.5 18.0 0.68 81.5    0  80
023  2.5 61.5  2.0   36  1.1 1.00 34.5 13.5  82 57.8   1.0 45.0 71.5  6.0  8.0 0.98 87.0  176 176
024  3.1 66.5  2.4   37  1.3 0.98 28.5 13.0  91 52.4   0.6 38.0 54.0  8.0 12.0 0.92 83.5    0   0
031 14.8 59.5  7.4   45  6.6 1.00 48.5 26.5  24 38.7  16.5 30.0 31.5 36.0 47.0 1.12 63.5   92  92
032 31.0 51.5 11.9   48 10.6 0.93 37.0 29.5   8 35.1  38.0 24.5 22.0 47.0 61.0 1.14 54.5  120 120
033 16.4 58.0  8.0   47  7.2 1.05 42.0 27.0  46 39.2  13.5 27.0 26.5 38.0 56.0 1.24 60.0    0   0
034  2.6 66.0  2.6   40  1.9 1.00 25.0 12.0  96 58.6   0.0 33.0 48.0 10.0 31.0 0.96 84.0    0   0
041  7.0 63.5  4.6   40  3.1 1.00 45.0 20.5  38 44.6   8.0 37.0 45.5 18.5 27.0 1.00 76.5  104 104
042  9.6 61.5  5.9   43  4.0 0.95 42.5 23.0  44 42.5  14.0 33.5 38.0 25.5 35.0 1.06 71.5  130 154
043  3.9 64.5  2.8   39  1.7 0.96 31.5 15.5  79 51.3   1.5 36.5 52.5 10.0 15.0 1.00 82.0   60  60
044  2.8 66.5  2.2   37  1.2 1.00 26.5 12.5  88 53.6   0.5 40.0 57.5  7.5 10.0 0.90 85.0    0   0
"""


Facts: TypeAlias = dict[str, float]


def _table(text: str) -> dict[str, Facts]:
    """Read a table that is parted by spaces: facts by district."""
    head, *rows = (line.split() for line in text.splitlines())
    return {row[0]: dict(zip(head[1:], map(float, row[1:]), strict=True)) for row in rows}


@cache
def people() -> dict[str, Facts]:
    return _table(PEOPLE)


@cache
def social() -> dict[str, Facts]:
    return _table(SOCIAL)


def column(table: dict[str, Facts], name: str) -> npt.NDArray[np.float64]:
    """One fact of all districts, in order."""
    return np.array([facts[name] for facts in table.values()], dtype=np.float64)


@cache
def districts() -> tuple[str, ...]:
    """Keys of the 17 statistical districts in order."""
    return tuple(people())


@cache
def names() -> dict[str, str]:
    """Names of all places by key."""
    rows = [line.split(";") for line in PLACES.splitlines()[1:]]
    return {row[0]: row[1] for row in rows}


def parents() -> dict[str, tuple[str, ...]]:
    """City parts and their districts."""
    found: dict[str, tuple[str, ...]] = {}
    for key in districts():
        found[key[:2]] = (*found.get(key[:2], ()), key)
    return found


SCHOOLS = {
    "S1": ("011", "012", "013", "022"),
    "S2": ("014", "015", "041", "042"),
    "S3": ("021", "023", "024", "031"),
    "S4": ("032", "033", "034"),
    "S5": ("043", "044"),
}
"""School districts run across the city parts: a geography of its own."""


REDRAWN = 2018
"""From this year on the districts have today's borders."""
CHANGES = """\
old;new;weight;from
0321;032;1;2018
0322;032;1;2018
010;011;0.7;2018
010;013;0.3;2018
"""
"""What became of the districts of old: merged, or divided by the people who lived there."""
