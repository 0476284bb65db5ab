"""The authors' words for what there is: places, times, indicators, sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen import formats
from reportgen.citation import cited, works
from reportgen.compose.lookup import Indicator, Lookup, Spot
from reportgen.errors import failure, nearest
from reportgen.frame import Measure, Origin
from reportgen.places import Place

FORMS = ("name", "named", "inside", "genitive", "dative", "accusative", "short")
"""The forms of a place's name."""


@dataclass(frozen=True, eq=False)
class Inventory:
    """The words to loop over and to ask for."""

    lookup: Lookup
    origins: tuple[Origin, ...]

    def places(self, level: str) -> tuple[Place, ...]:
        """All places of a level."""
        return self.lookup.level(level)

    def place(self, key: str) -> Place:
        """One place."""
        return self.lookup.place(key)

    def children(self, place: Spot = None) -> tuple[Place, ...]:
        """The places directly below, without cases that cannot be located."""
        below = self.lookup.places.children(self.lookup.place(place).key)
        return tuple(each for each in below if each.located)

    def listed(self, places: Sequence[Place], form: str = "named", last: str = "und") -> str:
        """Places in a row: "in der Nordstadt, im Hafenviertel und in Altdorf"."""
        if form not in FORMS:
            raise failure(
                "listed-form", form=form, known=", ".join(FORMS), near=nearest(form, FORMS)
            )
        return formats.joined((getattr(each, form) or each.name for each in places), last)

    def periods(self, indicator: Indicator) -> tuple[str, ...]:
        """All periods of an indicator, in time order."""
        return self.lookup.frame(indicator).periods

    def latest(self, indicator: Indicator) -> str:
        """The last period of an indicator."""
        return self.lookup.period(self.lookup.frame(indicator), None)

    def first(self, indicator: Indicator) -> str:
        """The first period of an indicator."""
        frame = self.lookup.frame(indicator)
        return self.lookup.period(frame, (*frame.periods, None)[0])

    def indicator(self, name: Indicator) -> Measure:
        """What an indicator is: name, unit, definition and so on."""
        return self.lookup.frame(name).measure

    def indicators(self, theme: str = "") -> tuple[Measure, ...]:
        """All indicators, or those of a theme."""
        every = [self.lookup.frame(name).measure for name in self.lookup.names()]
        chosen = tuple(each for each in every if theme in ("", each.theme))
        if theme and not chosen:
            near = nearest(theme, (each.theme for each in every))
            raise failure("lookup-theme", name=theme, near=near)
        return chosen

    def sources(self) -> tuple[Origin, ...]:
        """Where the numbers of the project come from, file by file."""
        return self.origins

    def source(self, name: str) -> str:
        """A source as it is cited: publisher, title, reference, Datenstand."""
        known = [each.source for each in self.origins]
        if name not in known:
            raise failure("source-unknown", name=name, near=nearest(name, known))
        return "; ".join(cited(works(each for each in self.origins if each.source == name)))
