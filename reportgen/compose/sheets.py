"""The authors' words for indicator sheets: what an indicator is, from what, and what it is for.

A sheet tells what the numbers on the page say: its periods, places and sources are those of the
released numbers, everything else is what the project declares.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.citation import cited, works
from reportgen.compose.inventory import Inventory
from reportgen.compose.lines import here
from reportgen.compose.lookup import Indicator, Lookup
from reportgen.document.inlines import Inline, Inlines, LineBreak, Text
from reportgen.document.nodes import Align, Blocks, Column, Row, Table, TableCell
from reportgen.frame import PLACE, Frame, Origin
from reportgen.messages import word
from reportgen.profile import Part

COLUMNS = (Column(Align.LEFT, 2), Column(Align.LEFT, 5))


@dataclass(frozen=True, eq=False)
class Sheets:
    """The words for indicator sheets."""

    lookup: Lookup

    def indicator_sheet(self, name: Indicator) -> Table:
        """The sheet of an indicator."""
        frame = self.lookup.frame(name)
        rows = tuple(
            Row((TableCell((Text(word(key)),), is_head=True), TableCell(_lines(lines))))
            for key, lines in self._told(frame)
            if lines
        )
        title = (Text(frame.measure.name),)
        return Table(title, COLUMNS, (), rows, is_listed=False, where=here())

    def indicator_sheets(self, theme: str = "") -> Blocks:
        """The sheets of all indicators, or of those of a theme."""
        every = Inventory(self.lookup, ()).indicators(theme)
        return tuple(self.indicator_sheet(each) for each in every)

    def _told(self, frame: Frame) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every row: the key of its label, and its lines."""
        measure, profile = frame.measure, frame.measure.profile
        yield "sheet-says", _filled(measure.interpretation)
        yield "sheet-definition", _filled(measure.definition)
        yield "sheet-formula", _filled(profile.formula)
        yield "sheet-numerator", _parts(profile.numerator, frame.origins)
        yield "sheet-denominator", _parts(profile.denominator, frame.origins)
        yield "sheet-unit", _filled(measure.unit)
        yield "sheet-kind", (f"{word(f'kind-{measure.kind}')}; {word(measure.polarity)}",)
        yield "sheet-timing", _filled(profile.timing)
        yield (
            "sheet-population",
            _filled("; ".join(filter(None, (measure.population, profile.base)))),
        )
        yield "sheet-ages", _filled("; ".join(profile.ages))
        yield "sheet-limits", _filled("; ".join(profile.limits))
        yield "sheet-sources", cited(works(frame.origins)) or _filled(profile.data_source)
        yield "sheet-licence", _filled(profile.licence) or _licences(frame.origins)
        yield "sheet-level", _filled(self._smallest(frame))
        yield "sheet-periods", _periods(frame)
        yield "sheet-comparability", _filled(profile.comparability)
        yield "sheet-not-for", _filled(profile.do_not_use_for)
        yield "sheet-rivals", profile.rivals
        yield "sheet-note", _filled(measure.note)
        yield "sheet-version", profile.changelog or _filled(profile.version)
        yield "sheet-number", _filled(str(profile.number or ""))

    def _smallest(self, frame: Frame) -> str:
        """The lowest level of which there are numbers."""
        keys = frame.table.loc[frame.table["amount"].notna(), PLACE].unique()
        levels = {self.lookup.place(key).level for key in keys}
        known = [level.name for level in self.lookup.places.levels if level.key in levels]
        return known[-1] if known else ""


def _filled(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _lines(lines: tuple[str, ...]) -> Inlines:
    """Lines one below the other."""
    found: list[Inline] = []
    for line in lines:
        found += [LineBreak(), Text(line)]
    return tuple(found[1:])


def _parts(parts: tuple[Part, ...], origins: tuple[Origin, ...]) -> tuple[str, ...]:
    """What stands above or below the line, each with its source where there are several."""
    several = len({each.source for each in origins}) > 1
    return tuple(
        _sign(part, is_first=not number) + _sourced(part, origins if several else ())
        for number, part in enumerate(parts)
    )


def _sourced(part: Part, origins: tuple[Origin, ...]) -> str:
    titles = dict.fromkeys(each.title for each in origins if each.source == part.source)
    source = formats.joined(filter(None, titles))
    return word("sheet-part", part=part.name, source=source) if source else part.name


def _sign(part: Part, *, is_first: bool) -> str:
    if part.subtract:
        return f"{formats.MINUS} "
    return "" if is_first else "+ "


def _licences(origins: tuple[Origin, ...]) -> tuple[str, ...]:
    return _filled("; ".join(dict.fromkeys(each.licence for each in origins if each.licence)))


def _periods(frame: Frame) -> tuple[str, ...]:
    """First and last period, and where the series changes its meaning."""
    periods = frame.periods
    if not periods:
        return ()
    breaks = (f"{each.period}: {each.text}" for each in frame.measure.breaks)
    told = (word("sheet-break", told=each) for each in breaks)
    return (formats.span(periods[0], periods[-1]), *told)
