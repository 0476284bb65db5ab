"""Every entry of the catalogue on a town so plain that its numbers can be worked out by hand.

The town has two districts. In each year of age from 0 to 89 there live 10 people in the first
and 20 in the second, half of them women; in 2020 there were 8 and 16.
"""

from functools import cache

import pandas as pd
import pytest

from reportgen.errors import Problem, Problems, Where
from reportgen.frame import Frame, Kind, Measure, frame
from reportgen.indicators.catalogue.entries import concepts, entries
from reportgen.indicators.catalogue.resolving import Bound, resolved
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import CatalogueSpec, ConceptSpec, IndicatorSpec
from reportgen.places import Level, Place, Places
from reportgen.schema import Declarations

PLACES = Places(
    (
        Place("0", "Stadt", "stadt", None),
        Place("1", "Nord", "bezirk", "0"),
        Place("2", "Süd", "bezirk", "0"),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
)
PERIODS = ("2020", "2021", "2022", "2023", "2024")
BY_AGE = {
    "einwohner": (10, 20, range(90)),
    "frauen": (5, 10, range(90)),
    "auslaender": (1, 2, range(90)),
    "migrationshintergrund": (2, 4, range(90)),
    "geburten_nach_alter": (1, 2, range(15, 50)),
    "gestorbene_nach_alter": (1, 2, range(90)),
    "zuzuege": (2, 3, range(90)),
    "fortzuege": (1, 3, range(90)),
}
"""People of each year of age in both districts."""
CUT: dict[str, tuple[int, int] | tuple[int]] = {
    "einwohner_unter_altersgrenze": (0, 66),
    "einwohner_15_bis_altersgrenze": (15, 66),
    "einwohner_18_bis_altersgrenze": (18, 66),
    "einwohner_ab_altersgrenze": (66,),
}
"""Concepts that are ages of another."""
GIVEN = {
    "unterbeschaeftigungsquote_ba", "armutsgefaehrdung_bund", "armutsgefaehrdung_land",
    "kaufkraft_je_einwohner", "primaereinkommen_je_einwohner", "medianentgelt_vollzeit",
    "ueberschuldungsquote_anbieter", "angebotsmiete_median", "mietbelastung",
    "vorzeitige_sterblichkeit_gbe", "hausaerzte_gbe",
}  # fmt: skip
"""What offices publish ready: 7 for the town, and nothing below."""
COUNTS = {
    "flaeche": (1, 2), "lebendgeborene": (10, 17), "gestorbene": (9, 18),
    "leistungsberechtigte_sgb2": (90, 90), "personen_bg": (100, 98), "elb": (51, 51),
    "nef_u15": (45, 45), "kinder_bg_u18": (40, 41), "arbeitslose": (75, 75),
    "grundsicherung_alter": (36, 36), "haushalte": (500, 500), "einpersonenhaushalte": (200, 300),
    "haushalte_mit_kindern": (100, 100), "haushalte_alleinerziehende": (30, 20),
    "personen_in_haushalten": (1100, 900), "bedarfsgemeinschaften": (60, 60),
    "bg_alleinerziehende": (30, 25), "regelleistungsberechtigte_sgb2": (80, 82), "hlu_ave": (2, 7),
    "grundsicherung_insgesamt": (40, 50), "asylblg": (4, 5), "wohnflaeche": (27000, 81000),
    "hilfen_zur_erziehung": (30, 33), "kinder_betreut_u3": (12, 33), "plaetze_u3": (50, 49),
    "pflegebeduerftige": (60, 75), "pflege_stationaer": (20, 40), "pflegeplaetze": (30, 45),
    "pflegeplaetze_belegt": (27, 45), "wohnjahre": (9000, 18000), "einbuergerungen": (2, 7),
    "svb_15_65": (300, 510), "svb": (500, 500), "svb_teilzeit": (125, 125), "minijobs": (100, 150),
    "seu_untersucht": (40, 60), "seu_sprache": (10, 15), "waehlende": (400, 500),
    "wahlberechtigte": (700, 800), "zivile_erwerbspersonen": (700, 800),
    "einpendler": (10, 20), "auspendler": (40, 50), "klasse_4": (30, 60),
    "uebergaenge_gymnasium": (10, 35),
}  # fmt: skip
"""Numbers of both districts; all others are 3 and 6."""

BY_HAND = {
    "bevoelkerungsstand": 2700,
    "bevoelkerungsentwicklung": 25,
    "bevoelkerungsdichte": 900,
    "durchschnittsalter": 45,
    "medianalter": 45,
    "anteil_u3": 100 * 3 / 90,
    "anteil_10_18": 100 * 8 / 90,
    "anteil_80plus": 100 * 10 / 90,
    "jugendquotient_20_65": 100 * 20 / 45,
    "jugendquotient_18_65": 100 * 18 / 47,
    "jugendquotient_15_65": 100 * 15 / 50,
    "altenquotient_65_20": 100 * 25 / 45,
    "altenquotient_60_20": 100 * 30 / 40,
    "gesamtquotient_20_65": 100,
    "greying_index_80_65": 100 * 10 / 15,
    "greying_index_80_von_65": 40,
    "billeter_mass": (15 - 40) / 35,
    "hochaltrigenanteil_85": 100 * 5 / 90,
    "alterungsindex_65_20": 125,
    "unterstuetzungsrate_80_50": 100 * 10 / 15,
    "pflegepotenzial_65": 100 * 15 * 15 / (25 * 30),
    "frauenanteil_80": 50,
    "geburtenrate": 10,
    "fruchtbarkeitsziffer_15_45": 60,
    "zusammengefasste_geburtenziffer": 7,
    "sterbeziffer": 10,
    "sterbeziffer_standardisiert": 100,
    "natuerlicher_saldo": 0,
    "wanderungssaldo": 90,
    "wanderungssaldorate": 1000 * 90 / 2700,
    "wanderungsvolumen": 30,
    "fluktuationsrate": 15,
    "zuzugsrate": 1000 * 450 / 2700,
    "bildungswanderung_18_25": 1000 / 30,
    "familienwanderung": 1000 / 30,
    "wohndauer_mittel": 10,
    "einpersonenhaushalte": 50,
    "alleinerziehendenquote": 25,
    "alleinerziehendenanteil": 5,
    "haushaltsgroesse": 2,
    "auslaenderanteil": 10,
    "migrationshintergrund_u18": 20,
    "einbuergerungsrate": 100 * 9 / 270,
    "beschaeftigungsquote_15_65": 54,
    "teilzeitquote": 25,
    "minijob_anteil": 20,
    "arbeitslosenquote": 10,
    "arbeitslosenanteil": 10,
    "pendlersaldo": -60,
    "unterbeschaeftigungsquote": 7,
    "sgb2_quote": 100 * 180 / 1980,
    "sgb2_quote_personen": 10,
    "elb_quote": 100 * 102 / (51 * 30),
    "kinderarmut_u15": 20,
    "kinderarmut_u18": 15,
    "bg_quote": 12,
    "alleinerziehende_sgb2": 110,
    "grundsicherung_alter_quote": 10,
    "hlu_dichte": 10 / 3,
    "mindestsicherungsquote": 10,
    "armutsgefaehrdungsquote_land": 7,
    "wohnflaeche_je_einwohner": 40,
    "betreuungsquote_u3": 50,
    "versorgungsquote_u3": 110,
    "uebergangsquote_gymnasium": 50,
    "seu_sprache": 25,
    "hze_dichte_u21": 100,
    "hze_quote_u18": 100 * 63 / 540,
    "pflegequote": 5,
    "heimquote": 100 * 60 / 135,
    "heimquote_80": 20,
    "platzquote_80": 25,
    "auslastung_pflege": 96,
    "wahlbeteiligung": 60,
    "dissimilaritaetsindex": 50 * (0.5 - 810 / 2520 + 1710 / 2520 - 0.5),
    "dissimilaritaetsindex_gesamt": 50 * (0.5 - 1 / 3 + 2 / 3 - 0.5),
    "isolationsindex": 7.5,
    "gini_raeume": 1 - (1710 / 2520 * 0.5 + 810 / 2520 * 1.5),
}
"""The town in 2024."""


def source(concept: str) -> Frame:
    rows: list[tuple[object, ...]] = []
    keys: tuple[str, ...] = ("place", "period")
    for period in PERIODS:
        if concept in GIVEN:
            rows.append(("0", period, 7.0))
        elif concept in BY_AGE:
            keys = ("place", "period", "age")
            first, second, ages = BY_AGE[concept]
            part = 0.8 if period == PERIODS[0] else 1
            rows += [("1", period, str(age), first * part) for age in ages]
            rows += [("2", period, str(age), second * part) for age in ages]
        else:
            first, second = COUNTS.get(concept, (3, 6))
            rows += [("1", period, first), ("2", period, second)]
    table = pd.DataFrame(rows, columns=[*keys, "amount"])
    table["status"] = 0
    kind = Kind.AMOUNT if concept in GIVEN else Kind.COUNT
    return frame(Measure(f"{concept}.zahl", "zahl", kind), table, keys)


@cache
def computed() -> tuple[dict[str, Frame], list[Problem]]:
    declared, problems = Declarations(), Problems()
    bound = {
        name: ConceptSpec(source="einwohner", measure="zahl", ages=CUT[name])
        if name in CUT
        else ConceptSpec(source=name, measure="zahl")
        for name in concepts()
    }
    tables = resolved({}, CatalogueSpec(use="all"), Bound(declared, bound, problems))
    specs = {name: IndicatorSpec.model_validate(table) for name, table in tables.items()}
    sources = {name: {"zahl": source(name)} for name in concepts() if name not in CUT}
    found = compute(specs, sources, PLACES, problems, lambda name: Where(name))
    return {each.frame.measure.id: each.frame for each in found}, problems.found


def test_nothing_is_wrong_with_any_entry() -> None:
    assert computed()[1] == []


@pytest.mark.parametrize("entry", list(entries()))
def test_every_entry_gives_a_number(entry: str) -> None:
    found = computed()[0][entry]
    place = "1" if entry == "sozialindex" else "0"
    assert found.cell(place, "2024").amount is not None


@pytest.mark.parametrize("entry", list(BY_HAND))
def test_entries_worked_out_by_hand(entry: str) -> None:
    assert computed()[0][entry].cell("0", "2024").amount == pytest.approx(BY_HAND[entry])


def test_an_index_of_entries() -> None:
    index = computed()[0]["sozialindex"]
    assert index.cell("1", "2024").amount == pytest.approx(1)
    assert index.cell("2", "2024").amount == pytest.approx(-1)


def test_an_office_s_own_quota_is_not_added_up() -> None:
    assert computed()[0]["unterbeschaeftigungsquote"].cell("1", "2024").amount is None
