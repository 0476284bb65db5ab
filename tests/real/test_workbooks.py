"""Workbooks of real offices and broken ones, read by declarations alone or refused clearly."""

from pathlib import Path

import pytest

from reportgen.errors import Problems
from reportgen.frame import Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.status import Status
from reportgen.world import DiskWorld

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the files of real offices are not here"),
]
COUNTRY = Places(
    (
        Place("DG", "Deutschland", "land", None),
        Place("01001", "Flensburg", "kreis", "DG"),
        Place("16077", "Altenburger Land", "kreis", "DG"),
    ),
    (Level("land", "Land", "Länder"), Level("kreis", "Kreis", "Kreise")),
)
ONE = Places((Place("1", "Eins", "stadt", None),), (Level("stadt", "Stadt", "Städte"),))


def read(places: Places, **declared: object) -> tuple[dict[str, Frame], list[str]]:
    problems = Problems()
    spec = SourceSpec.model_validate({"title": "Titel"} | declared)
    frames = read_source("s", spec, places, DiskWorld(DATA), problems)
    return frames, [line(each) for each in problems.found]


# ---------------------------------------------------------------- Bundesagentur, time series

REGIONS = {
    "column": "Region (Wohnort)",
    "read": "place",
    "map": {"Deutschland": "DG", "01001 Flensburg, Stadt": "01001"},
    "elsewhere": "skip",
}


def wages(sheet: str, measures: str) -> Frame:
    frames, problems = read(
        COUNTRY,
        file="inkar-ba/Kreise_WO_Zeitreihe.xlsx",
        format="xlsx",
        sheet=sheet,
        header=[9, 10, 11, 12],
        first_row=14,
        end="^(Erstellungsdatum|©)",
        keys={"place": REGIONS},
        spread={"key": "period", "columns": measures, "measure": "n", "read": "year"},
        persons=False,
    )
    assert problems == []
    return frames["n"]


def test_employment_office_with_merged_heads_and_dates_in_them() -> None:
    everyone = wages("SvB_Kreise_WO_Anzahl", "Insgesamt / (.*)")
    assert everyone.periods == tuple(map(str, range(2002, 2022)))
    assert everyone.cell("DG", "2002").amount == 27468453
    assert everyone.cell("01001", "2021").amount == 33142


def test_the_shares_of_the_employment_office_follow_from_its_counts() -> None:
    counts = wages("SvB_Kreise_WO_Anzahl", "davon / 1 Ohne .* / Ohne Berufsausbildung / (.*)")
    everyone = wages("SvB_Kreise_WO_Anzahl", "Insgesamt / (.*)")
    shares = wages("SvB_Kreise_WO_Anteile", "davon / 1 Ohne .* / Ohne Berufsausbildung / (.*)")
    for place in ("DG", "01001"):
        for year in shares.periods:
            part, whole, share = (each.cell(place, year) for each in (counts, everyone, shares))
            if share.status is Status.PRESENT:
                assert part.amount is not None
                assert whole.amount is not None
                assert share.amount == pytest.approx(part.amount / whole.amount * 100)


# ---------------------------------------------------------------- INKAR, old workbook


def test_inkar() -> None:
    frames, problems = read(
        COUNTRY,
        file="inkar-ba/A_ArbeitslosigkeitKreis.xls",
        format="xls",
        header=[1, 2],
        keys={"place": {"column": "Kennziffer", "elsewhere": "skip"}},
        spread={"key": "period", "columns": "Arbeitslose / ([0-9]{4})", "measure": "n"},
    )
    assert problems == []
    assert frames["n"].periods == tuple(map(str, range(1995, 2022)))
    assert frames["n"].cell("01001", "1995").amount == 4691
    assert frames["n"].cell("16077", "2021").amount == 2922


# ---------------------------------------------------------------- odd and broken ones

BROKEN = "broken-tables"


def test_a_visible_report_with_a_foot() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/large.xlsx",
        format="xlsx",
        start="^'A'",
        end="^\\*",
        header=[1],
        first_row=3,
        keys={
            "place": {"fixed": "1"},
            "period": {"fixed": "2013"},
            "series": {"column": 2, "total": [""]},
        },
        values={"issued": "ALL BONDS ISSUED", "redeemed": 4, "outstanding": 5},
    )
    assert problems == []
    assert frames["issued"].cell("1", "2013", series="E").amount == 4599418678
    totals = {name: each.cell("1", "2013").amount for name, each in frames.items()}
    assert totals["issued"] == 6856610431
    for name, each in frames.items():
        parts = each.table[each.table["series"] != "_T"]["amount"]
        assert parts.sum() == totals[name]


def test_a_hidden_sheet_with_dates() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/large.xlsx",
        format="xlsx",
        sheet="data",
        header=[3],
        columns="A:D",
        keys={
            "place": {"fixed": "1"}, "period": "RptDate", "day": "RptDate", "series": "Series",
            "kind": "RecordType",
        },
        values={"n": "Total Pieces"},
        persons=False,
    )  # fmt: skip
    assert [each for each in problems if each.startswith("Fehler")] == []
    june = {"day": "2013-06-30", "series": "E", "kind": "PiecesIssued"}
    assert frames["n"].cell("1", "2013", **june).amount == 4599418678


def test_an_ods_with_a_blank_row_and_typed_dates() -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/blank_line.ods",
        format="ods",
        keys={"place": {"fixed": "1"}, "period": "When", "name": "Name"},
        values={"age": "Age"},
    )
    assert problems == []
    assert frames["age"].cell("1", "2015", name="Ian").amount == 34
    assert frames["age"].periods == ("2010", "2012", "2015")


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("encrypted_no_password.xls", "xls", "mit einem Kennwort geschützt"),
        ("multilineods.ods", "ods", "Blatt „Sheet1“: Unter dem Kopf der Tabelle steht keine Zeile"),
        ("excel_properties.xls", "xls", "Blatt „Sheet1“: Eine Spalte 2 gibt es nicht"),
    ],
)
def test_refused_with_one_clear_message(name: str, form: str, said: str) -> None:
    frames, problems = read(
        ONE,
        file=f"{BROKEN}/{name}",
        format=form,
        keys={"place": {"fixed": "1"}, "period": {"fixed": "2024"}},
        values={"n": 2},
    )
    assert frames == {}
    assert len(problems) == 1
    assert said in problems[0]
