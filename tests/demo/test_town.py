"""The demo town: drawn anew to the byte, read without a word, and its books balance."""

import csv
import itertools
import json
import os
import re
import subprocess
import sys
import tomllib
from codecs import BOM_UTF16_LE
from collections.abc import Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

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
from reportgen.project import Project, load_project
from reportgen.sources.describing.describe import describe
from reportgen.sources.files.archive import INSIDE
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
def project() -> Project:
    problems = Problems()
    found = load_project(WORLD, problems)
    assert problems.found == []
    return found


def specs() -> Mapping[str, SourceSpec]:
    return project().sources


@cache
def source(name: str) -> dict[str, Frame]:
    problems = Problems()
    frames = read_source(name, specs()[name], places(), WORLD, problems)
    assert problems.found == []
    return frames


def indicators() -> Mapping[str, IndicatorSpec]:
    return project().indicators


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
    by_hand = {*(path.name for path in DATA.glob("*.toml")), "LIESMICH.md"}
    assert set(written) == set(committed) - by_hand
    assert [name for name in written if written[name] != committed[name]] == []


def test_the_files_stay_small() -> None:
    sizes = [path.stat().st_size for path in DATA.iterdir() if path.is_file()]
    assert max(sizes) < 1_000_000
    assert sum(sizes) < 4_000_000


def test_every_source_says_that_it_is_fictitious() -> None:
    assert declared("report.toml")["project"]["fictitious"] is True
    assert [name for name, spec in specs().items() if "fiktiv" not in spec.title] == []


ELSEWHERE = {
    "pflegestatistik": {"000"},
    "fortschreibung": {"000", "kreis", "land"},
    "vorausberechnung": {"000"},
    "schulabgaenge": {"S1", "S2", "S3", "S4", "S5"},
    "wanderung_regionen": {"01", "02", "03", "04"},
}
"""What sources deliver that do not know the districts."""


@pytest.mark.parametrize("name", sorted(specs()))
def test_every_source_is_read_to_its_last_row(name: str) -> None:
    for frame in source(name).values():
        listed = set(frame.table["place"])
        wanted = ELSEWHERE.get(name, {each.key for each in districts()})
        assert wanted <= listed, frame.measure.id
        for period in frame.periods:
            assert all(frame.select(place=key, period=period).table.size for key in wanted)


