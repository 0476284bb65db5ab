"""Files of real offices, read by declarations alone; they lie beside the checkout, if at all."""

import csv
from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import Problems
from reportgen.formats import rounded
from reportgen.frame import TOTAL, Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.status import Flag, Status
from reportgen.world import DiskWorld

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the files of real offices are not here"),
]


def read(places: Places, **declared: object) -> tuple[dict[str, Frame], list[str]]:
    problems = Problems()
    spec = SourceSpec.model_validate({"title": "Titel"} | declared)
    frames = read_source("s", spec, places, DiskWorld(DATA), problems)
    return frames, [line(each) for each in problems.found]


def rows_of(path: str, delimiter: str) -> list[list[str]]:
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


# ---------------------------------------------------------------- Hamburg, workbook

HAMBURG = "hamburg-2014/Daten_fuer_die_Stadtteilprofile_2014.xlsx"
RANGES = {"stadtteil": (5, 103), "bezirk": (104, 110), "stadt": (111, 111)}


@pytest.fixture(scope="module")
def hamburg() -> Places:
    """The places in the order of the file: names repeat, so the level is part of the key."""
    names = [row[0].strip() for row in rows_of(HAMBURG.replace(".xlsx", ".csv"), ";")[1:]]
    levels = ["stadtteil"] * 99 + ["bezirk"] * 7 + ["stadt"]
    pairs = list(zip(names, levels, strict=False))
    places = [
        Place(f"{level}-{name}", name, level, None if level == "stadt" else "stadt-Hamburg")
        for name, level in pairs
    ]
    return Places(tuple(places), tuple(Level(each, each, each) for each in RANGES))


def test_hamburg_shares_of_the_young_are_those_that_are_printed(hamburg: Places) -> None:
    seen = 0
    for level, (first, last) in RANGES.items():
        frames, problems = read(
            hamburg,
            file=HAMBURG,
            format="xlsx",
            header=[1, 2, 3, 4],
            first_row=first,
            last_row=last,
            keys={
                "place": {"column": 1, "read": "place-name", "level": level},
                "period": {"fixed": "31.12.2013"},
            },
            values={
                "all": "Anzahl der Einwohnerinnen und Einwohner",
                "young": "Anzahl der Kinder und Jugendlichen unter 18 Jahren",
                "share": "Anteil der unter 18-Jährigen in %",
            },
        )
        assert problems == []
        for place in hamburg.at(level):
            young, everyone, share = (
                frames[name].cell(place.key, "2013").amount for name in ("young", "all", "share")
            )
            assert young is not None
            assert everyone is not None
            assert share is not None
            assert rounded(young / everyone * 100, 1) == rounded(share, 1), place.name
            seen += 1
    assert seen == 107


def test_hamburg_keeps_what_is_secret_apart_from_nothing(hamburg: Places) -> None:
    frames, problems = read(
        hamburg,
        file=HAMBURG,
        format="xlsx",
        header=[2, 3, 4],
        last_row=103,
        keys={
            "place": {"column": "Stadtgebiet", "read": "place-name", "level": "stadtteil"},
            "period": {"fixed": "2014"},
        },
        values={
            "flats": "Preise für Eigentums-wohnungen in EUR/m² (Jan 2014)",
            "schools": "Grundschulen (2013/2014)",
        },
        persons=False,
    )
    assert problems == []
    old_town = ("stadtteil-Hamburg-Altstadt", "2014")
    assert frames["flats"].cell(*old_town).status is Status.UNKNOWN
    assert frames["schools"].cell(*old_town).status is Status.ZERO
    assert frames["flats"].cell("stadtteil-HafenCity", "2014").amount == 6465
    assert frames["flats"].origins[0].sheet == "Stadtteilprofile 2014"


