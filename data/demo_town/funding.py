"""What the town pays to independent providers of youth work, by the district of their offers.

Drawn from a stream of its own, so that no other file moves. In some districts there is one large
provider: what the district gets is then almost what that one gets.
"""

from collections.abc import Iterator

import numpy as np

from data.demo_town import town
from data.demo_town.people import Floats

SEED = 20_241_117
FIRST = 2020
ALONE = {"023": 0.87, "041": 0.89}
"""Districts with three providers, one of which has nearly all of it."""
EACH = 58_000
"""Euro for a usual provider in a year."""


def files() -> dict[str, bytes]:
    lines = (";".join(map(str, row)) for row in _rows())
    return {"foerderung.csv": "".join(f"{line}\n" for line in lines).encode("utf-8-sig")}


def _rows() -> Iterator[tuple[object, ...]]:
    """Amounts with points for thousands, as the treasury prints them."""
    chance = np.random.default_rng(SEED)
    numbers = {key: int(chance.integers(4, 9)) for key in town.districts()} | dict.fromkeys(
        ALONE, 3
    )
    yield "Jahr", "Bezirk", "Träger", "Zuschüsse", "größter Zuschuss", "zweitgrößter Zuschuss"
    for year in range(FIRST, town.LAST + 1):
        for key, number in numbers.items():
            parts = _parts(chance, key, number)
            amounts = np.rint(parts * 1.03 ** (year - FIRST) / 100) * 100
            largest = np.sort(amounts)[::-1]
            told = (f"{each:,.0f}".replace(",", ".") for each in (amounts.sum(), *largest[:2]))
            yield year, key, len(amounts), *told


def _parts(chance: np.random.Generator, key: str, number: int) -> Floats:
    parts = EACH * chance.uniform(0.7, 1.4, number)
    if key in ALONE:
        parts[0] = parts[1:].sum() * ALONE[key] / (1 - ALONE[key])
    return parts
