"""Where a line of a chart is drawn through, and where it stops."""

import pytest

from reportgen.exhibits.charts.series import Series


@pytest.mark.parametrize(
    ("amounts", "breaks", "runs"),
    [
        ((1, 2, 3), (), ((0, 1, 2),)),
        ((1, None, 3, 4), (), ((0,), (2, 3))),
        ((None, None), (), ()),
        ((1, 2, 3, 4), (2,), ((0, 1), (2, 3))),
        ((1, 2, None, 4), (1, 3), ((0,), (1,), (3,))),
        ((1, 2), (1,), ((0,), (1,))),
    ],
)
def test_runs(
    amounts: tuple[float | None, ...], breaks: tuple[int, ...], runs: tuple[tuple[int, ...], ...]
) -> None:
    series = Series(
        "x", (), amounts, "0", is_root=False, is_focus=False, breaks=dict.fromkeys(breaks, "")
    )
    assert series.runs == runs
