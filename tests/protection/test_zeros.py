"""Noughts that are hidden like small counts: nobody finds out whether there is anybody."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL, Kind, Measure
from reportgen.places import Places
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released
from reportgen.status import Status
from tests.protection.outsider import PERIOD, Atom, Case, counted, frame_of, leaves, shown, town
from tests.protection.test_attack import (
    GROUPS,
    SEARCHES,
    TOWNS,
    addresses,
    fitting,
    people,
    safe,
)

PLACES = town("S\n  a\n  b\n  c\n  d")


def hidden(released: Released, measure: str) -> set[str]:
    table = released[measure].table
    return set(table.loc[table["status"] == Status.SECRET, "place"])


def rules(threshold: int = 3, **more: object) -> ProtectionSpec:
    return ProtectionSpec.model_validate({"threshold": threshold, "zeros": "hidden", **more})


def plain(name: str, **amounts: int) -> Computed:
    atoms: dict[Atom, int] = {(place,): amount for place, amount in amounts.items()}
    frame = counted(name, PLACES, {}, atoms)
    return Computed(frame, (Basis("q", frame),))


def test_nought_is_hidden_with_a_neighbour() -> None:
    released = release([plain("x", a=0, b=20, c=30, d=40)], PLACES, rules())
    assert hidden(released, "x") == {"a", "b"}


def test_noughts_are_shown_unless_source_or_project_hide_them() -> None:
    computed = plain("x", a=0, b=20, c=30, d=40)
    assert not release([computed], PLACES, ProtectionSpec()).decisions
    own = ProtectionSpec.model_validate({"sources": {"q": {"zeros": "hidden"}}})
    assert hidden(release([computed], PLACES, own), "x") == {"a", "b"}


def test_nobody_of_nobody_tells_nothing() -> None:
    """Where no child lives none can get help; the population is a source of its own."""
    people, helped = plain("w", a=0, b=90, c=90, d=90), plain("x", a=0, b=20, c=30, d=40)
    share = replace(helped.frame, measure=Measure("share", "share", Kind.SHARE))
    computed = Computed(share, (Basis("q", helped.frame, people.frame),))
    own = ProtectionSpec.model_validate({"sources": {"q": {"zeros": "hidden"}}})
    people = Computed(people.frame, (Basis("w", people.frame),))
    released = release([people, helped, computed], PLACES, own)
    assert not hidden(released, "w")
    assert not hidden(released, "x")


def test_all_of_a_large_group_are_hidden_too() -> None:
    whole, part = plain("w", a=500, b=900, c=900, d=900), plain("x", a=500, b=20, c=30, d=40)
    share = replace(part.frame, measure=Measure("share", "share", Kind.SHARE))
    computed = [whole, part, Computed(share, (Basis("q", part.frame, whole.frame),))]
    assert "a" in hidden(release(computed, PLACES, rules()), "x")
    assert not hidden(release(computed, PLACES, ProtectionSpec()), "x")


def test_no_sense_tells_nobody() -> None:
    """Of nobody there is no share; who reads that there is none knows."""
    part, whole = plain("x", a=0, b=20, c=30, d=40), plain("w", a=0, b=90, c=90, d=90)
    rows = [("a", PERIOD, None, Status.NOT_APPLICABLE), ("b", PERIOD, 22.2, None)]
    share = frame_of("share", rows, ("place", "period"))
    computed = Computed(share, (Basis("q", part.frame, whole.frame),))
    assert hidden(release([computed], PLACES, ProtectionSpec()), "share") == set()
    assert "a" in hidden(release([computed], PLACES, rules()), "share")


@SEARCHES
@given(st.data())
def test_neither_few_nor_nobody_is_found_out(data: st.DataObject) -> None:
    places, groups = data.draw(st.sampled_from(TOWNS)), data.draw(st.sampled_from(GROUPS[:3]))
    threshold = data.draw(st.sampled_from([2, 3]))
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    case = Case(places)
    parts, rests = (data.draw(people(atoms, threshold)) for _ in range(2))
    case.people("x", parts)
    case.people("rest", rests)
    released = _released((places, groups), parts, rests, threshold)
    totals = {}
    for place, members in addresses(places, groups):
        part = case.total("x", place, fitting(members))
        rest = case.total("rest", place, fitting(members))
        for name, total in (("x", part), ("w", part | rest)):
            amount = shown(released, name, place, **dict(zip(groups, members, strict=True)))
            assert amount is None or amount >= threshold
            _reads(case, total, amount)
            totals[name, place, members] = total
        totals["rest", place, members] = rest
    for about, total in totals.items():
        if case.outsider.true(total) < threshold:
            whole = case.outsider.true(totals["w", *about[1:]])
            goal = min(threshold, whole) if whole >= threshold else threshold
            if about[0] != "rest" or whole >= threshold:
                assert safe(case, total, goal, goal - 1), about


def _released(
    terrain: tuple[Places, dict[str, list[str]]],
    parts: Mapping[Atom, int],
    rests: Mapping[Atom, int],
    threshold: int,
) -> Released:
    places, groups = terrain
    part = counted("x", places, groups, parts)
    whole = counted("w", places, groups, {atom: parts[atom] + rests[atom] for atom in parts})
    computed = [Computed(each, (Basis("q", each),)) for each in (part, whole)]
    share = replace(part, measure=Measure("share", "share", Kind.SHARE))
    computed.append(Computed(share, (Basis("q", part, whole),)))
    return release(computed, places, rules(threshold))


def _reads(case: Case, total: dict[int, int], amount: float | None) -> None:
    """Noughts are never printed, so one that is hidden may be nought."""
    if amount is not None:
        case.outsider.knows(total, amount, amount)


def test_the_total_of_a_town_without_anybody_is_hidden() -> None:
    released = release([plain("x", a=0, b=0, c=0, d=0)], PLACES, rules())
    assert hidden(released, "x") == {"S", "a", "b", "c", "d"}


def test_groups_of_nobody_are_hidden_in_every_place() -> None:
    atoms: dict[Atom, int] = {
        (place, sex): 30 if sex == "m" else 0 for place in "abcd" for sex in "mw"
    }
    frame = counted("x", PLACES, {"sex": ["m", "w"]}, atoms)
    released = release([Computed(frame, (Basis("q", frame),))], PLACES, rules())
    for place in ("S", *"abcd"):
        assert shown(released, "x", place, sex="w") is None
        assert shown(released, "x", place, sex=TOTAL) is not None
