"""What the gate is given: frames of one count share a table."""

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL
from reportgen.protection.counts import gather
from reportgen.protection.spec import ProtectionSpec
from tests.protection.outsider import PERIOD, frame_of, town

PLACES = town("S\n  A\n    a1\n    a2\n    a3\n  B\n    b1\n    b2\n    b3\n  z")


def test_frames_of_one_count_share_a_table() -> None:
    rows = [(place.key, PERIOD, 5, None) for place in PLACES]
    plain = frame_of("y", rows, ("place", "period"))
    split = frame_of(
        "y", [(place.key, PERIOD, TOTAL, 5, None) for place in PLACES], ("place", "period", "sex")
    )
    computed = [Computed(each, (Basis("q", each),)) for each in (plain, split)]
    registry = gather(computed, PLACES, ProtectionSpec())
    assert registry.tables["y"].addresses == ((),)
