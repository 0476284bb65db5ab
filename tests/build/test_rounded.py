"""Rounded counts the whole way: whatever is written was calculated from rounded counts."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.formats import NARROW, NO_BREAK
from reportgen.status import Status
from reportgen.world import MemoryWorld
from tests.town import Files, declare, indicator, refused, source, told, town

CASES = {"01": (1013, 2), "02": (2027, 4), "03": (3037, 8)}
PEOPLE = {"01": 7019, "02": 8039, "03": 9049}
HEAD = "Raum;Jahr;Art;Zahl\n"
EXHIBITS = """
[exhibit.tab]
kind = "table"
indicators = ["faelle", "quote", "anteil"]
[exhibit.balken]
kind = "bars"
indicator = "faelle"
[exhibit.karte]
kind = "bars"
indicator = "quote"
[exhibit.arten]
kind = "bars"
indicator = "arten"
"""
EXHIBITS_AND_DATA = 1 + 3 * 3
"""A table; of each figure itself, its data, and these in the annex."""
CHAPTER = """# Kapitel

{{ value("faelle") }} Fälle, davon {{ value("selten", place="01") }} seltene, {{ value("quote") }};
{{ value("mittel") }}.

{{ table("tab") }}

{{ chart("balken") }}

{{ chart("karte") }}

