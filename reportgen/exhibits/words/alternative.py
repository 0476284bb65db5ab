"""Alternative text from the numbers: type, what, extent, then the finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen import formats
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.words.titles import Subject, period
from reportgen.frame import Measure
from reportgen.messages import word

LIMIT = 250
"""Characters; screen readers read an alternative text in one go."""

MOST_NAMED = 3
"""So many that share an extreme are named, of more only the first."""


@dataclass(frozen=True, slots=True)
class Point:
    """A number of the drawing with the name of what it belongs to."""

    name: str
    amount: float | None
    """As printed; None when it is not shown."""


def check(text: str, choice: Choice) -> None:
    """Note an author's text that is too long."""
    if len(text) > LIMIT:
        choice.error("exhibit-alternative", length=len(text), limit=LIMIT)


class Kept(str):
    """A sentence that is told even where others have to be left out for it."""

    __slots__ = ()


def told(sentences: Iterable[str]) -> str:
    """As many sentences as fit, in their order; what does not fit is left out."""
    every = [each for each in sentences if each]
    kept = " ".join(each for each in every if isinstance(each, Kept))
    limit = LIMIT - len(kept) - bool(kept)
    text = ""
    for sentence in every:
        longer = f"{text} {sentence}".strip()
        if isinstance(sentence, Kept):
            text, limit = longer, limit + len(sentence) + 1
        elif len(longer) <= limit:
            text = longer
        elif not text:
            text = _cut(sentence, limit)
    return text


def _cut(sentence: str, limit: int) -> str:
    """A sentence that is too long by itself, up to a word."""
    return f"{sentence[: limit - 1].rsplit(' ', 1)[0].rstrip(',;:')}…"


def opening(what: str, subject: Subject, *extent: str) -> str:
    """Type, indicators, extent, time: "Balkendiagramm: SGB-II-Quote, 17 Bezirke, 2024."."""
    measures = dict.fromkeys(measure.name for measure in subject.measures)
    parts = (formats.joined(measures), *subject.others, *extent, period(subject.periods))
    return f"{what}: {', '.join(filter(None, parts))}."


def counted(count: int, one: str, many: str) -> str:
    """How many there are of something: "17 Bezirke"."""
    return f"{formats.number(count)} {formats.plural(count, one, many)}"


def extremes(
    points: Sequence[Point], measure: Measure, *, signed: bool = False, when: str = ""
) -> str:
    """The highest and the lowest number, with all names that share them (three at most)."""
    known = [point for point in points if point.amount is not None]
    if len(known) < 2:
        return ""
    amounts = [point.amount for point in known if point.amount is not None]
    highest, lowest = max(amounts), min(amounts)
    if highest == lowest:
        return word("exhibit-all-equal", amount=quantity(highest, measure, signed=signed))
    return word(
        "exhibit-extremes", when=f" {when}" if when else "",
        highest=_names(known, highest), most=quantity(highest, measure, signed=signed),
        lowest=_names(known, lowest), least=quantity(lowest, measure, signed=signed),
    )  # fmt: skip


def is_told(point: Point, points: Sequence[Point]) -> bool:
    """Whether the sentence about the extremes names a point, with its number."""
    amounts = [each.amount for each in points if each.amount is not None]
    is_extreme = len(amounts) > 1 and point.amount in (max(amounts), min(amounts))
    return is_extreme and amounts.count(point.amount or 0.0) <= MOST_NAMED


def _names(points: Sequence[Point], amount: float) -> str:
    names = [point.name for point in points if point.amount == amount]
    if len(names) > MOST_NAMED:
        return word("exhibit-and-more", name=names[0], count=len(names) - 1)
    return formats.joined(names)


def single(point: Point, measure: Measure, *, signed: bool = False) -> str:
    """One number in a sentence: "Wiesenbrück: 8,4 %."; empty when it is not shown."""
    if point.amount is None:
        return ""
    return f"{point.name}: {quantity(point.amount, measure, signed=signed)}."


def course(name: str, parts: Iterable[Sequence[Point]], measure: Measure) -> str:
    """From the first to the last number of a series: "Nordstadt: von 10,9 % auf 12,4 %.".

    Parts are those between breaks, each told on its own: nothing is compared across a break.
    """
    known = [[point for point in part if point.amount is not None] for part in parts]
    told = [_course(part, measure) for part in known if part]
    return f"{name}: {word('exhibit-then').join(told)}." if told else ""


def _course(points: Sequence[Point], measure: Measure) -> str:
    """One part of a series, which has a number at least."""
    first, last = points[0].amount or 0.0, points[-1].amount or 0.0
    since, until = points[0].name, points[-1].name
    if len(points) == 1:
        return word("exhibit-only", amount=quantity(first, measure), period=since)
    key = "exhibit-unchanged" if first == last else "exhibit-course"
    return word(
        key, first=quantity(first, measure), last=quantity(last, measure), since=since,
        until=until,
    )  # fmt: skip


def missing(count: int, one: str, many: str) -> str:
    """How many are not shown: "2 Bezirke nicht ausgewiesen."; empty for none."""
    return Kept(word("exhibit-missing", counted=counted(count, one, many)) if count else "")


def quantity(amount: float, measure: Measure, *, signed: bool = False) -> str:
    """A number with its unit."""
    return formats.quantity(amount, measure.decimals, measure.unit, signed=signed)
