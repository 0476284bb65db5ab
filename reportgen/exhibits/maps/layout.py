"""A choropleth laid on its sheet, before it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.outlines import Ground, Outline
from reportgen.exhibits.maps.regions import Region
from reportgen.exhibits.sheet.canvas import Canvas


@dataclass(frozen=True, eq=False)
class MapLayout:
    """A map on its sheet: places, their outlines and the colours of the classes."""

    chart: Map
    canvas: Canvas
    ground: Ground
    ramp: tuple[str, ...]
    """Colours of the classes."""

    @property
    def regions(self) -> Iterator[tuple[Region, Outline]]:
        """Every place with its outline."""
        by_key = {outline.key: outline for outline in self.ground.outlines}
        return ((region, by_key[region.place.key]) for region in self.chart.regions)

    def fill(self, region: Region) -> str | None:
        """The colour of a place; None where it is hatched."""
        classes = self.chart.classes
        if region.amount is None or classes is None:
            return None
        return self.ramp[classes.of(formats.rounded(region.amount, self.chart.measure.decimals))]
