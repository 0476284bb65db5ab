"""Every way in which the data print a number: as value, change, deviation or rest of a hundred."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.compose.figures import PERCENT, POINTS, Figure
from reportgen.compose.lookup import Found, Lookup
from reportgen.compose.telling import difference, quantity
from reportgen.frame import CHANGE, DEVIATION, SINCE, Frame, Measure, derived_id, parted_id
from reportgen.places import Place


@dataclass(frozen=True, slots=True)
class Printing:
    """A number that the data hold, and how an author sets it in."""

    amount: float
    unit: str
    """As figures have it."""
    text: str
    write: str
    """What to write in the chapter."""

    def prints_like(self, figure: Figure) -> bool:
        """Whether it is a typed figure, as far as that has decimals."""
        if self.unit != figure.unit and figure.unit:
            return False
        return float(formats.rounded(abs(self.amount), figure.decimals)) == figure.amount


def fits(figure: Figure, measure: Measure) -> bool:
    """Whether a figure has the unit of a measure's numbers."""
    if figure.unit == PERCENT:
        return measure.is_percentage
    if not figure.unit:
        return measure.kind.is_additive
    return figure.unit == measure.unit and bool(figure.decimals or not measure.decimals)


def may_tell(figure: Figure, measure: Measure) -> bool:
    """Whether a figure may be a number of a measure or a change of one."""
    return fits(figure, measure) or _is_change(figure, measure)


def _is_change(figure: Figure, measure: Measure) -> bool:
    if figure.unit == POINTS:
        return measure.is_percentage
    return figure.unit == PERCENT and measure.kind.is_additive


@dataclass(frozen=True, eq=False)
class Printings:
    """Everything released, as it may stand in a sentence."""

    lookup: Lookup

    def names(self, figure: Figure) -> Iterator[str]:
        """The indicators whose numbers have the unit of a figure."""
        for name in self.lookup.names():
            if fits(figure, self.lookup.frame(name).measure):
                yield name

    def of(self, name: str, place: Place, years: tuple[str, ...]) -> Iterator[Printing]:
        """An indicator of a place: its values, then what is told of them."""
        yield from self.values(name, place, years)
        frame = self.lookup.frame(name)
        for printing in self.values(name, place, years):
            if frame.measure.is_percentage:
                rest = 100 - printing.amount
                text = formats.quantity(rest, frame.measure.decimals, "%")
                yield Printing(rest, PERCENT, text, f"100 % − {printing.write}")
        yield from self._changes(frame, place)
        yield from self._deviations(frame, place, years)

    def values(self, name: str, place: Place, years: tuple[str, ...]) -> Iterator[Printing]:
        """The values of the years named and of the latest period, groups included."""
        frame = self.lookup.frame(name)
        for period in self._periods(frame, years):
            for groups in ({}, *_members(frame)):
                found = Found(frame, place, period, groups)
                if found.cell.amount is not None:
                    write = self._call("value", found, groups)
                    unit = PERCENT if frame.measure.is_percentage else frame.measure.unit
                    text = quantity(found.cell, frame.measure)
                    yield Printing(found.cell.amount, unit, text, write)

    def stale(self, name: str, place: Place, figure: Figure) -> str:
        """The latest earlier period of which a figure is the value; empty when there is none."""
        frame = self.lookup.frame(name)
        for period in reversed(frame.periods[:-1]):
            amount = frame.cell(place.key, period).amount
            if amount is not None and Printing(amount, figure.unit, "", "").prints_like(figure):
                return period
        return ""

    def _periods(self, frame: Frame, years: tuple[str, ...]) -> list[str]:
        latest = frame.periods[-1:]
        named = [each for each in frame.periods if each.startswith(years)]
        return [*latest, *(each for each in named if each not in latest)]

    def _changes(self, frame: Frame, place: Place) -> Iterator[Printing]:
        """Every change of a place, in points or per cent, of shares also relative."""
        changes = self._derived(frame, CHANGE)
        if changes is None:
            return
        for at, period in enumerate(frame.periods):
            for since in frame.periods[:at]:
                found = Found(changes, place, period, {SINCE: since})
                then = frame.cell(place.key, since).amount
                if (amount := found.cell.amount) is None:
                    continue
                text = difference(found.cell, changes.measure)
                unit = POINTS if frame.measure.is_percentage else changes.measure.unit
                base = replace(found, frame=frame)
                yield Printing(amount, unit, text, self._call("change", base, found.groups))
                if frame.measure.is_percentage and then:
                    ratio = amount / then * 100
                    told = formats.quantity(ratio, 1, "%", signed=True)
                    write = self._call("change", base, found.groups, ", relative=True")
                    yield Printing(ratio, PERCENT, told, write)

    def _deviations(self, frame: Frame, place: Place, years: tuple[str, ...]) -> Iterator[Printing]:
        apart = self._derived(frame, DEVIATION)
        if apart is None:
            return
        for period in self._periods(frame, years):
            found = Found(apart, place, period, {})
            if (amount := found.cell.amount) is not None:
                unit = POINTS if frame.measure.is_percentage else apart.measure.unit
                text = difference(found.cell, apart.measure)
                write = self._call("deviation", replace(found, frame=frame), {})
                yield Printing(amount, unit, text, write)

    def _derived(self, frame: Frame, what: str) -> Frame | None:
        return self.lookup.released.frames.get(derived_id(frame.measure.id, what))

    def _call(self, word: str, found: Found, named: dict[str, str], more: str = "") -> str:
        """The call of a word; what is its default is left out."""
        parts = [f'"{parted_id(found.measure.id)[0]}"']
        parts += [f'{key}="{each}"' for key, each in named.items()]
        if found.place != self.lookup.places.root:
            parts.append(f'place="{found.place.key}"')
        if found.period != found.frame.periods[-1]:
            parts.append(f'period="{found.period}"')
        return f"{{{{ {word}({', '.join(parts)}{more}) }}}}"


def _members(frame: Frame) -> Iterator[dict[str, str]]:
    """Every single member of every group."""
    for group in frame.groups:
        yield from ({group: member} for member in frame.members(group))
