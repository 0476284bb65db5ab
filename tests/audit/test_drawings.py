"""A leak in what is drawn: the audit reads it from the finished PDF and from SVG alike."""

import re
from collections.abc import Iterator
from io import BytesIO
from math import cos, sin, tau
from zipfile import ZipFile

import pikepdf
import pytest

from reportgen.audit.lanes import Category, read_lanes
from reportgen.audit.makeup import Address
from reportgen.audit.orders import placed
from reportgen.audit.pages import read_pdf
from reportgen.audit.pieces import Drawn, Label, Point, Shape
from reportgen.audit.svg import Vector
from reportgen.audit.word import read_word
from reportgen.world import MemoryWorld
from tests.audit.atlas import BARS, CIRCLES, DUMBBELL, HIDDEN, MAP, NAMES, atlas
from tests.audit.town import DOCX, PDF, in_pdf, in_word, told

BOTH = pytest.mark.parametrize("path", [PDF, DOCX])
Ring = tuple[Point, ...]


@pytest.fixture
def files() -> MemoryWorld:
    return atlas()


def drawings(found: MemoryWorld, path: str) -> list[Drawn]:
    reader = read_pdf if path == PDF else read_word
    pieces = reader(path, found.files[path]).pieces
    return [each for each in pieces if isinstance(each, Drawn)]


def drawing(found: MemoryWorld, path: str, exhibit: str) -> Drawn:
    (own,) = (each for each in drawings(found, path) if each.spot.exhibit == exhibit)
    return own


def label(drawn: Drawn, text: str) -> Label:
    return next(each for each in drawn.sketch.labels if each.text == text)


def box(ring: Ring) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return min(across), min(down), max(across), max(down)


def paint(found: MemoryWorld, drawn: Drawn, ring: Ring, fill: str) -> None:
    """Fill a ring in a drawing of a finished file."""
    path = drawn.spot.file
    if path == PDF:
        rgb = " ".join(f"{int(fill[at : at + 2], 16) / 255:.6f}" for at in (1, 3, 5))
        steps = " ".join(f"{x} {y} {'l' if at else 'm'}" for at, (x, y) in enumerate(ring))
        draw(found, drawn, f"{rgb} rg {steps} h f")
    else:
        told_there = " ".join(f"{x},{y}" for x, y in ring)
        shape = f'<polygon points="{told_there}" style="fill: {fill}"/></svg>'
        in_word(found, part(found, drawn), lambda text: text.replace("</svg>", shape))


def part(found: MemoryWorld, drawn: Drawn) -> str:
    """The name of the part of the Word file that a drawing is."""
    assert isinstance(drawn.sketch, Vector)
    with ZipFile(BytesIO(found.files[DOCX])) as package:
        return next(n for n in package.namelist() if package.read(n) == drawn.sketch.data)


def draw(found: MemoryWorld, drawn: Drawn, operators: str) -> None:
    """Draw something into a drawing of the finished PDF."""
    number = [each.spot for each in drawings(found, PDF)].index(drawn.spot)
    in_pdf(found, lambda pdf: into_figure(pdf, operators, number))


def into_figure(pdf: pikepdf.Pdf, drawn: str, number: int) -> None:
    """Add operators to a drawing, in the coordinates in which it begins."""
    for page in pdf.pages:
        stream = page.obj.Contents.read_bytes()
        starts = list(re.finditer(rb"/Figure\s*<<\s*/MCID\s+\d+\s*>>\s*BDC", stream))
        if number < len(starts):
            at = starts[number].end()
            inside = f"\nq {drawn} Q\n".encode("cp1252")
            page.obj.Contents = pdf.make_stream(stream[:at] + inside + stream[at:])
            return
        number -= len(starts)
    raise AssertionError


def test_what_is_built_shows_nothing(files: MemoryWorld) -> None:
    assert told(files) == []


