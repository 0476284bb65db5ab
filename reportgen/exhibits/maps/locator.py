"""A map of where a place lies among the others: no numbers, no legend.

Without a place to be marked it is an overview that names all places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.maps.choropleth import know_outlines
from reportgen.exhibits.specs.maps import MapSpec
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
    return Locator(places, keys, level, subject, choice.places)


def title(found: Locator) -> str:
    """The template of its title."""
    return word("exhibit-locator-title" if found.marked else "exhibit-overview-title")


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
