"""A declared indicator to what its numbers say of themselves, and what its sheet tells."""

from collections.abc import Iterator

from reportgen.ages import label
from reportgen.counted import read_ages
from reportgen.formats import number
from reportgen.frame import Kind, Measure, Polarity
from reportgen.indicators.catalogue.entries import concepts, entries
from reportgen.indicators.promises import is_given
from reportgen.indicators.spec import IndicatorSpec, TermSpec, terms
from reportgen.messages import word
from reportgen.profile import Part, Profile


def measure_of(name: str, spec: IndicatorSpec) -> Measure:
    """What the numbers of an indicator are."""
    return Measure(
        name,
        spec.name,
        Kind(spec.kind),
        spec.unit,
        spec.decimals,
        Polarity(spec.polarity),
        short=spec.short,
        theme=spec.theme,
        definition=spec.definition,
        interpretation=spec.interpretation,
        population=spec.population,
        note=spec.note,
        given=is_given(spec),
        breaks=spec.breaks,
        classes=spec.classes,
        profile=_profile(spec),
    )


def _profile(spec: IndicatorSpec) -> Profile:
    every = (*terms(spec.numerator), *terms(spec.denominator))
    return Profile(
        numerator=tuple(map(_part, terms(spec.numerator))),
        denominator=tuple(map(_part, terms(spec.denominator))),
        formula=_formula(spec),
        ages=tuple(dict.fromkeys(_years(term) for term in every if term.ages)),
        timing=spec.timing,
        base=spec.base,
        comparability=spec.comparability,
        do_not_use_for=spec.do_not_use_for,
        data_source=spec.data_source,
        licence=spec.licence,
        version=spec.version,
        changelog=spec.changelog,
        number=spec.catalogue_number,
        rivals=tuple(_named(rival) for rival in spec.rivals),
        limits=tuple(_limits(spec)),
    )


def _named(entry: str) -> str:
    """The name of an entry; a project may name rivals that the catalogue does not have."""
    return str(entries()[entry].table["name"]) if entry in entries() else entry


def _part(term: TermSpec) -> Part:
    """A term in words: its concept, or the measure of its source, and what it is limited to."""
    known = concepts().get(term.concept)
    name = known.name if known else term.measure
    limits = [_years(term)] if term.ages else []
    if not known:
        limits += [f"{key} {_listed(members)}" for key, members in sorted(term.where.items())]
    if term.average:
        limits.append(word("term-average"))
    return Part(f"{name} ({'; '.join(limits)})" if limits else name, term.source, term.subtract)


def _years(term: TermSpec) -> str:
    """Bounds of age with their unit: "15 bis unter 65 Jahre", "65 Jahre und älter"."""
    if not term.ages:
        return ""
    ages = read_ages(term.ages)
    key = "years-open" if ages.end is None else "years"
    return word(key, first=ages.start, ages=label(ages.key))


def _listed(members: str | tuple[str, ...]) -> str:
    return members if isinstance(members, str) else ", ".join(members)


def _formula(spec: IndicatorSpec) -> str:
    match spec.method:
        case "ratio" if not spec.denominator:
            key = "given" if is_given(spec) else "sum"
        case "ratio" if spec.factor != 1:
            key = "ratio"
        case "ratio":
            key = "plain-ratio"
        case method:
            key = method
    decimals = 0 if spec.factor == int(spec.factor) else 2
    parts = " + ".join(f"{each.weight:g} × {_named(each.indicator)}" for each in spec.components)
    factor = number(spec.factor, decimals)
    return word(f"formula-{key}", factor=factor, since=spec.since, parts=parts)


def _limits(spec: IndicatorSpec) -> Iterator[str]:
    """What keeps small numbers and small places from being shown."""
    if spec.minimum_numerator:
        yield word("limit-numerator", least=number(spec.minimum_numerator))
    if spec.minimum_denominator:
        yield word("limit-denominator", least=number(spec.minimum_denominator))
    if spec.years > 1:
        yield word("limit-years", years=spec.years)
