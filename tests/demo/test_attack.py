"""The demo town's artefacts, attacked: what is hidden must not stand in them, nor follow from them.

The attacker reads what is published (PDF, Word, ledger), and with readers of his own the offices'
files: he has every denominator, and every count of which a share is printed, as exact as it is.
"""

import csv
import json
import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from tests.demo.conftest import ROOT
from tests.demo.test_documents import text_of
from tests.protection.outsider import Outsider, Sum

pytestmark = pytest.mark.demo

THRESHOLD = 3
DATA = ROOT / "data"
DOCUMENTS = ("sozialbericht", "beschlussvorlage")
Counts = dict[tuple[str, str], int | None]
Json = dict[str, Any]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Spot(NamedTuple):
    indicator: str
    place: str
    period: str


# ---------------------------------------------------------------- the raw sources


def count(text: object) -> int | None:
    plain = re.sub(r"[.()\s]", "", str(text).removesuffix(".0"))
    return int(plain) if plain.isdigit() else 0 if plain == "-" else None


def lines(file: str, encoding: str) -> list[list[str]]:
    return list(csv.reader((DATA / file).read_text(encoding).splitlines(), delimiter=";"))


MERGED = {"0321": "032", "0322": "032"}
"""Districts of old that became one of today's."""


@cache
def people(first: int, last: int) -> Counts:
    found: Counts = {}
    for path in sorted(DATA.glob("einwohner_*.csv")):
        for row in lines(path.name, "utf-8-sig")[1:]:
            if first <= int(re.sub(r"\D", "", row[1])) < last:
                key = MERGED.get(row[0], row[0]), path.stem[-4:]
                found[key] = (found.get(key) or 0) + int(row[3])
    return found


@cache
def language(column: int) -> Counts:
    rows = lines("schuleingang.csv", "cp1252")
    return {(row[1], row[0]): count(row[column]) for row in rows if re.match(r"\d{4}$", row[0])}


@cache
def welfare() -> Counts:
    rows = lines("sgb2.csv", "cp1252")[1:]
    return {(row[1], row[0][-4:]): count(row[7]) for row in rows if len(row) > 7}


@cache
def young_unemployed() -> Counts:
    book = CalamineWorkbook.from_path(DATA / "arbeitslose.xlsx")
    return {
        (str(row[0]), year): count(row[3])
        for year in book.sheet_names
        if year.isdigit()
        for row in book.get_sheet_by_name(year).to_python()
        if re.fullmatch(r"\d{2,3}", str(row[0]))
    }


@cache
def old_on_welfare() -> Counts:
    book = CalamineWorkbook.from_path(DATA / "sozialhilfe.xlsx")
    rows = book.get_sheet_by_name("GSiAE ab Altersgrenze").to_python()
    return {
        (str(row[0]), str(year)): count(number)
        for row in rows
        if re.fullmatch(r"\d{2,3}", str(row[0]))
        for year, number in zip(range(2015, 2025), row[2:], strict=False)
    }


def sides(indicator: str) -> tuple[Counts, Counts]:
    """Numerators and denominators of an indicator, from the raw files."""
    if indicator == "sprachfoerderbedarf":
        return language(3), language(2)
    if indicator == "kinderarmut":
        return welfare(), people(0, 15)
    if indicator == "jugendarbeitslosenanteil":
        return young_unemployed(), people(15, 25)
    assert indicator == "grundsicherung_alter"
    return old_on_welfare(), people(65, 200)


ATTACKED = (
    "sprachfoerderbedarf", "kinderarmut", "jugendarbeitslosenanteil", "grundsicherung_alter",
)  # fmt: skip
"""Percentages of single years, whose counts the offices' files tell without more ado."""


DISTRICTS = tuple(row[0] for row in lines("raeume.csv", "utf-8")[1:] if len(row[0]) == 3)[1:]


def within(place: str) -> list[str]:
    """The districts of a place; the town has those that are not assignable, too."""
    return [each for each in DISTRICTS if place == "000" or each.startswith(place)]


# ---------------------------------------------------------------- what is published


@pytest.fixture(scope="module")
def ledgers(town: Path) -> list[Json]:
    return [json.loads((town / "output" / f"{name}.ledger.json").read_text()) for name in DOCUMENTS]


def spot(entry: Mapping[str, Any]) -> Spot:
    return Spot(entry["indicator"], entry["place"], entry["period"])


def hidden(ledgers: list[Json]) -> dict[Spot, Json]:
    """What is withheld of the indicators under attack."""
    return {
        spot(entry): entry
        for ledger in ledgers
        for entry in ledger["withheld"]
        if "~" not in entry["key"] and entry["indicator"] in ATTACKED
    }


def printed(ledgers: list[Json]) -> dict[Spot, float]:
    found: dict[Spot, float] = {}
    entries = [entry for ledger in ledgers for entry in ledger["numbers"] if "value" in entry]
    for entry in entries:
        if "~" not in entry["key"] and not entry["group"]:
            found[spot(entry)] = entry["value"]
    for entry in entries:
        since = entry["group"].get("since")
        if "~change" in entry["key"] and since and spot(entry) in found:
            before = Spot(entry["indicator"], entry["place"], since)
            found.setdefault(before, round(found[spot(entry)] - entry["value"], 1))
    return found


def test_there_is_something_to_attack(ledgers: list[Json]) -> None:
    wanted = hidden(ledgers)
    assert {each.indicator for each in wanted} == set(ATTACKED)
    assert Spot("sprachfoerderbedarf", "034", "2024") in wanted
    assert sum(len(ledger["numbers"]) for ledger in ledgers) > 1000


