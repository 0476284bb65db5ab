"""Traps of what offices send, numbered as in the field's checklist; each goes the whole way."""

import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from reportgen.status import Status
from reportgen.world import DiskWorld
from tests.town import PLACES, UNLOCATED, Files, indicator, refused, source, told, town

PEOPLE = source("ew")
COUNT = indicator("leute", "anzahl", "ew.zahl")
HEAD = "Raum;Jahr;Zahl\n"


def rows(*numbers: object, year: int = 2024) -> str:
    """A row for each district."""
    return HEAD + "".join(f"0{at};{year};{each}\n" for at, each in enumerate(numbers, start=1))


def test_trap_03_dash_is_nothing_and_point_is_not_known() -> None:
    table = 'kind = "table"\nindicators = ["leute"]\nlevel = "bezirk"\nrows = "place"'
    exhibit = f"\n[exhibit.tab]\n{table}\n"
    came = told(
        town(
            PEOPLE + COUNT + exhibit, {"ew.csv": rows("-", ".", 7)},
            '# K\n\n{{ table("tab") }}\n\nDort {{ value("leute", place="01") }}.\n',
        )
    )  # fmt: skip
    assert came.cell("leute", "01").status is Status.ZERO
    assert came.cell("leute", "02").status is Status.UNKNOWN
    assert came.cell("leute").status is Status.UNKNOWN, "the town is not 7"
    for printed in ("!Nordstadt | {value – =", "!Südhang | {value . =", "!Werder | {value 7 ="):
        assert printed in came.text
    for sign in ("sign: – nichts vorhanden", "sign: . "):
        assert sign in came.text


def test_trap_04_nought_means_nothing_or_rounded_as_the_office_says() -> None:
    """In thousands a classic "0" is some; whole persons of a register are none in either set."""
    classic = source("alt", more="scale = 1000")
    newer = source("neu", more='scale = 1000\nsymbols = "new"')
    both = indicator("alte", "anzahl", "alt.zahl") + indicator("neue", "anzahl", "neu.zahl")
    files: Files = {"alt.csv": rows(0, "-", 7), "neu.csv": rows(0, "k", 7), "ew.csv": rows(0, 1, 7)}
    chapter = """# K

{{ value("alte", place="01") }}, {{ value("neue", place="01") }}, {{ value("neue", place="02") }}.
"""
    came = told(town(PEOPLE + COUNT + classic + newer + both, files, chapter))
    assert came.cell("alte", "01").status is Status.ROUNDED_ZERO
    assert came.cell("alte", "02").status is Status.ZERO
    assert came.cell("neue", "01").status is Status.ZERO
    assert came.cell("neue", "02").status is Status.ROUNDED_ZERO
    assert came.cell("leute", "01").status is Status.ZERO


def test_trap_04_letters_of_the_newer_set_in_a_classic_file_are_told() -> None:
    (said,) = refused(town(PEOPLE + COUNT, {"ew.csv": rows(0, "k", 7)}))
    assert "ew.csv, Zeile 3" in said
    assert 'symbols = "new"' in said


SEX = 'sex = { column = "Sex", total = ["Insgesamt", ""] }'


def test_trap_05_total_row_is_not_summed() -> None:
    data = "Raum;Jahr;Sex;Zahl\n01;2024;m;40\n01;2024;w;60\n01;2024;%s;100\n02;2024;%s;7\n"
    for total in ("Insgesamt", ""):
        came = told(
            town(source("ew", keys=SEX) + COUNT, {"ew.csv": data % (total, total)})
        )  # fmt: skip
        assert came.amount("leute", "01") == 100
        assert came.amount("leute") is None or came.amount("leute") == 107


def test_trap_05_an_undeclared_total_is_refused_and_not_counted_twice() -> None:
    data = "Raum;Jahr;Sex;Zahl\n01;2024;m;40\n01;2024;w;60\n01;2024;Summe;100\n"
    said = "\n".join(refused(town(source("ew", keys='sex = "Sex"') + COUNT, {"ew.csv": data})))
    assert "ew.csv, Zeile 4" in said
    assert "Summe" in said


def test_trap_05_the_row_of_the_town_is_not_added_to_its_districts() -> None:
    came = told(town(PEOPLE + COUNT, {"ew.csv": rows(40, 60, 10) + "0;2024;110\n"}))
    assert came.amount("leute") == 110


def test_trap_06_leading_noughts_lost_to_a_spreadsheet_come_back() -> None:
    places = PLACES.replace("0;Musterau;stadt;;", "05978004;Musterau;stadt;;").replace(
        ";bezirk;0;", ";bezirk;05978004;"
    )
    data = HEAD + "5978004;2024;9\n1;2024;2\n2;2024;3\n3;2024;4\n"
    came = told(town(PEOPLE + COUNT, {"ew.csv": data}, places=places))
    assert came.amount("leute", "05978004") == 9
    assert came.amount("leute", "01") == 2
    assert any("5978004" in each and "05978004" in each for each in came.notices)


