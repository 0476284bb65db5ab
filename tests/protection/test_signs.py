"""Numbers that the source does not give, for whatever reason: its sums may tell them."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.status import Status
from tests.protection.outsider import PERIOD, Atom, Case, frame_of, leaves, shown
from tests.protection.test_attack import SEARCHES, TOWNS, people, safe

SIGNS = (Status.UNRELIABLE, Status.UNKNOWN, Status.SECRET)


@SEARCHES
@given(st.data())
def test_small_counts_behind_signs_are_not_calculated_from_official_sums(
    data: st.DataObject,
) -> None:
    places, threshold = data.draw(st.sampled_from(TOWNS[1:])), data.draw(st.sampled_from([2, 3, 5]))
    below = leaves(places, "S")
    atoms: list[Atom] = [(leaf,) for leaf in below]
    case = Case(places)
    case.people("x", data.draw(people(atoms, threshold)))
    signs = {leaf: data.draw(st.sampled_from(SIGNS)) for leaf in below if data.draw(st.booleans())}
    totals = {place.key: case.total("x", place.key, lambda _: True) for place in places}
    rows = [
        (key, PERIOD, None, signs[key])
        if key in signs
        else (key, PERIOD, case.outsider.true(total), None)
        for key, total in totals.items()
    ]
    frame = frame_of("x", rows, ("place", "period"))
    computed = [Computed(frame, (Basis("q", frame),))]
    released = release(computed, places, ProtectionSpec(threshold=threshold))
    for key, total in totals.items():
        if key in signs:
            case.outsider.knows(total, 0)
        else:
            case.reads(total, shown(released, "x", key))
    for key, total in totals.items():
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1), (key, signs)
