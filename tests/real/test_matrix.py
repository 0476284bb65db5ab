"""Which test reads which file of the offices, and that none of them is left out.

A file is read with right values, or refused in one message; what lies beside a file and is no
table (notes, indices of Shapefiles) is not read.
"""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[2].parent / "shared" / "data"
TESTS = Path(__file__).parents[1]
FOLDERS = (
    "hamburg-2014", "koeln", "regionalstatistik", "genesis-flat", "inkar-ba", "broken-tables"
)  # fmt: skip
OFFICES, WORKBOOKS, REPORTS = (
    f"real/test_{each}.py" for each in ("offices", "workbooks", "reports")
)
PLACES = "sources/geography/test_files.py"
Test = tuple[str, str]
"""File of tests, name of the test."""

READ: dict[str, tuple[Test, ...]] = {
    "hamburg-2014/Daten_fuer_die_Stadtteilprofile_2014.xlsx": (
        (OFFICES, "test_hamburg_shares_of_the_young_are_those_that_are_printed"),
        (OFFICES, "test_hamburg_keeps_what_is_secret_apart_from_nothing"),
        (REPORTS, "test_all_107_shares_are_those_of_the_office"),
    ),
    "hamburg-2014/Daten_fuer_die_Stadtteilprofile_2014.csv": (
        (OFFICES, "test_hamburg_says_the_same_in_both_of_its_files"),
    ),
    "koeln/bevoelkerung.csv": (
        (OFFICES, "test_koeln_long_table"),
        (REPORTS, "test_districts_and_boroughs_of_all_years"),
    ),
    "koeln/Stadtteil/Stadtteil.shp": ((PLACES, "test_cologne_without_its_index"),),
    "koeln/Stadtteil/Stadtteil.dbf": ((PLACES, "test_cologne_without_its_index"),),
    "koeln/Stadtteil/Stadtteil.prj": ((PLACES, "test_cologne_without_its_index"),),
    "regionalstatistik/12411-02-03-4_00.csv": (
        (OFFICES, "test_population_by_age_and_sex"),
        (REPORTS, "test_the_source_line_tells_office_and_day_of_the_foot"),
    ),
    "regionalstatistik/13211-02-05-4_00.csv": (
        (OFFICES, "test_unemployment_with_three_rows_of_head"),
    ),
    "regionalstatistik/22811-02-02-4_00.csv": (
        (OFFICES, "test_own_town_alone_out_of_a_table_of_the_country"),
    ),
    "genesis-flat/12411-01-01-4_1773175772751_de_flat.csv": (
        (OFFICES, "test_flat_population_of_all_districts"),
    ),
    "genesis-flat/1000A-2022_1773175355216_de_flat.csv": (
        (OFFICES, "test_flat_census_with_marks_of_quality"),
    ),
    "genesis-flat/1000A-2022_1773175384628_de_flat.csv": (
        (OFFICES, "test_flat_census_with_marks_of_quality"),
    ),
    "genesis-flat/23311-0010_1773174933810_de_flat.csv": (
        (OFFICES, "test_flat_file_of_a_year_keeps_all_its_signs"),
    ),
    "genesis-flat/23311-0010_1773175457592_de_flat.csv": (
        (OFFICES, "test_flat_file_of_a_year_keeps_all_its_signs"),
    ),
    "inkar-ba/A_ArbeitslosigkeitKreis.xls": (
        (WORKBOOKS, "test_inkar"),
        (OFFICES, "test_old_workbook_with_two_rows_of_head"),
    ),
    "inkar-ba/Kreise_WO_Zeitreihe.xlsx": (
        (WORKBOOKS, "test_employment_office_with_merged_heads_and_dates_in_them"),
        (WORKBOOKS, "test_the_shares_of_the_employment_office_follow_from_its_counts"),
    ),
    "broken-tables/begrotingsanalyse-2011.csv": (
        (OFFICES, "test_a_budget_with_its_title_above_and_many_empty_columns"),
    ),
    "broken-tables/blank_line.ods": ((WORKBOOKS, "test_an_ods_with_a_blank_row_and_typed_dates"),),
    "broken-tables/complex.csv": ((OFFICES, "test_a_space_before_quotes_and_thousands_marks"),),
    "broken-tables/example.tsv": ((OFFICES, "test_a_table_with_tabs"),),
    "broken-tables/excel_pasting.csv": ((OFFICES, "test_pasted_from_a_spreadsheet"),),
    "broken-tables/large.xlsx": (
        (WORKBOOKS, "test_a_visible_report_with_a_foot"),
        (WORKBOOKS, "test_a_hidden_sheet_with_dates"),
    ),
    "broken-tables/null.csv": ((OFFICES, "test_without_a_head_and_with_signs_of_its_own"),),
}
REFUSED: dict[str, tuple[Test, ...]] = {
    "broken-tables/badcolspan.html": ((OFFICES, "test_refused_with_one_clear_message"),),
    "broken-tables/encrypted_no_password.xls": (
        (OFFICES, "test_refused_with_one_clear_message"),
        (WORKBOOKS, "test_refused_with_one_clear_message"),
    ),
    "broken-tables/excel_properties.xls": ((WORKBOOKS, "test_refused_with_one_clear_message"),),
    "broken-tables/multilineods.ods": ((WORKBOOKS, "test_refused_with_one_clear_message"),),
}
BESIDE = {".sbn", ".sbx", ".md"}
"""Ends of names of what is not read: indices of other programs, notes."""


@pytest.mark.real
@pytest.mark.skipif(not DATA.is_dir(), reason="the files of real offices are not here")
def test_no_file_is_left_out() -> None:
    there = {
        path.relative_to(DATA).as_posix()
        for folder in FOLDERS
        for path in (DATA / folder).rglob("*")
        if path.is_file() and path.suffix not in BESIDE
    }
    assert there == READ.keys() | REFUSED.keys()


@pytest.mark.parametrize("file", [*READ, *REFUSED])
def test_the_tests_that_are_named_exist_and_read_the_file(file: str) -> None:
    for path, name in (READ | REFUSED)[file]:
        code = (TESTS / path).read_text(encoding="utf-8")
        assert f"def {name}(" in code
        stem = Path(file).stem.split("_1773")[0]  # a delivery of GENESIS has a number of its own
        assert stem in code