{{ chart("arten") }}
"""


def rounded_town(more: str = "") -> MemoryWorld:
    both = [(year, grow) for year, grow in (("2023", 0), ("2024", 1))]
    cases = [
        f"{place};{year};{kind};{number + grow}\n"
        for place, numbers in CASES.items()
        for year, grow in both
        for kind, number in zip(("a", "b"), numbers, strict=True)
    ]
    people = [f"{p};{year};{n + grow}\n" for p, n in PEOPLE.items() for year, grow in both]
    rare = indicator("selten", "anzahl", "q.zahl").replace(
        '"zahl" }', '"zahl", where = { art = "b" } }'
    )
    declared = (
        source("q", keys='art = "Art"') + source("e")
        + indicator("faelle", "anzahl", "q.zahl") + rare
        + indicator("quote", "quote", "q.zahl", "e.zahl")
        + indicator("anteil", "anteil", "q.zahl", "q.zahl").replace(
            '"zahl" }', '"zahl", where = { art = "b" } }', 1)
        + indicator("arten", "anzahl", "q.zahl", more='by = ["art"]')
        + indicator("mittel", "quote", "q.zahl", "e.zahl", more="years = 2")
        + EXHIBITS
    )  # fmt: skip
    files: Files = {"q.csv": HEAD + "".join(cases), "e.csv": "Raum;Jahr;Zahl\n" + "".join(people)}
    world = town(declared, files, CHAPTER, threshold=3)
    declare(world, "threshold = 3", f'threshold = 3\nmethod = "round"\nbase = 5\n{more}')
    return world


def test_every_number_is_made_of_rounded_counts() -> None:
    found = told(rounded_town()).released
    for name in ("faelle", "selten", "arten"):
        assert (found[name].table["amount"] % 5 == 0).all()
    for place in ("0", "01", "02", "03"):
        cases, rare = (found[name].cell(place, "2024").amount for name in ("faelle", "selten"))
        assert cases is not None
        assert rare is not None
        assert found["anteil"].cell(place, "2024").amount == pytest.approx(100 * rare / cases)
    districts = [found["faelle"].cell(place, "2024").amount or 0 for place in CASES]
    assert sum(districts) == found["faelle"].cell("0", "2024").amount


def test_a_rounded_nought_is_no_statement_that_there_is_nobody() -> None:
    town_told = told(rounded_town())
    cell = town_told.cell("selten", "01", "2023")
    assert cell.status in (Status.ZERO, Status.PRESENT)
    assert "nichts vorhanden" not in town_told.text
    assert "auf Vielfache von 5 gerundet" in town_told.text
    assert town_told.text.count("note: Anzahlen zum Schutz der Menschen") == EXHIBITS_AND_DATA


def test_no_file_has_a_count_that_was_not_rounded() -> None:
    result = build(rounded_town(), Request(("bericht",)), Silent())
    true = {n + grow for pair in CASES.values() for n in pair[:1] for grow in (0, 1)}
    true |= {sum(pair) + 2 * grow for pair in CASES.values() for grow in (0, 1)}
    true |= {n + grow for n in PEOPLE.values() for grow in (0, 1)}
    true |= {sum(sum(pair) for pair in CASES.values()) + 6 * grow for grow in (0, 1)}
    true = {number for number in true if number % 5}
    read = 0
    for written in result.files:
        for text in texts(written.path, written.data):
            read += 1
            numbers = set(re.findall(r"(?<![\d.,#])\d{4,5}(?![\d.,])", text))
            assert not {str(each) for each in true} & numbers, written.path
    assert read > 3


def texts(path: str, data: bytes) -> Iterator[str]:
    """Everything that can be read in a file."""
    if path.endswith(".pdf"):
        return
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from texts(name, archive.read(name))
    elif path.endswith((".xml", ".json", ".html", ".svg", ".csv", ".rels")):
        text = data.decode()
        if path.endswith(".json"):
            text = json.dumps(json.loads(text), ensure_ascii=False)
        yield text.replace(NARROW, "").replace(NO_BREAK, " ")


def test_a_base_below_the_threshold_protects_nobody() -> None:
    world = rounded_town()
    declare(world, "threshold = 3", "threshold = 10")
    assert "Vielfache von 5 schützen Anzahlen unter 10 nicht" in refused(world)[0]


@pytest.mark.parametrize("rule", ['zeros = "hidden"'])
def test_a_rule_that_rounding_does_not_keep_is_refused(rule: str) -> None:
    assert "wird die Regel zeros nicht eingehalten" in refused(rounded_town(rule))[0]


def test_rates_of_few_persons_stay_hidden() -> None:
    found = told(rounded_town("rates = 5000")).released
    assert found["anteil"].cell("01", "2024").status == Status.SECRET
    assert found["quote"].cell("01", "2024").status == Status.PRESENT


def aged_town() -> MemoryWorld:
    """Ages, which rounding takes away."""
    lines = "".join(
        f"{place};2024;{age};{number}\n"
        for place, number in (("01", 13), ("02", 27), ("03", 38))
        for age in (3, 20, 40, 70)
    )
    mean = indicator("alter", "quotient", "q.zahl", "q.zahl", "decimals = 1")
    mean = mean.replace('"zahl" }', '"zahl", weight = "age" }', 1)
    median = indicator(
        "median", "quotient", "q.zahl", more='method = "median"\nbands = [[0, 18], [18, 65], [65]]'
    )
    declared = source("q", keys='age = "Alter"') + indicator("faelle", "anzahl", "q.zahl")
    files: Files = {"q.csv": "Raum;Jahr;Alter;Zahl\n" + lines}
    world = town(declared + mean + median, files, threshold=3)
    declare(world, "threshold = 3", 'threshold = 3\nmethod = "round"')
    return world


def test_ages_that_cannot_be_known_of_rounded_counts_are_kept_back() -> None:
    found = told(aged_town()).released
    for name in ("alter", "median"):
        assert (found[name].table["status"] == Status.SECRET).all(), name
    decided = {each.key.measure for each in found.decisions}
    assert {"alter", "median"} <= decided


def test_what_is_left_of_several_counts_is_never_below_nobody() -> None:
    """All but some, and some of two others."""
    numbers = {"a": (12, 16, 33), "b": (11, 11, 31), "c": (1, 4, 3), "d": (2, 3, 1)}
    files: Files = {
        f"{name}.csv": "Raum;Jahr;Zahl\n"
        + "".join(f"{place};2024;{n}\n" for place, n in zip(CASES, own, strict=True))
        for name, own in numbers.items()
    }
    declared = "".join(map(source, numbers)) + (
        indicator("ohne", "anzahl", "a.zahl + -b.zahl")
        + indicator("alle", "anzahl", "a.zahl") + indicator("davon", "anzahl", "b.zahl")
        + indicator("anteil", "anteil", "d.zahl", "b.zahl + c.zahl")
        + indicator("beide", "anteil", "c.zahl + d.zahl", "a.zahl")
    )  # fmt: skip
    for base in (3, 5, 10):
        world = town(declared, files, threshold=3)
        declare(world, "threshold = 3", f'threshold = 3\nmethod = "round"\nbase = {base}')
        found = told(world).released
        for place in ("0", *CASES):
            left = found["ohne"].cell(place, "2024").amount
            assert left is not None
            assert left >= 0
            for name in ("anteil", "beide"):
                share = found[name].cell(place, "2024")
                assert share.status == Status.NOT_APPLICABLE or 0 <= (share.amount or 0) <= 100
