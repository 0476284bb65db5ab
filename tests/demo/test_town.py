"""The demo town: drawn anew to the byte, read without a word, and its books balance."""

import csv
import itertools
import json
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from shapely.geometry import Polygon
from shapely.ops import unary_union

from reportgen.computed import Computed
from reportgen.errors import NOWHERE, Problems, Where
from reportgen.frame import Frame
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.tracing.trace import Tracer, operands
from reportgen.places import Place, Places
from reportgen.sources.geography.places import read_places
from reportgen.sources.read import read_source
from reportgen.sources.spec import PlacesSpec, SourceSpec
from reportgen.status import Flag, Status
from reportgen.world import DiskWorld

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
WORLD = DiskWorld(ROOT)
YEARS = tuple(str(year) for year in range(2015, 2025))


@cache
def declared(file: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / file).read_text(encoding="utf-8"))


@cache
def places() -> Places:
    problems = Problems()
    spec = PlacesSpec.model_validate(declared("report.toml")["places"])
    found = read_places(spec, WORLD, problems)
    assert found is not None
    assert problems.found == []
    return found


@cache
def specs() -> dict[str, SourceSpec]:
    tables = declared("data/quellen.toml")["source"]
    return {name: SourceSpec.model_validate(table) for name, table in tables.items()}


@cache
def source(name: str) -> dict[str, Frame]:
    problems = Problems()
    frames = read_source(name, specs()[name], places(), WORLD, problems)
    assert problems.found == []
    return frames


@cache
def indicators() -> dict[str, IndicatorSpec]:
    tables = declared("data/kennzahlen.toml")["indicator"]
    return {name: IndicatorSpec.model_validate(table) for name, table in tables.items()}


@cache
def computed() -> dict[str, Computed]:
    problems = Problems()
    sources = {name: source(name) for name in specs()}
    found = compute(indicators(), sources, places(), problems, lambda _: NOWHERE)
    assert problems.found == []
    return {each.frame.measure.id: each for each in found}


def amount(frame: Frame, place: str, period: str, **groups: str) -> float:
    found = frame.cell(place, period, **groups).amount
    assert found is not None, (frame.measure.id, place, period)
    return found


def districts() -> tuple[Place, ...]:
    return places().at("bezirk")


def people(place: str, period: str, ages: range = range(101)) -> float:
    frame = source("einwohner")["personen"]
    keys = {str(age) if age < 100 else "100+" for age in ages}
    rows = frame.select(place=place, period=period, age=tuple(keys)).table
    return float(rows["amount"].sum())


def lines(name: str, encoding: str = "utf-8-sig") -> list[list[str]]:
    text = (DATA / name).read_text(encoding=encoding)
    return list(csv.reader(StringIO(text), delimiter=";"))


# ---------------------------------------------------------------- the script and its files


def test_the_script_writes_the_committed_files_to_the_byte(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "data.demo_town", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in DATA.glob("[!.]*.*")}
    by_hand = {"quellen.toml", "kennzahlen.toml", "LIESMICH.md"}
    assert set(written) == set(committed) - by_hand
    assert [name for name in written if written[name] != committed[name]] == []


def test_the_files_stay_small() -> None:
    sizes = [path.stat().st_size for path in DATA.iterdir() if path.is_file()]
    assert max(sizes) < 1_000_000
    assert sum(sizes) < 4_000_000


def test_every_source_says_that_it_is_fictitious() -> None:
    assert declared("report.toml")["project"]["fictitious"] is True
    assert [name for name, spec in specs().items() if "fiktiv" not in spec.title] == []


@pytest.mark.parametrize("name", [*declared("data/quellen.toml")["source"]])
def test_every_source_is_read_to_its_last_row(name: str) -> None:
    for frame in source(name).values():
        listed = set(frame.table["place"])
        wanted = {"000"} if name == "pflegestatistik" else {each.key for each in districts()}
        assert wanted <= listed, frame.measure.id
        for period in frame.periods:
            assert all(frame.select(place=key, period=period).table.size for key in wanted)


