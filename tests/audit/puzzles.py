"""Small towns for attacks: a figure, what is kept back beside it, and all tables that fit."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from reportgen.audit.figure import Figure
from reportgen.audit.findings import Hidden, Inquiry
from reportgen.audit.makeup import Address, Declared, Makeup, Term
from reportgen.audit.wording import USUAL, Wording
from reportgen.contract import Contract
from reportgen.places import Places
from tests.protection.outsider import town

PLACES = town("S\n  a\n  b\n  c")
AGED = frozenset({"age", "sex"})
CASES = Makeup("Fälle", upper=(Term("cases", keys=AGED),), adds_up=True)
PEOPLE = Makeup("Leute", upper=(Term("people", keys=AGED),), adds_up=True)
RATE = Makeup(
    "Quote", decimals=1, upper=(Term("cases", keys=AGED),), lower=(Term("people", keys=AGED),),
    factor=100.0, in_points=True,
)  # fmt: skip
KNOWN = {"cases": CASES, "people": PEOPLE, "rate": RATE}


def at(
    indicator: str,
    place: str = "a",
    period: str = "2024",
    *,
    told: str = "",
    beside: tuple[tuple[str, str], ...] = (),
    **group: str,
) -> Address:
    return Address(indicator, place, period, tuple(sorted(group.items())), told, beside)


def printed(address: Address, value: float, decimals: int = 0) -> Figure:
    half = 0.5 * 10.0**-decimals
    return Figure(address, value - half, value + half, f"{address}")


def in_words(address: Address, text: str, words: Wording = USUAL) -> Figure:
    """What a sentence says, as the ledger reads it."""
    meant = Declared(KNOWN, {}, words=words).meant(address, text)
    assert meant, text
    told = Address(
        address.indicator, address.place, address.period, address.group, meant.told, address.beside
    )
    return Figure(told, meant.low, meant.high, f"{address}")


def attacked(
    figures: Sequence[Figure],
    hidden: Sequence[Address],
    makeups: Mapping[str, Makeup] = KNOWN,
    threshold: int = 5,
    places: Places = PLACES,
    *,
    zeros: bool = True,
) -> dict[tuple[str, str, str], tuple[float, float]]:
    """The protected counts of cases that follow: where, when and of whom, with their bounds."""
    declared = Declared({**KNOWN, **makeups}, {"cases": Contract(threshold, hides_zeros=zeros)})
    inquiry = Inquiry(declared, places, figures, [Hidden(each, "") for each in hidden])
    found = {
        (each.quantity.place, each.quantity.period, "/".join(m for _, m in each.quantity.limits)):
        (each.interval.least, each.interval.most)
        for each in inquiry.found()
        if each.quantity.counted == "cases" and not each.is_rest
    }  # fmt: skip
    assert not inquiry.puzzle.left_out
    return found


def tried(
    number: int, most: int, fits: Callable[..., bool], threshold: int = 5
) -> dict[int, tuple[int, int]]:
    """Of so many counts those that lie below a threshold in every table that fits."""
    tables = [each for each in product(range(most + 1), repeat=number) if fits(*each)]
    assert tables
    ends = {
        at: (min(table[at] for table in tables), max(table[at] for table in tables))
        for at in range(number)
    }
    return {at: (low, high) for at, (low, high) in ends.items() if high < threshold}