RETIRED = PLACES.replace("located", "located;until").replace(
    "03;Werder;bezirk;0;der;", "03;Werder;bezirk;0;der;;2019"
)


def test_trap_07_a_retired_district_with_a_dash_is_no_district_of_nobody() -> None:
    came = told(
        town(
            PEOPLE + COUNT, {"ew.csv": rows(40, 60, "-")}, places=RETIRED,
            chapter='# K\n\n{{ rank("leute", place="01") }}; {{ lowest("leute")[0].name }}\n',
        )
    )  # fmt: skip
    assert "Rang 2 von 2" in came.text
    assert "Nordstadt" in came.text
    assert "Werder" not in came.text


def test_trap_08_unordered_rows_are_the_same_table() -> None:
    ordered = rows(40, 60, 10) + "".join(rows(30, 50, 5, year=2023).splitlines(keepends=True)[1:])
    head, *body = ordered.splitlines(keepends=True)
    shuffled = head + "".join(body[3::-1] + body[:3:-1])
    exhibit = '\n[exhibit.tab]\nkind = "table"\nindicators = ["leute"]\n'
    chapter = '# K\n\n{{ table("tab") }}\n\n{{ change("leute") }}\n'
    first, second = (
        told(town(PEOPLE + COUNT + exhibit, {"ew.csv": each}, chapter))
        for each in (ordered, shuffled)
    )
    assert first.text == second.text
    assert "!2023 | !2024" in first.text


def test_trap_09_thousands_in_the_head_or_in_a_column_are_multiplied() -> None:
    scaled = source("ew", more="scale = 1000")
    assert told(town(scaled + COUNT, {"ew.csv": rows("1,5", 2, 3)})).amount("leute") == 6500
    by_row = source("ew", more='unit_column = "Einheit"\npersons = false')
    data = "Raum;Jahr;Einheit;Zahl\n01;2024;1000;1,5\n02;2024;Tsd.;2\n03;2024;Anzahl;3\n"
    came = told(town(by_row + COUNT, {"ew.csv": data}))
    assert [came.amount("leute", f"0{at}") for at in (1, 2, 3)] == [1500, 2000, 3]


YEARLY = """
[source.ew]
title = "Einwohner"
file = "data/ew_*.csv"
format = "csv"
keys = { place = "SB", period = { of = "file", pattern = '_(\\d{4})', read = "year" } }
values = { zahl = "SB_Ges" }
"""


def test_trap_10_the_year_of_a_file_is_that_of_its_name() -> None:
    files: Files = {f"data/ew_{year}-12-31.csv": f"SB;SB_Ges\n01;{year}\n" for year in (2023, 2024)}
    came = told(town(YEARLY + COUNT, files))
    assert [came.amount("leute", "01", year) for year in ("2023", "2024")] == [2023, 2024]


def test_trap_10_a_file_without_a_year_in_its_name_is_told() -> None:
    (said,) = refused(town(YEARLY + COUNT, {"data/ew_neu.csv": "SB;SB_Ges\n01;7\n"}))
    assert "ew_neu.csv" in said


def test_trap_11_headings_may_change_their_case() -> None:
    files: Files = {
        "data/ew_2023.csv": "SB;SB_Ges\n01;10\n", "data/ew_2024.csv": "sb; sb_ges \n01;11\n"
    }  # fmt: skip
    came = told(town(YEARLY + COUNT, files))
    assert [came.amount("leute", "01", year) for year in ("2023", "2024")] == [10, 11]


def test_trap_12_who_lives_nowhere_counts_for_the_town_and_has_no_rank() -> None:
    data = rows(40, 60, 10) + "99;2024;5\n0;2024;115\n"
    checked = source("ew", more="checks = { totals = true }")
    chapter = (
        '# K\n\n{{ rank("leute", place="02") }};{% for each in highest("leute", n=4) %}'
        " {{ each.name }}{% endfor %}\n"
    )
    came = told(town(checked + COUNT, {"ew.csv": data}, chapter, places=PLACES + UNLOCATED))
    assert came.amount("leute") == 115
    assert "Rang 1 von 3" in came.text
    assert "nicht zuordenbar" not in came.text


def test_trap_12_districts_that_do_not_make_up_the_town_are_told() -> None:
    checked = source("ew", more="checks = { totals = true }")
    (said,) = refused(town(checked + COUNT, {"ew.csv": rows(40, 60, 10) + "0;2024;115\n"}))
    assert "ew.csv, Zeile 5" in said
    assert "115" in said
    assert "110" in said


QUOTA = indicator("quote", "quote", "sgb.zahl", "ew.zahl")


def mixed(key: str, one: str, two: str) -> str:
    return (
        source("sgb", more=f'{key} = "{one}"') + source("ew", more=f'{key} = "{two}"') + QUOTA
    )  # fmt: skip


BOTH: Files = {"ew.csv": rows(400, 600, 100), "sgb.csv": rows(40, 60, 10)}


def test_trap_13_register_and_updated_census_are_not_mixed_in_a_quota() -> None:
    (said,) = refused(town(mixed("base", "Hauptwohnsitz", "Fortschreibung Zensus 2022"), BOTH))
    for word in ("quote", "Hauptwohnsitz", "Fortschreibung Zensus 2022", "report.toml, Zeile"):
        assert word in said


