"""The authors' words for sentences written by hand: they hold, or the build fails.

`claim` states a condition on the data and the data vintage up to which an author has read them. If
the condition no longer holds, newer data have come, or a hidden number leaves it open, the sentence
must not be printed. `typed` prints a number that no data hold, with where it is from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen import formats
from reportgen.compose.faults import Faults
from reportgen.compose.lines import here
from reportgen.compose.lookup import Indicator, Lookup, Period, Spot
from reportgen.compose.telling import quantity
from reportgen.errors import failure
from reportgen.formats import MISSING_IN_PROSE
from reportgen.frame import Frame
from reportgen.messages import word
from reportgen.places import Place
from reportgen.released import as_printed

UNDECIDED = "number-hidden"
LONGEST = 60
"""Characters of a sentence that a message quotes."""


@dataclass(frozen=True, eq=False)
class Claims:
    """The words for what is written by hand."""

    lookup: Lookup
    faults: Faults

    def number(
        self, indicator: Indicator, place: Spot = None, period: Period = None, **groups: str
    ) -> float:
        """A plain number for conditions, as it is printed; an error where there is none to see."""
        found = self.lookup.number(indicator, place, period, groups)
        amount = as_printed(found.cell, found.measure.decimals)
        if amount is None:
            missing = MISSING_IN_PROSE[found.cell.status]
            raise failure(
                UNDECIDED, name=found.measure.id, place=found.place.name, period=found.period,
                missing=missing,
            )  # fmt: skip
        return amount

    def claim(
        self,
        condition: object,
        sentence: str = "",
        until: Period = None,
        of: Indicator = "",
        shown_only: bool = False,  # noqa: FBT001, FBT002 -- authors name it
        caller: object = None,
    ) -> str:
        """A sentence that the data must bear out, read by its author up to a data vintage."""
        written = caller() if callable(caller) else sentence
        start = _start(written)
        if not start or until is None or not of:
            raise failure("claim-incomplete")
        if any(each.code == UNDECIDED and each.where == here() for each in self.faults.found):
            return written  # what the condition could not see has been told
        frame = self.lookup.frame(of)
        latest = self.lookup.period(frame, None)
        facts = {"sentence": start, "name": frame.measure.id, "period": latest}
        hidden = formats.joined(self._hidden(frame.measure.id))
        if hidden and not shown_only:
            self.faults.error("claim-undecided", here(), hidden=hidden, **facts)
        elif not condition:
            self.faults.error("claim-false", here(), data=self._now(frame, latest), **facts)
        elif latest[: len(str(until))] > str(until):
            self.faults.error(
                "claim-expired", here(), until=until, data=self._now(frame, latest), **facts
            )
        return written

    def _hidden(self, indicator: str) -> Iterable[str]:
        """The places without a number among those that the condition on this line put in order."""
        asked = (here(), indicator)
        return dict.fromkeys(name for *where, name in self.lookup.gaps if (*where,) == asked)

    def _now(self, frame: Frame, period: str) -> str:
        """What the data say: the town, the highest and the lowest."""
        root = self.lookup.places.root
        peers = self.lookup.level(self.lookup.highest_level())
        cells = [(frame.cell(each.key, period).amount, each) for each in peers]
        known = sorted(
            (each for each in cells if each[0] is not None), key=lambda each: each[0] or 0
        )
        extremes = dict.fromkeys(each for _, each in known[-1:] + known[:1])
        return "; ".join(_said(frame, each, period) for each in (root, *extremes))

    def typed(self, text: str, source: str) -> str:
        """A number that is written by hand on purpose; its source is for those who check."""
        if not text.strip() or not source.strip():
            raise failure("typed-source")
        return text


def _said(frame: Frame, place: Place, period: str) -> str:
    cell = frame.cell(place.key, period)
    told = quantity(cell, frame.measure) or MISSING_IN_PROSE.get(cell.status, "")
    return word("claim-said", place=place.name, number=told)


def _start(sentence: str) -> str:
    """The beginning of a sentence, for messages."""
    text = " ".join(sentence.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
