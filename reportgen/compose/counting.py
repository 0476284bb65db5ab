"""The authors' words for countable things: how many there are, and the verb that agrees."""

from collections.abc import Sized
from dataclasses import dataclass

from reportgen import formats
from reportgen.compose import prose
from reportgen.compose.lines import here
from reportgen.compose.lookup import Indicator, Lookup, Period, Spot
from reportgen.compose.spec import WordingSpec
from reportgen.compose.telling import told, worded
from reportgen.document.inlines import Value
from reportgen.errors import failure
from reportgen.formats import MISSING_IN_PROSE
from reportgen.frame import Cell, Kind
from reportgen.messages import word
from reportgen.status import Status

PERSONS = "persons"


@dataclass(frozen=True, eq=False)
class Counting:
    """The words for counts."""

    lookup: Lookup
    wording: WordingSpec

    def count(self, number: int) -> str:
        """A number in words up to twelve."""
        return formats.count_word(number, self.wording.words_to)

    def agree(self, number: int | Sized, one: str, many: str) -> str:
        """The form that agrees with a number, or with how many there are: "liegt", "liegen"."""
        how_many = len(number) if isinstance(number, Sized) else number
        return one if how_many == 1 else many

    def persons(  # noqa: PLR0913 -- authors name what they need
        self,
        indicator: Indicator,
        one: str,
        many: str,
        place: Spot = None,
        period: Period = None,
        *,
        verb: tuple[str, ...] = ("", ""),
        before: bool = False,
        **groups: str,
    ) -> Value:
        """A count with its noun and verb: "ein Kind lebt", "zwölf Kinder leben"."""
        found = self.lookup.number(indicator, place, period, groups)
        if found.measure.kind is not Kind.COUNT:
            raise failure("persons-no-count", name=found.measure.id)
        if len(verb) != 2:
            raise failure("persons-verb")
        key = told(found, PERSONS)
        if found.cell.amount is None:
            return Value(_missing(found.cell, verb, before=before), key, here())
        how_many = int(formats.rounded(found.cell.amount))
        subject = prose.counted(how_many, one, many, self.wording.words_to)
        text = prose.with_verb(subject, verb[how_many != 1], before=before)
        return worded(key, found.cell, text)


def _missing(cell: Cell, verb: tuple[str, ...], *, before: bool) -> str:
    """What stands for a number and its verb: "ist keine Angabe … möglich"."""
    missing = MISSING_IN_PROSE[cell.status]
    if not any(verb) or cell.status is Status.NOT_APPLICABLE:
        return missing
    return word("counted-missing-before" if before else "counted-missing", missing=missing)
