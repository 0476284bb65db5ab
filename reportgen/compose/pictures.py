"""Pictures that authors supply: SVG, PNG and JPEG files to drawings with a size in millimetres."""

import re
from dataclasses import dataclass, replace

from reportgen.compose.faults import Faults
from reportgen.compose.rasters import CLEAR, raster
from reportgen.document.drawing import Drawing
from reportgen.errors import ReportError, Where
from reportgen.world import World

MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96, "": 25.4 / 96}
"""Millimetres of the units of CSS; plain numbers are pixels."""
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_FRAMES = (0xC0, 0xC1, 0xC2)
"""Segments of a JPEG file that tell its size (baseline, extended, progressive)."""
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt|px|)\s*")


@dataclass(frozen=True, slots=True)
class Pictures:
    """Reads pictures from the project."""

    world: World
    widest: float
    """Millimetres; wider pictures are made smaller."""
    faults: Faults

    def draw(self, path: str, width: str, where: Where) -> Drawing | None:
        """Read a picture; None, with the reason noted, when it is none."""
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            self.faults.error("picture-outside", where, path=path)
            return None
        try:
            content = self.world.read(path)
        except ReportError as error:
            self.faults.note(replace(each, where=where) for each in error.problems)
            return None
        size = _size(content)
        if size is None:
            self.faults.error("picture-unknown", where, path=path)
            return None
        wanted = self._width(width, size[0], where)
        height = round(wanted * size[1] / size[0], 2)
        if content.startswith((PNG, JPEG)):
            return Drawing(b"", content, wanted, height)
        return Drawing(content, self._raster(path, content, wanted, where), wanted, height)

    def _width(self, wanted: str, own: float, where: Where) -> float:
        if not wanted:
            return round(min(own, self.widest), 2)
        found = _LENGTH.fullmatch(wanted)
        if not found or not found[2] or float(found[1]) <= 0:
            self.faults.error("picture-width", where, given=wanted)
            return self.widest
        return round(float(found[1]) * MILLIMETRES[found[2]], 2)

    def _raster(self, path: str, content: bytes, width: float, where: Where) -> bytes:
        """A PNG of the same name beside an SVG is preferred to one that we draw."""
        beside = re.sub(r"\.svg$", ".png", path)
        if beside != path and self.world.exists(beside):
            return self.world.read(beside)
        if not (drawn := raster(content, width)):
            self.faults.notice("picture-undrawn", where, path=path)
        return drawn or CLEAR


def _size(content: bytes) -> tuple[float, float] | None:
    """Width and height in millimetres; None when the file is no picture that we know."""
    if content.startswith(PNG) and len(content) >= 24:
        return _pixels(content[16:20], content[20:24])
    if content.startswith(JPEG):
        return _jpeg_size(content)
    return _svg_size(content)


def _pixels(width: bytes, height: bytes) -> tuple[float, float] | None:
    sides = [int.from_bytes(side, "big") * MILLIMETRES["px"] for side in (width, height)]
    return (sides[0], sides[1]) if all(sides) else None


def _jpeg_size(content: bytes) -> tuple[float, float] | None:
    """Go from segment to segment until one tells the size."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            return _pixels(content[at + 7 : at + 9], content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _svg_size(content: bytes) -> tuple[float, float] | None:
    found = re.search(r"<svg\b[^>]*>", content.decode("utf-8", "replace"))
    if not found:
        return None
    given = dict(re.findall(r"\b(width|height|viewBox)\s*=\s*[\"']([^\"']*)[\"']", found[0]))
    sides = [_LENGTH.fullmatch(given.get(side, "")) for side in ("width", "height")]
    lengths = [float(side[1]) * MILLIMETRES[side[2]] for side in sides if side]
    if len(lengths) < 2:
        box = re.split(r"[\s,]+", given.get("viewBox", "").strip())
        is_box = len(box) == 4 and all(map(_LENGTH.fullmatch, box[2:]))
        lengths = [float(side) * MILLIMETRES["px"] for side in box[2:]] if is_box else []
    return (lengths[0], lengths[1]) if len(lengths) == 2 and all(lengths) else None
