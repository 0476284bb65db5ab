"""What a planner is told when too much is kept back: what to put together, and no number."""

from collections.abc import Mapping, Sequence

import pytest

from reportgen.computed import Basis, Computed
from reportgen.errors import Problem, Severity
from reportgen.messages import Language, message
from reportgen.places import Places
from reportgen.protection import gate
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.protection.task import Suppressed, Task
from reportgen.released import Released
from tests.protection.outsider import PERIOD, Atom, counted, town
from tests.protection.test_pooling import run as indicators

SEVEN = "abcdefg"
PLACES = town("Stadt\n  a\n  b\n  c\n  d\n  e\n  f\n  g")
ONE = town("Stadt\n  a")
KINDS = ("u", "v", "w", "x", "y", "z")


def run(
    people: Mapping[Atom, int], groups: Mapping[str, Sequence[str]], places: Places = PLACES
) -> Released:
    own = counted("sgb2.personen", places, groups, people)
    spec = ProtectionSpec(threshold=5)
    return release([Computed(own, (Basis("sgb2", own),))], places, spec)


def told(released: Released) -> list[tuple[str, dict[str, str]]]:
    return [(each.code, dict(each.params)) for each in released.advice]


def test_nothing_is_told_of_a_table_that_is_mostly_shown() -> None:
    people: dict[Atom, int] = {(place,): 3 if place == "a" else 40 for place in SEVEN}
    assert run(people, {}).decisions
    assert not run(people, {}).advice


def test_small_places_are_put_together() -> None:
    people: dict[Atom, int] = {(place, kind): 3 for place in SEVEN[:2] for kind in KINDS}
    people |= {(place, kind): 40 for place in SEVEN[2:] for kind in KINDS}
    people |= {(place, kind): 1 for place in SEVEN[::2] for kind in KINDS}
    found = run(people, {"art": KINDS})
    assert told(found) == [
        ("protection-many-places", {"counted": "sgb2.personen", "what": "1"})
    ]  # fmt: skip
    assert found.advice[0].severity is Severity.NOTICE


def test_rare_groups_are_put_together() -> None:
    people: dict[Atom, int] = {
        (p, kind): 2 if kind in "ux" else 60 for p in SEVEN for kind in KINDS
    }
    assert told(run(people, {"art": KINDS})) == [
        ("protection-many-groups", {"counted": "sgb2.personen", "what": "art"})
    ]


def test_a_year_that_cannot_be_protected_is_hidden_and_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of it, the noughts too: there is no table of few cells for which that is necessary."""

    def never(task: Task, exact: int) -> Suppressed:
        return Suppressed(task.hidden, tuple(task.goals))

    monkeypatch.setattr(gate, "suppressed", never)
    people: dict[Atom, int] = {(place,): number for number, place in enumerate(SEVEN)}
    found = run(people, {})
    assert all(found["sgb2.personen"].cell(p.key, PERIOD).amount is None for p in PLACES)
    assert told(found) == [
        (
            "protection-dark-places",
            {"counted": "sgb2.personen", "what": "1", "years": PERIOD},
        )
    ]


YEARS = tuple(str(year) for year in range(2019, 2025))
BIRTHS: Mapping[str, object] = {
    "kind": "anzahl",
    "numerator": {"source": "geb", "measure": "anzahl"},
}
QUOTA: Mapping[str, object] = {
    **BIRTHS, "kind": "quote", "unit": "%", "factor": 100,
    "denominator": {"source": "ew", "measure": "anzahl"},
}  # fmt: skip


def by_year(rules: ProtectionSpec, people: int = 900, **specs: Mapping[str, object]) -> Released:
    """One to three births a year, six in any three, and many people."""
    births = [("a", year, 1 + int(year) % 3) for year in YEARS]
    rows = {"geb": births, "ew": [("a", year, people) for year in YEARS]}
    return indicators(ONE, rows, specs, rules)


def test_years_are_put_together_where_that_helps() -> None:
    rules = ProtectionSpec(threshold=5)
    found = by_year(rules, jahr=BIRTHS, quote=QUOTA)
    assert told(found) == [("protection-many-years", {"counted": "geb.anzahl", "what": ""})]
    better = by_year(rules, jahr={**BIRTHS, "years": 3}, quote={**QUOTA, "years": 3})
    assert not told(better)
    assert all(better["jahr"].table["amount"].notna())


def test_years_are_not_put_together_where_they_stay_single() -> None:
    relation = {"whole": "ew.anzahl", "parts": ["geb.anzahl"], "complete": False}
    rules = ProtectionSpec.model_validate({"threshold": 5, "relations": {"x": relation}})
    assert told(by_year(rules, jahr=BIRTHS)) == [
        ("protection-many-nothing", {"counted": "geb.anzahl", "what": ""})
    ]
    few = by_year(ProtectionSpec(threshold=5), 4, quote=QUOTA)
    assert ("protection-many-years", {"counted": "geb.anzahl", "what": ""}) not in told(few)


@pytest.mark.parametrize("language", Language)
def test_what_is_told_holds_no_number_of_the_data(language: Language) -> None:
    people: dict[Atom, int] = {
        (p, kind): 2 if kind in "ux" else 60 for p in SEVEN for kind in KINDS
    }
    for each in run(people, {"art": KINDS}).advice:
        assert not any(sign.isdigit() for sign in _sentences(each, language).replace("sgb2", ""))


def _sentences(each: Problem, language: Language) -> str:
    found = message(each, language)
    return found.what + found.hint
