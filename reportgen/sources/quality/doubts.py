"""What a check found: messages for the user's terminal, and a finding that may be printed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import Problem, Problems, Severity
from reportgen.quality import Check, Finding, Weight
from reportgen.sources.declared import LIMIT, Declared, capped


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check found of one measure, key or file."""

    finding: Finding
    problems: tuple[Problem, ...]
    """The first cases in full, with their values."""
    cases: int
    """How many there are."""


def doubts(
    check: Check,
    weight: Weight,
    subject: str,
    cases: Sequence[int],
    told: Callable[[int], Problem],
) -> tuple[Doubt, ...]:
    """The doubt that these cases raise; none when there are none."""
    if not cases:
        return ()
    shown = tuple(told(case) for case in cases[:LIMIT])
    return (Doubt(Finding(check, weight, subject, len(cases)), shown, len(cases)),)


def tell(found: Iterable[Doubt], problems: Problems) -> None:
    """Note the messages of all doubts that weigh more than a remark."""
    for doubt in found:
        match doubt.finding.weight:
            case Weight.ERROR:
                problems.found.extend(_weighed(doubt, Severity.ERROR))
            case Weight.NOTICE:
                problems.found.extend(_weighed(doubt, Severity.NOTICE))
            case Weight.REMARK:
                pass


def remarks(found: Iterable[Doubt]) -> tuple[Problem, ...]:
    """The messages of remarks."""
    light = (doubt for doubt in found if doubt.finding.weight is Weight.REMARK)
    return tuple(each for doubt in light for each in _weighed(doubt, Severity.NOTICE))


def _weighed(doubt: Doubt, severity: Severity) -> list[Problem]:
    told = [replace(each, severity=severity) for each in doubt.problems]
    return capped(told, doubt.cases)


def weight(declared: Declared, usual: Weight = Weight.ERROR) -> Weight:
    """The weight of a declared check."""
    said = declared.spec.checks.severity
    return Weight(said) if said else usual


def is_declared(declared: Declared, key: str) -> bool:
    """Whether the project file says anything about a check."""
    return key in declared.spec.checks.model_fields_set
