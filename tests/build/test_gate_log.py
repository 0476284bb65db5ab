"""The log of the gate: each number that is kept back has its reason, and nobody else sees it."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.build.documents import Desk, composed
from reportgen.build.gate_log import COLUMNS, PATH, gate_log
from reportgen.build.ledger import ledger
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.errors import Problems
from reportgen.messages import text, word
from reportgen.project import load_project
from reportgen.protection import carry
from reportgen.released import Rule
from reportgen.world import MemoryWorld
from tests.build.test_internal import CASES, DECLARED, PLACES, STARRED, built, public, rows, world
from tests.build.test_rounded import aged_town, texts
from tests.town import declare, indicator, source, town

Line = dict[str, str]
MORE = """
[exhibit.alles]
kind = "table"
indicators = ["hilfen", "gesternt", "dichte"]
rows = "place"
columns = "indicator"
"""
CHAPTER = """
# Hilfen

{{ table("alles") }}

{% if shown("dichte", place="02") %}In Mühlbach {{ value("dichte", place="02") }}.{% endif %}
"""


def desk_of(found: MemoryWorld) -> Desk:
    problems = Problems()
    project = load_project(found, problems)
    return Desk(project, found, prepare(project, found, problems, Silent()))


def lines(desk: Desk) -> list[Line]:
    log = gate_log(desk)
    if log is None:
        return []
    assert log.data.startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
    read = csv.DictReader(StringIO(log.data.decode("utf-8-sig")), delimiter=";")
    assert read.fieldnames == [word(f"log-{column}") for column in COLUMNS]
    return list(read)


def by_key(desk: Desk) -> dict[str, Line]:
    found = lines(desk)
    own = {each["Schlüssel"]: each for each in found}
    assert len(own) == len(found)
    return own


def bigger(cases: dict[str, str], threshold: int = 5, more: str = "") -> MemoryWorld:
    declared = (
        DECLARED + source("leute")
        + indicator("dichte", "quote", "faelle.zahl", "leute.zahl")
        + indicator("leute", "anzahl", "leute.zahl")
        + MORE + more
    )  # fmt: skip
    people = {"0": "1000", "01": "400", "02": "90", "03": "250", "04": "260"}
    files = {"faelle.csv": rows(cases), "amt.csv": rows(STARRED), "leute.csv": rows(people)}
    return town(declared, dict(files), CHAPTER, places=PLACES, threshold=threshold)


def test_each_line_tells_which_number_by_which_rule_and_whose() -> None:
    found = by_key(desk_of(world()))
    assert [*found["hilfen/02/2024"].values()] == [
        "hilfen/02/2024", "Hilfen", "Mühlbach", "2024", "", "Schwelle",
        "Die Anzahl liegt unter der Mindestfallzahl.", "faelle.zahl", "faelle", "5",
    ]  # fmt: skip
    assert found["hilfen/03/2024"]["Regel"] == "Nachbarschaft"
    assert found["gesternt/02/2024"]["Regel"] == "Geheimhaltung der Quelle"
    assert found["gesternt/02/2024"]["Quelle"] == "amt"
    assert found["hilfen~deviation/02/2024"]["Regel"] == "Ableitung"
    assert found["hilfen~deviation/02/2024"]["Maßgebliche Zählung oder Kennzahl"] == "hilfen"


def test_the_terms_of_the_source_are_told() -> None:
    rules = "\n[protection.sources.faelle]\nthreshold = 10\n"
    found = by_key(desk_of(bigger(CASES, more=rules)))
    assert found["hilfen/03/2024"]["Schwelle"] == "10"
    assert found["hilfen/03/2024"]["Regel"] == "Schwelle"


def test_small_places_and_bases_are_told() -> None:
    found = bigger(CASES)
    rules = 'threshold = 5\nrates = 300\nleast_population = 100\npopulation = "leute"\n'
    declare(found, "threshold = 5\n", rules)
    told = {each["Regel"] for each in lines(desk_of(found))}
    assert {"kleiner Raum", "kleine Basis", "Ableitung"} <= told


def test_what_could_not_be_rounded_is_told() -> None:
    found = by_key(desk_of(aged_town()))
    assert found["alter/01/2024"]["Regel"] == "Verfahren"


@pytest.mark.parametrize("rule", [*Rule, "source"])
def test_each_rule_has_a_name_and_a_reason(rule: str) -> None:
    assert word(f"rule-{rule}")
    assert text(f"explain-rule-{rule}").endswith(".")


def test_where_nothing_is_kept_back_there_is_no_log() -> None:
    found = town(
        source("faelle") + indicator("hilfen", "anzahl", "faelle.zahl"),
        {"faelle.csv": rows(CASES)}, places=PLACES,
    )  # fmt: skip
    built(found)
    assert PATH not in found.files


counts = st.lists(st.integers(0, 12), min_size=4, max_size=4)


@settings(max_examples=25, deadline=None)
@given(counts, st.sampled_from([2, 3, 5, 10]))
def test_each_hidden_number_of_a_ledger_has_a_reason(drawn: list[int], threshold: int) -> None:
    cases = {"0": str(sum(drawn))} | {f"0{n}": str(each) for n, each in enumerate(drawn, start=1)}
    desk = desk_of(bigger(cases, threshold))
    made = composed("bericht", desk, Problems(), {}, is_blank=True)
    withheld = {each["key"] for each in json.loads(ledger("bericht", made, desk).data)["withheld"]}
    reasons = by_key(desk)
    assert {each for each in withheld if "~rank" not in each} <= set(reasons)
    secret = {str(each.key) for each in desk.released.decisions}
    assert secret <= set(reasons)


def test_a_hidden_number_that_is_another_one_leaves_the_log_as_it_is() -> None:
    one, other = (gate_log(desk_of(bigger(CASES | more))) for more in ({}, {"02": "3", "03": "6"}))
    assert one == other


def test_nothing_public_depends_on_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is, alike = bigger(CASES), bigger(CASES)
    built(as_it_is)
    monkeypatch.setattr(carry, "ORDER", (Rule.DERIVED,) * len(Rule))
    built(alike)
    assert as_it_is.files[PATH] != alike.files[PATH]
    assert public(as_it_is) == public(alike)


def test_no_public_file_has_a_reason() -> None:
    found = bigger(CASES)
    built(found)
    reasons = [text(f"explain-rule-{rule}") for rule in [*Rule, "source"]]
    read = [each for path, data in public(found).items() for each in texts(path, data)]
    assert len(read) > 3
    for each in read:
        assert not [reason for reason in reasons if reason in each]
        assert not [rule for rule in Rule if f': "{rule}"' in each]
