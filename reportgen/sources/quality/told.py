"""Addresses and numbers as the messages of checks say them."""

from reportgen import formats
from reportgen.frame import PERIOD, PLACE, TOTAL
from reportgen.sources.held import Held, Series

_DECIMALS = 3
"""As many as a message needs to tell two numbers apart."""


def address(source: Held, series: Series, row: int) -> str:
    """What a number is about: "Nord, 2024, sex = w"."""
    numbers = series.table.iloc[row]
    members = {key: str(numbers[key]) for key in series.keys}
    place = source.declared.places.get(members.pop(PLACE))
    name = place.name if place else ""
    groups = (f"{key} = {each}" for key, each in members.items() if key != PERIOD)
    said = [each for each in groups if not each.endswith(f"= {TOTAL}")]
    return ", ".join([name, members[PERIOD], *said])


def amount(number: float) -> str:
    """A number, with as many decimals as it has."""
    text = f"{number:.{_DECIMALS}f}".rstrip("0")
    return formats.number(number, len(text.partition(".")[2]))
