"""Traps of sentences, tables and pages, numbered as in the field's checklist."""

import json
import re

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.document.colours import sequential
from reportgen.document.nodes import Figure
from reportgen.document.tokens import Colours
from reportgen.document.walk import walk
from reportgen.world import packaged, packaged_names
from tests.town import PLACES_FILE, Files, declare, indicator, refused, source, told, town

HEAD = "Raum;Jahr;Zahl\n"
QUOTA = source("ew") + source("sgb") + indicator("quote", "quote", "sgb.zahl", "ew.zahl")
PEOPLE = source("ew") + indicator("leute", "anzahl", "ew.zahl")
DISTRICTS = ("01", "02", "03")


def rows(*numbers: object, year: int = 2024) -> str:
    pairs = zip(DISTRICTS, numbers, strict=False)
    return "".join(f"{place};{year};{each}\n" for place, each in pairs)


def files(people: str, cases: str = "") -> Files:
    return {"ew.csv": HEAD + people, "sgb.csv": HEAD + cases}


VECTOR = files("0;2023;1000\n0;2024;1000\n", "0;2023;109\n0;2024;124\n")


def chapter(*lines: str) -> str:
    return "# Kapitel {#kap}\n\n" + "\n\n".join(lines) + "\n"


# ---------------------------------------------------------------- words of change


def test_trap_15_shares_change_by_points_and_counts_by_per_cent() -> None:
    lines = (
        '{{ change("quote") }}',
        '{{ change("quote", relative=True) }}',
        '{{ change("faelle") }}',
    )
    came = told(town(QUOTA + indicator("faelle", "anzahl", "sgb.zahl"), VECTOR, chapter(*lines)))
    assert "+1,5 Prozentpunkte" in came.text
    assert "+13,8 %" in came.text
    assert "1,5 %" not in came.text


def test_trap_15_a_typed_per_cent_that_means_points_is_refused() -> None:
    (said,) = refused(town(QUOTA, VECTOR, chapter("Die Quote stieg 2024 um 1,5 %.")))
    assert "kapitel.md, Zeile 3" in said
    assert "1,5 %" in said


def test_trap_27_half_is_rounded_away_from_nought() -> None:
    """12.25, 12.35 and -0.25 as printed decimals; binary fractions lie below some of them."""
    given = files(rows(10000, 10000, 10000), rows(1225, 1235, 25))
    lines = [f'{{{{ value("quote", place="{place}") }}}}' for place in DISTRICTS]
    came = told(town(QUOTA, given, chapter(*lines)))
    for printed in ("12,3 %", "12,4 %", "0,3 %"):
        assert f"{{value {printed} =" in came.text


def test_trap_27_half_a_person_of_a_mean_is_rounded_away_from_nought() -> None:
    mean = PEOPLE.replace('unit = ""', 'unit = ""\nyears = 2')
    given = files(rows(2, 3, 4, year=2023) + rows(3, 4, 7))
    lines = [f'{{{{ value("leute", place="{place}") }}}}' for place in DISTRICTS]
    came = told(town(mean, given, chapter(*lines)))
    assert all(f"{{value {printed} =" in came.text for printed in (3, 4, 6))


# ---------------------------------------------------------------- tables


TABLE = '\n[exhibit.tab]\nkind = "table"\nindicators = ["leute"]\nshares = true\n'
SHOWN = chapter('{{ table("tab") }}')


def test_trap_28_rounded_shares_that_do_not_make_up_a_hundred_say_so() -> None:
    uneven = told(town(PEOPLE + TABLE, files(rows(1000, 1000, 1000)), SHOWN))
    assert uneven.text.count("33,3") == 3
    assert "100,0" in uneven.text, "the total is calculated, and not the sum of what is printed"
    assert "Abweichungen in den Summen durch Rundung." in uneven.text
    even = told(town(PEOPLE + TABLE, files(rows(1000, 500, 500)), SHOWN))
    assert "Abweichungen in den Summen durch Rundung." not in even.text


def test_trap_36_no_cell_of_a_table_is_empty() -> None:
    given = files(rows(10, ".", "*") + rows("-", 4, year=2023))
    came = told(town(PEOPLE + TABLE.replace("shares", "# shares"), given, SHOWN))
    body = [each for each in came.text.splitlines() if each.strip().startswith(("body:", "total:"))]
    assert body
    for row in body:
        assert "" not in [cell.strip() for cell in row.split("|")]


def test_trap_38_years_are_not_grouped_and_counts_are() -> None:
    text = '{{ latest("leute") }}: {{ value("leute") }} seit {{ first("leute") }}'
    given = files(rows(2024, 2023, 2022) + rows(2020, 2021, 2022, year=2023))
    came = told(town(PEOPLE + TABLE, given, chapter(text, '{{ table("tab") }}')))
    assert "2024: {value 6 069 =" in came.text
    assert "2 024 =" in came.text, "persons"
    assert "!2023" in came.text
    assert "seit 2023" in came.text


