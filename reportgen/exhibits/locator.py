"""A map of where a place lies among the others: no numbers, no legend.

Without a place to be marked it is an overview that names all places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.document.nodes import Figure, FigureKind, Text
from reportgen.exhibits import alternative, map_names, names, notes, titles
from reportgen.exhibits.canvas import Canvas, halves
from reportgen.exhibits.choice import Choice
from reportgen.exhibits.choropleth import know_outlines
from reportgen.exhibits.colours import lightened
from reportgen.exhibits.drawing import drawn
from reportgen.exhibits.marks import HAIR, Area, Mark
from reportgen.exhibits.outlines import ground
from reportgen.exhibits.spec import MapSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.titles import Subject
from reportgen.messages import word
from reportgen.places import Level, Place

HIGHEST = 0.92
"""Height as a share of the width, at most."""
OTHERS = 88.0
"""L* of the places around."""
BORDER = 0.5
"""Points of paper between places."""


@dataclass(frozen=True, eq=False)
class Locator:
    """What is drawn: places of a level, some of them marked (none: an overview)."""

    places: tuple[Place, ...]
    marked: tuple[str, ...]
    level: Level
    subject: Subject


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
    return Locator(places, tuple(place.key for place in marked), level, subject)


def show_locator(spec: MapSpec, choice: Choice, stage: Stage, sheet: Canvas) -> Figure | None:
    """A locator map; it has no numbers, and so neither table nor source."""
    found = locator(spec, choice)
    if found is None:
        return None
    key = "exhibit-locator-title" if found.marked else "exhibit-overview-title"
    title = titles.filled(spec.title or word(key), found.subject)
    told = titles.filled(spec.alternative, found.subject)
    alternative.check(told, choice)
    marks, height, used = _marks(found, stage, sheet)
    return Figure(
        title=(Text(title),),
        drawing=drawn(marks, sheet.width, height, stage),
        alternative=told or alternative.told(_sentences(found, stage)),
        kind=FigureKind.MAP,
        label=choice.name,
        notes=notes.inlines((titles.filled(spec.note, found.subject), *map_names.remarks(used))),
        has_numbers=False,
        where=choice.where,
    )


def _marks(found: Locator, stage: Stage, sheet: Canvas) -> tuple[list[Mark], float, list[str]]:
    """The marks, their height, and the keys that stand for names (an overview names all places)."""
    keys = tuple(sorted(place.key for place in found.places))
    placed = ground(stage.places, keys, sheet.width, sheet.width * HIGHEST)
    colours = sheet.colours
    others = lightened(colours.muted, OTHERS)
    rings = tuple(ring for outline in placed.outlines for ring in outline.rings)
    marks: list[Mark] = [Area(rings, "", colours.muted, BORDER + 2 * HAIR)]
    used: list[str] = []
    for outline in placed.outlines:
        fill = colours.focus if outline.key in found.marked else others
        marks.append(Area(outline.rings, fill, colours.paper, BORDER))
    for outline in placed.outlines if not found.marked else ():
        labels, key = map_names.named(stage.places.by_key[outline.key], outline, others, sheet)
        marks += labels
        used += [key] if key else []
    return marks, halves(placed.height), used


def _sentences(found: Locator, stage: Stage) -> Iterator[str]:
    marked = [place.name for place in found.places if place.key in found.marked]
    count = len(found.places)
    key = "exhibit-locator-told" if marked else "exhibit-overview-told"
    yield word(
        key, name=formats.joined(marked), whole=stage.places.root.name,
        whose=names.genitive(stage.places.root),
        count=formats.number(count),
        what=formats.plural(count, found.level.name, found.level.plural),
    )  # fmt: skip
