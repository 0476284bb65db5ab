"""Matrices of places by two indicators, as a project file declares them."""

from typing import Literal

from reportgen.exhibits.specs.base import Exhibit


class MatrixSpec(Exhibit):
    """Places by the classes of two indicators, or of one and its change: status and dynamics."""

    kind: Literal["matrix"]
    indicator: str
    """Its classes are the rows."""
    dynamics: str = ""
    """Indicator whose classes are the columns; empty: the change of `indicator`."""
    change_since: str = "first"
    """For changes: the period that they are counted from; "first" means the first one."""
    bounds: tuple[float, ...] = ()
    """Upper bounds of all rows but the last; empty: a tenth about the town's value."""
    classes: tuple[str, ...] = ()
    """Names of the rows, from the lowest numbers to the highest."""
    dynamics_bounds: tuple[float, ...] = ()
    """Upper bounds of all columns but the last, likewise."""
    dynamics_classes: tuple[str, ...] = ()
    """Names of the columns."""
    marked: tuple[tuple[str, str], ...] = ()
    """Fields in bold type, each by the names of its row and its column."""
    meaning: str = ""
    """What marked fields are: "Gebiete mit besonderem Aufmerksamkeitsbedarf"."""
    cells: Literal["names", "counts"] = "names"
    """Whether a field lists its places or counts them."""
    assignment: bool = False
    """Shows instead which classes each place belongs to, with its numbers."""

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of the indicators that are shown."""
        return (self.indicator, self.dynamics) if self.dynamics else (self.indicator,)