def test_the_layouts_are_as_different_as_those_of_offices() -> None:
    formats = {
        (spec.format, spec.spread is not None, len(spec.header)) for spec in specs().values()
    }
    assert {("csv", False, 1), ("csv", False, 2), ("csv", True, 1)} <= formats
    assert {("xlsx", True, 2), ("xlsx", False, 3), ("genesis", False, 1)} <= formats
    assert {"csv", "xlsx", "ods", "genesis", "ffcsv", "fixed"} == {each[0] for each in formats}
    assert (DATA / "wanderung_alter.txt").read_bytes().startswith(b"\xff\xfe")
    assert any(spec.member for spec in specs().values())
    assert any(spec.start and spec.end for spec in specs().values())
    assert any(spec.hidden == "read" for spec in specs().values())
    assert any("aliases" in str(spec.keys) for spec in specs().values())
    assert (DATA / "einwohner_2024.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(UnicodeDecodeError):
        (DATA / "bewegung.csv").read_text(encoding="utf-8")


# ---------------------------------------------------------------- described, not declared


def described(name: str) -> dict[str, Frame]:
    """What a proposal for the last file of a source reads; nothing where it has mistakes."""
    spec = specs()[name]
    file = sorted(ROOT.glob(spec.file))[-1].relative_to(ROOT).as_posix()
    return describe(file, WORLD, places(), "" if "*" in spec.sheet else spec.sheet).frames


def numbers(frame: Frame) -> set[tuple[object, ...]]:
    """Every number with its keys, in the order of the keys' names."""
    rows = frame.table.loc[frame.table["amount"].notna(), [*sorted(frame.keys), "amount"]]
    return set(map(tuple, rows.to_numpy(dtype=object).tolist()))


def test_most_files_are_read_alike_by_what_describe_proposes() -> None:
    alike, readable = set(), set()
    for name in specs():
        proposed = described(name)
        readable |= {name} if proposed else set()
        own = [numbers(each) for each in source(name).values()]
        if any(numbers(each) and numbers(each) in own for each in proposed.values()):
            alike.add(name)
    assert len(readable) >= 0.8 * len(specs()), sorted(set(specs()) - readable)
    assert len(alike) >= 15, sorted(alike)


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
    ("lwl", "eingliederungshilfe", range(101)),
    ("lwl", "hilfe_zur_pflege", range(65, 101)),
    ("schuldnerberatung", "faelle", range(18, 101)),
    ("beschaeftigte_gruppen", "ab_55", range(55, 65)),
    ("minijobs", "personen", range(15, 101)),
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
    moves = source("wanderung_alter")["zuzuege"].table
    assert {Status.SECRET, Status.UNKNOWN} <= set(moves["status"])
    assert Status.UNRELIABLE in set(source("mieten")["euro"].table["status"])
    assert any(
        Flag.LIMITED & flags for flags in source("zensus_wohnungen")["wohnungen"].table["flags"]
    )
    assert any(
        Flag.ESTIMATED & flags for flags in source("einbuergerungen")["personen"].table["flags"]
    )


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
    assert set(shapes) == {each.key for each in places() if each.located and each.key[0] != "S"}
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
        assert spec.unit == "%" or spec.kind not in ("anteil", "quote"), id_


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
    ("bevoelkerungsentwicklung", 4, 9, -8, 240),
    ("medianalter", 40, 46, 30, 58),
    ("fruchtbarkeitsziffer_15_45", 42, 54, 28, 66),
    ("einbuergerungsrate", 1.4, 2.6, 0, 5),
    ("alleinlebende_65", 30, 40, 24, 48),
    ("kinderreiche", 11, 17, 8, 24),
    ("frauenbeschaeftigungsquote", 52, 60, 38, 70),
    ("beschaeftigungsquote_55_65", 54, 64, 40, 72),
    ("teilzeitquote", 26, 32, 24, 34),
    ("minijob_anteil", 11, 17, 10, 20),
    ("arbeitsplatzdichte", 640, 780, 180, 1700),
    ("schuldnerberatung_dichte", 7, 12, 3, 25),
    ("eigentuemerquote", 28, 40, 10, 78),
    ("leerstandsquote", 2.5, 4, 1.8, 6),
    ("eingliederungshilfe_dichte", 5.5, 8, 2.5, 12),
    ("hilfe_zur_pflege_dichte", 13, 20, 5, 34),
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


def test_the_town_stands_beside_county_and_state() -> None:
    old = computed()["altenquotient_amtlich"].frame
    assert amount(old, "000", "2024") < amount(old, "land", "2024") < amount(old, "kreis", "2024")
    official = computed()["bevoelkerungsstand_fortschreibung"].frame
    assert 0.95 < amount(official, "000", "2024") / people_of_town("2024") < 1


def people_of_town(period: str) -> float:
    return sum(people(each.key, period) for each in districts())


def test_poverty_is_spread_unevenly_and_the_index_says_where() -> None:
    assert 28 < amount(computed()["dissimilaritaetsindex"].frame, "000", "2024") < 40
    index = computed()["sozialindex"].frame
    sizes = {each.key: index.cell(each.key, "2024").amount for each in districts()}
    assert sizes.pop("034") is None
    assert max(sizes, key=lambda key: sizes[key] or 0) == "032"
    assert sum(each or 0 for each in sizes.values()) == pytest.approx(0, abs=1e-9)


def test_there_are_at_least_seventy_five_indicators_of_all_methods() -> None:
    assert len(indicators()) >= 75
    methods = {"ratio", "median", "growth", "dissimilarity", "isolation", "composite"}
    assert methods <= {each.method for each in indicators().values()}
    assert sum(each.years > 1 for each in indicators().values()) >= 3


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
    place = re.fullmatch(r"([A-Z]+)(\d+)", where.cell)
    assert place
    column, row = ord(place[1]) - ord("A"), int(place[2]) - 1
    if where.sheet:
        return cells(where.file, where.sheet)[row][column]
    assert where.line == row + 1
    found = parted(text_lines(where.file)[row], where.file)
    return found[column].strip('" ')


def parted(line: str, file: str) -> list[str]:
    """The cells of a line, by the width of columns or by what stands between them."""
    if widths := next((each.widths for each in specs().values() if each.file in file), ()):
        edges = [0, *itertools.accumulate(widths)]
        return [line[start:end] for start, end in itertools.pairwise(edges)]
    return line.split(next(each for each in "\t;," if each in line))


@cache
def cells(file: str, sheet: str) -> list[list[str]]:
    found = CalamineWorkbook.from_path(ROOT / file).get_sheet_by_name(sheet)
    return [[str(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]


@cache
def text_lines(file: str) -> list[str]:
    packed, _, member = file.partition(INSIDE)
    data = ZipFile(ROOT / packed).read(member) if member else (ROOT / file).read_bytes()
    if data.startswith(BOM_UTF16_LE):
        return data.decode("utf-16").splitlines()
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return data.decode("cp1252").splitlines()


def is_converted(name: str, place: str, period: str) -> bool:
    """Whether a number comes of several old districts, or of a part of one."""
    return "borders" in specs()[name].accepts and period < "2018" and place in ("011", "013", "032")


@pytest.mark.parametrize("name", sorted(specs()))
def test_every_number_stands_where_its_frame_says(name: str) -> None:
    for frame in source(name).values():
        assert frame.standing is not None
        amounts, statuses = frame.table["amount"].tolist(), frame.table["status"].tolist()
        at = list(zip(frame.table["place"], frame.table["period"], strict=True))
        for number in range(0, len(frame.table), 7):
            if is_converted(name, *at[number]):
                continue
            text = text_at(frame.standing.where(number))
            if statuses[number] == Status.PRESENT:
                bare = text.strip("()").rstrip("prs")
                digits = re.sub(r"[.\s\u202f](?=\d{3})", "", bare).replace(",", ".")
                assert float(digits) * specs()[name].scale == pytest.approx(amounts[number]), text
            else:
                assert not text.isdecimal() or int(text) == 0, text


COUNTED = sorted(name for name, spec in indicators().items() if spec.method != "composite")


@pytest.mark.parametrize("name", COUNTED)
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
        if indicators()[name].method == "ratio":
            assert amount is None or trace.made.amount == pytest.approx(amount)
        for part in trace.parts:
            for each in operands(part)[:3]:
                assert each.origin
                assert (ROOT / each.origin.file.partition(INSIDE)[0]).is_file()
                assert each.where.file == each.origin.file
                assert text_at(each.where)
