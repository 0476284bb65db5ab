"""Need against supply, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Drawn


class GapSpec(Drawn):
    """Need against supply, and what is missing or left over between them."""

    kind: Literal["gap"]
    need: str
    """Indicator of what is needed, in the unit of `supply`."""
    supply: str
    by: Literal["period", "place"] = "period"
    sort: Literal["", "falling", "rising"] = "falling"
    """Order of places by what is missing."""
    places: tuple[str, ...] = ()
    """Keys of the places shown, instead of a level."""
    periods: tuple[str, ...] | int = ()
    """Periods shown, of those that both have; a number means the latest n; empty: all."""
    highlight: tuple[str, ...] = ()
    """Keys of places that stand out."""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown."""
        return (self.need, self.supply)
