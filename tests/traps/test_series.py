"""Traps of series, indices and borders, numbered as in the field's checklist, all the way."""

import pytest

from tests.people import CASES, HEAD, PAIR, PEOPLE, TABLE, files, rows
from tests.town import PLACES, PLACES_FILE, Files, declare, indicator, refused, source, told, town

# ---------------------------------------------------------------- series that break


BREAK = """
[[source.sgb.breaks]]
period = "2016"
text = "Seit 2016 zählt die Statistik auch sonstige Leistungsberechtigte."
"""
TWO = files(
    rows(100, 800, 100, year=2015) + rows(100, 800, 100, year=2016),
    rows(10, 80, 10, year=2015) + rows(12, 96, 12, year=2016),
)
SINCE = '# K\n\n{{ change("quote", since=2015) }}; {{ trend("quote", since=2015) }}\n'


def test_trap_17_nothing_is_compared_across_a_revision() -> None:
    assert "+2,0 Prozentpunkte" in told(town(PAIR, TWO, SINCE)).text
    came = told(town(PAIR + BREAK + TABLE, TWO, SINCE + '\n{{ table("tab") }}\n'))
    assert "Prozentpunkte" not in came.text
    assert "gestiegen" not in came.text
    assert "Seit 2016 zählt die Statistik auch sonstige Leistungsberechtigte." in came.text


def test_trap_17_labels_that_a_law_has_renamed_are_one_series() -> None:
    declared = source(
        "sgb",
        keys='art = { column = "Art", aliases = "leistungen" }',
        more='[alias.leistungen]\n"ALG II" = "Bürgergeld"\n"Arbeitslosengeld II" = "Bürgergeld"',
    )
    money = indicator("geld", "anzahl", "sgb.zahl", more='by = ["art"]')
    data = "Raum;Jahr;Art;Zahl\n01;2022;ALG II;7\n01;2023;Bürgergeld;8\n"
    came = told(town(declared + money, {"sgb.csv": data}))
    assert came.cell("geld", "01", "2022", art="Bürgergeld").amount == 7
    assert came.cell("geld", "01", "2023", art="Bürgergeld").amount == 8


CARE = """
[source.pflege]
title = "Pflegestatistik"
file = "pflege.csv"
format = "csv"
persons = false
keys = { place = "Raum", period = "Jahr" }
values = { alle = "Alle", geld = "Pflegegeld", eins = "PG 1", dienst = "Dienst", heim = "Heim" }
checks = { sums = [{ total = "alle", parts = ["geld", "eins", "dienst", "heim", "Sonstige"] }] }
[[source.pflege.breaks]]
period = "2019"
text = "Seit 2019 mit Pflegegrad 1."
"""
CARE_HEAD = "Raum;Jahr;Alle;Pflegegeld;PG 1;Dienst;Heim;Sonstige\n"
NRW = "0;2019;964987;521575;48571;169128;225506;207\n0;2021;%s;655254;134334;167094;235065;234\n"


def test_trap_19_care_statistics_add_up_and_are_not_compared_across_2019() -> None:
    care = CARE + indicator("pflege", "anzahl", "pflege.alle")
    data = CARE_HEAD + "0;2017;769132;.;.;.;.;.\n" + NRW % 1191981
    chapter = '# K\n\n{{ change("pflege", since=2019) }}; {{ trend("pflege", since=2017) }}\n'
    came = told(town(care, {"pflege.csv": data}, chapter))
    assert "+23,5 %" in came.text
    assert "gestiegen" not in came.text
    (said,) = refused(town(care, {"pflege.csv": CARE_HEAD + NRW % 1191980}))
    assert "pflege.csv, Zeile 3" in said


def test_trap_19_the_catalogue_knows_all_three_breaks() -> None:
    bound = """
[concept.pflegebeduerftige]
source = "pflege"
measure = "zahl"
[concept.einwohner]
source = "ew"
measure = "zahl"
[catalogue]
use = ["pflegequote"]
"""
    years = (2015, 2017, 2019, 2021)
    given: Files = {
        name: HEAD + "".join(f"0;{year};{count + year}\n" for year in years)
        for name, count in (("ew.csv", 9000), ("pflege.csv", 900))
    }
    exhibit = '\n[exhibit.tab]\nkind = "lines"\nindicators = ["pflegequote"]\n'
    chapter = '# K\n\n{{ chart("tab") }}\n\nSeit 2015: {{ trend("pflegequote", since=2015) }}.\n'
    came = told(town(PEOPLE + source("pflege") + bound + exhibit, given, chapter))
    for said in ("Pflegegrade statt Pflegestufen", "Pflegegrad 1 ohne", "vollständiger erfasst"):
        assert said in came.text
    assert "gestiegen" not in came.text


# ---------------------------------------------------------------- indices


def composite(more: str = "") -> str:
    return f"""
[indicator.lage]
name = "Lage"
kind = "index"
method = "composite"
components = [{{ indicator = "quote" }}]
unit = ""
decimals = 3
polarity = "belastung"
{more}
"""


def test_trap_20_the_deviation_of_all_places_or_of_a_sample_is_said() -> None:
    given = files(rows(100, 100, 100), rows(10, 10, 40))
    every = told(town(PAIR + composite(), given))
    sample = told(town(PAIR + composite("ddof = 1"), given))
    assert every.amount("lage", "03") == pytest.approx(2**0.5)
    assert sample.amount("lage", "03") == pytest.approx(2 / 3**0.5)


CHANGED = files(
    rows(100, 100, 100, year=2023) + rows(100, 100, 100),
    rows(10, 20, 30, year=2023) + rows(14, 20, 20),
)


