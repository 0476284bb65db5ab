"""A map of where a place lies among the others: no numbers, no legend.

Without a place to be marked it is an overview that names all places.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Column, Row, Table, TableCell
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.maps.regions import know_outlines
from reportgen.exhibits.specs.maps import MapSpec
from reportgen.exhibits.words import titles
from reportgen.exhibits.words.titles import Subject
from reportgen.messages import word
from reportgen.places import Level, Place, Places


@dataclass(frozen=True, eq=False)
class Locator:
    """What is drawn: places of a level, some of them marked (none: an overview)."""

    places: tuple[Place, ...]
    marked: tuple[str, ...]
    level: Level
    subject: Subject
    every: Places
    lettering: str
    turn: float

    @property
    def is_index(self) -> bool:
        """Whether it is a key map: places bear their keys, and an index has their names."""
        return self.lettering == "keys" and not self.marked

    @property
    def whole(self) -> Place:
        """What is parted by the places around."""
        return self.every.root


def locator(spec: MapSpec, choice: Choice) -> Locator | None:
    """Look up what the map shows; None when its spec is wrong."""
    choice.within_town(spec.place)
    own = choice.place(spec.place)
    highlighted = choice.listed(spec.highlight)
    is_root = own.key == choice.places.root.key
    is_alone = not choice.places.children(own.key) or not (highlighted or is_root)
    level = choice.level(spec.level or (own.level if is_alone else ""), own)
    is_inside = bool(highlighted) and level is not None and level.key != own.level
    around = own if is_inside else choice.places.root
    if level is None or any(choice.problems.errors()):
        return None
    places = choice.parts(around, level.key)
    if not places:
        choice.error("exhibit-no-parts", place=around.name, level=level.key)
        return None
    marked = highlighted or (() if is_root else choice.parts(own, level.key))
    if not know_outlines(choice, places):
        return None
    named = highlighted[0] if len(highlighted) == 1 else own
    subject = Subject((), named, (), level, is_root=named.key == choice.places.root.key)
    keys = tuple(place.key for place in marked)
    return Locator(places, keys, level, subject, choice.places, spec.lettering, spec.turn)


def title(found: Locator) -> str:
    """The template of its title."""
    return word("exhibit-locator-title" if found.marked else "exhibit-overview-title")


def index(found: Locator) -> Table | None:
    """The keys and names of a key map; None for any other."""
    if not found.is_index:
        return None
    head = (word("exhibit-key"), found.level.name)
    rows = ((place.key, place.name) for place in sorted(found.places, key=lambda one: one.key))
    return Table(
        title=(Text(titles.filled(title(found), found.subject)),),
        columns=(Column(Align.LEFT), Column(Align.LEFT, 4.0)),
        head=(_row(head, is_head=True),),
        body=tuple(_row(each) for each in rows),
    )


def _row(texts: Iterable[str], *, is_head: bool = False) -> Row:
    first, *others = (TableCell((Text(text),), is_head=is_head) for text in texts)
    return Row((replace(first, is_head=True), *others))


def sentences(found: Locator) -> Iterator[str]:
    """What the alternative text may say."""
    marked = [place.name for place in found.places if place.key in found.marked]
    count = len(found.places)
    key = "exhibit-locator-told" if marked else "exhibit-overview-told"
    yield word(
        key, name=formats.joined(marked), whole=found.whole.name,
        whose=names.genitive(found.whole),
        count=formats.number(count),
        what=formats.plural(count, found.level.name, found.level.plural),
    )  # fmt: skip