def test_hamburg_says_the_same_in_both_of_its_files(hamburg: Places) -> None:
    """The CSV has other headings, numbers with spaces around and in them, and signs of its own."""
    keys = {"period": {"fixed": "31.12.2013"}}
    place = {"column": 1, "read": "place-name", "level": "stadtteil"}
    rows: dict[str, object] = {"keys": keys | {"place": place}, "persons": False}
    book, said = read(
        hamburg,
        file=HAMBURG,
        format="xlsx",
        header=[2, 3, 4],
        last_row=103,
        values={"n1": 2, "n2": 3, "n4": 5, "n57": 58},
        **rows,
    )
    text, told = read(
        hamburg,
        file=HAMBURG.replace(".xlsx", ".csv"),
        format="csv",
        thousands=" ",
        last_row=100,
        values={
            "n1": "Bevölkerung", "n2": "Unter 18-Jährige", "n4": "65-Jährige und Ältere",
            "n57": 58,
        },
        **rows,
    )  # fmt: skip
    assert said == told == []
    for name, numbers in text.items():
        assert len(numbers.table) == 99
        assert numbers.table["amount"].equals(book[name].table["amount"]), name
        assert numbers.table["status"].equals(book[name].table["status"]), name
    assert text["n1"].cell("stadtteil-HafenCity", "2013").amount == 1914
    assert Status.UNKNOWN in set(text["n57"].table["status"])


# ---------------------------------------------------------------- Köln, long table

KOELN = "koeln/bevoelkerung.csv"


@pytest.fixture(scope="module")
def koeln() -> Places:
    known = dict.fromkeys((row[4], row[5]) for row in rows_of(KOELN, ",")[1:])
    levels = {"000": "stadt"}
    places = [
        Place(
            key, name, levels.get(key, "bezirk" if key.startswith("00") else "stadtteil"),
            None if key == "000" else "000" if key.startswith("00") else f"00{key[0]}",
        )
        for key, name in known
    ]  # fmt: skip
    return Places(
        tuple(places),
        (
            Level("stadt", "Stadt", "Städte"),
            Level("bezirk", "Stadtbezirk", "Stadtbezirke"),
            Level("stadtteil", "Stadtteil", "Stadtteile"),
        ),
    )


def test_koeln_long_table(koeln: Places) -> None:
    frames, problems = read(
        koeln,
        file=KOELN,
        format="csv",
        decimal=".",
        keys={"place": "raum_id", "period": "jahr"},
        values={"residents": "zahl"},
        where={"tab_id": "005", "zeile": "Einwohner"},
    )
    assert problems == []
    residents = frames["residents"]
    assert len(koeln.at("stadtteil")) == 86
    for period in residents.periods:
        districts = [residents.cell(each.key, period) for each in koeln.at("bezirk")]
        town = residents.cell("000", period).amount
        assert town == sum(cell.amount or 0 for cell in districts)
    assert residents.cell("000", "2005").amount == 1023101


# ---------------------------------------------------------------- Regionaldatenbank

REGIONAL = "regionalstatistik"
OFFICES = "Statistische Ämter des Bundes und der Länder, Deutschland"
LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0"


@pytest.fixture(scope="module")
def germany() -> Places:
    rows = rows_of(f"{REGIONAL}/12411-02-03-4_00.csv", ";")
    known = dict.fromkeys((row[1], row[2].strip()) for row in rows if len(row) == 7 and row[1])
    places = [
        Place(key, name, "land" if key == "DG" else "kreis", None if key == "DG" else "DG")
        for key, name in known
    ]
    levels = (Level("land", "Land", "Länder"), Level("kreis", "Kreis", "Kreise"))
    return Places(tuple(places), levels)


