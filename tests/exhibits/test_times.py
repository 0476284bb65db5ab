"""Where periods stand in time."""

import pytest

from reportgen.exhibits.lookup.times import moments


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (("2015", "2020"), (2015.0, 2020.0)),
        (("2022/23", "2024/25"), (2022.0, 2024.0)),
        (("2023-12", "2024-03"), (2023 + 11 / 12, 2024 + 2 / 12)),
        (("2024 Q1", "2024 Q3"), (2024.0, 2024.5)),
        (("2024-01-01", "2024-07-02"), (2024.0, 2024.5)),
        (("vorher", "nachher"), (0.0, 1.0)),
        (("2024", "2024/25"), (0.0, 1.0)),
        (("2024-02-31", "2024-03-01"), (0.0, 1.0)),
        ((), ()),
    ],
)  # fmt: skip
def test_moments(periods: tuple[str, ...], found: tuple[float, ...]) -> None:
    assert moments(periods) == pytest.approx(found)
