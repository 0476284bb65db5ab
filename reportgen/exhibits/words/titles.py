"""Titles: short templates with a few known names, and defaults that read well in German."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter

from reportgen import formats
from reportgen.errors import nearest
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.frame import Measure
from reportgen.messages import word
from reportgen.places import Level, Place

MOST = 3
"""How many indicators a default title names; more are "Ausgewählte Indikatoren"."""


NAMES = (
    "indicator", "unit", "place", "inside", "genitive", "period", "first", "last", "level",
    "levels",
)  # fmt: skip
"""The names that a template may use."""
NAMED = 3
"""How many distant periods a title names; more are a span."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an exhibit is about, for its title."""

    measures: tuple[Measure, ...]
    place: Place
    periods: tuple[str, ...]
    """Those shown, in time order."""
    level: Level | None = None
    """Level of the places shown side by side."""
    by: tuple[str, ...] = ()
    """What stands after "nach", as printed: ("Bezirken",), ("Alter", "Geschlecht")."""
    others: tuple[str, ...] = ()
    """Fixed groups as printed: ("weiblich",)."""
    is_root: bool = True
    """Whether the place is the whole, which needs not be named."""


def title(template: str, subject: Subject) -> str:
    """The title of an exhibit."""
    return filled(template, subject) if template else default(subject)


def filled(template: str, subject: Subject) -> str:
    """A template that was checked, with its names filled in."""
    return template.format_map(_names(subject)) if template else ""


def check(choice: Choice, templates: Iterable[str]) -> None:
    """Note braces that do not match and names that there are not."""
    for template in templates:
        fields = _fields(template)
        if fields is None:
            choice.error("exhibit-template", template=template)
            continue
        for name in dict.fromkeys(fields):
            if name not in NAMES:
                known = " ".join(f"{{{each}}}" for each in NAMES)
                near = nearest(name, NAMES)
                choice.error("exhibit-template-name", name=name, known=known, near=near)


def _fields(template: str) -> list[str] | None:
    """The names in braces; None when it is not a template."""
    try:
        parts = [part for part in Formatter().parse(template) if part[1] is not None]
    except ValueError:
        return None
    if any(layout or conversion for _, _, layout, conversion in parts):
        return None
    return [name or "" for _, name, _, _ in parts]


def default(subject: Subject) -> str:
    """Indicator, breakdown, place and period: "SGB-II-Quote nach Bezirken, 2024"."""
    head = _indicators(subject.measures)
    if subject.others:
        head = f"{head} ({', '.join(subject.others)})"
    middle = []
    if subject.by:
        middle.append(word("exhibit-by", what=formats.joined(subject.by)))
    if not subject.is_root:
        middle.append(names.inside(subject.place))
    told = " ".join([head, *middle])
    when = period(subject.periods)
    if not when:
        return told
    is_plain = not middle and not subject.others
    return f"{told} {when}" if is_plain and len(subject.periods) > 1 else f"{told}, {when}"


def _indicators(measures: tuple[Measure, ...]) -> str:
    known = list(dict.fromkeys(measure.name for measure in measures))
    if len(known) > MOST:
        return word("exhibit-indicators")
    return _together(known) if len(known) > 1 else formats.joined(known)


def _together(known: list[str]) -> str:
    """Names in a row; those that differ in their first word alone share all others.

    "Benötigte und vorhandene Plätze": what stands right before a noun is an adjective, whose
    capital was that of the beginning. "Zuzüge und Fortzüge über die Stadtgrenze" keep theirs.
    """
    (first, shared), *others = (each.partition(" ")[::2] for each in known)
    if not shared or any(rest != shared for _, rest in others):
        return formats.joined(known)
    is_noun_next = shared[0].isupper()
    heads = [head[0].lower() + head[1:] if is_noun_next else head for head, _ in others]
    return f"{formats.joined([first, *heads])} {shared}"


def period(periods: tuple[str, ...]) -> str:
    """One period, or the span of several; a few distant ones are named one by one."""
    if not periods:
        return ""
    if 1 < len(periods) <= NAMED and not _is_run(periods):
        return formats.joined(periods)
    return formats.span(periods[0], periods[-1])


def _is_run(periods: tuple[str, ...]) -> bool:
    """Whether periods are years that follow one another."""
    if not all(each.isdigit() for each in periods):
        return False
    return int(periods[-1]) - int(periods[0]) == len(periods) - 1


def _names(subject: Subject) -> dict[str, str]:
    first = subject.measures[0] if subject.measures else None
    level = subject.level
    return dict(
        zip(
            NAMES,
            (
                _indicators(subject.measures),
                names.unit(first) if first else "",
                subject.place.name,
                names.inside(subject.place),
                names.genitive(subject.place),
                period(subject.periods),
                subject.periods[0] if subject.periods else "",
                subject.periods[-1] if subject.periods else "",
                level.name if level else "",
                formats.joined(subject.by) or (names.dative(level) if level else ""),
            ),
            strict=True,
        )
    )
