"""Maps, as a project file declares them."""

from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Drawn


class Mapped(Drawn):
    """What is said of every map."""

    highlight: tuple[str, ...] = ()
    """Keys of places with a strong outline (insets of profiles)."""
    lettering: Literal["names", "keys", "values", "none"] = "names"
    """What is written in places: names (keys where a name does not fit), keys, numbers, nothing."""
    turn: float = Field(default=0.0, ge=-180, le=180)
    """Degrees that the map is turned clockwise; an arrow then shows where north is."""
    inset: tuple[str, ...] = ()
    """Keys of places, such as a crowded centre, that a corner of the sheet shows magnified."""


class MapSpec(Mapped):
    """A choropleth map of one indicator."""

    kind: Literal["map"]
    indicator: str = ""
    """Needed for all maps but locators."""
    classes: int = Field(default=5, ge=2, le=7)
    method: Literal["quantile", "equal", "equidistant", "jenks", "deviation", "fixed"] = "quantile"
    """How classes are made; changes lie in classes of equal width about nought, unless it is one
    of the last four."""
    bounds: tuple[float, ...] = ()
    """Upper bounds of all classes but the last, for `fixed`."""
    count_as_area: bool = False
    """Whether a count may colour areas, although large areas then look important."""
    change_since: str = ""
    """Shows the change since this period instead of the value."""
    locator: bool = False
    """No numbers: only where the highlighted places (or `place`) lie, in the focus colour;
    without any, an overview with the names of all places. With `lettering = "keys"` the overview
    is a key map, and its data are the index of keys and names."""


class SymbolMapSpec(Mapped):
    """A map with a circle in each place, its area proportional to a count."""

    kind: Literal["symbol-map"]
    indicator: str


class ClassMapSpec(Mapped):
    """A map of the named classes of an index, or of those of two indices together."""

    kind: Literal["class-map"]
    indicator: str
    second: str = ""
    """A second index, such as that of the dynamics beside that of the status."""
    ordered: bool = True
    """Whether classes have an order, which light and dark colours show."""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown."""
        return (self.indicator, *((self.second,) if self.second else ()))
