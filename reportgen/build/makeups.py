"""What a project lets everybody know of its indicators, for the audit."""

from collections.abc import Iterator

from reportgen.audit.makeup import Declared, Kin, Makeup, Term
from reportgen.audit.ways import ByAge, Growth, MeanAge, MedianAge, Scores, Uneven, Way
from reportgen.audit.wording import Wording
from reportgen.compose.spec import WordingSpec
from reportgen.contract import Contract
from reportgen.counted import read_ages
from reportgen.frame import Kind, NamedClass
from reportgen.indicators.bases import compared
from reportgen.indicators.promises import PARTS_OF_A_WHOLE, is_given
from reportgen.indicators.spec import IndicatorSpec, TermSpec, terms
from reportgen.project import Project
from reportgen.protection.spec import ProtectionSpec, RelationSpec

MORE = float("inf")


def declared(project: Project) -> Declared:
    """The makeup of every indicator and the rules of every count."""
    rules = project.rules
    makeups = {name: _makeup(spec, project) for name, spec in project.indicators.items()}
    contracts: dict[str, Contract] = {}
    for name, spec in project.indicators.items():
        for term in _terms(spec) if makeups[name].is_linear or makeups[name].way else ():
            counted, own = rules.same.get(term.counted, term.counted), rules.of(term.source)
            contracts[counted] = own.tighter(contracts.get(counted, own))
    kin = (_kin(each, rules) for each in rules.relations.values() if each.whole)
    return Declared(
        makeups, contracts, rules.unsure, kin=tuple(kin), words=_wording(project.wording)
    )


def _kin(relation: RelationSpec, rules: ProtectionSpec) -> Kin:
    whole, *parts = (
        (rules.same.get(each.counted, each.counted), each.limits) for each in relation.counts
    )
    return Kin(whole, tuple(parts), relation.complete)


def _terms(spec: IndicatorSpec) -> tuple[TermSpec, ...]:
    return (*terms(spec.numerator), *terms(spec.denominator))


def _makeup(spec: IndicatorSpec, project: Project) -> Makeup:
    upper, lower, every = terms(spec.numerator), terms(spec.denominator), _terms(spec)
    is_counted = all(project.sources[each.source].persons for each in every)
    is_mixed = spec.years > 1 or any(each.average for each in every)
    is_linear = spec.method == "ratio" and not any(each.weight for each in every)
    return Makeup(
        spec.name, spec.short, spec.decimals,
        tuple(_term(each, project) for each in upper),
        tuple(_term(each, project) for each in lower),
        spec.factor, spec.years, Kind(spec.kind).is_additive and not lower,
        compared(spec) in PARTS_OF_A_WHOLE,
        is_linear and is_counted and not is_given(spec),
        _way(spec) if is_counted and not is_mixed else None,
        spec.unit == "%" and not Kind(spec.kind).is_additive,
        tuple(_classes(spec.classes)),
    )  # fmt: skip


def _classes(classes: tuple[NamedClass, ...]) -> Iterator[tuple[str, float, float]]:
    low = -MORE
    for each in classes:
        high = MORE if each.upto is None else each.upto
        yield each.name, low, high
        low = high


def _wording(spec: WordingSpec) -> Wording:
    return Wording(
        spec.points, spec.percent, spec.near, spec.fraction, spec.even, spec.is_displayed
    )


def _way(spec: IndicatorSpec) -> Way | None:  # noqa: PLR0911 -- one for each method
    """How an indicator of single years is made that is no ratio; None where nobody can say."""
    match spec.method:
        case "ratio":
            return MeanAge() if _is_mean_age(spec) else None
        case "median":
            return MedianAge() if len(terms(spec.numerator)) == 1 else None
        case "growth":
            return Growth(spec.since) if spec.since else None
        case "standardised" | "summed-rates":
            return _by_age(spec)
        case "dissimilarity" | "isolation":
            is_isolation, of_all = spec.method == "isolation", spec.against == "total"
            found = Uneven(spec.units, spec.smallest, is_isolation, of_all)
            return None if spec.adjusted else found
        case "composite":
            return _scores(spec)
        case "gini":
            return None


def _is_mean_age(spec: IndicatorSpec) -> bool:
    """Whether ages are added up, and divided by how many there are."""
    upper, lower = terms(spec.numerator), terms(spec.denominator)
    return (
        len(upper) == len(lower) == 1
        and upper[0].weight == "age"
        and upper[0].model_copy(update={"weight": ""}) == lower[0]
    )


def _by_age(spec: IndicatorSpec) -> ByAge | None:
    """What the rate of each age is worth, if the project says so itself."""
    if isinstance(spec.standard, tuple) and spec.standard:
        whole = sum(each.weight for each in spec.standard)
        return ByAge(
            tuple((read_ages(each.ages).key, each.weight / whole) for each in spec.standard)
        )
    closed = [each for each in spec.bands if len(each) == 2]
    if spec.method == "summed-rates" and spec.bands and len(closed) == len(spec.bands):
        return ByAge(tuple((read_ages(each).key, float(each[1] - each[0])) for each in closed))
    return None


def _scores(spec: IndicatorSpec) -> Scores | None:
    if len(spec.components) != 1:
        return None
    (one,) = spec.components
    return Scores(one.indicator, one.reversed, spec.standard_period)


def _term(spec: TermSpec, project: Project) -> Term:
    source = project.sources[spec.source]
    keys = {*source.keys, *((source.spread.key,) if source.spread else ())}
    return Term(
        project.protection.same.get(spec.counted, spec.counted), spec.limits, frozenset(keys),
        -1 if spec.subtract else 1, spec.average,
    )  # fmt: skip
