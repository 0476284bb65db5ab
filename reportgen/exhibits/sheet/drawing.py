"""Marks to a drawing: SVG with its text as text, and PNG where Word needs it.

matplotlib draws both, without figures, axes or any state of the process: the same marks are the
same bytes. The SVG keeps to paths and plain text, which every reader of SVG understands: no
clip paths, patterns, filters or opacity. Its unit is the point.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from io import BytesIO, StringIO
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform
from PIL import Image

from reportgen.document.drawing import Drawing
from reportgen.exhibits.sheet.fonts import Face, Faces, faces
from reportgen.exhibits.sheet.marks import POINT, Anchor, Area, Label, Line, Mark, Points
from reportgen.exhibits.stage import Stage
from reportgen.places import Point

RESOLUTION = 200
"""Dots per inch of pictures in Word."""
COLOURS = 64
"""Colours of a picture, edges included: a quarter of the bytes of all of them."""
DECIMALS = 2
"""Of coordinates in points (dots, for pictures): a hundredth of a point is 4 micrometres."""
KEPT = 512
"""Drawings remembered: what is shown by several documents, or composed again, is drawn once."""
_AS_IT_IS = IdentityTransform()
_UNTURNED = re.compile(r' transform="rotate\(0 [^"]*\)"')
_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "reportgen", "path.simplify": False}
_UNTOLD: Any = {"Date": None, "Creator": None, "Format": None, "Type": None}
_MOVE, _LINE, _CLOSE = int(Path.MOVETO), int(Path.LINETO), int(Path.CLOSEPOLY)
_SVG: Any = RendererSVG
_AGG: Any = RendererAgg
_HELD: Any = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def drawn(marks: Iterable[Mark], width: float, height: float, stage: Stage) -> Drawing:
    """Draw the marks, first ones at the back, on a sheet of so many millimetres."""
    normal = stage.theme.tokens.type.normal
    kept = tuple(_sized(mark, normal) for mark in marks)
    family = faces(stage.theme)
    svg = _svg(kept, width, height, family)
    png = _png(kept, width, height, family) if stage.raster else b""
    return Drawing(svg, png, width, height)


def _sized(mark: Mark, normal: float) -> Mark:
    """The mark itself; a label without a size in the normal one."""
    return replace(mark, size=normal) if isinstance(mark, Label) and not mark.size else mark


@lru_cache(KEPT)
@rc_context(_SETTINGS)
def _svg(marks: tuple[Mark, ...], width: float, height: float, family: Faces) -> bytes:
    file = StringIO()
    renderer = _SVG(width / POINT, height / POINT, file, metadata=_UNTOLD)
    pen = _Pen(renderer, Affine2D().scale(1 / POINT, -1 / POINT).translate(0, height / POINT))
    held = {anchor: Text(horizontalalignment=name) for anchor, name in _HELD.items()}
    for mark in marks:
        match mark:
            case Line():
                pen.line(mark)
            case Area():
                pen.area(mark)
            case Label():
                _write(renderer, mark, family, held)
    renderer.finalize()
    return _shortened(file.getvalue()).encode()


def _shortened(svg: str) -> str:
    """Without what says nothing: what follows a corner is a line without being called one (SVG
    1.1, 8.3.2), and text that is not turned is not turned."""
    return _UNTURNED.sub("", svg.replace(" \nL ", " ").replace(" \nz\n", "z"))


@lru_cache(KEPT)
@rc_context(_SETTINGS)
def _png(marks: tuple[Mark, ...], width: float, height: float, family: Faces) -> bytes:
    scale = RESOLUTION / 25.4
    across, high = (round(size / 25.4 * RESOLUTION) for size in (width, height))
    renderer = _AGG(across, high, RESOLUTION)
    pen = _Pen(renderer, Affine2D().scale(scale, -scale).translate(0, high))
    pen.area(Area((((0, 0), (width, 0), (width, height), (0, height)),), "#FFFFFF"))
    for mark in marks:
        match mark:
            case Line():
                pen.line(mark)
            case Area():
                pen.area(mark)
            case Label():
                pen.letters(mark, family)
    file = BytesIO()
    picture = Image.fromarray(np.asarray(renderer.buffer_rgba())).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # the palette holds means: paper would turn out a shade darker than the page
    few.putpalette([255 if part >= 253 else part for part in few.getpalette() or ()])
    few.save(file, "PNG", dpi=(RESOLUTION, RESOLUTION))
    return file.getvalue()


class _Pen:
    """Draws lines and areas with a renderer of matplotlib, no finer than it can be seen."""

    def __init__(self, renderer: Any, plane: Affine2D) -> None:
        self.renderer = renderer
        self.plane = plane

    def line(self, mark: Line) -> None:
        pen = self._context(mark.colour, mark.width)
        if mark.is_round:
            pen.set_capstyle("round")
            pen.set_snap(False)  # moved to whole dots, a short line would be none
        if mark.dashes:
            pen.set_dashes(0, list(mark.dashes))
        self.renderer.draw_path(pen, self._placed(mark.paths, is_closed=False), _AS_IT_IS)

    def area(self, mark: Area) -> None:
        pen = self._context(mark.edge or "#000000", mark.width if mark.edge else 0)
        fill = to_rgb(mark.fill) if mark.fill else None
        self.renderer.draw_path(pen, self._placed(mark.rings, is_closed=True), _AS_IT_IS, fill)

    def letters(self, mark: Label, family: Faces) -> None:
        """Draw text by the outlines of its letters."""
        face = _face(mark, family)
        left, base = _start(mark, face)
        shape = face.outline(mark.text, mark.size)
        place = Affine2D().scale(1, -1).translate(left, base) + self.plane
        self.renderer.draw_path(self._context("#000000", 0), shape, place, to_rgb(mark.colour))

    def _placed(self, parts: tuple[Points, ...], *, is_closed: bool) -> Path:
        path = self.plane.transform_path(_path(parts, is_closed=is_closed))
        return Path(np.asarray(path.vertices).round(DECIMALS), path.codes)

    def _context(self, colour: str, width: float) -> GraphicsContextBase:
        pen: GraphicsContextBase = self.renderer.new_gc()
        pen.set_foreground(colour)
        pen.set_linewidth(width)
        return pen


def _path(parts: tuple[Points, ...], *, is_closed: bool) -> Path:
    vertices: list[Point] = []
    codes: list[int] = []
    for part in parts:
        vertices += part
        codes += [_MOVE, *[_LINE] * (len(part) - 1)]
        if is_closed:
            vertices.append(part[0])
            codes.append(_CLOSE)
    return Path(np.asarray(vertices, dtype=float), codes)


def _write(renderer: Any, mark: Label, family: Faces, held: dict[Anchor, Text]) -> None:
    """Write text as text, held at its anchor whatever font a reader has."""
    x, y = (round(each / POINT, DECIMALS) for each in mark.at)
    place = held[mark.anchor]
    place.set_position((x, renderer.height - y))
    pen = renderer.new_gc()
    pen.set_foreground(mark.colour)
    font = _font(family.family, _face(mark, family).weight, mark.size)
    renderer.draw_text(pen, x, y, mark.text, font, 0, mtext=place)


@cache
def _font(family: str, weight: int, size: float) -> FontProperties:
    return FontProperties(family=[family], weight=weight, size=size)


def _start(mark: Label, face: Face) -> tuple[float, float]:
    left, base = mark.at
    return left - _SHARE[mark.anchor] * face.width(mark.text, mark.size), base


def _face(mark: Label, family: Faces) -> Face:
    return family.strong if mark.is_strong else family.plain
