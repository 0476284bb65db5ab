"""A second pair of eyes for drawings: it reads the SVG that is printed and knows nothing of how
it was drawn.

Words are measured with fontTools from the theme's font files; shapes are painted pixel by pixel,
without smoothing, so that what lies below a word or beside a shape is a plain question of colours.
Contrast is that of WCAG 2.1, lightness CIE 1976 L*, each written down here once more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree as Tree

import numpy as np
import numpy.typing as npt
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw
from shapely import LineString, Polygon, box

from reportgen.document.theme import Theme

SVG = "{http://www.w3.org/2000/svg}"
SCALE = 4
"""Pixels of a point."""
SMALLEST = 7.5
TEXT, GRAPHIC = 4.5, 3.0
GREYS = 9.0
"""L* that colours of one kind of mark must be apart."""
SERIES = 0.9
"""Points of a line that carries numbers at least; axes and leaders are thinner."""
TINY = 9.0
"""Points across a symbol at most."""
EDGE = 0.15
"""Points that rounding may put something off the sheet."""
AIR = 0.5
"""Points around a word that no line of its own colour may enter."""
GROUND = 84.0
"""L* from which a shape is a ground (a band, a field) for what tells the number."""
BARE = 0.2
"""Share of the border of a pale shape that may lie open to paper."""
Ring = list[tuple[float, float]]
Pixels = npt.NDArray[np.uint8]


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    part = luminance(colour)
    return 116 * (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116) - 16


@dataclass(frozen=True)
class Fonts:
    """The plain and the strong face of a theme, as its files say."""

    plain: TTFont
    strong: TTFont

    def ink(self, text: str, size: float, *, is_strong: bool) -> tuple[float, float, float]:
        """How wide a text runs, and how far its letters reach above and below the baseline."""
        font = self.strong if is_strong else self.plain
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        found = [names[ord(letter)] for letter in text if ord(letter) in names]
        wide = sum(glyphs[name].width for name in found)
        shapes = [font["glyf"][name] for name in found]
        high = max((getattr(shape, "yMax", 0) for shape in shapes), default=0)
        low = min((getattr(shape, "yMin", 0) for shape in shapes), default=0)
        ems = size / font["head"].unitsPerEm
        return wide * ems, high * ems, low * ems


def fonts(theme: Theme) -> Fonts:
    read = [TTFont(BytesIO(each)) for path, each in theme.fonts.items() if path.endswith(".ttf")]
    family = theme.tokens.fonts.text
    upright = {
        font["OS/2"].usWeightClass: font
        for font in read
        if font["name"].getBestFamilyName() == family and not font["OS/2"].fsSelection & 1
    }
    return Fonts(upright[400], upright[600])


@dataclass(frozen=True)
class Word:
    """A text on the sheet, in points from the upper left."""

    text: str
    size: float
    colour: str
    left: float
    top: float
    right: float
    bottom: float

    @cached_property
    def ink(self) -> Polygon:
        return box(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True)
class Shape:
    """A path on the sheet."""

    rings: tuple[Ring, ...]
    is_closed: bool
    fill: str
    stroke: str
    width: float
    dashes: tuple[float, ...]
    is_round: bool = False

    @property
    def look(self) -> str:
        """What tells it from others beside its colour: dashes, or its form if it is a symbol."""
        if self.is_round:
            return "dot"
        if not self.is_closed:
            return f"line {self.dashes}"
        across = max(float(np.ptp(np.array(ring), axis=0).max()) for ring in self.rings)
        return f"symbol of {len(self.rings[0])}" if across <= TINY else "area"


Mark = Word | Shape


@dataclass
class Proof:
    """What is wrong with a drawing."""

    svg: bytes
    theme: Theme
    fonts: Fonts
    is_map: bool = False
    """Classes of a map are told by steps of lightness and by their outline, not against paper."""
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        root = Tree.fromstring(self.svg)
        self.width, self.height = (float(root.attrib[side][:-2]) for side in ("width", "height"))
        self.marks = [mark for each in root.iter() for mark in self._read(each)]
        self.words = [each for each in self.marks if isinstance(each, Word) and each.text.strip()]
        self.shapes = [each for each in self.marks if isinstance(each, Shape)]
        self._outside()
        self._overlaps()
        self._sizes()
        self._painted()
        self._greys()

    # ------------------------------------------------------------ reading

    def _read(self, element: Tree.Element) -> Iterator[Mark]:
        match element.tag.removeprefix(SVG):
            case "text":
                yield self._word(element)
            case "path" if "d" not in element.attrib:
                self.faults.append("empty path")
            case "path":
                yield from _shapes(element)
            case "svg" | "defs" | "style" | "title" | "desc" | "g":
                pass
            case other:
                self.faults.append(f"unknown element: {other}")

    def _word(self, element: Tree.Element) -> Word:
        style, text = _style(element), element.text or ""
        size = float(style["font-size"].removesuffix("px"))
        is_strong = style.get("font-weight", "400") != "400"
        wide, high, low = self.fonts.ink(text, size, is_strong=is_strong)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[style.get("text-anchor", "start")]
        left, base = float(element.attrib["x"]) - share * wide, float(element.attrib["y"])
        colour = style.get("fill", "#000000").upper()
        return Word(text, size, colour, left, base - high, left + wide, base - low)

    # ------------------------------------------------------------ places

    def _outside(self) -> None:
        sheet = box(-EDGE, -EDGE, self.width + EDGE, self.height + EDGE)
        for word in self.words:
            if not sheet.covers(word.ink):
                self.faults.append(f"outside: {word.text!r}")
        for shape in self.shapes:
            for ring in shape.rings:
                if not sheet.buffer(0.5).covers(LineString([*ring, ring[0]])):
                    self.faults.append(f"outside: a shape at {ring[0]}")

    def _overlaps(self) -> None:
        for one, other in combinations(self.words, 2):
            if one.ink.intersection(other.ink).area > 0.2:
                self.faults.append(f"overlap: {one.text!r} and {other.text!r}")

    def _sizes(self) -> None:
        for word in self.words:
            if word.size < SMALLEST - 0.001:
                self.faults.append(f"small: {word.text!r} of {word.size:g} pt")

    # ------------------------------------------------------------ colours

    def _painted(self) -> None:
        """Paint all but words; look at what lies below each word when its turn comes."""
        size = round(self.width * SCALE), round(self.height * SCALE)
        paper = self.theme.tokens.colours.paper
        sheet = Image.new("RGB", size, paper)
        below: list[tuple[Word, Image.Image]] = []
        for mark in self.marks:
            if isinstance(mark, Shape):
                _paint(sheet, mark)
            elif mark.text.strip() and self._is_on_sheet(mark):
                self._legible(mark, sheet.crop(self._pixels(mark, AIR)))
                below.append((mark, sheet.crop(self._pixels(mark))))
        for word, ground in below:
            if ImageChops.difference(ground, sheet.crop(self._pixels(word))).getbbox():
                self.faults.append(f"covered: {word.text!r}")
        if not self.is_map:
            self._stand_out(np.asarray(sheet))

    def _is_on_sheet(self, word: Word) -> bool:
        return (
            word.right > 0
            and word.bottom > 0
            and word.left < self.width
            and (word.top < self.height)
        )

    def _pixels(self, word: Word, air: float = 0.0) -> tuple[int, int, int, int]:
        """The pixels of a word and of the air around it, as far as they are on the sheet."""
        left, top = max(0.0, word.left - air), max(0.0, word.top - air)
        right, bottom = min(self.width, word.right + air), min(self.height, word.bottom + air)
        return (
            round(left * SCALE), round(top * SCALE), round(right * SCALE), round(bottom * SCALE)
        )  # fmt: skip

    def _legible(self, word: Word, ground: Image.Image) -> None:
        total = ground.width * ground.height
        for count, rgb in ground.getcolors(total) or []:
            colour = _hexadecimal(rgb)
            found = contrast(word.colour, colour)
            is_grid = colour == self.theme.tokens.colours.line.upper() and found >= GRAPHIC
            if found < TEXT and not is_grid and count > 1:
                told = f"{word.text!r} on {colour} ({count / total:.0%})"
                self.faults.append(f"contrast {found:.1f}: {told}")

    def _stand_out(self, sheet: Pixels) -> None:
        """No pale shape lies open to paper; no two shapes of one grey touch."""
        colours = self.theme.tokens.colours
        borders = _borders(sheet)
        shown = {each for pair in borders for each in pair}
        for colour in {each for each in shown if self._tells(each)}:
            own = {pair: count for pair, count in borders.items() if colour in pair}
            bare = own.get(_pair(colour, colours.paper.upper()), 0) / sum(own.values())
            if contrast(colour, colours.paper) < GRAPHIC - 0.01 and bare > BARE:
                self.faults.append(f"pale: {colour} on paper")

    def _tells(self, colour: str) -> bool:
        """Whether a colour carries a number: grid, paper and pale grounds do not."""
        colours = self.theme.tokens.colours
        is_quiet = colour in (colours.line.upper(), colours.paper.upper())
        return not is_quiet and (self.is_map or lightness(colour) < GROUND)

    def _is_told(self) -> bool:
        """Whether most places of a map bear their number, or the sign that the legend explains."""
        texts = [each.text for each in self.words]
        signs = {text.partition(": ")[0] for text in texts if re.fullmatch(r".+: \d+", text)}
        signed = sum(text in signs for text in texts)
        numbered = sum(bool(re.fullmatch(r"[+−±]?[\d.]+,\d+", text)) for text in texts)
        return signed > 2 or numbered > 0.3 * len(texts)

    def _greys(self) -> None:
        """Colours of one look are told apart in grey."""
        if self.is_map and self._is_told():
            return  # two hues are one grey by design: what stands in each place tells them apart
        looks: dict[str, set[str]] = {}
        lines = {each.stroke for each in self.shapes if not each.is_closed and each.dashes}
        for shape in self.shapes:
            if self.is_map and shape.fill and not shape.stroke:
                continue  # what is no place and no class: arrows, patches below words
            is_series = not shape.is_closed and shape.width >= SERIES
            colour = shape.stroke if is_series else shape.fill
            is_end = shape.is_closed and colour in lines  # the dot at the end of a dashed line
            if colour and not is_end and self._tells(colour):
                looks.setdefault(shape.look, set()).add(colour)
        for look, found in sorted(looks.items()):
            for one, other in combinations(sorted(found), 2):
                if abs(lightness(one) - lightness(other)) < GREYS:
                    self.faults.append(f"one grey: {one} and {other} ({look})")


def _style(element: Tree.Element) -> dict[str, str]:
    parts = (part.split(":", 1) for part in element.attrib.get("style", "").split(";") if part)
    told = {name.strip(): value.strip() for name, value in parts}
    return {**{name: value for name, value in element.attrib.items() if name != "style"}, **told}


_STEP = re.compile(r"([MLz])|(-?[\d.]+(?:e-?\d+)?)[ ,]+(-?[\d.]+(?:e-?\d+)?)", re.IGNORECASE)


def _shapes(element: Tree.Element) -> Iterator[Shape]:
    """The path, once for its closed parts and once for its open ones."""
    style = _style(element)
    fill, stroke = style.get("fill", "#000000").upper(), style.get("stroke", "none").upper()
    width = float(style.get("stroke-width", "1")) if stroke != "NONE" else 0.0
    dashes = tuple(map(float, re.findall(r"[\d.]+", style.get("stroke-dasharray", ""))))
    for is_closed in (True, False):
        rings = tuple(ring for ring, closed in _rings(element.attrib["d"]) if closed is is_closed)
        if rings:
            inner = fill if fill != "NONE" and is_closed else ""
            outer = stroke if stroke != "NONE" else ""
            is_round = style.get("stroke-linecap") == "round"
            yield Shape(rings, is_closed, inner, outer, width, dashes, is_round)


def _rings(path: str) -> Iterator[tuple[Ring, bool]]:
    ring: Ring = []
    for command, x, y in _STEP.findall(path):
        if command.upper() == "M" and ring:
            yield ring, False
            ring = []
        elif command.upper() == "Z":
            yield ring, True
            ring = []
        elif not command:
            ring.append((float(x), float(y)))
    if ring:
        yield ring, False


def _paint(sheet: Image.Image, shape: Shape) -> None:
    pen = ImageDraw.Draw(sheet)
    rings = [[(x * SCALE, y * SCALE) for x, y in ring] for ring in shape.rings]
    if shape.fill:
        _fill(sheet, rings, shape.fill)
    if shape.stroke:
        thick = max(1, round(shape.width * SCALE))
        for ring in rings:
            path = [*ring, ring[0]] if shape.is_closed else ring
            for x, y in (ring[0], ring[-1]) if shape.is_round else ():
                reach = shape.width * SCALE / 2
                pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=shape.stroke)
            for dash in _dashed(path, [each * SCALE for each in shape.dashes]):
                pen.line(dash, fill=shape.stroke, width=thick)


def _fill(sheet: Image.Image, rings: list[Ring], colour: str) -> None:
    """Holes run against their outer rings; without any, each ring is a shape of its own."""
    turns = [Polygon(ring).exterior.is_ccw for ring in rings if len(ring) > 2]
    if len(set(turns)) <= 1:
        for ring in rings:
            if len(ring) > 1:
                ImageDraw.Draw(sheet).polygon(ring, fill=colour)
        return
    mask = Image.new("1", sheet.size)
    for ring in rings:
        part = Image.new("1", sheet.size)
        ImageDraw.Draw(part).polygon(ring, fill=1)
        mask = ImageChops.logical_xor(mask, part)
    sheet.paste(colour, mask=mask)


def _dashed(path: Ring, dashes: list[float]) -> Iterator[Ring]:
    if not dashes:
        yield path
        return
    line, at, number = LineString(path), 0.0, 0
    while at < line.length:
        end = at + dashes[number % len(dashes)]
        if number % 2 == 0:
            piece = [line.interpolate(at), line.interpolate(min(end, line.length))]
            yield [(point.x, point.y) for point in piece]
        at, number = end, number + 1


def _hexadecimal(rgb: object) -> str:
    assert isinstance(rgb, tuple)
    return "#" + "".join(f"{part:02X}" for part in rgb)


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _borders(sheet: Pixels) -> dict[tuple[str, str], int]:
    """How many neighbouring pixels are of two different colours."""
    plain = sheet.astype(np.int64)
    flat = (plain[..., 0] << 16) | (plain[..., 1] << 8) | plain[..., 2]
    found: dict[tuple[str, str], int] = {}
    for one, other in ((flat[:, :-1], flat[:, 1:]), (flat[:-1], flat[1:])):
        differ = one != other
        pairs, counts = np.unique(
            np.stack((one[differ], other[differ])), axis=1, return_counts=True
        )
        for (a, b), count in zip(pairs.T.tolist(), counts.tolist(), strict=True):
            pair = _pair(f"#{a:06X}", f"#{b:06X}")
            found[pair] = found.get(pair, 0) + count
    return found