@pytest.mark.parametrize("exhibit", [BARS, DUMBBELL, MAP, CIRCLES])
def test_pdf_and_svg_draw_the_same(files: MemoryWorld, exhibit: str) -> None:
    """Words and lines of both are the same up to where the sheet stands and how large it is."""
    one, other = (drawing(files, path, exhibit).sketch for path in (PDF, DOCX))
    words = [[each.text.replace(" ", "") for each in own.labels] for own in (one, other)]
    assert sorted(words[0]) == sorted(words[1])
    looks = [[(each.fill, each.stroke) for each in own.shapes] for own in (one, other)]
    assert looks[0] == looks[1]
    mine, theirs = list(corners(one.shapes)), list(corners(other.shapes))
    assert len(mine) == len(theirs) > 15
    scale = 4 / 3
    right, down = mine[0][0] - scale * theirs[0][0], mine[0][1] - scale * theirs[0][1]
    for (x, y), (u, v) in zip(mine, theirs, strict=True):
        assert (x, y) == pytest.approx((scale * u + right, scale * v + down), abs=0.02)


def corners(shapes: tuple[Shape, ...]) -> Iterator[Point]:
    for shape in shapes:
        for ring in shape.rings:
            yield from ring[:2]


# ---------------------------------------------------------------- numbers


def test_a_number_drawn_into_the_pdf(files: MemoryWorld) -> None:
    drawn = drawing(files, PDF, BARS)
    at = label(drawn, "Mühlbach")
    draw(files, drawn, f"BT /Plain 9 Tf 1 0 0 1 {at.x + 60:.2f} {at.y:.2f} Tm (2) Tj ET")
    (finding,) = told(files)
    assert f"{PDF}, {BARS}, Seite" in finding
    assert "Die Zahl 2 steht" in finding
    assert "Hilfen, Mühlbach, 2024" in finding


def test_a_number_in_the_drawing_of_word(files: MemoryWorld) -> None:
    own = part(files, drawing(files, DOCX, BARS))
    in_word(files, own, lambda text: text.replace(">.</text>", ">2</text>", 1))
    (finding,) = told(files)
    assert f"{DOCX}, {BARS}: Die Zahl 2 steht" in finding
    assert "Hilfen, Mühlbach, 2024" in finding


def test_a_whole_number_on_a_map(files: MemoryWorld) -> None:
    """Below the name of its place, where keys of places stand otherwise."""
    drawn = drawing(files, DOCX, MAP)
    at = label(drawn, "Mühlbach")
    number = f'<text x="{at.x}" y="{at.y + 9}" style="text-anchor: middle">2</text></svg>'
    in_word(files, part(files, drawn), lambda text: text.replace("</svg>", number))
    (finding,) = told(files)
    assert f"{DOCX}, {MAP}: Die Zahl 2 steht" in finding
    assert "Quote, Mühlbach, 2024" in finding


def test_the_key_of_a_place_on_a_map_is_no_number(files: MemoryWorld) -> None:
    own = part(files, drawing(files, DOCX, MAP))
    in_word(files, own, lambda text: text.replace(">Mühlbach</text>", ">03</text>"))
    assert told(files) == []


# ---------------------------------------------------------------- lengths and places


@BOTH
@pytest.mark.parametrize("name", HIDDEN)
def test_a_bar(files: MemoryWorld, path: str, name: str) -> None:
    drawn = drawing(files, path, BARS)
    fill, ring = longest(drawn)
    left, top, right, bottom = box(ring)
    up = label(drawn, name).y - label(drawn, "Hochfeld").y
    end = left + (right - left) * 3 / 118
    top, bottom = top + up, bottom + up
    paint(files, drawn, ((left, top), (end, top), (end, bottom), (left, bottom)), fill)
    finding, *others = told(files)
    assert f"{path}, {BARS}" in finding
    assert f"(bei „{name}“); ablesen lässt sich 3,0" in finding
    assert f"Hilfen, {name}, 2024" in finding
    assert any("eine Anzahl von 3 bis 3 steht" in each for each in others)


def longest(drawn: Drawn) -> tuple[str, Ring]:
    bars = ((s.fill, ring) for s in drawn.sketch.shapes if s.fill for ring in s.rings)
    return max(bars, key=lambda each: box(each[1])[2] - box(each[1])[0])


@BOTH
def test_a_dot(files: MemoryWorld, path: str) -> None:
    """The dot of this year of a place of which only last year is shown."""
    drawn = drawing(files, path, DUMBBELL)
    at, other = label(drawn, "Mühlbach"), label(drawn, "Altdorf")
    dots = [
        (shape, ring)
        for shape in drawn.sketch.shapes
        for ring in shape.rings
        if shape.fill not in ("", "#ffffff") and len(ring) > 8
        and abs((box(ring)[1] + box(ring)[3]) / 2 - other.y) < 5
    ]  # fmt: skip
    shape, ring = max(dots, key=lambda each: box(each[1])[0])
    moved = tuple((x, y + at.y - other.y) for x, y in ring)
    paint(files, drawn, moved, shape.fill)
    finding, *_ = told(files)
    assert f"{path}, {DUMBBELL}" in finding
    assert "(bei „Mühlbach“); ablesen lässt sich 4,4" in finding
    assert "Quote, Mühlbach, 2024" in finding