def test_trap_21_a_rising_burden_is_worse_and_its_sign_is_plus() -> None:
    chapter = """# K

A {{ change("quote", place="01") }} {{ judged("quote", place="01", since=2023) }}.
B {{ change("quote", place="03") }} {{ judged("quote", place="03", since=2023) }}.
"""
    came = told(town(PAIR, CHANGED, chapter))
    assert "+4,0 Prozentpunkte" in came.text
    worse, better = came.text.split("B {")
    assert "ungünstiger als 2023" in worse
    assert "−10,0 Prozentpunkte" in better
    assert "günstiger als 2023" in better
    assert "ungünstiger" not in better


def test_trap_21_the_index_is_high_where_the_burden_is() -> None:
    came = told(town(PAIR + composite(), CHANGED))
    reverse = composite().replace('"quote" }', '"quote", reversed = true }')
    turned = told(town(PAIR + reverse, CHANGED))
    assert (came.amount("lage", "01", "2023") or 0) < 0
    assert (turned.amount("lage", "01", "2023") or 0) > 0


def test_trap_22_a_change_of_all_places_shows_against_a_frozen_year() -> None:
    given = files(
        rows(100, 100, 100, year=2023) + rows(100, 100, 100),
        rows(10, 20, 30, year=2023) + rows(20, 30, 40),
    )
    relative = told(town(PAIR + composite(), given))
    assert relative.amount("lage", "01", "2023") == relative.amount("lage", "01")
    frozen = told(town(PAIR + composite('standard_period = "2023"'), given))
    assert (frozen.amount("lage", "01") or 0) > (frozen.amount("lage", "01", "2023") or 0)


def test_trap_24_small_areas_have_no_index_and_do_not_shift_the_others() -> None:
    limited = composite('smallest = 300\ndenominator = [{ source = "ew", measure = "zahl" }]')
    came = told(town(PAIR + limited, files(rows(1000, 299, 300), rows(100, 299, 90))))
    assert came.cell("lage", "02").amount is None
    assert [came.amount("lage", each) for each in ("01", "03")] == [-1, 1]


FINER = PLACES + "".join(
    f"0{at}{half};Teil {at}{half};quartier;0{at};der;\n" for at in (1, 2, 3) for half in "ab"
)
LEVEL = '    { key = "quartier", name = "Quartier", plural = "Quartiere" },\n]'


def segregation(name: str, more: str) -> str:
    return f"""
[indicator.{name}]
name = "{name.capitalize()}"
kind = "index"
method = "dissimilarity"
numerator = {{ source = "sgb", measure = "zahl" }}
denominator = {{ source = "ew", measure = "zahl" }}
factor = 100
unit = ""
decimals = 1
{more}
"""


def test_trap_25_against_the_rest_or_against_all_is_said_and_printed() -> None:
    both = segregation("rest", "") + segregation("alle", 'against = "total"')
    table = """
[exhibit.tab]
kind = "table"
indicators = ["rest", "alle"]
rows = "indicator"
places = ["0"]
"""
    came = told(
        town(
            PEOPLE + CASES + both + table,
            files(rows(900, 1200, 800), rows(300, 120, 60)),
            '# K\n\n{{ table("tab") }}\n',
        )
    )
    rest, everybody = came.amount("rest") or 0, came.amount("alle") or 0
    assert rest > everybody
    assert "Verglichen wird mit allen, nicht nur mit den Übrigen." in came.text


def test_trap_26_finer_units_raise_the_index_so_the_units_are_printed() -> None:
    data = {"ew.csv": HEAD, "sgb.csv": HEAD}
    for at, (people, cases) in enumerate(((900, 300), (1200, 120), (800, 60)), start=1):
        for half, part in (("a", 0.9), ("b", 0.1)):
            data["ew.csv"] += f"0{at}{half};2024;{people // 2}\n"
            data["sgb.csv"] += f"0{at}{half};2024;{round(cases * part)}\n"
    both = segregation("grob", 'units = "bezirk"') + segregation("fein", 'units = "quartier"')
    world = town(PEOPLE + CASES + both, dict(data), places=FINER)
    declare(world, "]\n\n[protection]", f"{LEVEL}\n\n[protection]")
    came = told(world)
    assert (came.amount("fein") or 0) > (came.amount("grob") or 0)
    assert "quartier" in came.released["fein"].measure.note.lower()
    assert "bezirk" in came.released["grob"].measure.note.lower()


# ---------------------------------------------------------------- borders

CHANGES = "old;new;weight;from;old_name\n04;01;0,25;2024;Altwest\n04;02;0,75;2024;\n"


def test_trap_23_numbers_of_old_borders_come_to_those_of_today() -> None:
    world = town(
        PAIR,
        files(
            rows(100, 100, 100, year=2023) + "04;2023;80\n" + rows(120, 160, 100),
            rows(10, 20, 30, year=2023) + "04;2023;8\n" + rows(12, 26, 30),
        )
        | {"gebiete.csv": CHANGES},
    )
    declare(world, PLACES_FILE, f'{PLACES_FILE}\nchanges = "gebiete.csv"')
    came = told(world)
    assert came.amount("quote", "01", "2023") == 10
    assert came.amount("quote", "02", "2023") == pytest.approx(100 * 26 / 160)
    assert came.amount("quote", "0", "2023") == pytest.approx(100 * 68 / 380)


def test_trap_23_a_district_that_nobody_knows_is_refused() -> None:
    said = "\n".join(refused(town(PAIR, files(rows(1, 2, 3) + "04;2024;80\n", rows(1, 1, 1)))))
    assert "ew.csv, Zeile 5" in said
    assert "04" in said