def test_population_by_age_and_sex(germany: Places) -> None:
    frames, problems = read(
        germany,
        file=f"{REGIONAL}/12411-02-03-4_00.csv",
        format="genesis",
        keys={"period": 1, "place": 2, "age": {"column": 4, "read": "age"}},
        spread={
            "key": "sex",
            "columns": "(Insgesamt|männlich|weiblich)",
            "map": {"männlich": "m", "weiblich": "w"},
            "measure": "residents",
        },
    )
    assert problems == []
    residents = frames["residents"]
    assert residents.cell("05512", "2015").amount == 117143
    assert residents.cell("05512", "2015", sex="w", age="75+").amount == 8297
    assert residents.cell("DG", "2015", age="0-3").amount == 2200407
    for place in germany:
        total = residents.cell(place.key, "2015").amount
        ages = residents.select(place=place.key, sex="_T", age=residents.members("age"))
        assert total == ages.table["amount"].sum(), place.name
    assert residents.table["status"].value_counts()[Status.ZERO] == 4158
    [origin] = residents.origins
    assert origin.title == (
        "Bevölkerungsstand: Bevölkerung nach Geschlecht und Altersgruppen (17) – Stichtag 31.12."
    )
    assert (origin.sheet, origin.publisher) == ("12411-02-03-4", OFFICES)
    assert (origin.extracted, origin.licence) == (date(2017, 10, 10), LICENCE)


def test_unemployment_with_three_rows_of_head(germany: Places) -> None:
    frames, problems = read(
        germany,
        file=f"{REGIONAL}/13211-02-05-4_00.csv",
        format="genesis",
        keys={"period": 1, "place": 2},
        values={
            "unemployed": "Arbeitslose / Anzahl",
            "foreigners": "Arbeitslose / Ausländer / Anzahl",
            "rate": "Arbeitslosenquote bez. auf alle zivile Erwerbsp. / Prozent",
            "rate_women": "Arbeitslosenquote bez. auf alle zivile Erwerbsp. / Frauen / Prozent",
        },
    )
    assert problems == []
    assert frames["unemployed"].cell("05512", "2016").amount == 4582
    assert frames["foreigners"].cell("05513", "2015").amount == 5165
    assert frames["rate"].cell("05515", "2016").amount == 5.7
    assert frames["rate_women"].cell("031", "2016").status is Status.UNKNOWN
    assert frames["unemployed"].cell("03156", "2016").status is Status.ZERO
    assert len(frames["rate"].periods) == 16
    [origin] = frames["rate"].origins
    assert origin.title.startswith("Arbeitslose nach ausgewählten Personengruppen sowie Arbeits")
    assert (origin.extracted, origin.publisher) == (date(2017, 10, 10), OFFICES)


def test_own_town_alone_out_of_a_table_of_the_country() -> None:
    town = Place("05512", "Bottrop", "stadt", None)
    frames, problems = read(
        Places((town,), (Level("stadt", "Stadt", "Städte"),)),
        file=f"{REGIONAL}/22811-02-02-4_00.csv",
        format="genesis",
        keys={"period": 1, "place": {"column": 2, "read": "place", "elsewhere": "skip"}},
        values={
            "persons": "Personen in Bedarfsgemeinschaften nach dem SGB II / Anzahl",
            "children": "unter 15 Jahre",
        },
    )
    assert problems == []
    assert frames["persons"].cell("05512", "2016").amount == 12318
    assert frames["children"].cell("05512", "2015").amount == 2865
    assert frames["children"].periods[0] == "2010"


# ---------------------------------------------------------------- flat files of GENESIS

FLAT = "genesis-flat"


def flat_places(code: str, file: str, root: str = "DG") -> Places:
    """The members of a variable of a flat file as places."""
    rows = rows_of(f"{FLAT}/{file}", ";")[1:]
    at = next(at for at in range(5, 22, 4) if any(row[at] == code for row in rows))
    known = dict.fromkeys((row[at + 2], row[at + 3]) for row in rows if row[at] == code)
    below = (Place(key, name, "region", root) for key, name in sorted(known))
    return Places(
        (Place(root, "Deutschland", "land", None), *below),
        (Level("land", "Land", "Länder"), Level("region", "Region", "Regionen")),
    )