@BOTH
def test_a_circle(files: MemoryWorld, path: str) -> None:
    """In a place that nothing names, and of a size that no shown number has."""
    drawn = drawing(files, path, CIRCLES)
    share = max(radii(drawn)) ** 2 / 118
    middle = spot(drawn)
    turns = [tau * number / 24 for number in range(24)]
    radius = (share * 3) ** 0.5
    ring = tuple((middle[0] + radius * cos(t), middle[1] + radius * sin(t)) for t in turns)
    paint(files, drawn, ring, fill_of_circles(drawn))
    finding, *_ = told(files)
    assert f"{path}, {CIRCLES}" in finding
    assert "Hilfen, Mühlbach, 2024" in finding
    read = re.search(r"ablesen lässt sich ([\d,]+)(?:–([\d,]+))?", finding)
    assert read
    low, high = (float((each or read[1]).replace(",", ".")) for each in read.groups())
    assert low - 0.2 <= 3 <= high + 0.2


def rings_of_circles(drawn: Drawn) -> Iterator[tuple[str, Ring]]:
    for shape in drawn.sketch.shapes:
        for ring in shape.rings:
            if shape.fill not in ("", "#ffffff") and len(ring) > 10:
                yield shape.fill, ring


def radii(drawn: Drawn) -> list[float]:
    return [(box(ring)[2] - box(ring)[0]) / 2 for _, ring in rings_of_circles(drawn)]


def fill_of_circles(drawn: Drawn) -> str:
    return next(fill for fill, _ in rings_of_circles(drawn))


def spot(drawn: Drawn) -> Point:
    """The middle of a place without a number."""
    shape = next(s for s in drawn.sketch.shapes if s.fill == "#ffffff")
    left, top, right, bottom = box(shape.rings[0])
    return (left + right) / 2, (top + bottom) / 2


@BOTH
@pytest.mark.parametrize("name", HIDDEN)
def test_the_class_of_a_place_on_a_map(files: MemoryWorld, path: str, name: str) -> None:
    drawn = drawing(files, path, MAP)
    fills = {each: region(drawn, label(drawn, each)) for each in NAMES if each not in HIDDEN}
    darkest = min(fill for fill, _ in fills.values() if fill != "#ffffff")
    paint(files, drawn, region(drawn, label(drawn, name))[1], darkest)
    finding, *_ = told(files)
    assert f"{path}, {MAP}" in finding
    assert re.search(rf"\(bei „{name}“\); ablesen lässt sich \d,\d–\d,\d", finding)
    assert f"Quote, {name}, 2024" in finding


def region(drawn: Drawn, at: Label) -> tuple[str, Ring]:
    """The place below a label: the largest ring around it."""
    around = [
        (shape.fill, ring)
        for shape in drawn.sketch.shapes
        for ring in shape.rings
        if shape.fill and box(ring)[0] < at.x < box(ring)[2] and box(ring)[1] < at.y < box(ring)[3]
    ]
    return max(around, key=lambda each: box(each[1])[2] - box(each[1])[0])


# ---------------------------------------------------------------- charts made by hand

ADDRESS = Address("hilfen", "03", "2024")
ROWS = {"a": 4.0, "b": 10.0, "c": 7.0, "d": 2.5}


def bars(*rings: tuple[float, float, float], fill: str = "#112233") -> Shape:
    """Bars from left to right at a height."""
    return Shape(
        fill, "",
        tuple(((x, y - 3), (u, y - 3), (u, y + 3), (x, y + 3)) for x, u, y in rings),
    )  # fmt: skip


