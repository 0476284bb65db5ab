"""The authors' words for exhibits: table, chart and map, with what is wanted otherwise here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.compose.faults import Faults
from reportgen.compose.lines import here
from reportgen.compose.lookup import Lookup
from reportgen.compose.material import Asked, Material
from reportgen.document.inlines import Text, sample
from reportgen.document.nodes import (
    Block,
    Blocks,
    Column,
    Figure,
    FigureKind,
    Paragraph,
    Role,
    Row,
    Table,
    TableCell,
)
from reportgen.errors import Problems, failure, nearest
from reportgen.frame import parted_id
from reportgen.messages import word
from reportgen.places import Place

TABLE, CHART, MAP = "table", "chart", "map"
PREFIXES = {TABLE: "tab", CHART: "abb", MAP: "kar"}
"""Labels of exhibits that no project file declares: "abb-quote"."""


@dataclass(frozen=True, eq=False)
class Exhibiting:
    """The words for exhibits."""

    material: Material
    lookup: Lookup
    faults: Faults

    def table(self, name: str, **overrides: object) -> Block:
        """A table."""
        return self._exhibit(TABLE, name, overrides)

    def chart(self, name: str, **overrides: object) -> Block:
        """A chart."""
        return self._exhibit(CHART, name, overrides)

    def map(self, name: str, **overrides: object) -> Block:
        """A map."""
        return self._exhibit(MAP, name, overrides)

    def outlines(self) -> Blocks:
        """The outlines of the town's places, to adorn a cover; nothing when it has none."""
        drawing = self.material.outlines()
        if drawing is None:
            return ()
        told = word("outlines", town=self.material.facts.town)
        kind = FigureKind.PICTURE
        return (Figure((), drawing, told, kind, has_numbers=False, where=here()),)

    def spec(self, name: str) -> Paragraph:
        """How an exhibit is declared in the project's file."""
        self._know(name)
        return Paragraph(sample(self.material.declaration(name)), Role.SAMPLE, here())

    def _know(self, name: str, others: Iterable[str] = ()) -> None:
        known = (*self.material.exhibits, *others)
        if name not in known:
            raise failure("exhibit-unknown", name=name, near=nearest(name, known))

    def _exhibit(self, kind: str, name: str, overrides: Mapping[str, object]) -> Block:
        measures = [each for each in self.material.released if not parted_id(each)[1]]
        self._know(name, measures)
        wanted = {field: _keys(given) for field, given in overrides.items()}
        if wanted.get("place"):
            wanted["place"] = self.lookup.place(str(wanted["place"])).key
        called = name if name in self.material.exhibits else f"{PREFIXES[kind]}-{name}"
        asked = Asked(kind, name, wanted, label(called, str(wanted.get("place", ""))), here())
        found = Problems()
        block = self.material.show(asked, found)
        self.faults.note(found.found, here())
        if block is None:
            return _stand_in(asked.label)
        if not isinstance(block, Paragraph) and kind != (shown := _kind(block)):
            self.faults.error("exhibit-kind", here(), name=name, word=shown, said=kind)
        return block


def label(name: str, place: str) -> str:
    """The label of an exhibit: each place has its own."""
    return f"{name}-{place}" if place else name


def _keys(given: object) -> object:
    """Places by their keys, as exhibits name them."""
    match given:
        case Place(key=key):
            return key
        case list() | tuple():
            return tuple(_keys(each) for each in given)
        case _:
            return given


def _kind(block: Block) -> str:
    match block:
        case Table():
            return TABLE
        case Figure(kind=FigureKind.MAP):
            return MAP
        case _:
            return CHART


def _stand_in(name: str) -> Table:
    """What stands for an exhibit that failed, so that references to it are not called broken."""
    gap = (Text(word("gap", name=name)),)
    return Table(
        gap,
        (Column(),),
        (),
        (Row((TableCell(gap),)),),
        label=name,
        is_listed=False,
        where=here(),
    )