def test_what_is_withheld_stands_in_no_ledger(ledgers: list[Json]) -> None:
    keys = {entry["key"] for ledger in ledgers for entry in ledger["numbers"]}
    for ledger in ledgers:
        for entry in ledger["withheld"]:
            assert entry["key"] not in keys
            assert not any(re.search(r"\d", place["text"]) for place in entry["printed"])


def test_no_hidden_count_follows_from_what_is_printed(ledgers: list[Json]) -> None:
    wanted, shown = hidden(ledgers), printed(ledgers)
    for about in wanted:
        outsider, totals = facing(about, wanted, shown)
        true = sides(about.indicator)[0].get((about.place, about.period))
        if true is None or 0 < true < THRESHOLD:
            assert outsider.unsure(totals[about.place], THRESHOLD, THRESHOLD - 1), about


def test_the_attacker_wins_where_only_small_counts_are_hidden(ledgers: list[Json]) -> None:
    wanted, shown = hidden(ledgers), printed(ledgers)
    won = []
    for about in wanted:
        counts, wholes = sides(about.indicator)
        small = {each for each in wanted if not (counts.get(each[1:]) or 0) >= THRESHOLD}
        others = {
            each: 100 * (counts.get(each[1:]) or 0) / (wholes[each[1:]] or 1)
            for each in wanted
            if each not in small and each.indicator == about.indicator
        }
        outsider, totals = facing(about, {key: {} for key in small}, shown | others)
        if about in small:
            won.append(not outsider.unsure(totals[about.place], THRESHOLD, THRESHOLD - 1))
    assert any(won)


def facing(
    about: Spot, wanted: Mapping[Spot, Json], shown: Mapping[Spot, float]
) -> tuple[Outsider, dict[str, Sum]]:
    """An outsider who knows all that is printed of an indicator in a period."""
    counts, wholes = sides(about.indicator)
    outsider = Outsider(budget=2000)
    for district, number in assumed(counts, about.period).items():
        outsider.person((district,), number)
    places = ["000", "01", "02", "03", "04", *DISTRICTS]
    totals = {
        place: {outsider.names[(each,)]: 1 for each in within(place)} for place in places
    }  # the outsider's own sums: he knows that districts make up the town
    for place in places:
        whole = sum(wholes.get((each, about.period)) or 0 for each in within(place))
        mine = Spot(about.indicator, place, about.period)
        if mine in wanted:
            outsider.knows(totals[place], 1, whole if place != "999" else math.inf)
        elif mine in shown:
            # A rounded ratio leaves some counts open; he may have guessed the right one.
            number = outsider.true(totals[place])
            assert abs(shown[mine] - 100 * number / whole) < 0.2, mine
            outsider.knows(totals[place], number, number)
        else:
            outsider.knows(totals[place], 0)
    return outsider, totals


def assumed(counts: Counts, period: str) -> dict[str, int]:
    """The districts' counts; those that the office does not tell, such that the sums hold."""
    found = {each: counts.get((each, period), 0) for each in DISTRICTS}
    lacking = [each for each, number in found.items() if number is None]
    known = sum(number or 0 for number in found.values())
    rest = (counts.get(("000", period)) or known) - known
    told = {each: number for each, number in found.items() if number is not None}
    share, more = divmod(max(rest, 0), max(len(lacking), 1))
    return told | {each: share + (number < more) for number, each in enumerate(lacking)}


def test_no_hidden_share_is_printed_beside_its_place(town: Path, ledgers: list[Json]) -> None:
    """In the tables of the Word file, and in every line of the PDF that names place and topic."""
    names = {row[0]: row[1] for row in lines("raeume.csv", "utf-8")[1:]}
    topics = {key: each["name"] for ledger in ledgers for key, each in ledger["indicators"].items()}
    tables = word_tables(town / "output" / "sozialbericht.docx")
    page = text_of(town / "output" / "sozialbericht.pdf").splitlines()
    checked = 0
    for about, entry in hidden(ledgers).items():
        share = told(about)
        labels = {each["exhibit"].replace("\xa0", " ") for each in entry["printed"]}
        for label in labels & set(tables):
            rows = [row for row in tables[label] if names[about.place] in row[0]]
            assert rows, (about, label)
            for row in rows:
                assert not share or not any(re.fullmatch(share, cell) for cell in row), about
                assert any(cell in (".", "/") for cell in row), about
                checked += 1
        for line in page:
            if share and names[about.place] in line and topics[about.indicator] in line:
                assert not re.search(rf"(?<![\d,]){share}(?!\d)", line), about
    assert checked >= 5


def told(about: Spot) -> str:
    """The hidden share as it would be printed; empty where the office itself does not tell it."""
    counts, wholes = sides(about.indicator)
    part, whole = (each.get((about.place, about.period)) for each in (counts, wholes))
    return f"{100 * part / whole:.1f}".replace(".", ",") if part is not None and whole else ""


def word_tables(path: Path) -> dict[str, list[list[str]]]:
    """The tables of a Word file by the label that their caption begins with."""
    with ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    found: dict[str, list[list[str]]] = {}
    label = ""
    for element in body.iter(f"{W}p", f"{W}tbl"):
        if element.tag == f"{W}p":
            caption = re.match(r"Tabelle\s([\dA-Z]+\.\d+)", text_in(element))
            label = f"Tabelle {caption[1]}" if caption else label
        elif label and label not in found:
            found[label] = [
                [text_in(cell) for cell in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr")
            ]
    return found


def text_in(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t")).strip()