def test_trap_37_fonts_have_the_narrow_space_and_every_sign() -> None:
    text = '{{ value("leute") }} – … · × − ≥ ½ § € ▲ ▼ ● km² „so“ z.\u202fB.'
    given = files(rows(2024000, 12345, ".") + rows(1, 2, 3, year=2023))
    world = town(PEOPLE + TABLE, given, chapter(text, '{{ table("tab") }}'))
    result = build(world, Request(), Silent())
    assert [each.code for each in result.problems.found] == []
    assert {"output/bericht.pdf", "output/bericht.docx"} <= set(world.files)


# ---------------------------------------------------------------- sentences that go stale


RISING = rows(10, 20, 30, year=2022) + rows(9, 22, 32, year=2023)


def test_trap_31_superlatives_follow_the_data() -> None:
    text = chapter('{{ extreme("leute", place="03") }}', 'Oben {{ highest("leute")[0].name }}.')
    before = told(town(PEOPLE, files(RISING + rows(8, 24, 35)), text)).text
    assert "höchster Stand seit Beginn der Reihe 2022" in before
    assert "Oben Werder" in before
    after = told(town(PEOPLE, files(RISING + rows(8, 44, 31)), text)).text
    assert "höchster" not in after
    assert "Oben Südhang" in after


CLAIM = """{{ claim(highest("leute")[0].key == "03", "Auf dem Werder leben die meisten.",
until=2024, of="leute") }}"""


def test_trap_31_a_sentence_by_hand_fails_when_it_is_no_longer_true() -> None:
    came = told(town(PEOPLE, files(RISING + rows(8, 24, 35)), chapter(CLAIM)))
    assert "Auf dem Werder leben die meisten." in came.text
    (said,) = refused(town(PEOPLE, files(RISING + rows(8, 44, 31)), chapter(CLAIM)))
    assert "kapitel.md, Zeile 3" in said
    assert "Auf dem Werder leben die meisten." in said
    assert "Südhang 44" in said


def test_trap_31_a_sentence_by_hand_expires_with_new_data() -> None:
    later = RISING + rows(8, 24, 35) + rows(8, 24, 36, year=2025)
    (said,) = refused(town(PEOPLE, files(later), chapter(CLAIM)))
    assert "2025" in said


def test_trap_31_last_years_number_in_a_sentence_is_refused() -> None:
    text = chapter("Die Quote beträgt 10,9 %.")
    (said,) = refused(town(QUOTA, VECTOR, text))
    assert "kapitel.md, Zeile 3" in said
    assert "12,4" in said


# ---------------------------------------------------------------- words that judge


FOREIGN = QUOTA.replace('"Quote"\nkind = "quote"', '"Ausländeranteil"\nkind = "anteil"')
SHARES = files(rows(100, 100, 100), rows(10, 20, 60))


def test_trap_32_neutral_indicators_are_not_judged_in_words() -> None:
    (said,) = refused(town(FOREIGN, SHARES, chapter('{{ judged("quote", place="03") }}')))
    assert "Ausländeranteil" in said or "quote" in said
    came = told(town(FOREIGN, SHARES, chapter('{{ compared("quote", place="03") }}')))
    assert "über dem Stadtwert" in came.text
    assert "günstig" not in came.text


def outline(at: int, key: str) -> dict[str, object]:
    corners = [(at, 0), (at + 0.9, 0), (at + 0.9, 1), (at, 0)]
    shape = {"type": "Polygon", "coordinates": [[(1000 * x, 1000 * y) for x, y in corners]]}
    return {"type": "Feature", "properties": {"key": key}, "geometry": shape}


def colours(polarity: str) -> set[str]:
    """The colours of a map of three districts."""
    declared = FOREIGN.replace('unit = "%"', f'unit = "%"\npolarity = "{polarity}"')
    declared += '\n[exhibit.karte]\nkind = "map"\nindicator = "quote"\nclasses = 3\n'
    features = [outline(at, key) for at, key in enumerate(DISTRICTS)]
    geo = json.dumps({"type": "FeatureCollection", "features": features})
    world = town(declared, SHARES | {"g.geojson": geo}, chapter('{{ map("karte") }}'))
    declare(world, PLACES_FILE, f'{PLACES_FILE}\noutlines = "g.geojson"')
    figures = [each for each in walk(told(world).document.blocks) if isinstance(each, Figure)]
    (figure,) = (each for each in figures if each.label)  # the cover has outlines, too
    return set(re.findall(r"#[0-9a-f]{6}", figure.drawing.svg.decode().lower()))


def test_trap_32_maps_of_neutral_indicators_have_no_colour_of_their_own() -> None:
    neutral, burden = colours("neutral"), colours("belastung")
    lead = sequential(Colours().lead, 3)[-1].lower()
    assert lead in burden
    assert lead not in neutral


# ---------------------------------------------------------------- forecasts


@pytest.mark.parametrize("word", ["Prognose", "Vorausberechnung"])
def test_trap_33_numbers_of_the_future_are_not_held_against_the_data(word: str) -> None:
    text = chapter(f"Nach der {word} liegt die Quote bei 15,0 %.")
    assert "15,0 %" in told(town(QUOTA, VECTOR, text)).text


def test_trap_33_nothing_that_is_printed_promises_a_forecast() -> None:
    for room in ("catalogue", "indicators/catalogue", "starter", "themes"):
        for name in packaged_names(room):
            if name.endswith((".toml", ".md")):
                assert b"Prognose" not in packaged(f"{room}/{name}"), name
