"""Random people, released, attacked: no small count may be found out, whatever is published."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.ages import band
from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL, Frame, Kind, Measure
from reportgen.places import Places
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released
from tests.protection.outsider import (
    PERIOD,
    Atom,
    Case,
    GivenUpError,
    Sum,
    counted,
    frame_of,
    leaves,
    shown,
    town,
)

TOWNS = (
    town("S"),
    town("S\n  a\n  b\n  c"),
    town("S\n  a\n  b\n  c\n  d\n  e\n  f"),
    town("S\n  A\n    a1\n  B\n    b1\n    b2"),
    town("S\n  A\n    a1\n    a2\n  B\n    b1\n    b2\n    b3\n  z"),
)
GROUPS: tuple[dict[str, list[str]], ...] = (
    {},
    {"sex": ["m", "w"]},
    {"art": ["x", "y", "z"]},
    {"sex": ["m", "w"], "art": ["x", "y", "z"]},
)
SEARCHES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@st.composite
def people(draw: st.DrawFn, atoms: Sequence[Atom], threshold: int) -> dict[Atom, int]:
    """Many noughts and small counts, some larger ones."""
    few, some = st.integers(1, threshold), st.integers(1, 3 * threshold)
    return {atom: draw(st.one_of(st.just(0), few, some, some)) for atom in atoms}


def safe(case: Case, total: Sum, goal: int, span: int) -> bool:
    """Whether a count is safe; a count of which the outsider tires is."""
    try:
        return case.outsider.unsure(total, goal, span)
    except GivenUpError:
        return True


def fitting(members: Sequence[str]):  # type: ignore[no-untyped-def] # a test of an atom's groups
    return lambda own: all(m in (TOTAL, o) for m, o in zip(members, own, strict=True))


def addresses(places: Places, groups: Mapping[str, Sequence[str]]) -> list[tuple[str, Atom]]:
    members = list(product(*([*names, TOTAL] for names in groups.values())))
    return [(place.key, each) for place in places for each in members]


@SEARCHES
@given(st.data())
def test_no_small_count_is_found_out(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TOWNS)), data.draw(st.sampled_from(GROUPS))
    threshold = data.draw(st.sampled_from([2, 3, 5]))
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    counts = data.draw(people(atoms, threshold))
    frame = counted("x", places, groups, counts)
    released = release(
        [Computed(frame, (Basis("q", frame),))], places, ProtectionSpec(threshold=threshold)
    )
    case = Case(places)
    case.people("x", counts)
    totals = {}
    for place, members in addresses(places, groups):
        total = case.total("x", place, fitting(members))
        amount = shown(released, "x", place, **dict(zip(groups, members, strict=True)))
        true = case.outsider.true(total)
        assert amount in (true, None)
        assert amount is not None or true > 0
        assert amount is None or not 0 < true < threshold
        case.reads(total, amount)
        totals[place, members] = total
    for about, total in totals.items():
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1), about


@SEARCHES
@given(st.data())
def test_neither_part_nor_whole_nor_the_rest_is_found_out(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TOWNS)), data.draw(st.sampled_from(GROUPS[:3]))
    threshold = data.draw(st.sampled_from([2, 3, 5]))
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    parts, rests = (data.draw(people(atoms, threshold)) for _ in range(2))
    attack_shares((places, groups), parts, rests, threshold)


@pytest.mark.parametrize(
    ("town_number", "groups", "threshold", "text"),
    [
        (1, GROUPS[1], 5, "0+2 1+0 10+0 6+1 3+0 0+4"),
        (1, GROUPS[1], 2, "4+0 2+0 1+0 1+1 6+0 1+5"),
        (3, GROUPS[2], 2, "1+0 1+0 0+0 6+1 2+0 2+0 0+1 4+0 1+0"),
        (3, GROUPS[2], 2, "5+0 6+0 0+5 1+1 1+1 4+0 1+0 4+1 0+2"),
        (3, GROUPS[2], 2, "1+1 0+0 2+1 4+0 6+0 3+1 3+4 4+0 0+1"),
    ],
)
def test_people_who_were_found_out_once(
    town_number: int, groups: dict[str, list[str]], threshold: int, text: str
) -> None:
    """Parts and rests, leaf after leaf."""
    places = TOWNS[town_number]
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    pairs = [tuple(map(int, each.split("+"))) for each in text.split()]
    parts = {atom: pair[0] for atom, pair in zip(atoms, pairs, strict=True)}
    rests = {atom: pair[1] for atom, pair in zip(atoms, pairs, strict=True)}
    attack_shares((places, groups), parts, rests, threshold)


def attack_shares(
    terrain: tuple[Places, dict[str, list[str]]],
    parts: Mapping[Atom, int],
    rests: Mapping[Atom, int],
    threshold: int,
) -> None:
    """Release counts, their wholes and the shares, and try to find out the people behind."""
    places, groups = terrain
    part = counted("x", places, groups, parts)
    whole = counted("w", places, groups, {atom: parts[atom] + rests[atom] for atom in parts})
    computed = [Computed(each, (Basis("q", each),)) for each in (part, whole)]
    share = replace(part, measure=Measure("share", "share", Kind.SHARE))
    computed.append(Computed(share, (Basis("q", part, whole),)))
    released = release(computed, places, ProtectionSpec(threshold=threshold))
    case = Case(places)
    case.people("x", parts)
    case.people("rest", rests)
    totals = {}
    for place, members in addresses(places, groups):
        address = dict(zip(groups, members, strict=True))
        upper = case.total("x", place, fitting(members))
        lower = case.total("rest", place, fitting(members))
        amounts = [shown(released, name, place, **address) for name in ("x", "w", "share")]
        case.reads(upper, amounts[0])
        case.reads(upper | lower, amounts[1])
        assert (amounts[2] is None) == (None in amounts[:2])
        totals[place, members] = upper, lower
    for about, sums in totals.items():
        _check(case, sums, threshold, str(about))


def _check(case: Case, sums: tuple[Sum, Sum], threshold: int, about: str) -> None:
    upper, lower = sums
    part, rest = case.outsider.true(upper), case.outsider.true(lower)
    if 0 < part < threshold:
        assert safe(case, upper, threshold, threshold - 1), about
    if 0 < part + rest < threshold:
        assert safe(case, upper | lower, threshold, threshold - 1), about
    few = 0 < rest < threshold or (rest == 0 and part < 2 * threshold)
    if part and part + rest >= threshold and few:
        # One of the part is known to be there.
        goal = min(threshold, part + rest - 1)
        assert safe(case, lower, goal, threshold - 1), about


AGES = ("0-3", "3-6", "6-10", "10-18", "18+")
Limits = tuple[tuple[str, str], ...]
Published = tuple[Limits, tuple[str, ...], bool]
"""What a frame is limited to, its age bands, and whether it is broken down by sex."""
PUBLISHED: tuple[Published, ...] = (
    ((("age", "0-18"),), (), False),
    ((("age", "0-6"),), (), False),
    ((("age", "0-10"),), (), False),
    ((("age", "18+"),), (), False),
    ((("age", "0-3|18+"),), (), False),
    ((), ("0-6", "6-18", "18+"), False),
    ((), ("0-3", "3-10", "10+"), False),
    ((("sex", "w"),), (), False),
    ((), (), True),
    ((("age", "0-18"),), (), True),
    ((), ("0-6", "6-18", "18+"), True),
    ((("age", "0-18"), ("sex", "w")), (), False),
)


def within(age: str, limits: str) -> bool:
    return any(band(age).within(band(each)) for each in limits.split("|"))


def published(case: Case, number: int, kind: Published) -> tuple[Computed, dict[Atom, Sum]]:
    """A frame of nested counts, and for each of its rows whom it counts."""
    fixed, bands, by_sex = kind
    limits = dict(fixed)
    groups = {"age": bands} if bands else {}
    groups |= {"sex": ("m", "w")} if by_sex else {}
    rows, sums = [], {}
    for place, members in addresses(case.places, groups):
        named = zip(groups, members, strict=True)
        own = limits | {key: member for key, member in named if member != TOTAL}
        total = case.total(
            "x",
            place,
            lambda atom, own=own: (  # type: ignore[misc]
                within(atom[0], own.get("age", "0+")) and own.get("sex", atom[1]) == atom[1]
            ),
        )
        rows.append((place, PERIOD, *members, case.outsider.true(total), None))
        sums[(place, *members)] = total
    frame = frame_of(f"x{fixed}", rows, ("place", "period", *groups))
    renamed = replace(frame, measure=Measure(f"f{number}", "f"))
    return Computed(renamed, (Basis("q", frame, None, "x", fixed),)), sums


def read(case: Case, released: Released, frame: Frame, sums: Mapping[Atom, Sum]) -> None:
    """Let the outsider read a frame."""
    for (place, *members), total in sums.items():
        address = dict(zip(frame.groups, members, strict=True))
        case.reads(total, shown(released, frame.measure.id, place, **address))


@SEARCHES
@given(st.data())
def test_nested_and_overlapping_groups_do_not_tell_each_other(data: st.DataObject) -> None:
    places, threshold = data.draw(st.sampled_from(TOWNS[:4])), data.draw(st.sampled_from([2, 3]))
    kinds = data.draw(st.lists(st.sampled_from(PUBLISHED), min_size=1, max_size=3, unique=True))
    atoms = list(product(leaves(places, "S"), AGES, ("m", "w")))
    case = Case(places)
    case.people("x", data.draw(people(atoms, threshold)))
    made = [published(case, number, kind) for number, kind in enumerate([((), (), False), *kinds])]
    computed = [each for each, _ in made]
    released = release(computed, places, ProtectionSpec(threshold=threshold))
    for each, sums in made:
        read(case, released, each.frame, sums)
    known = {
        (address[0], *sorted(total)): total for _, sums in made for address, total in sums.items()
    }
    differences = {
        (place, *sorted(set(whole) - set(part))): {each: 1 for each in whole if each not in part}
        for (place, *_), whole in known.items()
        for (other, *_), part in known.items()
        if place == other and set(part) < set(whole)
    }
    for about, total in (known | differences).items():
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1), about


def test_hiding_only_small_counts_is_found_out() -> None:
    """The outsider must win where nobody defends, else the tests above would prove nothing."""
    places, groups = TOWNS[2], GROUPS[1]
    atoms = list(product(leaves(places, "S"), groups["sex"]))
    case = Case(places)
    case.people("x", {atom: number * 7 % 11 for number, atom in enumerate(atoms)})
    small = []
    for place, members in addresses(places, groups):
        total = case.total("x", place, fitting(members))
        true = case.outsider.true(total)
        small += [total] * (0 < true < 3)
        case.reads(total, None if 0 < true < 3 else true)
    assert small
    assert not any(safe(case, total, 3, 2) for total in small)
