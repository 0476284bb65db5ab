"""Maps, as a project file declares them."""

from typing import Literal

from pydantic import Field

from reportgen.exhibits.specs.base import Drawn


class MapSpec(Drawn):
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
    highlight: tuple[str, ...] = ()
    """Keys of places with a strong outline (insets of profiles)."""
    change_since: str = ""
    """Shows the change since this period instead of the value."""
    locator: bool = False
    """No numbers: only where the highlighted places (or `place`) lie, in the focus colour;
    without any, an overview with the names of all places."""