def test_the_gap_that_a_part_leaves_between_others_is_read() -> None:
    """Parts of 10, 20 and 30 with the second one left out, and the third where it would stand."""
    parts = {"a": (10, 20, 30), "b": (15, 25, 20), "c": (5, 40, 15), "d": (10, 20, 30)}
    categories, shapes = [], []
    for number, (name, amounts) in enumerate(parts.items()):
        y, is_open = 20.0 * number + 10, name == "d"
        shown = (10.0, 30.0) if is_open else tuple(map(float, amounts))
        hidden = (ADDRESS,) if is_open else ()
        categories.append(Category(name, (5.0, y), shown, hidden))
        ends = [100.0, 100.0 + amounts[0], 100.0 + sum(amounts[:2]), 100.0 + sum(amounts)]
        kept = (0, 2) if is_open else (0, 1, 2)
        shapes += [bars((ends[at], ends[at + 1], y), fill=f"#00000{at}") for at in kept]
    (found,) = read_lanes(categories, shapes)
    assert found.lane.hidden == (ADDRESS,)
    assert found.low < 20 < found.high


@pytest.mark.parametrize("is_upright", [False, True])
def test_the_corner_of_a_line_is_read(is_upright: bool) -> None:  # noqa: FBT001 -- a case
    """Six years, of which one is kept back but drawn."""
    values = (4.0, 5.5, 3.0, 8.0, 6.5, 7.0)
    line = [(50.0 + 6 * value, 20.0 * number) for number, value in enumerate(values)]
    names = [(5.0, 20.0 * number) for number in range(6)]
    if is_upright:
        line, names = ([(y, x) for x, y in each] for each in (line, names))
    categories = [
        Category(str(number), at, () if number == 2 else (value,), (ADDRESS,) * (number == 2))
        for number, (value, at) in enumerate(zip(values, names, strict=True))
    ]
    (found, *others) = read_lanes(categories, [Shape("", "#112233", (tuple(line),))])
    assert found.low < 3 < found.high
    assert found.lane.head == "2"
    assert all(each.lane.head == "2" for each in others)


def test_shown_numbers_are_no_finding() -> None:
    categories = [
        Category(name, (5.0, 20.0 * at), (value,), ())
        for at, (name, value) in enumerate(ROWS.items())
    ]
    categories.append(Category("e", (5.0, 80.0), (3.0,), (ADDRESS,)))
    lengths = [*ROWS.values(), 3.0]
    drawn = bars(*((100.0, 100.0 + 9 * each, 20.0 * at) for at, each in enumerate(lengths)))
    assert read_lanes(categories, [drawn]) == ()


# ---------------------------------------------------------------- orders

ROW = re.compile(r"<w:tr[ >](?:(?!</w:tr>).)*</w:tr>", re.DOTALL)


def test_a_row_of_a_table_that_stands_where_its_number_would(files: MemoryWorld) -> None:
    """Rows fall; the one that is kept back is moved from the end to where it belongs by size."""
    in_word(files, "word/document.xml", moved)
    finding, *_ = told(files)
    assert f"{DOCX}, Tabelle A.1: Die Zeilen sind nach Größe geordnet, und „Mühlbach“" in finding
    assert "zwischen 84–93" in finding
    assert "Hilfen, Mühlbach, 2024" in finding


def moved(text: str) -> str:
    found = [each[0] for each in ROW.finditer(text)]
    own = next(each for each in found if "Mühlbach" in each)
    before = next(each for each in found if "Lindental" in each)
    rest = text.replace(own, "", 1)
    at = rest.index(before)
    return f"{rest[:at]}{own}{rest[at:]}"


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ((9, 8, 7, None, 5, 4, 3), [(5, 7)]),
        ((3, 4, None, 5, 7, 8, 9), [(4, 5)]),
        ((9, 8, 7, 5, 4, 3, None), []),
        ((None, 9, 8, 7, 5, 4, 3), []),
        ((9, 8, 9, None, 5, 4, 3), []),
        ((9, 8, None, 7, 5, 4), []),
        ((9, 8, 7, None, 5, float("nan"), 3, 2), []),
    ],
)
def test_an_order_by_size_tells(
    column: tuple[float | None, ...], expected: list[tuple[float, float]]
) -> None:
    heads = [str(number) for number in range(len(column))]
    assert [(each.low, each.high) for each in placed([column], heads)] == expected


def test_another_column_without_gaps_may_be_the_reason() -> None:
    column = (9, 8, 7, None, 5, 4, 3)
    assert list(placed([column, (1, 2, 3, 4, 5, 6, 7)], "abcdefg")) == []
