"""Quotas as an office gives them beside the population that they are quotas of."""

import pytest

from reportgen.status import Status
from tests.people import HEAD, PEOPLE, rows
from tests.town import Told, refused, source, told, town
from tests.town import indicator as counted

QUOTAS = source("amt", more="persons = false")
PEOPLE_ONLY = counted("leute", "anzahl", "ew.zahl")
GIVEN = """
[indicator.quote]
name = "Quote"
kind = "quote"
unit = "%"
decimals = 1
factor = 100
numerator = { source = "amt", measure = "zahl" }
"""


def given(people: str, quotas: str, more: str = 'of = "leute"\n') -> Told:
    files = {"ew.csv": HEAD + people, "amt.csv": HEAD + quotas}
    return told(town(PEOPLE + QUOTAS + PEOPLE_ONLY + GIVEN + more, dict(files), threshold=10))


def hidden(found: Told) -> set[str]:
    places = ("01", "02", "03")
    return {each for each in places if found.cell("quote", each).status is Status.SECRET}


PARTS = rows("0,043", "0,2", "0,3")


def test_four_point_three_per_cent_of_186_are_eight() -> None:
    assert hidden(given(rows(186, 500, 400), PARTS)) >= {"01"}
    assert not hidden(given(rows(186, 500, 400), PARTS, more=""))


def test_of_many_the_rounded_quota_does_not_tell_a_small_count() -> None:
    assert not hidden(given(rows(18600, 50000, 40000), PARTS))


def test_nobody_is_nobody() -> None:
    assert not hidden(given(rows(186, 500, 400), rows("0", "0,2", "0,3")))


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ('of = "leude"', "Meinten Sie „leute“?"),
        ('of = "quote"', "keine Anzahl"),
        ('of = "leute"\ndenominator = { source = "ew", measure = "zahl" }', "fertige Quoten"),
    ],
)
def test_what_cannot_be_a_base_is_refused(declared: str, words: str) -> None:
    files = {"ew.csv": HEAD + rows(9, 9, 9), "amt.csv": HEAD + PARTS}
    world = town(PEOPLE + QUOTAS + PEOPLE_ONLY + GIVEN + declared + "\n", dict(files))
    assert any(words in each for each in refused(world))
