"""Whether the sources of an indicator describe the same people at the same time.

Registers and the updated census count different people on the same day: a quota of one over the
other is wrong by the difference, and nobody sees it. Times may differ on purpose (births of a
year over the population of a day), so they are told where the kind promises a part of a whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from reportgen.errors import Problems, Where, nearest
from reportgen.indicators.promises import PARTS_OF_A_WHOLE
from reportgen.indicators.spec import IndicatorSpec, TermSpec, terms
from reportgen.profile import BASES, MONTH, TIMINGS, is_day


@dataclass(frozen=True, slots=True)
class Stand:
    """What a source declares of itself."""

    base: str = ""
    timing: str = ""


@dataclass(frozen=True, slots=True)
class Mixing:
    """An indicator, what its sources declare, and where to tell of it."""

    name: str
    spec: IndicatorSpec
    stands: Mapping[str, Stand]
    where: Where
    problems: Problems

    def check(self) -> None:
        """Note what does not go together, unless the indicator accepts it."""
        if "base" not in self.spec.accepts:
            self._bases()
        if "timing" not in self.spec.accepts:
            self._timings()

    def _bases(self) -> None:
        upper, lower = terms(self.spec.numerator), terms(self.spec.denominator)
        known = {each.source: base for each in (*upper, *lower) if (base := self._stand(each).base)}
        (first, base), *others = [*known.items()] or [("", "")]
        for other, different in others:
            if different != base:
                self.problems.error(
                    "indicator-base-mixed", self.where, indicator=self.name, first=first,
                    base=base, second=other, other=different,
                )  # fmt: skip
                return
        if base and self.spec.base not in ("", base):
            self.problems.notice(
                "indicator-base-other", self.where, indicator=self.name, source=first, base=base,
                said=self.spec.base,
            )  # fmt: skip

    def _timings(self) -> None:
        upper, lower = terms(self.spec.numerator), terms(self.spec.denominator)
        added = (*product(upper[:1], upper[1:]), *product(lower[:1], lower[1:]))
        across = tuple(product(upper, lower))
        is_loose = self.spec.kind not in PARTS_OF_A_WHOLE
        pairs = [(*pair, False) for pair in added] + [(*pair, is_loose) for pair in across]
        for first, second, loose in pairs:
            one, two = self._stand(first).timing, self._stand(second).timing
            if not agree(one, two, is_loose=loose):
                self.problems.notice(
                    "indicator-timing-mixed", self.where, indicator=self.name,
                    first=first.source, timing=one, second=second.source, other=two,
                )  # fmt: skip
                return

    def _stand(self, term: TermSpec) -> Stand:
        return self.stands.get(term.source, Stand())


def agree(one: str, two: str, *, is_loose: bool) -> bool:
    """Whether two times go together; `is_loose` where events stand over a population.

    A month of the Bundesagentur is a day in it, so it agrees with any day. Two days of the year
    never agree.
    """
    if not one or not two or one == two:
        return True
    moments = [is_day(each) or each == MONTH for each in (one, two)]
    if all(moments):
        return MONTH in (one, two)
    return is_loose


def tell_unusual(name: str, stand: Stand, where: Where, problems: Problems) -> None:
    """Words that nearly are usual ones are mistyped; others are the project's own."""
    for key, said, known in (("base", stand.base, BASES), ("timing", stand.timing, TIMINGS)):
        near = nearest(said, known)
        if near and near != said and _digits(near) == _digits(said):
            problems.notice("source-word-near", where, source=name, key=key, said=said, near=near)


def _digits(said: str) -> str:
    return "".join(filter(str.isdigit, said))
