"""What is counted: a measure of a source, and the ages and members that it is limited to."""

from typing import TypeAlias

from reportgen.ages import Band
from reportgen.errors import failure
from reportgen.frame import AGE
from reportgen.schema import Spec

Bounds: TypeAlias = tuple[int, int] | tuple[int]
"""Ages, half-open: [0, 18] is under 18, [65] is 65 and older."""
Limits: TypeAlias = tuple[tuple[str, str], ...]
"""Members by key, sorted: (("age", "0-18"), ("sex", "w"))."""


class CountSpec(Spec):
    """A count as a project file names it."""

    source: str
    """Name of a source."""
    measure: str
    """Name of one of its measures."""
    ages: Bounds | None = None
    """Only these ages; the source needs the key `age`."""
    where: dict[str, str | tuple[str, ...]] = {}
    """Only these members of other keys: `{ sex = "w" }`."""

    @property
    def counted(self) -> str:
        """What is counted, without limits: "einwohner.anzahl"."""
        return f"{self.source}.{self.measure}"

    @property
    def limits(self) -> Limits:
        """Ages and members that it is limited to; `ReportError` for ages that are none."""
        named = {key: "|".join(sorted(several(names))) for key, names in self.where.items()}
        if self.ages:
            ages = read_ages(self.ages).key
            named[AGE] = f"{named[AGE]}&{ages}" if AGE in named else ages
        return tuple(sorted(named.items()))


def read_ages(given: Bounds) -> Band:
    """A band as a project file writes it: `[0, 18]` or `[65]`."""
    found = Band(given[0], given[1] if len(given) > 1 else None)
    if found.end is not None and found.end <= found.start:
        raise failure("indicator-ages-invalid", ages=list(given))
    return found


def several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    """One member or several, as several, each once."""
    return (names,) if isinstance(names, str) else tuple(dict.fromkeys(names))
