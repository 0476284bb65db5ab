"""What a project file says of a list of things: where it lies and what its columns mean."""

from typing import Literal, Self

from reportgen.schema import Filled, Spec
from reportgen.sources.spec import FileSpec, KeySpec, Names, SourceSpec

COORDINATES = ("x", "y"), ("lon", "lat")
"""Pairs of columns that hold a point, the one to the east first."""


class FieldsSpec(Spec):
    """The columns of a list: headings, positions from 1, or several of which the first counts."""

    name: Names
    """What it is called."""
    id: Names = ""
    """Number or short name that the office gives it."""
    kind: Names = ""
    """What it is, or the field of action of a measure."""
    place: KeySpec | Names = ""
    """Its place, as a key or a name; a table says more, as for the keys of a source."""
    address: Names = ""
    house: Names = ""
    """Number of the house, where it stands in a column of its own."""
    x: Names = ""
    y: Names = ""
    """Coordinates to the east and to the north, in the system `crs`."""
    lon: Names = ""
    lat: Names = ""
    """The same in degrees."""
    begin: Names = ""
    end: Names = ""
    """Years, quarters, months, days, or days that Excel has counted."""
    state: Names = ""
    """How far it has come."""
    count: Names = ""
    """Its capacity, a whole number; the only number that a list may have."""


class ListSpec(FileSpec):
    """Things of an office that are no numbers: facilities, measures. Persons are refused."""

    format: Literal["csv", "fixed", "xlsx", "xls", "ods", "sql"]
    one: Filled = "Eintrag"
    """One of them, as printed: "Einrichtung"."""
    many: Filled = "Einträge"
    """Several: "Einrichtungen"."""
    fields: FieldsSpec
    """What stands in which column."""
    texts: dict[str, Names] = {}
    """Further columns of text, by the name that is printed above them."""
    unit: str = "Plätze"
    """What `count` counts."""
    crs: str = ""
    """Coordinate reference system, such as "EPSG:25832"; empty: degrees, or metres of the plane of
    the outlines."""

    # ---------------- words

    kinds: dict[str, str] = {}
    """Kinds as they stand in the file, and what they are called in print."""
    states: dict[str, str] = {}
    """States likewise: `"in Umsetzung" = "läuft"`."""

    def source(self) -> SourceSpec:
        """The same file as a source without numbers."""
        told = {name: getattr(self, name) for name in FileSpec.model_fields}
        place = self.fields.place
        keys = {"place": place} if place else {}
        return SourceSpec(**told, keys=keys, persons=False)

    def settled(self, source: SourceSpec) -> Self:
        """The same list with the tables of a source in place of their names."""
        fields = self.fields.model_copy(update={"place": source.keys.get("place", "")})
        return self.model_copy(update={"aliases": source.aliases, "fields": fields})
