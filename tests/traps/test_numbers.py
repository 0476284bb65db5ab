"""Traps of ratios and names, numbered as in the field's checklist; each goes the whole way."""

import pytest

from reportgen.status import Status
from tests.people import HEAD, PAIR, TABLE, files, rows
from tests.town import Files, indicator, source, told, town

# ---------------------------------------------------------------- ratios


def test_trap_01_the_quota_of_the_town_is_no_mean_of_quotas() -> None:
    came = told(
        town(PAIR, files(rows(100, 800, 100), rows(50, 80, 10)), '# K\n\n{{ value("quote") }}\n')
    )
    assert came.amount("quote", "01") == 50
    assert came.amount("quote") == 14
    assert "14,0 %" in came.text, "and not 23.3"


def test_trap_02_what_is_missing_is_not_nought() -> None:
    came = told(town(PAIR, files(rows(100, 800, 100), rows(50, ".", 10))))
    assert came.cell("quote").status is Status.UNKNOWN
    assert came.cell("quote", "02").status is Status.UNKNOWN
    assert came.amount("quote", "01") == 50


def test_trap_02_a_row_that_is_missing_is_not_nought() -> None:
    came = told(town(PAIR, files(rows(100, 800, 100), rows(50, 80))))
    assert came.cell("quote").amount is None
    assert came.cell("quote", "03").amount is None


def test_trap_02_what_is_missing_is_no_part_of_an_index() -> None:
    index = """
[indicator.lage]
name = "Lage"
kind = "index"
method = "composite"
components = [{ indicator = "quote" }]
unit = ""
decimals = 2
"""
    came = told(town(PAIR + index, files(rows(100, 100, 100), rows(10, ".", 30))))
    assert came.cell("lage", "02").amount is None
    assert came.amount("lage", "01") == -1
    assert came.amount("lage", "03") == 1


@pytest.mark.parametrize(
    ("sign", "status"), [("-", Status.ZERO), ("*", Status.SECRET), ("/", Status.UNRELIABLE)]
)
def test_trap_03_signs_stay_what_they_are_in_quotas(sign: str, status: Status) -> None:
    came = told(town(PAIR, files(rows(100, 800, 100), rows(50, sign, 10))))
    assert came.cell("quote", "02").status is status


def test_trap_40_no_denominator_is_no_infinity() -> None:
    came = told(
        town(
            PAIR + TABLE,
            files(rows(100, "-", 100), rows(50, "-", 10)),
            '# K\n\n{{ table("tab") }}\n',
        )
    )
    assert came.cell("quote", "02").status is Status.NOT_APPLICABLE
    assert "!Südhang | {value x =" in came.text


def test_trap_40_an_own_limit_leaves_small_denominators_out() -> None:
    limited = PAIR.replace("polarity", "minimum_denominator = 50\npolarity")
    came = told(town(limited, files(rows(100, 20, 100), rows(50, 5, 10))))
    assert came.cell("quote", "02").status is Status.UNRELIABLE
    assert came.amount("quote", "01") == 50


def test_trap_39_more_than_a_hundred_of_a_quota_is_told_and_of_a_share_noticed() -> None:
    given = files(rows(100, 800, 100), rows(120, 80, 10))
    came = told(town(PAIR, given, '# K\n\n{{ value("quote", place="01") }}\n'))
    assert "120,0 %" in came.text
    assert came.notices == ()
    share = PAIR.replace('name = "Quote"\nkind = "quote"', 'name = "Anteil"\nkind = "anteil"')
    shares = told(town(share, given))
    assert shares.amount("quote", "01") == 120
    (said,) = shares.notices
    assert "quote" in said
    assert "01" in said


# ---------------------------------------------------------------- names and definitions


def noticed(changed: str) -> tuple[str, ...]:
    return told(town(changed, files(rows(100, 800, 100), rows(5, 8, 1)))).notices


def test_trap_14_a_share_of_the_unemployed_is_not_called_a_quota() -> None:
    (said,) = noticed(PAIR.replace('kind = "quote"', 'kind = "anteil"'))
    assert "Quote" in said
    assert noticed(PAIR.replace('"Quote"', '"Anteil"').replace('"quote"', '"anteil"')) == ()


BY_AGE = """
[source.ew]
title = "Einwohner"
file = "ew.csv"
format = "csv"
keys = { place = "Raum", period = "Jahr", age = "Alter" }
values = { zahl = "Zahl" }
[concept.einwohner]
source = "ew"
measure = "zahl"
"""
AGES = "Raum;Jahr;Alter;Zahl\n" + "".join(
    f"0;2024;{age};{count}\n"
    for age, count in (
        ("0 bis unter 15", 2100),
        ("15 bis unter 65", 9670),
        ("65 bis unter 67", 300),
        ("67 und älter", 2930),
    )
)


