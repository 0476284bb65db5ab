"""What is the most, the least and the only one, where places come and go."""

from dataclasses import replace

from reportgen.compose.lookup import Lookup
from reportgen.compose.superlatives import Superlatives
from reportgen.places import Place
from tests.compose.conftest import PLACES, RELEASED


def ended(until: str) -> Superlatives:
    """The town of the cases, whose Südhang (hidden in 2024) was a district until then."""
    every = (replace(each, until=until if each.key == "04" else "") for each in PLACES)
    return Superlatives(Lookup(RELEASED, replace(PLACES, all=tuple(every))))


def test_a_district_that_is_no_more_leaves_nothing_open() -> None:
    found = ended("2023").only("quote", "below")
    assert isinstance(found, Place)
    assert found.name == "Alt_dorf_"


def test_a_hidden_district_leaves_it_open() -> None:
    assert ended("2024").only("quote", "below") == ""
