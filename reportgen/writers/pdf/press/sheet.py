"""Pages as sheets for the print shop: boxes, crop marks, turned pages upright, empty pages.

WeasyPrint paints the bleed and would draw its marks inside it; print shops want them outside.
A bound book has pages of one size. So a turned page stands upright, its head to the left, as it
will be bound.
"""

from dataclasses import dataclass
from typing import Any

import pikepdf

MILLIMETRE = 72 / 25.4
MARK = 5 * MILLIMETRE
"""How long a crop mark is."""
GAP = 1 * MILLIMETRE
"""Between a crop mark and the edge of the sheet."""
LINE = 0.25
"""Points: the thinnest line that is sure to be printed."""
_ALL = "/RegistrationColour"
_INKS = {4: "/DeviceCMYK", 3: "/DeviceRGB", 1: "/DeviceGray"}


@dataclass(frozen=True, slots=True)
class Trim:
    """A page as it is cut, in points."""

    width: float
    height: float

    def box(self, beyond: float) -> list[float]:
        """The rectangle so far beyond the edge."""
        return [-beyond, -beyond, self.width + beyond, self.height + beyond]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around every page."""

    bleed: float
    """Points."""
    has_marks: bool
    channels: int
    """Of the printing condition: 4 for CMYK."""

    @property
    def margin(self) -> float:
        """From the edge that is cut to the edge of the sheet."""
        return self.bleed + (MARK + GAP if self.has_marks else 0)


def lay_out(pdf: pikepdf.Pdf, sheet: Sheet, multiple: int, *, has_back: bool = False) -> None:
    """Make sheets of all pages, and add empty ones until their number can be divided.

    They come last, or before the back cover, which stays outside.
    """
    separation = pdf.make_indirect(_registration(sheet.channels))
    last = Trim(0, 0)
    for page in pdf.pages:
        last = _upright(page, sheet)
        _frame(pdf, page, last, sheet, separation)
    missing = -len(pdf.pages) % multiple
    for _ in range(missing):
        page = pdf.add_blank_page(page_size=(last.width, last.height))
        _frame(pdf, page, last, sheet, separation)
    if has_back and missing:
        back = len(pdf.pages) - missing - 1
        pdf.pages.append(pdf.pages[back])
        del pdf.pages[back]


def lay_flat(pdf: pikepdf.Pdf, sheet: Sheet, folds: tuple[float, ...]) -> None:
    """Make a sheet of a cover, with short marks where it is folded."""
    separation = pdf.make_indirect(_registration(sheet.channels))
    page = pdf.pages[0]
    left, bottom, right, top = (float(each) for each in page.trimbox)
    trim = Trim(right - left, top - bottom)
    _clip(page, trim, sheet, "1 0 0 1 0 0")
    _frame(pdf, page, trim, sheet, separation)
    if sheet.has_marks:
        near, far = sheet.bleed, sheet.bleed + MARK
        lines = [(x, -near, x, -far) for x in folds]
        lines += [(x, trim.height + near, x, trim.height + far) for x in folds]
        page.contents_add(pdf.make_stream(_artifact(lines)))


def _upright(page: pikepdf.Page, sheet: Sheet) -> Trim:
    """Keep what is painted within the bleed, and turn what lies on its side."""
    left, bottom, right, top = (float(each) for each in page.trimbox)
    width, height = right - left, top - bottom
    is_turned = width > height
    trim = Trim(height, width) if is_turned else Trim(width, height)
    _clip(page, trim, sheet, f"0 1 -1 0 {height:.4f} 0" if is_turned else "1 0 0 1 0 0")
    return trim


def _clip(page: pikepdf.Page, trim: Trim, sheet: Sheet, placed: str) -> None:
    x, y, beyond, above = trim.box(sheet.bleed)
    clip = f"{x:.4f} {y:.4f} {beyond - x:.4f} {above - y:.4f} re W n"
    page.contents_add(f"q {clip} {placed} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ\n")


def _frame(pdf: pikepdf.Pdf, page: pikepdf.Page, trim: Trim, sheet: Sheet, separation: Any) -> None:
    page.obj.MediaBox = page.obj.CropBox = _array(trim.box(sheet.margin))
    page.obj.BleedBox = _array(trim.box(sheet.bleed))
    page.obj.TrimBox = _array(trim.box(0))
    if "/ArtBox" in page.obj:
        del page.obj.ArtBox
    if not sheet.has_marks:
        return
    if "/Resources" not in page.obj:
        page.obj.Resources = pikepdf.Dictionary()
    if "/ColorSpace" not in page.obj.Resources:
        page.obj.Resources.ColorSpace = pikepdf.Dictionary()
    page.obj.Resources.ColorSpace[_ALL] = separation
    page.contents_add(pdf.make_stream(_marks(trim, sheet.bleed)))


def _array(box: list[float]) -> pikepdf.Array:
    return pikepdf.Array([round(each, 4) for each in box])


def _marks(trim: Trim, bleed: float) -> bytes:
    """Two lines at each corner, outside the bleed, as an artifact (ISO 32000-1, 14.8.2.2.2)."""
    near, far = bleed, bleed + MARK
    lines = [
        (x - side * near, y, x - side * far, y)
        for x, side in ((0.0, 1), (trim.width, -1))
        for y in (0.0, trim.height)
    ] + [
        (x, y - side * near, x, y - side * far)
        for y, side in ((0.0, 1), (trim.height, -1))
        for x in (0.0, trim.width)
    ]
    return _artifact(lines)


def _artifact(lines: list[tuple[float, float, float, float]]) -> bytes:
    drawn = "\n".join(f"{a:.4f} {b:.4f} m {c:.4f} {d:.4f} l S" for a, b, c, d in lines)
    set_up = f"{_ALL} CS 1 SCN {LINE} w"
    return f"/Artifact <</Type /Page>> BDC q {set_up}\n{drawn}\nQ EMC\n".encode()


def _registration(channels: int) -> pikepdf.Array:
    """The colour that every plate prints (ISO 32000-1, 8.6.6.4)."""
    dark, light = (
        ([1] * channels, [0] * channels) if channels == 4 else ([0] * channels, [1] * channels)
    )
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=pikepdf.Array(light), C1=pikepdf.Array(dark), N=1
    )
    return pikepdf.Array(
        [pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name(_INKS[channels]), tint]
    )
