"""A map of named classes as marks: a mark on every place, so that colour alone tells nothing."""

from collections.abc import Iterator

from reportgen import formats
from reportgen.document.colours import lightened, qualitative, sequential, written_on
from reportgen.exhibits.maps import furniture
from reportgen.exhibits.maps.classed import ClassMap, every
from reportgen.exhibits.maps.inset import bottom
from reportgen.exhibits.maps.named import Wish
from reportgen.exhibits.maps.outlines import Ground
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import Anchor, Area, Label, Laid, Mark, box
from reportgen.exhibits.tables.nouns import nouns
from reportgen.messages import word
from reportgen.places import Point

FIELD, TALL = 13.0, 5.0
"""Width and height of a class in the legend, in millimetres."""
NAMES = 0.36
"""Share of the width that names beside rows of classes may take."""
LIGHTEST, DARKEST = 88.0, 36.0
"""L* of the ends of the classes of two indices: each hue of the second has all these steps."""


def drawn_classes(chart: ClassMap, canvas: Canvas) -> Laid:
    """The marks of a map, its height, and the keys that stand for names."""
    keys = tuple(sorted(region.place.key for region in chart.regions))
    base = bottom(chart.plan.choice.places, keys, canvas, chart.turn, chart.inset)
    colours = dict(zip(every(chart), _colours(chart, canvas), strict=True))
    fills = {each.place.key: colours.get(each.classes) for each in chart.regions}
    strong = [each.place.key for each in chart.regions if each.is_focus]
    outlines = {outline.key: outline for outline in base.ground.outlines}
    wishes = []
    for each in chart.regions:
        key, mark = each.place.key, chart.mark(*each.classes)
        wishes.append(Wish(each.place, outlines[key], fills[key], mark, mark))
    # without a mark classes could not be told apart in grey
    how = "values" if chart.lettering == "none" else chart.lettering
    words = base.words(wishes, how, canvas)
    legend, height = _legend(chart, canvas, base.ground, colours)
    marks = (*base.areas(canvas, fills, strong), *words.marks, *legend)
    return Laid(marks, halves(height), tuple(words.notes()))


def _colours(chart: ClassMap, canvas: Canvas) -> tuple[str, ...]:
    """Light to dark for ordered classes; hues for the classes of a second index."""
    colours = canvas.colours
    if not chart.is_ordered:
        plain = qualitative(colours.lead, colours.focus, colours.muted)
        pale = tuple(lightened(each, 82.0) for each in plain[:3])
        count = len(tuple(every(chart)))
        return tuple((*plain, *pale, *plain)[:count])
    if not chart.second:
        return sequential(colours.lead, len(chart.first))
    hues = _hues(len(chart.second), canvas)
    steps = len(chart.first)
    lights = [
        LIGHTEST - (LIGHTEST - DARKEST) * number / max(1, steps - 1) for number in range(steps)
    ]
    return tuple(lightened(hue, light) for light in lights for hue in hues)


def _hues(count: int, canvas: Canvas) -> tuple[str, ...]:
    """The lead colour, greys between, the focus colour."""
    colours = canvas.colours
    if count == 1:
        return (colours.lead,)
    return (colours.lead, *[colours.muted] * (count - 2), colours.focus)


# ---------------------------------------------------------------- legend


def _legend(
    chart: ClassMap, canvas: Canvas, base: Ground, colours: dict[tuple[int, ...], str]
) -> tuple[tuple[Mark, ...], float]:
    """Fields with marks and counts, the names of classes beside; hatch and scale; where it ends."""
    top = base.height + BASELINE
    _, many = nouns(chart.plan)
    told = word("exhibit-classes-field", many=many)
    marks, down = furniture.caption(canvas, top, told)
    top += down + 2.4
    fields, right = (_cross if chart.second else _list)(chart, canvas, top, colours)
    marks += fields
    rows = len(chart.first) + (1 if chart.second else 0)
    foot = top + TALL * rows
    if chart.hidden:
        marks += furniture.hatched(canvas, (0.0, foot + 1.6), chart)
    if chart.hidden or right > canvas.width - furniture.room(base, canvas):
        foot += 1.6 + furniture.HIGH
    marks += furniture.scale(base, canvas, foot)
    return tuple(marks), foot + 1.2


def _list(
    chart: ClassMap, canvas: Canvas, top: float, colours: dict[tuple[int, ...], str]
) -> tuple[list[Mark], float]:
    """One class below the other; and where the longest name ends."""
    size, left = canvas.type.small, FIELD + 1.5
    told = [canvas.cut(each.name, canvas.width - left, size) for each in chart.first]
    marks: list[Mark] = []
    for number, name in enumerate(told):
        y = top + TALL * number
        marks += _field(chart, canvas, (0.0, y), (number,), colours[number,])
        at = (left, y + TALL / 2 + middle(size))
        marks.append(Label(at, name, canvas.colours.text, size=size))
    return marks, left + canvas.widest(told, size)


def _cross(
    chart: ClassMap, canvas: Canvas, top: float, colours: dict[tuple[int, ...], str]
) -> tuple[list[Mark], float]:
    """A row for each class of the first index, a column for each of the second; the right edge."""
    size, ink, below = canvas.type.small, canvas.colours.text, middle(canvas.type.small)
    rows = [canvas.cut(each.name, canvas.width * NAMES, size) for each in chart.first]
    left = canvas.widest(rows, size) + 2.0
    room = (canvas.width - left) / len(chart.second)
    wide = min(room, max(FIELD, canvas.widest((each.name for each in chart.second), size) + 2.0))
    marks: list[Mark] = []
    for column, each in enumerate(chart.second):
        at = (left + wide * (column + 0.5), top + TALL / 2 + below)
        told = canvas.cut(each.name, wide - 1.0, size)
        marks.append(Label(at, told, ink, Anchor.MIDDLE, size))
    for row, name in enumerate(rows):
        y = top + TALL * (row + 1)
        marks.append(Label((0.0, y + TALL / 2 + below), name, ink, size=size))
        for column in range(len(chart.second)):
            at = (left + wide * column, y)
            marks += _field(chart, canvas, at, (row, column), colours[row, column], wide)
    return marks, left + wide * len(chart.second)


def _field(
    chart: ClassMap,
    canvas: Canvas,
    at: Point,
    classes: tuple[int, ...],
    colour: str,
    wide: float = FIELD,
) -> Iterator[Mark]:
    """A field with the mark of a class and its number of places."""
    left, top = at
    paper, size = canvas.colours.paper, canvas.type.small
    yield Area((box(left, top, wide, TALL),), colour, paper, canvas.lines.border)
    told = f"{chart.mark(*classes)}: {formats.number(chart.count(*classes))}"
    spot = (left + wide / 2, top + TALL / 2 + middle(size))
    yield Label(spot, told, written_on(colour, canvas.colours.text, paper), Anchor.MIDDLE, size)
