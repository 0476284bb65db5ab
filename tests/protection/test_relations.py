"""Different counts that belong together: no small count is found out from what others tell."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed, Units
from reportgen.places import Places
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released
from tests.protection.outsider import Atom, Case, Sum, counted, frame_of, leaves, shown, town
from tests.protection.test_attack import (
    GROUPS,
    SEARCHES,
    TOWNS,
    addresses,
    fitting,
    people,
    safe,
)
from tests.protection.test_methods import TOWN, source, term
from tests.protection.test_methods import released as computed_and_released

PLACES = town("S\n  a\n  b\n  c\n  d")
Counts = Mapping[str, int]


def listed(name: str, people: Mapping[Atom, int], places: Places = PLACES) -> Computed:
    """A source with one measure, `name.n`, and an indicator of it."""
    return grouped(name, people, places, {})


def grouped(
    name: str, people: Mapping[Atom, int], places: Places, groups: Mapping[str, Sequence[str]]
) -> Computed:
    frame = counted(f"{name}.n", places, groups, people)
    return Computed(frame, (Basis(name, frame, counted=f"{name}.n"),))


def rules(threshold: int = 3, **relations: object) -> ProtectionSpec:
    return ProtectionSpec.model_validate({"threshold": threshold, "relations": relations})


def atoms(**counts: int) -> dict[Atom, int]:
    return {(place,): count for place, count in counts.items()}


def dots(released: Released, name: str) -> set[str]:
    return {place.key for place in PLACES if shown(released, f"{name}.n", place.key) is None}


WHOLE = atoms(a=40, b=50, c=60, d=70)
SGB2 = atoms(a=38, b=20, c=30, d=40)
SGB3 = atoms(a=2, b=30, c=30, d=30)
THREE = {"whole": "alo.n", "parts": ["sgb2.n", "sgb3.n"]}


def test_sgb_2_and_sgb_3_add_up_though_they_come_from_three_sources() -> None:
    computed = [listed("alo", WHOLE), listed("sgb2", SGB2), listed("sgb3", SGB3)]
    alone = release(computed, PLACES, ProtectionSpec())
    assert "a" in dots(alone, "sgb3")
    assert not dots(alone, "sgb2") | dots(alone, "alo")  # whoever subtracts has it
    found = release(computed, PLACES, rules(sgb=THREE))
    assert "a" in dots(found, "sgb3")
    assert "a" in dots(found, "sgb2") | dots(found, "alo")


def test_what_is_left_of_unemployed_is_protected_though_it_stands_nowhere() -> None:
    computed = [listed("alo", WHOLE), listed("sgb2", SGB2)]
    found = release(computed, PLACES, rules(sgb=THREE))
    assert "a" in dots(found, "sgb2") | dots(found, "alo")
    assert not dots(release(computed, PLACES, ProtectionSpec()), "sgb2")


def test_a_part_in_another_source_does_not_tell_the_few_that_are_left() -> None:
    computed = [listed("alo", WHOLE), listed("sgb2", SGB2)]
    some = {"whole": "alo.n", "parts": ["sgb2.n"], "complete": False}
    assert "a" in dots(release(computed, PLACES, rules(sgb=some)), "sgb2")


def test_one_register_in_two_sources_has_one_status() -> None:
    """Totals in one, ages in the other: the age groups of a place add up to its total."""
    ages = {(*place, "0-18"): count // 2 for place, count in WHOLE.items()}
    ages |= {(*place, "18+"): count - count // 2 for place, count in WHOLE.items()}
    ages["a", "0-18"], ages["a", "18+"] = 2, 38
    total = listed("ew", WHOLE)
    split = counted("alter.n", PLACES, {"age": ["0-18", "18+"]}, ages)
    groups = split.select(age=("0-18", "18+"))  # without its totals
    by_age = Computed(groups, (Basis("alter", groups, counted="alter.n"),))
    two = release([total, by_age], PLACES, ProtectionSpec())
    assert groups.cell("a", "2024", age="18+").amount == 38
    assert two["alter.n"].cell("a", "2024", age="18+").amount == 38
    assert two["ew.n"].cell("a", "2024").amount == 40
    one = release([total, by_age], PLACES, rules(ew={"same": ["ew.n", "alter.n"]}))
    older = one["alter.n"].cell("a", "2024", age="18+").amount
    assert None in (older, one["ew.n"].cell("a", "2024").amount)


def test_the_stricter_rule_of_two_sources_of_one_register_holds_for_both() -> None:
    few = atoms(a=4, b=50, c=60, d=70)
    spec = ProtectionSpec.model_validate(
        {"thresholds": {"alter": 5}, "relations": {"ew": {"same": ["ew.n", "alter.n"]}}}
    )
    found = release([listed("ew", few), listed("alter", few)], PLACES, spec)
    assert dots(found, "ew") == dots(found, "alter")
    assert "a" in dots(found, "ew")


def test_the_small_difference_of_two_large_counts_is_not_told_by_them() -> None:
    """All and Germans, and somewhere foreigners as what is left."""
    people = [("a", "2024", 100), ("b", "2024", 200), ("c", "2024", 300), ("d", "2024", 300)]
    german = [("a", "2024", 98), ("b", "2024", 150), ("c", "2024", 200), ("d", "2024", 250)]
    sources = {"ew": source(people), "de": source(german)}
    found = computed_and_released(
        sources,
        alle={"kind": "anzahl", "numerator": term("ew")},
        deutsche={"kind": "anzahl", "numerator": term("de")},
        auslaender={"kind": "anzahl", "numerator": [term("ew"), term("de", subtract=True)]},
    )
    cells = [found[name].cell("a", "2024").amount for name in ("alle", "deutsche", "auslaender")]
    assert cells[2] is None
    assert None in cells[:2]


def test_a_sum_is_shown_beside_its_parts_where_nothing_is_small() -> None:
    rows = [("a", "2024", 20), ("b", "2024", 30), ("c", "2024", 40), ("d", "2024", 50)]
    found = computed_and_released(
        {"x": source(rows), "y": source(rows)},
        x={"kind": "anzahl", "numerator": term("x")},
        beide={"kind": "anzahl", "numerator": [term("x"), term("y")]},
    )
    assert all(found["beide"].cell(place.key, "2024").amount for place in TOWN)


def test_a_count_that_is_added_to_itself_is_decided_like_any_other() -> None:
    """Half of what is told twice tells it; and there is an end to the search."""
    rows = [("a", "2024", 2), ("b", "2024", 7), ("c", "2024", 11), ("d", "2024", 30)]
    found = computed_and_released(
        {"x": source(rows)},
        x={"kind": "anzahl", "numerator": term("x")},
        zweimal={"kind": "anzahl", "numerator": [term("x"), term("x")]},
    )
    for name in ("x", "zweimal"):
        cells = [found[name].cell(place.key, "2024").amount for place in TOWN]
        assert found[name].cell("a", "2024").amount is None
        assert cells.count(None) == 2


def amounts(name: str, places: Mapping[str, tuple[int, ...]]) -> Computed:
    """Sums of what firms have got, and who they are; the last one is what the town comes to."""
    every = {**places, "S": tuple(each for own in places.values() for each in own)}
    told: Mapping[str, Callable[[tuple[int, ...]], int]] = {"n": sum, "count": len, "largest": max}
    frames = {
        what: frame_of(
            f"{name}.{what}",
            [(place, "2024", float(how(own)), None) for place, own in every.items()],
            ("place", "period"),
        )
        for what, how in told.items()
    }
    units = Units(frames["count"], frames["largest"], None)
    return Computed(frames["n"], (Basis(name, frames["n"], counted=f"{name}.n", units=units),))


ALL = dict.fromkeys("abcd", (500_000, 400_000, 400_000, 300_000))


def test_parts_of_an_amount_do_not_tell_what_one_firm_has_got() -> None:
    """What schools have got is all without what day-care centres have got: here a single one."""
    single = {**ALL, "a": (900_000, 10_000)}
    both = {place: (*ALL[place], *single[place]) for place in ALL}
    computed = [amounts("alle", both), amounts("kita", ALL), amounts("schule", single)]
    alone = release(computed, PLACES, ProtectionSpec())
    assert "a" in dots(alone, "schule")
    assert "a" not in dots(alone, "alle") | dots(alone, "kita")
    spec = rules(geld={"whole": "alle.n", "parts": ["kita.n", "schule.n"]})
    found = release(computed, PLACES, spec)
    assert "a" in dots(found, "schule")
    assert "a" in dots(found, "alle") | dots(found, "kita")


def test_an_amount_is_not_told_by_its_bound_in_a_larger_one() -> None:
    """The single firm has got nearly all: all is an upper bound that tells its part."""
    single = {**ALL, "a": (900_000, 10_000)}
    more = {place: (*own, 400, 300, 200) for place, own in single.items()}
    computed = [amounts("alle", more), amounts("kita", single)]
    some = {"whole": "alle.n", "parts": ["kita.n"], "complete": False}
    assert "a" in dots(release(computed, PLACES, rules(geld=some)), "alle")


# ---------------------------------------------------------------- attacks


@SEARCHES
@given(st.data())
def test_neither_parts_nor_wholes_of_several_sources_are_found_out(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TOWNS[:4])), data.draw(st.sampled_from(GROUPS[:3]))
    threshold = data.draw(st.sampled_from([2, 3]))
    told = data.draw(st.sampled_from([("u", "v"), ("u",), ("u", "v", "w"), ("v", "w")]))
    spots = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    parts = {name: data.draw(people(spots, threshold)) for name in ("u", "v")}
    whole = {atom: parts["u"][atom] + parts["v"][atom] for atom in spots}
    sources = {**parts, "w": whole}
    case = Case(places)
    for name, own in parts.items():
        case.people(name, own)
    spec = rules(threshold, kin={"whole": "w.n", "parts": ["u.n", "v.n"]})
    named = dict.fromkeys(("w", *told))
    computed = [grouped(name, sources[name], places, groups) for name in named]
    attack(case, release(computed, places, spec), (tuple(named), groups), threshold)


def attack(
    case: Case,
    found: Released,
    published: tuple[tuple[str, ...], Mapping[str, Sequence[str]]],
    threshold: int,
) -> None:
    """Read all that is published of two kinds of people and of both, and look for small counts."""
    told, groups = published
    wanted: dict[object, Sum] = {}
    for place, members in addresses(case.places, groups):
        address = dict(zip(groups, members, strict=True))
        own = {name: case.total(name, place, fitting(members)) for name in ("u", "v")}
        own["w"] = own["u"] | own["v"]
        wanted |= {(name, place, members): total for name, total in own.items()}
        for name in told:
            case.reads(own[name], shown(found, f"{name}.n", place, **address))
    for about, total in wanted.items():
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1), about


@SEARCHES
@given(st.data())
def test_differences_of_several_counts_are_not_found_out(data: st.DataObject) -> None:
    """Sums and differences of indicators, in whatever selection they are published."""
    specs: dict[str, dict[str, object]] = {
        "w": {"kind": "anzahl", "numerator": term("w")},
        "u": {"kind": "anzahl", "numerator": term("u")},
        "rest": {"kind": "anzahl", "numerator": [term("w"), term("u", subtract=True)]},
        "summe": {"kind": "anzahl", "numerator": [term("u"), term("z")]},
        "z": {"kind": "anzahl", "numerator": term("z")},
    }
    more = st.lists(st.sampled_from(["w", "u", "summe", "z"]), min_size=1, unique=True)
    names = [*data.draw(more), "rest"]
    spots = [(place, "2024") for place in ("a", "b", "c", "d")]
    kinds = {name: data.draw(people(spots, 3)) for name in ("u", "v", "z")}
    case = Case(TOWN)
    for kind, own in kinds.items():
        case.people(kind, own)
    sources = {name: source([(*at, own[at]) for at in spots]) for name, own in kinds.items()}
    sources["w"] = source([(*at, kinds["u"][at] + kinds["v"][at]) for at in spots])
    found = computed_and_released(sources, **{name: specs[name] for name in names})
    wanted: dict[object, Sum] = {}
    for place in ("0", "a", "b", "c", "d"):
        u, v, z = (case.total(kind, place, lambda _: True) for kind in ("u", "v", "z"))
        totals = {"w": u | v, "u": u, "rest": v, "summe": u | z, "z": z}
        for name in names:
            amount = found[name].cell(place, "2024").amount
            if amount is not None:
                case.outsider.knows(totals[name], amount, amount)
        behind = {"w", "u", "rest", *names, *(["z"] if "summe" in names else [])}
        wanted |= {(place, name): totals[name] for name in sorted(behind)}
        for name in names:
            if found[name].cell(place, "2024").amount is None:
                case.outsider.knows(totals[name], 1)
    for about, total in wanted.items():
        if 0 < case.outsider.true(total) < 3:
            assert safe(case, total, 3, 2), (about, names)


@pytest.mark.parametrize("complete", [True, False])
def test_what_is_declared_changes_nothing_where_nothing_is_small(*, complete: bool) -> None:
    computed = [listed("alo", WHOLE), listed("sgb2", atoms(a=20, b=20, c=30, d=40))]
    found = release(computed, PLACES, rules(sgb={**THREE, "complete": complete}))
    assert not found.decisions


@pytest.mark.parametrize("kind", ["rate", "dichte", "quote"])
def test_what_a_sum_is_divided_by_is_told_though_it_is_a_term_of_the_sum(kind: str) -> None:
    """(a + c) / c and c: where c is kept back, the rate tells it, since a is c times the rest."""
    few = source([(place, "2024", n) for place, n in zip("abcd", (2, 20, 9, 2), strict=True)])
    many = source([(place, "2024", n) for place, n in zip("abcd", (30, 30, 40, 50), strict=True)])
    ratio = {"kind": kind, "numerator": [term("few"), term("many")], "denominator": term("many")}
    found = computed_and_released(
        {"few": few, "many": many},
        ratio=ratio, few={"kind": "anzahl", "numerator": term("few")},
        many={"kind": "anzahl", "numerator": term("many")},
    )  # fmt: skip
    hidden = [place for place in "abcd" if found["many"].cell(place, "2024").amount is None]
    assert hidden
    assert not any(found["ratio"].cell(place, "2024").amount for place in hidden)
