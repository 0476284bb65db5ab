"""Numbers in words: trends, comparisons, ranks, fractions and multiples.

Which word begins where is a convention and no test of significance; the project file may set it
(`WordingSpec`), and reports print it in their methods.
"""

from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.messages import word
from reportgen.released import Rank

SMALLEST_PART = 10
"""Down to one in ten."""
PARTS = {"two-thirds": 200 / 3, "three-quarters": 75.0}
"""Fractions told with the whole: "rund zwei Drittel der Kinder"."""
MULTIPLES = {"quarter": 0.25, "third": 1 / 3, "half": 0.5, "one-and-half": 1.5, "double": 2.0}
"""Multiples with a word of their own; from 3 on they are counted."""
SIMPLE = ((1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4))
"""Parts told in people of their own: 1 of 4."""
LARGEST_MULTIPLE = 12
MULTIPLE_REACH, MULTIPLE_EVEN = 0.1, 0.02
"""Share of a multiple within which it is told by its word, and as even."""


@dataclass(frozen=True, slots=True)
class Bands:
    """From which change on a trend is told, and how strongly."""

    slight: float
    """Below this nothing has changed to speak of."""
    plain: float
    """Below this "leicht"."""
    clear: float
    """Below this without a word of degree, from this on "deutlich"."""
    strong: float
    """From this on "stark"."""


def trend(change: float, bands: Bands) -> str:
    """A change in words, which judge nothing: "leicht gestiegen", "deutlich gesunken"."""
    size = abs(change)
    if size < bands.slight:
        return word("trend-none")
    direction = word("trend-up" if change > 0 else "trend-down")
    return f"{_strength(size, bands)} {direction}".strip()


def _strength(size: float, bands: Bands) -> str:
    if size < bands.plain:
        return word("trend-slightly")
    if size < bands.clear:
        return ""
    return word("trend-clearly" if size < bands.strong else "trend-strongly")


def is_near(own: float, other: float, near: float) -> bool:
    """Whether a value is within so many per cent of another."""
    return abs(own - other) <= near * abs(other) / 100


def compared(own: float, other: float, near: float, whose: str = "") -> str:
    """Where a value stands beside the town's, or that of `whose` ("der Nordstadt")."""
    side = "over" if own > other else "under"
    if is_near(own, other, near):
        side = "near"
    return word(f"compared-of-{side}", whose=whose) if whose else word(f"compared-{side}")


def judged(better: float, beside: str, *, is_near: bool) -> str:
    """ "günstiger als 2015", "ähnlich wie in der Stadt"; `better` is above nought if it is so."""
    if is_near:
        return word("judged-near", beside=beside)
    return word("judged-better" if better > 0 else "judged-worse", beside=beside)


def ranked(rank: Rank, shared_with: str = "") -> str:
    """ "Rang 3 von 17"; how many places are not ranked is said, never hidden."""
    told = word("rank", position=rank.position, among=rank.among)
    told += word("rank-shared", names=shared_with) if shared_with else ""
    return f"{told} {word('rank-missing', count=rank.missing)}" if rank.missing else told


def fraction(percentage: float, each: str, reach: float, even: float) -> str:
    """ "fast jedes vierte" for a percentage near a simple part; empty when there is none.

    `each` is the right form of "jedes" for the noun that follows.
    """
    parts = range(2, SMALLEST_PART + 1)
    part = min(parts, key=lambda number: abs(percentage - 100 / number))
    distance = percentage - 100 / part
    if abs(distance) > reach:
        return ""
    ending = "n" if each.endswith(("m", "n")) else ""
    return f"{_degree(distance, even)} {each} {word(f'part-{part}')}{ending}"


def portion(percentage: float, whole: str, reach: float, even: float) -> str:
    """ "rund zwei Drittel der Kinder"; empty when there is no such fraction."""
    for name, amount in PARTS.items():
        if abs(percentage - amount) <= reach:
            return f"{_degree(percentage - amount, even)} {word(name)} {whole}"
    return ""


def part_of_whole(percentage: float, whole: int, reach: float) -> tuple[int, int]:
    """A percentage as so many of so many: 1 of 4, 23 of 100; below 1 of 100 as of 1,000.

    With `whole` nought simple parts are preferred where they are within `reach` points.
    """
    if not whole:
        simple = min(SIMPLE, key=lambda each: abs(percentage - 100 * each[0] / each[1]))
        if abs(percentage - 100 * simple[0] / simple[1]) <= reach:
            return simple
        whole = 100 if percentage == 0 or formats.rounded(percentage) else 1000
    return int(formats.rounded(percentage * whole / 100)), whole


def leading(amount: float, digits: int) -> Decimal:
    """A number rounded to so many leading digits: 81,734 to 82,000."""
    whole = formats.rounded(amount)
    places = max(whole.adjusted() + 1 - max(digits, 1), 0)
    return formats.rounded(amount / 10**places).scaleb(places)


def more(change: float, near: float, noun: str, beside: str) -> str:
    """ "mehr Kinder als im Jahr 2015", "genauso viele Kinder wie im Jahr 2015"."""
    side = "same" if abs(change) < near else "more" if change > 0 else "less"
    return word(f"more-{side}", noun=f" {noun}" if noun else "", beside=beside)


def _degree(distance: float, even: float) -> str:
    if abs(distance) <= even:
        return word("fraction-even")
    return word("fraction-over" if distance > 0 else "fraction-under")


def multiple(ratio: float, how: str, near: float) -> str:
    """ "gut doppelt so hoch wie" for the ratio of two positive numbers; "1,3-mal so hoch wie"."""
    if abs(ratio - 1) * 100 <= near:
        return word("multiple-same", how=how)
    named = MULTIPLES | {str(count): float(count) for count in range(3, LARGEST_MULTIPLE + 1)}
    name = min(named, key=lambda each: abs(ratio / named[each] - 1))
    distance = ratio / named[name] - 1
    if abs(distance) > MULTIPLE_REACH:
        decimals = 1 if ratio < 10 else 0
        return word("multiple-number", number=formats.number(ratio, decimals), how=how)
    if name in MULTIPLES:
        times = word(f"multiple-{name}")
    else:
        times = word("multiple-times", count=formats.count_word(int(named[name])))
    return word("multiple", degree=_degree(distance, MULTIPLE_EVEN), times=times, how=how)


def points(amount: float, decimals: int, unit: str, *, signed: bool) -> str:
    """A difference with its unit; one whole percentage point is singular."""
    shown = amount if signed else abs(amount)
    is_one = decimals == 0 and abs(formats.rounded(amount)) == 1
    singular = word("percentage-point") if unit == word("percentage-points") and is_one else unit
    return formats.quantity(shown, decimals, singular, signed=signed)


def counted(count: int, one: str, many: str, words_to: int) -> str:
    """ "ein Kind", "zwölf Kinder", "keine Kinder"; "1 Kind" when no article is given."""
    if count == 0:
        return f"{word('counted-none')} {many}"
    if count == 1:
        return one if " " in one and words_to else f"1 {one.rpartition(' ')[2]}"
    return f"{formats.count_word(count, words_to)} {many}"


def with_verb(subject: str, verb: str, *, before: bool) -> str:
    """A subject with its verb behind it, or before it."""
    parts = (verb, subject) if before else (subject, verb)
    return " ".join(filter(None, parts))
