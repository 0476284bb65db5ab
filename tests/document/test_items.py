"""Labels of numbered items by how deep their list stands."""

import pytest

from reportgen.document.items import item_label


@pytest.mark.parametrize(
    ("place", "level", "label"),
    [
        (1, 0, "1."), (27, 0, "27."), (1, 1, "a)"), (26, 1, "z)"), (27, 1, "aa)"),
        (4, 2, "iv)"), (1949, 2, "mcmxlix)"), (3, 3, "3."), (2, 4, "b)"), (0, 0, "0."),
        (0, 1, "0)"),
    ],
)  # fmt: skip
def test_a_list_inside_another_counts_in_its_own_way(place: int, level: int, label: str) -> None:
    assert item_label(place, level) == label
