"""Known numbers of the field, from an office's file to the printed sentence or table."""

from collections.abc import Mapping

import pytest

from reportgen.status import Status
from tests.town import PLACES, Files, indicator, source, told, town

PEOPLE = source("ew", keys='age = "Alter"')
AGES = "Raum;Jahr;Alter;Zahl\n" + "".join(
    f"0;2024;{age};{count}\n"
    for age, count in (
        ("0 bis 14 Jahre", "2.100"), ("15 bis 17 Jahre", 450), ("18 bis 19 Jahre", 320),
        ("20 bis 49 Jahre", "5.600"), ("50 bis 64 Jahre", "3.300"), ("65 bis 79 Jahre", "2.200"),
        ("80 Jahre und älter", "1.030"),
    )
)  # fmt: skip
CATALOGUE = """
[concept.einwohner]
source = "ew"
measure = "zahl"
[catalogue]
use = [
    "billeter_mass", "jugendquotient_20_65", "altenquotient_65_20", "jugendquotient_18_65",
    "greying_index_80_65", "greying_index_80_von_65",
]
[indicator.altenquotient_65_18]
use = "altenquotient_65_20"
denominator = { concept = "einwohner", ages = [18, 65] }
definition = "65 Jahre und älter je 100 von 18 bis unter 65 Jahren"
"""
STRUCTURE = {
    "billeter_mass": "−0,70",
    "jugendquotient_20_65": "32,2",
    "altenquotient_65_20": "36,3",
    "jugendquotient_18_65": "27,7",
    "altenquotient_65_18": "35,0",
    "greying_index_80_von_65": "31,9",
    "greying_index_80_65": "46,8",
}


@pytest.mark.parametrize("name", STRUCTURE)
def test_age_structure_of_the_catalogue(name: str) -> None:
    chapter = f'# K\n\n{{{{ value("{name}") }}}}\n'
    came = told(town(PEOPLE + CATALOGUE, {"ew.csv": AGES}, chapter))
    assert f"{{value {STRUCTURE[name]}" in came.text
    assert came.amount("billeter_mass") == pytest.approx(-4430 / 6370)


def areas(pairs: Mapping[str, tuple[float, ...]]) -> tuple[str, Files]:
    """Places below the town, and a file with a column for each of their numbers."""
    places = PLACES.splitlines(keepends=True)[0] + "0;Musterau;stadt;;;\n"
    places += "".join(f"{name};Gebiet {name};bezirk;0;;\n" for name in pairs)
    columns = len(next(iter(pairs.values())))
    data = "Raum;Jahr;" + ";".join(f"K{at}" for at in range(columns)) + "\n"
    for name, numbers in pairs.items():
        data += f"{name};2024;" + ";".join(f"{each:g}" for each in numbers).replace(".", ",") + "\n"
    return places, {"ew.csv": data}


def test_dissimilarity_against_the_rest_and_against_all() -> None:
    places, files = areas({"1": (900, 300), "2": (1200, 120), "3": (800, 60), "4": (1100, 220)})
    declared = source("ew", measures="K0 K1")
    for name in ("rest", "total"):
        declared += f"""
[indicator.{name}]
name = "Dissimilaritätsindex"
kind = "index"
method = "dissimilarity"
against = "{name}"
numerator = {{ source = "ew", measure = "k1" }}
denominator = {{ source = "ew", measure = "k0" }}
factor = 100
unit = ""
decimals = 1
"""
    chapter = '# K\n\n{{ value("rest") }} und {{ value("total") }}\n'
    came = told(town(declared, files, chapter, places=places))
    assert "{value 29,4 =" in came.text
    assert "{value 24,3 =" in came.text


EIGHT = {
    "A": (12.1, 5.0, 18.2, 41.0), "B": (6.2, 2.1, 8.9, 17.5), "C": (3.1, 0.9, 4.0, 7.2),
    "D": (7.9, 2.8, 10.1, 22.3), "E": (5.0, 1.7, 7.0, 12.9), "F": (4.2, 1.2, 5.5, 9.9),
    "G": (9.5, 3.9, 13.8, 30.6), "H": (6.8, 2.2, 9.4, 19.0),
}  # fmt: skip
INDEX = """
[indicator.status]
name = "Statusindex"
kind = "index"
method = "composite"
components = [
    { indicator = "q0" }, { indicator = "q1" }, { indicator = "q2" }, { indicator = "q3" },
]
unit = ""
decimals = 3
ddof = %d
polarity = "belastung"
[exhibit.karte]
kind = "map"
indicator = "status"
method = "fixed"
bounds = [-1, 1, 1.5]
"""


@pytest.mark.parametrize(
    ("ddof", "expected"),
    [(0, {"A": "1,966", "G": "1,012", "C": "−1,279"}), (1, {"G": "0,947"})],
)
def test_index_of_eight_areas(ddof: int, expected: dict[str, str]) -> None:
    places, files = areas(EIGHT)
    declared = source("ew", measures="K0 K1 K2 K3", more="persons = false")
    declared += "".join(indicator(f"q{at}", "quote", f"ew.k{at}") for at in range(4))
    chapter = "# K\n\n" + "\n\n".join(
        f'{name}: {{{{ value("status", place="{name}") }}}}' for name in EIGHT
    )
    came = told(town(declared + INDEX % ddof, files, chapter + "\n", places=places))
    for name, printed in expected.items():
        assert f"{name}: {{value {printed} =" in came.text
    index = {name: came.amount("status", name) or 0 for name in EIGHT}
    beyond = {name for name, each in index.items() if not -1 <= each < 1}
    assert beyond == ({"A", "C", "G"} if ddof == 0 else {"A", "C"})
    assert index["A"] >= 1.5


def test_percentage_points_and_per_cent() -> None:
    declared = source("ew", measures="Faelle Basis") + indicator(
        "quote", "quote", "ew.faelle", "ew.basis"
    )
    data = "Raum;Jahr;Faelle;Basis\n0;2023;109;1.000\n0;2024;124;1.000\n"
    chapter = """# K

{{ value("quote", period=2023) }}, {{ value("quote") }}, {{ change("quote") }},
{{ change("quote", relative=True) }}
"""
    came = told(town(declared, {"ew.csv": data}, chapter))
    for printed in ("10,9 %", "12,4 %", "+1,5 Prozentpunkte", "+13,8 %"):
        assert f"{{value {printed} =" in came.text


ROW = (
    source("ew")
    + indicator("leute", "anzahl", "ew.zahl")
    + """
[exhibit.tab]
kind = "table"
indicators = ["leute"]
"""
)


def test_suppression_takes_a_second_cell() -> None:
    data = "Raum;Jahr;Zahl\n01;2024;12\n02;2024;2\n03;2024;7\n0;2024;21\n"
    chapter = '# K\n\n{{ table("tab") }}\n'
    came = told(town(ROW, {"ew.csv": data}, chapter, threshold=3))
    assert came.amount("leute", "01") == 12
    assert came.amount("leute") == 21
    for place in ("02", "03"):
        assert came.cell("leute", place).status is Status.SECRET
        assert came.cell("leute", place).amount is None
    assert "!Südhang | {value . =" in came.text
    assert "!Werder | {value . =" in came.text