def test_trap_14_an_unemployment_quota_over_inhabitants_is_told() -> None:
    wrong = indicator("alq", "quote", "al.zahl", "ew.zahl 15-65").replace(
        '"Alq"', '"Arbeitslosenquote"'
    )
    given: Files = {"ew.csv": AGES, "al.csv": HEAD + "0;2024;500\n"}
    came = told(town(BY_AGE + source("al") + wrong, given))
    assert any("Arbeitslosenanteil" in each for each in came.notices)


def test_trap_14_the_catalogue_keeps_both_apart() -> None:
    bound = '[concept.arbeitslose]\nsource = "al"\nmeasure = "zahl"\n'
    taken = '[catalogue]\nuse = ["arbeitslosenanteil"]\n'
    given: Files = {"ew.csv": AGES, "al.csv": HEAD + "0;2024;967\n"}
    chapter = (
        '# K\n\n{{ value("arbeitslosenanteil") }}\n\n{{ indicator_sheet("arbeitslosenanteil") }}\n'
    )
    came = told(town(BY_AGE + source("al") + bound + taken, given, chapter))
    assert "10,0 %" in came.text
    assert "Keine Arbeitslosenquote und nicht mit ihr zu vergleichen." in came.text


def test_trap_16_a_ratio_of_disjoint_groups_is_no_percentage() -> None:
    ratio = indicator("jq", "quotient", "ew.zahl 0-15", "ew.zahl 15-65", 'unit = "%"\nfactor = 100')
    came = told(town(BY_AGE + ratio, {"ew.csv": AGES}))
    (said,) = came.notices
    assert "jq" in said
    assert "je 100" in said
    right = ratio.replace('unit = "%"', 'decimals = 1\nunit = "je 100"')
    came = told(town(BY_AGE + right, {"ew.csv": AGES}, '# K\n\n{{ value("jq") }}\n'))
    assert came.notices == ()
    assert "21,7" in came.text
    assert "21,7 %" not in came.text


def test_trap_18_both_age_limits_are_entries_of_their_own_and_print_their_own() -> None:
    bound = """
[concept.grundsicherung_alter]
source = "gs"
measure = "zahl"
[concept.einwohner_ab_altersgrenze]
source = "ew"
measure = "zahl"
ages = [67]
[catalogue]
use = ["grundsicherung_alter_quote", "grundsicherung_alter_quote_65"]
"""
    given: Files = {"ew.csv": AGES, "gs.csv": HEAD + "0;2024;293\n"}
    chapter = """# K

{{ value("grundsicherung_alter_quote") }}: {{ indicator("grundsicherung_alter_quote").definition }}

{{ value("grundsicherung_alter_quote_65") }}:
{{ indicator("grundsicherung_alter_quote_65").definition }}
"""
    came = told(town(BY_AGE + source("gs") + bound, given, chapter))
    assert "10,0 %" in came.text
    assert "ab der Regelaltersgrenze" in came.text
    assert "9,1 %" in came.text
    assert "65" in came.text.split("9,1 %")[1]


def test_trap_45_sheets_tell_that_homes_inflate_the_numbers_of_their_area() -> None:
    bound = """
[concept.gestorbene]
source = "gs"
measure = "zahl"
[concept.pflegebeduerftige]
source = "gs"
measure = "zahl"
[catalogue]
use = ["sterbeziffer", "pflegequote"]
"""
    given: Files = {"ew.csv": AGES, "gs.csv": HEAD + "0;2024;293\n"}
    for name in ("sterbeziffer", "pflegequote"):
        chapter = f'# K\n\n{{{{ indicator_sheet("{name}") }}}}\n'
        assert "heime" in told(town(BY_AGE + source("gs") + bound, given, chapter)).text, name


def test_trap_17_the_age_limit_of_a_definition_is_the_one_that_is_calculated() -> None:
    limited = indicator(
        "elb",
        "quote",
        "elb.zahl",
        "ew.zahl 15-65",
        'definition = "ELB je 100 Personen von 15 bis unter 67 Jahren."',
    )
    given: Files = {"ew.csv": AGES, "elb.csv": HEAD + "0;2024;967\n"}
    came = told(town(BY_AGE + source("elb") + limited, given))
    (said,) = came.notices
    assert "67" in said
    assert "[15, 65]" in said
