"""Places with few inhabitants: no number of theirs is told, nor can be calculated."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL, Kind, Measure
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released, Rule
from reportgen.status import Status
from tests.protection.outsider import PERIOD, Atom, Case, counted, frame_of, leaves, shown, town
from tests.protection.test_attack import GROUPS, SEARCHES, TOWNS, addresses, fitting, people, safe

PLACES = town("S\n  a\n  b\n  c\n  d")


def hidden(released: Released, measure: str) -> set[str]:
    table = released[measure].table
    return set(table.loc[table["status"] == Status.SECRET, "place"])


def rules(least: int, **more: object) -> ProtectionSpec:
    given = {"least_population": least, "population": "ew", **more}
    return ProtectionSpec.model_validate(given)


def plain(name: str, source: str = "q", **amounts: int) -> Computed:
    atoms: dict[Atom, int] = {(place,): amount for place, amount in amounts.items()}
    frame = counted(name, PLACES, {}, atoms)
    return Computed(frame, (Basis(source, frame),))


PEOPLE = plain("ew", "melderegister", a=290, b=4000, c=5000, d=6000)
CASES = plain("x", a=40, b=80, c=90, d=100)


def test_a_place_with_few_inhabitants_tells_nothing_but_their_number() -> None:
    released = release([PEOPLE, CASES], PLACES, rules(300))
    assert hidden(released, "x") == {"a", "b"}
    assert hidden(released, "ew") == set()
    assert {each.key.place: each.rule for each in released.decisions} == {
        "a": Rule.POPULATION,
        "b": Rule.SECONDARY,
    }


def test_nobody_is_told_of_neither() -> None:
    released = release([PEOPLE, plain("x", a=0, b=80, c=90, d=100)], PLACES, rules(300))
    assert hidden(released, "x") == {"a"}


def test_a_place_with_enough_inhabitants_is_told() -> None:
    assert not release([PEOPLE, CASES], PLACES, rules(290)).decisions


def test_a_source_may_ask_for_it_alone() -> None:
    own = rules(0, sources={"q": {"least_population": 300}})
    other = plain("y", "amt", a=40, b=80, c=90, d=100)
    released = release([PEOPLE, CASES, other], PLACES, own)
    assert "a" in hidden(released, "x")
    assert hidden(released, "y") == set()


def test_groups_of_the_inhabitants_are_no_exception() -> None:
    atoms: dict[Atom, int] = {
        (place, sex): int(PEOPLE.frame.cell(place, PERIOD).amount or 0) // 2
        for place, sex in product("abcd", "mw")
    }
    by_sex = counted("sex", PLACES, {"sex": ["m", "w"]}, atoms)
    ew = Computed(PEOPLE.frame, (Basis("q", PEOPLE.frame, None, "ew"),))
    released = release(
        [ew, Computed(by_sex, (Basis("q", by_sex, None, "ew"),))], PLACES, rules(300)
    )
    assert shown(released, "ew", "a") == 290
    assert shown(released, "sex", "a", sex=TOTAL) == 290
    assert shown(released, "sex", "a", sex="m") is None


@pytest.mark.parametrize(("last", "is_told"), [(320, True), (280, False)])
def test_of_a_year_without_inhabitants_the_least_number_counts(last: int, is_told: bool) -> None:  # noqa: FBT001
    rows = [
        (place, period, amount if place == "a" else 5000, None)
        for place in "abcd"
        for period, amount in (("2021", 310), ("2022", last))
    ]
    ew = frame_of("ew", rows, ("place", "period"))
    released = release([Computed(ew, (Basis("q", ew),)), CASES], PLACES, rules(300))
    assert (hidden(released, "x") == set()) == is_told


@SEARCHES
@given(st.data())
def test_no_number_of_a_small_place_is_found_out(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TOWNS[1:])), data.draw(st.sampled_from(GROUPS[:3]))
    threshold, least = data.draw(st.sampled_from([2, 3])), data.draw(st.sampled_from([5, 9]))
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    case = Case(places)
    parts, rests = (data.draw(people(atoms, threshold)) for _ in range(2))
    case.people("x", parts)
    case.people("rest", rests)
    part = counted("x", places, groups, parts)
    total: dict[Atom, int] = {
        (leaf,): sum(counts[atom] for counts in (parts, rests) for atom in atoms if atom[0] == leaf)
        for leaf in leaves(places, "S")
    }
    whole = counted("ew", places, {}, total)
    share = replace(part, measure=Measure("share", "share", Kind.SHARE))
    computed = [Computed(each, (Basis("q", each),)) for each in (whole, part)]
    computed.append(Computed(share, (Basis("q", part, whole),)))
    released = release(computed, places, rules(least, threshold=threshold, complement=False))
    totals = {}
    for place in places:
        everybody = case.total("x", place.key, lambda _: True)
        everybody |= case.total("rest", place.key, lambda _: True)
        if (amount := shown(released, "ew", place.key)) is not None:
            case.outsider.knows(everybody, amount, amount)
    for place, members in addresses(places, groups):
        own = case.total("x", place, fitting(members))
        amount = shown(released, "x", place, **dict(zip(groups, members, strict=True)))
        size = whole.cell(place, PERIOD).amount or 0
        assert amount is None or size >= least
        if amount is None:
            case.outsider.knows(own, 0 if size < least else 1)
        else:
            case.outsider.knows(own, amount, amount)
        if size < least and case.outsider.true(own):
            totals[place, members] = own
    for about, own in totals.items():
        assert safe(case, own, case.outsider.true(own), max(threshold - 1, 1)), about