def test_flat_population_of_all_districts() -> None:
    file = "12411-01-01-4_1773175772751_de_flat.csv"
    frames, problems = read(
        flat_places("KREISE", file),
        file=f"{FLAT}/{file}",
        format="ffcsv",
        keys={"place": "KREISE", "sex": {"column": "GES", "map": {"GESW": "w", "GESM": "m"}}},
        values={"residents": "BEVSTD"},
    )
    assert problems == []
    residents = frames["residents"]
    assert len(residents.table) == 1467
    assert residents.table["status"].value_counts()[Status.ZERO] == 222
    assert residents.cell("08222", "2024", sex="w").amount == 158789
    assert residents.cell("08336", "2024").amount == 238263
    assert residents.members("sex") == ("m", "w")
    for place in residents.members("place"):
        women, men = (residents.cell(place, "2024", sex=each).amount for each in "wm")
        assert women is not None
        assert men is not None
        assert women + men == residents.cell(place, "2024").amount, place
    retired = residents.cell("05354", "2024")
    assert (retired.amount, retired.status) == (0, Status.ZERO)
    [origin] = residents.origins
    assert origin.title == "Fortschreibung des Bevölkerungsstandes"
    assert origin.sheet == "12411-01-01-4"


@pytest.mark.parametrize("number", ["1773175355216", "1773175384628"])
def test_flat_census_with_marks_of_quality(number: str) -> None:
    file = f"1000A-2022_{number}_de_flat.csv"
    frames, problems = read(
        flat_places("GEOBL1", file),
        file=f"{FLAT}/{file}",
        format="ffcsv",
        keys={
            "place": ["GEOBL1", "GEODL1"],
            "age": {"column": "ALTGR2", "map": {"Unter 10 Jahre": "0-10"}},
            "history": {"column": ["WDGAT1", "WDGAT2"], "skip": ["WANDERUNG-X"]},
        },
        values={"lands": "PRS018", "country": "PRS001"},
    )
    assert [each for each in problems if each.startswith("Fehler")] == []
    persons = frames["country"]
    assert persons.cell("DG", "2022", age="60-70").amount == 11059795
    both = persons.cell("DG", "2022", age="60-70", history="WANDERUNG-BEID")
    assert both.amount == 1765859
    assert both.flags is (Flag.FINAL if number.endswith("216") else Flag.NONE)
    assert TOTAL not in frames["lands"].members("age")


def test_flat_file_of_a_year_keeps_all_its_signs() -> None:
    file = "23311-0010_1773174933810_de_flat.csv"
    declared = {
        "format": "ffcsv",
        "keys": {"place": "DLAND", "quarter": "QUARTG", "origin": "HERKLD", "family": "FAMSTD"},
        "values": {"cases": "GESABB"},
    }
    places = flat_places("DLAND", file)
    frames, problems = read(places, file=f"{FLAT}/{file}", **declared)
    assert [each for each in problems if each.startswith("Fehler")] == []
    counts = frames["cases"].table["status"].value_counts()
    assert counts[Status.UNRELIABLE] == 2912
    assert counts[Status.NOT_YET] == 1088
    assert counts[Status.PRESENT] == 352
    # the same delivery lies there twice, under two names: it counts once
    again, _ = read(places, file=f"{FLAT}/23311-0010_*_de_flat.csv", **declared)
    assert again["cases"].table.equals(frames["cases"].table)


# ---------------------------------------------------------------- odd and damaged files

BROKEN = "broken-tables"
ONE = Places((Place("1", "Eins", "stadt", None),), (Level("stadt", "Stadt", "Städte"),))


@pytest.mark.parametrize(
    ("name", "declared", "said"),
    [
        ("badcolspan.html", {"format": "xlsx"}, "HTML- oder XML-Seite"),
        ("badcolspan.html", {"format": "csv"}, "HTML- oder XML-Seite"),
        ("encrypted_no_password.xls", {"format": "xlsx"}, "Kennwort"),
        ("example.tsv", {"format": "xlsx"}, "eine Textdatei und keine Arbeitsmappe"),
        ("large.xlsx", {"format": "csv"}, "eine Arbeitsmappe und keine Textdatei"),
        ("multilineods.ods", {"format": "xlsx", "sheet": "Sheet9"}, "Sheet1"),
        ("multilineods.ods", {"format": "xlsx", "sheet": "Sheet2"}, "Das Blatt ist leer."),
        ("excel_properties.xls", {"format": "xlsx", "header": [99]}, "Kopfzeile 99"),
        ("null.csv", {"format": "genesis"}, "Kopf der GENESIS-Tabelle"),
    ],
)
def test_refused_with_one_clear_message(name: str, declared: dict[str, object], said: str) -> None:
    frames, problems = read(
        ONE, file=f"{BROKEN}/{name}", keys={"place": 1, "period": 2}, values={"n": 3}, **declared
    )
    assert frames == {}
    errors = [each for each in problems if each.startswith("Fehler")]
    assert len(errors) == 1
    assert said in errors[0]