def test_trap_13_what_is_mixed_on_purpose_says_so() -> None:
    meant = mixed("base", "Hauptwohnsitz", "Fortschreibung Zensus 2022").replace(
        'kind = "quote"', 'kind = "quote"\naccepts = ["base"]'
    )
    assert told(town(meant, BOTH)).amount("quote") == 10


def test_trap_41_children_of_march_over_children_of_december_are_told() -> None:
    came = told(town(mixed("timing", "01.03.", "31.12."), BOTH))
    (said,) = [each for each in came.notices if "01.03." in each]
    assert "31.12." in said
    assert "quote" in said


def test_trap_36_an_empty_cell_is_not_known_and_the_office_is_asked() -> None:
    came = told(town(PEOPLE + COUNT, {"ew.csv": rows(40, "", 10)}))
    assert came.cell("leute", "02").status is Status.UNKNOWN
    assert came.cell("leute").status is Status.UNKNOWN
    assert any("ew.csv, Zeile 3" in each for each in came.notices)


FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
"""Letters as one sign; and as two, as macOS stores and packs them."""


@pytest.mark.parametrize("stored", FORMS)
@pytest.mark.parametrize("declared", FORMS)
@pytest.mark.parametrize("name", ["größe.csv", "größe_*.csv", "grö*.csv"])
def test_trap_42_names_with_umlauts_are_found_however_they_are_composed(
    stored: Literal["NFC", "NFD"], declared: Literal["NFC", "NFD"], name: str, tmp_path: Path
) -> None:
    project = PEOPLE.replace("ew.csv", unicodedata.normalize(declared, name)) + COUNT
    file = unicodedata.normalize(stored, name.replace("*", "ße_2024"))
    world = town(project, {file: rows(1, 2, 3)})
    assert told(world).amount("leute") == 6
    DiskWorld(tmp_path).commit(world.files)
    assert told(DiskWorld(tmp_path)).amount("leute") == 6


def test_trap_42_names_with_umlauts_in_archives_of_windows_are_found() -> None:
    delivery = BytesIO()
    with ZipFile(delivery, "w") as archive:
        archive.writestr("Xschlag.csv", rows(1, 2, 3))
    data = delivery.getvalue().replace(b"Xschlag", "Üschlag".encode("cp437"))
    more = 'member = "Üschlag.csv"'
    declared = source("ew", more=more).replace("ew.csv", "lieferung.zip")
    assert told(town(declared + COUNT, {"lieferung.zip": data})).amount("leute") == 6


def workbook(*lines: tuple[object, ...], formats: tuple[str, ...] = ()) -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Daten")
        styles = [book.add_format({"num_format": each}) for each in formats]
        for number, line in enumerate(lines):
            for column, each in enumerate(line):
                sheet.write(number, column, each, *styles[column : column + 1])
    return made.getvalue()


BOOK = PEOPLE.replace('"csv"', '"xlsx"').replace("ew.csv", "ew.xlsx")


def test_trap_43_days_as_numbers_are_years_and_numbers_as_text_are_numbers() -> None:
    lines = (("Raum", "Jahr", "Zahl"), ("01", 45657, "1.234"), ("02", 45657, "2.000,0"))
    dated = BOOK.replace('"Jahr"', '{ column = "Jahr", read = "serial-date" }')
    came = told(town(dated + COUNT, {"ew.xlsx": workbook(*lines)}))
    assert came.amount("leute", "01") == 1234
    assert came.amount("leute", "02") == 2000


def test_trap_43_days_shown_as_days_need_no_word() -> None:
    lines = (("Raum", "Jahr", "Zahl"), ("01", 45657, 1234))
    data = workbook(*lines, formats=("@", "dd.mm.yyyy", "#,##0"))
    assert told(town(BOOK + COUNT, {"ew.xlsx": data})).amount("leute", "01") == 1234


def test_trap_43_a_day_number_is_no_year() -> None:
    lines = (("Raum", "Jahr", "Zahl"), ("01", 45657, 1234))
    (said, *_) = refused(town(BOOK + COUNT, {"ew.xlsx": workbook(*lines)}))
    assert "Zelle B2" in said
    assert "45657" in said


def test_trap_44_the_month_reported_is_not_the_day_of_extraction() -> None:
    dated = 'reference = "Berichtsmonat Dezember"\nextracted = 2025-04-28\ntiming = "Berichtsmonat"'
    exhibit = '\n[exhibit.tab]\nkind = "table"\nindicators = ["leute"]\n'
    came = told(
        town(
            source("ew", more=dated) + COUNT + exhibit, {"ew.csv": rows(1, 2, 3)},
            '# K\n\n{{ table("tab") }}\n\nStand {{ latest("leute") }}\n',
        )
    )  # fmt: skip
    assert "Berichtsmonat Dezember" in came.text
    assert "Datenstand 28.04.2025" in came.text
    assert "Stand 2024" in came.text
