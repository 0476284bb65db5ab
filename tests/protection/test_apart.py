"""Random: members named one by one instead of a breakdown, who together are everybody."""

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.frame import Measure
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from tests.protection.outsider import PERIOD, Atom, Case, Sum, frame_of, leaves, shown
from tests.protection.test_attack import SEARCHES, TOWNS, people, safe

KINDS = ("", "m", "w", "m|w")


@SEARCHES
@given(st.data())
def test_members_named_apart_do_not_tell_each_other(data: st.DataObject) -> None:
    places, threshold = data.draw(st.sampled_from(TOWNS[:4])), data.draw(st.sampled_from([2, 3]))
    kinds = data.draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4, unique=True))
    atoms: list[Atom] = list(product(leaves(places, "S"), ("m", "w")))
    case = Case(places)
    case.people("x", data.draw(people(atoms, threshold)))
    computed, sums = [], {}
    for number, kind in enumerate(kinds):
        wanted = kind.split("|") if kind else ["m", "w"]
        for place in places:
            sums[number, place.key] = case.total("x", place.key, lambda own, w=wanted: own[0] in w)  # type: ignore[misc]
        rows = [(key, PERIOD, case.outsider.true(sums[number, key]), None) for key in places.by_key]
        frame = replace(
            frame_of("x", rows, ("place", "period")), measure=Measure(f"f{number}", "f")
        )
        fixed = (("sex", kind),) if kind else ()
        computed.append(Computed(frame, (Basis("q", frame, None, "x", fixed),)))
    released = release(computed, places, ProtectionSpec(threshold=threshold))
    known: dict[tuple[object, ...], Sum] = {}
    for (number, place), total in sums.items():
        case.reads(total, shown(released, f"f{number}", place))
        known[(place, *sorted(total))] = total
    differences = {
        (place, *sorted(set(whole) - set(part))): {each: 1 for each in whole if each not in part}
        for (place, *_), whole in known.items()
        for (other, *_), part in known.items()
        if place == other and set(part) < set(whole)
    }
    known |= differences
    for about, total in known.items():
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1), (about, kinds)