def test_pasted_from_a_spreadsheet() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/excel_pasting.csv",
        format="csv",
        decimal=".",
        header=[4],
        last_row=12,
        keys={"place": {"fixed": "1"}, "trade": "Year"},
        spread={"key": "period", "columns": "([0-9]{4})", "measure": "carbon"},
    )
    assert problems == []
    assert frames["carbon"].cell("1", "2001", trade="Timber").amount == 2274
    assert frames["carbon"].cell("1", "2007", trade="Clay, ceramic and glass products").amount == (
        2494
    )


def test_without_a_head_and_with_signs_of_its_own() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/null.csv",
        format="csv",
        header=[],
        keys={"place": {"fixed": "1"}, "period": {"fixed": "2024"}, "row": 1},
        values={"first": 2, "last": 4},
        signs={"null": "unknown"},
    )
    assert len(problems) == 1
    assert problems[0].startswith("Hinweis")
    assert "(3)" in problems[0]
    assert frames["first"].cell("1", "2024", row="1").status is Status.UNKNOWN
    assert frames["first"].cell("1", "2024", row="2").status is Status.ZERO


def test_old_workbook_with_two_rows_of_head() -> None:
    frames, problems = read(
        Places((Place("05513", "G", "stadt", None),), (Level("stadt", "Stadt", "Städte"),)),
        file="inkar-ba/A_ArbeitslosigkeitKreis.xls",
        format="xlsx",
        header=[1, 2],
        keys={"place": {"column": "Kennziffer", "read": "place", "elsewhere": "skip"}},
        spread={"key": "period", "columns": "Arbeitslose / ([0-9]{4})", "measure": "n"},
    )
    assert [each for each in problems if each.startswith("Fehler")] == []
    assert len(frames["n"].periods) > 20


def test_a_space_before_quotes_and_thousands_marks() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/complex.csv",
        format="csv",
        decimal=".",
        keys={"place": {"fixed": "1"}, "period": "date", "day": "date"},
        values={"warm": "temperature"},
        signed=True,
    )
    assert [each for each in problems if each.startswith("Fehler")] == []
    assert sorted(frames["warm"].table["amount"].tolist()) == [-1, 0, 6_000_000]


def test_a_budget_with_its_title_above_and_many_empty_columns() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/begrotingsanalyse-2011.csv",
        format="csv",
        header=[6],
        first_row=8,
        last_row=13,
        keys={"place": {"fixed": "1"}, "period": {"fixed": "2011"}, "item": 1},
        spread={"key": "province", "columns": "(.+)", "measure": "euro"},
        persons=False,
    )
    assert [each for each in problems if each.startswith("Fehler")] == []
    assert frames["euro"].cell("1", "2011", item="1", province="Groningen").amount == 208
    assert frames["euro"].cell("1", "2011", item="3", province="Zeeland").amount == -6


def test_a_table_with_tabs() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/example.tsv",
        format="csv",
        decimal=".",
        keys={"place": {"fixed": "1"}, "period": "hour", "hour": {"column": "hour"}},
        values={"shown": "expr1_0_imp", "ratio": "EXPR1_1_hist_ctr"},
        persons=False,
    )
    assert [each for each in problems if each.startswith("Fehler")] == []
    assert frames["shown"].cell("1", "2012", hour="2012-06-22 00:00:00").amount == 15955
    assert frames["ratio"].cell("1", "2012", hour="2012-06-22 00:00:00").amount == 0.0139
