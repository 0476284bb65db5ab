"""Small words: units, members, titles, alternative texts, notes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.exhibits.lookup import names
from reportgen.exhibits.words import alternative, notes, titles
from reportgen.exhibits.words.alternative import Point
from reportgen.frame import TOTAL, Kind, Measure
from reportgen.places import Level, Place

RATE = Measure("q", "Quote", Kind.QUOTA, "%", 1)
TOWN = Place("0", "Stadt", "stadt", None)
NORTH = Place("1", "Nordstadt", "bezirk", "0", "die", "in der Nordstadt", "der Nordstadt")


@pytest.mark.parametrize(
    ("kind", "unit", "expected"),
    [
        (Kind.QUOTA, "%", "in\u00a0%"),
        (Kind.MEAN, "Jahre", "in\u00a0Jahren"),
        (Kind.INDEX, "Prozentpunkte", "in\u00a0Prozentpunkten"),
        (Kind.AMOUNT, "Euro", "in\u00a0Euro"),
        (Kind.AMOUNT, "m²", "in\u00a0m²"),
        (Kind.RATE, "je 1.000", "je 1.000"),
        (Kind.MEAN, "Kinder je Frau", "Kinder je Frau"),
        (Kind.COUNT, "Haushalte", "Haushalte"),
        (Kind.COUNT, "", ""),
    ],
)
def test_units_in_heads(kind: Kind, unit: str, expected: str) -> None:
    assert names.unit(Measure("x", "X", kind, unit)) == expected


def test_members() -> None:
    assert names.member("age", "65-75", {}) == "65 bis unter 75"
    assert names.member("age", "unbekannt", {}) == "unbekannt"
    assert names.member("sex", "w", {}) == "weiblich"
    assert names.member("nationality", "D", {"D": "deutsch"}) == "deutsch"
    assert names.member("nationality", "D", {}) == "D"
    assert names.member("sex", TOTAL, {}) == "Insgesamt"


def test_ages_are_ordered_by_age() -> None:
    members = ("10-18", "100+", "6-10", "0-3", "unbekannt", "18-25", "3-6")
    expected = ("0-3", "3-6", "6-10", "10-18", "18-25", "100+", "unbekannt")
    assert names.ordered("age", members) == expected
    assert names.ordered("sex", ("w", "m")) == ("m", "w")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (("Benötigte Plätze", "Vorhandene Plätze"), "Benötigte und vorhandene Plätze"),
        (("Zuzüge aus Köln", "Fortzüge aus Köln"), "Zuzüge und Fortzüge aus Köln"),
        (("Untere Grenze", "Obere Grenze", "Mitte"), "Untere Grenze, Obere Grenze und Mitte"),
        (("Quote", "Anteil"), "Quote und Anteil"),
        (("Frauen", "Frauen ab 80"), "Frauen und Frauen ab 80"),
    ],
)
def test_titles_say_once_what_names_share(known: tuple[str, ...], expected: str) -> None:
    about = titles.Subject(tuple(replace(RATE, name=each) for each in known), TOWN, ())
    assert titles.default(about) == expected


def test_datives() -> None:
    assert names.dative(Level("a", "Bezirk", "Bezirke")) == "Bezirken"
    assert names.dative(Level("a", "Quartier", "Quartiere", "Wohnquartieren")) == "Wohnquartieren"
    assert names.dative(Level("a", "Gebiet", "Gebieten")) == "Gebieten"
    assert names.inside(TOWN) == "in Stadt"
    assert names.genitive(NORTH) == "der Nordstadt"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (titles.Subject((RATE,), TOWN, ("2024",), by=("Bezirken",)), "Quote nach Bezirken, 2024"),
        (titles.Subject((RATE,), TOWN, ("2015", "2016", "2017")), "Quote 2015–2017"),
        (titles.Subject((RATE,), TOWN, ("2024",)), "Quote, 2024"),
        (
            titles.Subject((RATE,), NORTH, ("2015", "2024"), is_root=False),
            "Quote in der Nordstadt, 2015 und 2024",
        ),
        (
            titles.Subject((RATE,), TOWN, (), by=("Alter", "Geschlecht"), others=("weiblich",)),
            "Quote (weiblich) nach Alter und Geschlecht",
        ),
        (
            titles.Subject(tuple(Measure(x, x) for x in "abcd"), TOWN, ("2015", "2018", "2020")),
            "Ausgewählte Indikatoren 2015, 2018 und 2020",
        ),
    ],
)
def test_default_titles(subject: titles.Subject, expected: str) -> None:
    assert titles.default(subject) == expected


def test_many_distant_periods_are_a_span() -> None:
    assert titles.period(("2010", "2013", "2016", "2020")) == "2010–2020"
    assert titles.period(("2023/24", "2024/25")) == "2023/24 und 2024/25"


def test_alternative_texts_end_with_a_sentence() -> None:
    sentences = ["A" * 100 + ".", "B" * 100 + ".", "C" * 100 + ".", "D" * 30 + "."]
    told = alternative.told(sentences)
    assert told == f"{'A' * 100}. {'B' * 100}. {'D' * 30}."
    assert len(told) <= alternative.LIMIT


def test_a_sentence_that_is_too_long_is_cut_at_a_word() -> None:
    told = alternative.told(["Wort " * 80, "Ende."])
    assert told.endswith("Wort…")
    assert len(told) <= alternative.LIMIT


def test_extremes() -> None:
    points = [Point("A", 2.0), Point("B", 9.0), Point("C", None), Point("D", 2.0)]
    assert alternative.extremes(points, RATE) == (
        "Höchster Wert: B (9,0\u202f%); niedrigster: A und D (2,0\u202f%)."
    )
    assert alternative.extremes(points[:1], RATE) == ""
    same = [Point(name, 1.0) for name in "ABCD"]
    assert alternative.extremes(same, RATE) == "Alle Werte: 1,0\u202f%."
    many = [*same, Point("Z", 0.0)]
    assert alternative.extremes(many, RATE).startswith("Höchster Wert: A und 3 weitere (")


def test_courses() -> None:
    def course(*amounts: float | None) -> str:
        points = [Point(str(2020 + number), each) for number, each in enumerate(amounts)]
        return alternative.course("Nord", (points[:2], points[2:]), RATE)

    assert course(1.0, 2.0) == "Nord: von 1,0\u202f% (2020) auf 2,0\u202f% (2021)."
    assert course(1.0, 1.0) == "Nord: 1,0\u202f% (2020) und 1,0\u202f% (2021)."
    assert course(None, 4.0) == "Nord: 4,0\u202f% (2021)."
    after = "; nach dem Bruch der Reihe 9,0\u202f% (2022)."
    assert course(None, 4.0, 9.0) == f"Nord: 4,0\u202f% (2021){after}"
    assert course(None, None) == ""


def test_rounding_is_only_blamed_when_it_can_be() -> None:
    def blamed(*parts: str, total: str) -> bool:
        return notes.is_off_by_rounding(map(Decimal, parts), Decimal(total))

    assert blamed("33.3", "33.3", "33.3", total="100.0")
    assert not blamed("33.3", "33.3", "33.4", total="100.0")
    assert not blamed("33", "33", "20", total="100")


def test_notes_name_their_measure_when_there_are_several() -> None:
    first, second = Measure("a", "A", note="Alt."), Measure("b", "B")
    assert notes.of_measures((first, first)) == ["Alt."]
    assert notes.of_measures((first, second)) == ["A: Alt."]
