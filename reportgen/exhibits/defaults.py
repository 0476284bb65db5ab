"""The exhibit that fits an indicator when a chapter names nothing but the indicator.

| what there is of it | chart | table |
|---|---|---|
| a count by age and sex | pyramid | ages by sex |
| another group | its members as bars | members by periods |
| several places | ranked bars of the latest period | places by periods |
| one place, several periods | line | a row for each period |

A place that is named and has no parts stands beside the town in time. A map shows parts of places:
counts as circles, all else as shaded areas.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.exhibits.spec import KINDS
from reportgen.frame import AGE, PERIOD, PLACE, SEX, Frame, Kind
from reportgen.places import Place, Places

INDICATOR = "indicator"
TABLE, MAP = "table", "map"
MOST = 6
"""Periods that a default table shows."""


@dataclass(frozen=True, eq=False)
class Defaults:
    """Chooses the exhibit of one indicator."""

    source: Frame
    places: Places
    wanted: Mapping[str, object]
    """What the chapter wants otherwise; its `place` and `level` tell what is shown."""

    def spec(self, word: str) -> dict[str, object]:
        """The content of a spec for "table", "chart" or "map"."""
        kind = str(self.wanted.get("kind") or self._kind(word))
        chosen: dict[str, object] = {"kind": kind}
        known = KINDS[kind].model_fields if kind in KINDS else {}
        if INDICATOR in known:
            chosen[INDICATOR] = self.source.measure.id
        elif "indicators" in known:
            chosen["indicators"] = (self.source.measure.id,)
        if level := self._level():
            chosen["level"] = level
        if kind == TABLE:
            chosen |= self._table()
        elif kind == "bars" and not self._level():
            chosen["by"] = self._dimension()
        return chosen | dict(self.wanted)

    def _kind(self, word: str) -> str:
        if word == MAP and self.source.measure.kind is Kind.COUNT:
            return "symbol-map"  # a large area is no large number
        if word in (TABLE, MAP):
            return word
        groups = self.source.groups
        if {AGE, SEX} <= set(groups) and self.source.measure.kind is Kind.COUNT:
            return "pyramid"
        is_course = not groups and not self._level() and len(self.source.periods) > 1
        return "lines" if is_course else "bars"

    def _table(self) -> dict[str, object]:
        """Rows and columns: the finest breakdown down, time across."""
        rows = self._dimension()
        columns = PERIOD if rows != PERIOD else INDICATOR
        if {AGE, SEX} <= set(self.source.groups):
            columns = SEX
        return {"rows": rows, "columns": columns, "periods": MOST}

    def _dimension(self) -> str:
        """What tells most: the places, a group, or the periods."""
        groups = self.source.groups
        if AGE in groups:
            return AGE
        return PLACE if self._level() else groups[0] if groups else PERIOD

    def _level(self) -> str:
        """The level shown side by side; empty when there is one place, or a group to show."""
        if self.wanted.get("level"):
            return str(self.wanted["level"])
        if self.source.groups:
            return ""
        place = self.places.get(str(self.wanted.get(PLACE) or self.places.root.key))
        parts = self.places.children(place.key) if place else ()
        while parts:
            known = [part for part in parts if part.located and self._is_known(part)]
            if len(known) > 1:
                return known[0].level
            parts = tuple(inner for part in parts for inner in self.places.children(part.key))
        return ""

    def _is_known(self, place: Place) -> bool:
        return self.source.has(place.key, self.source.periods[-1])