def test_the_layouts_are_as_different_as_those_of_offices() -> None:
    formats = {
        (spec.format, spec.spread is not None, len(spec.header)) for spec in specs().values()
    }
    assert {("csv", False, 1), ("csv", False, 2), ("csv", True, 1)} <= formats
    assert {("xlsx", True, 2), ("xlsx", False, 3), ("genesis", False, 1)} <= formats
    assert (DATA / "einwohner_2024.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(UnicodeDecodeError):
        (DATA / "bewegung.csv").read_text(encoding="utf-8")


# ---------------------------------------------------------------- sums


COMING, GOING = ("geborene", "zuzuege", "innen_zu"), ("gestorbene", "fortzuege", "innen_fort")


@pytest.mark.parametrize("place", [each.key for each in districts()])
def test_the_book_of_each_district_balances(place: str) -> None:
    moves = source("bewegung")
    for before, year in itertools.pairwise(YEARS):
        change = people(place, year) - people(place, before)
        booked = sum(amount(moves[name], place, year) for name in COMING)
        booked -= sum(amount(moves[name], place, year) for name in GOING)
        assert change == booked, (place, year)


def test_moves_between_districts_cancel_out() -> None:
    moves = source("bewegung")
    for year in YEARS:
        there = sum(amount(moves["innen_zu"], each.key, year) for each in districts())
        back = sum(amount(moves["innen_fort"], each.key, year) for each in districts())
        assert there == back


@pytest.mark.parametrize("year", YEARS)
def test_households_add_up_by_size_and_by_children(year: str) -> None:
    head, *rows = lines(f"haushalte_{year}-12.csv", "utf-8")
    for row in rows:
        counts = dict(zip(head[1:], map(int, row[1:]), strict=True))
        sizes = ("HH_1Pers", "HH_2Pers", "HH_3Pers", "HH_4Pers", "HH_ab5Pers")
        assert counts["HH"] == sum(counts[size] for size in sizes)
        assert counts["HH_mitKind"] == sum(counts[f"HH_{n}Kind"] for n in ("1", "2", "ab3"))
        assert counts["HH_alleinerz"] <= counts["HH_mitKind"] <= counts["HH"] - counts["HH_1Pers"]


@pytest.mark.parametrize("name", ["wohngeld.csv", "schwerbehinderte.csv", "pflegebeduerftige.csv"])
def test_the_printed_sum_is_that_of_all_rows(name: str) -> None:
    _, _, *rows, total = lines(name)
    columns = zip(*(map(int, row[2:]) for row in rows), strict=True)
    assert list(map(sum, columns)) == list(map(int, total[2:]))


def test_printed_sums_of_blocks_are_those_of_their_rows() -> None:
    for name, label, width in (("bewegung.csv", 1, 3), ("schuluebergang.csv", 0, 2)):
        rows = [row for row in lines(name, "cp1252") if len(row) > width and row[-1] != "Fortzüge"]
        sums = [0] * (len(rows[-1]) - width)
        for row in rows[1:]:
            counts = [0 if cell == "-" else int(cell.replace(".", "")) for cell in row[width:]]
            if row[label].startswith("Stadt"):
                assert counts == sums, row
                sums = [0] * len(sums)
            else:
                sums = [a + b for a, b in zip(sums, counts, strict=True)]


def test_the_official_number_of_unemployed_is_the_sum_with_those_not_located() -> None:
    frame = source("arbeitslose")["insgesamt"]
    for year in YEARS:
        parts = [each.key for each in districts()] + ["999"]
        assert amount(frame, "000", year) == sum(amount(frame, key, year) for key in parts)


def test_care_by_district_adds_up_to_the_official_statistics() -> None:
    official, local = (
        source("pflegestatistik")["insgesamt"],
        source("pflegebeduerftige")["personen"],
    )
    for year in official.periods:
        parts = [each.key for each in districts()] + ["999"]
        assert amount(official, "000", year) == sum(amount(local, key, year) for key in parts)
        kinds = ("ambulant", "stationaer", "pflegegeld", "grad_1")
        cells = [source("pflegestatistik")[kind].cell("000", year) for kind in kinds]
        assert amount(official, "000", year) == sum(cell.amount or 0 for cell in cells)


PARTS = [
    ("sgb2", "unter_15", range(15)),
    ("sgb2", "personen", range(66)),
    ("beschaeftigte", "personen", range(15, 65)),
    ("arbeitslose", "insgesamt", range(15, 65)),
    ("grundsicherung_alter", "personen", range(65, 101)),
    ("asyl", "personen", range(101)),
    ("schwerbehinderte", "personen", range(101)),
    ("pflegebeduerftige", "personen", range(101)),
]


@pytest.mark.parametrize(("name", "measure", "ages"), PARTS)
def test_no_part_is_larger_than_the_people_of_its_ages(
    name: str, measure: str, ages: range
) -> None:
    frame = source(name)[measure]
    for place in districts():
        for year in frame.periods:
            assert amount(frame, place.key, year) <= people(place.key, year, ages)


# ---------------------------------------------------------------- signs, places, map


def test_signs_of_all_kinds_occur() -> None:
    young = source("arbeitslose")["unter_25"].table
    assert Status.SECRET in set(young["status"])
    tested = source("schuleingang")["sprache"].table
    assert {Status.UNKNOWN, Status.UNRELIABLE, Status.NOT_APPLICABLE} <= set(tested["status"])
    assert Flag.LIMITED in set(tested["flags"])


def test_no_asterisk_stands_alone_beside_an_official_sum() -> None:
    for frame in source("arbeitslose").values():
        secret = frame.table[frame.table["status"] == Status.SECRET]
        assert all(count > 1 for count in secret.groupby("period").size())


def test_the_smallest_district_is_tiny() -> None:
    sizes = {each.name: people(each.key, "2024") for each in districts()}
    assert 550 < sizes["Moorende"] < 650
    assert 115_000 < sum(sizes.values()) < 121_000


def test_every_place_has_its_grammar() -> None:
    assert len(districts()) == 17
    assert len(places().at("stadtbezirk")) == 4
    assert all(each.inside and each.genitive for each in places())
    lost = places().by_key["999"]
    assert (lost.parent, lost.located) == ("000", False)
    openings = {each.inside.split()[0] for each in districts()}
    assert {"in", "im", "am", "auf"} <= openings


def test_the_map_has_neither_gaps_nor_overlaps() -> None:
    content = json.loads((DATA / "grenzen.geojson").read_text(encoding="utf-8"))
    shapes = {
        each["properties"]["schluessel"]: Polygon(each["geometry"]["coordinates"][0])
        for each in content["features"]
    }
    assert set(shapes) == {each.key for each in places() if each.located}
    assert all(shape.is_valid for shape in shapes.values())
    for parent in ("000", "01", "02", "03", "04"):
        parts = [shapes[each.key] for each in places().children(parent) if each.located]
        whole = unary_union(parts)
        assert whole.geom_type == "Polygon"
        assert not whole.interiors
        assert whole.symmetric_difference(shapes[parent]).area == pytest.approx(0, abs=1e-12)
        assert sum(part.area for part in parts) == pytest.approx(whole.area)


# ---------------------------------------------------------------- indicators

LAW = {"Anteil": "anteil", "quote": "quote", "quotient": "quotient", "ziffer": "rate"}
"""Names of indicators and what they must be: reference of the field, section 3.3."""


def test_names_of_indicators_say_what_they_are() -> None:
    for id_, spec in indicators().items():
        for sign, kind in LAW.items():
            first = spec.name.split()[0]
            if first.endswith(sign):
                assert spec.kind == kind, id_
        assert (spec.unit == "%") == (spec.kind in ("anteil", "quote")), id_


def test_every_indicator_is_explained() -> None:
    for id_, spec in indicators().items():
        assert spec.theme, id_
        assert spec.definition.endswith("."), id_
        assert spec.interpretation.endswith("."), id_
        assert spec.population, id_


BELIEVABLE = [
    ("durchschnittsalter", 42, 46, 33, 53),
    ("altenquotient", 33, 40, 8, 70),
    ("auslaenderanteil", 14, 20, 0.5, 32),
    ("einpersonenhaushalte", 42, 50, 22, 72),
    ("beschaeftigungsquote", 57, 64, 42, 72),
    ("arbeitslosenanteil", 5, 7, 1, 14),
    ("sgb2_quote", 10.5, 12, 2, 33),
    ("kinderarmut", 15, 19, 1, 46),
    ("grundsicherung_alter", 3.5, 6, 0.4, 14),
    ("mindestsicherungsquote", 10, 12.5, 1.5, 33),
    ("wohngeldquote", 3, 5, 0.5, 9),
    ("wohnflaeche", 40, 46, 30, 62),
    ("betreuungsquote_u3", 32, 40, 20, 56),
    ("hze_dichte", 27, 38, 4, 70),
    ("pflegequote", 5.5, 7.5, 2, 12),
    ("schwerbehindertenquote", 8, 11, 2, 15),
    ("wahlbeteiligung", 70, 80, 50, 92),
]


@pytest.mark.parametrize(("name", "low", "high", "lowest", "highest"), BELIEVABLE)
def test_the_numbers_are_believable(
    name: str, low: float, high: float, lowest: float, highest: float
) -> None:
    frame = computed()[name].frame
    latest = frame.periods[-1]
    assert low < amount(frame, "000", latest) < high
    values = [amount(frame, each.key, latest) for each in districts()]
    assert min(values) < amount(frame, "000", latest) < max(values)
    assert lowest <= min(values)
    assert max(values) <= highest


def test_trends_run_as_they_did() -> None:
    town = {name: computed()[name].frame for name in ("sgb2_quote", "anteil_65plus", "geburten")}
    sgb2 = {year: amount(town["sgb2_quote"], "000", year) for year in YEARS}
    assert sgb2["2017"] > sgb2["2021"] < sgb2["2024"]
    assert amount(town["anteil_65plus"], "000", "2024") > amount(
        town["anteil_65plus"], "000", "2015"
    )
    births = [amount(town["geburten"], "000", year) for year in ("2021", "2022", "2023", "2024")]
    assert births == sorted(births, reverse=True)


def text_at(where: Where) -> str:
    """What an outsider reads in the cell that a place names."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", where.cell)
    assert found
    column, row = ord(found[1]) - ord("A"), int(found[2]) - 1
    if where.sheet:
        return cells(where.file, where.sheet)[row][column]
    assert where.line == row + 1
    return text_lines(where.file)[row].split(";")[column].strip('"')


@cache
def cells(file: str, sheet: str) -> list[list[str]]:
    found = CalamineWorkbook.from_path(ROOT / file).get_sheet_by_name(sheet)
    return [[str(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]


@cache
def text_lines(file: str) -> list[str]:
    data = (ROOT / file).read_bytes()
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return data.decode("cp1252").splitlines()


@pytest.mark.parametrize("name", sorted(specs()))
def test_every_number_stands_where_its_frame_says(name: str) -> None:
    for frame in source(name).values():
        assert frame.standing is not None
        amounts, statuses = frame.table["amount"].tolist(), frame.table["status"].tolist()
        for number in range(0, len(frame.table), 7):
            text = text_at(frame.standing.where(number))
            if statuses[number] == Status.PRESENT:
                digits = re.sub(r"[.\s\u202f](?=\d{3})", "", text.rstrip("prs")).replace(",", ".")
                assert float(digits) * specs()[name].scale == pytest.approx(amounts[number]), text
            else:
                assert not text.isdecimal() or int(text) == 0, text


@pytest.mark.parametrize("name", sorted(indicators()))
def test_the_operands_of_a_number_are_found_in_the_files(name: str) -> None:
    sources = {each: source(each) for each in specs()}
    found = computed()[name].frame
    rows = found.table.loc[:, list(found.keys)].iloc[:: max(len(found.table) // 9, 1)]
    keys = [
        found.key(*row[:2], **dict(zip(found.keys[2:], row[2:], strict=True)))
        for row in rows.to_numpy()
    ]
    for key, trace in Tracer(indicators(), sources, places()).traces(keys):
        amount = found.cell(key.place, key.period, **dict(key.group)).amount
        assert trace
        assert amount is None or trace.made.amount == pytest.approx(amount)
        for part in trace.parts:
            for each in operands(part)[:3]:
                assert each.origin
                assert (DATA.parent / each.origin.file).is_file()
                assert each.where.file == each.origin.file
                assert text_at(each.where)
