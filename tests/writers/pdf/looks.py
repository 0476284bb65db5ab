"""Small grey pictures of pages, and whether two of them look alike.

Both are blurred a little, so that neither another version of poppler nor another way to smooth
letters matters; what is left is compared block by block, and along strips, since rules are thinner
than a pixel. A fault is a block or a strip that differs strongly (something has gone, come or
moved) or a page that differs slightly all over (another font).
"""

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

DPI = 48
SHADES = 32
"""Greys of a picture that is kept: enough to look at, and half of the bytes."""
BLUR = 1.6
"""Pixels."""
BLOCK = 6
"""Pixels: 3 mm."""
LONG, THICK = 48, 5
"""Pixels of a strip: 25 mm, and the rule with what is smoothed around it."""
STRONG, RULED, OVERALL = 24.0, 14.0, 2.6
"""Differences of 255 from which a block, a strip, and a page on average look different."""

Greys = npt.NDArray[np.float64]


def drawn(pdf: Path, number: int) -> Image.Image:
    """A page as poppler draws it."""
    return _read(["pdftoppm", "-gray", "-r", str(DPI), "-f", str(number), "-l", str(number), pdf])


def _read(command: list[str | Path]) -> Image.Image:
    done = subprocess.run(command, check=True, capture_output=True)
    kind, size, depth, pixels = done.stdout.split(b"\n", 3)
    assert (kind, depth) == (b"P5", b"255")
    width, height = map(int, size.split())
    return Image.frombytes("L", (width, height), pixels)


def kept(picture: Image.Image) -> Image.Image:
    """A picture in few greys."""
    step = 255 / (SHADES - 1)
    return picture.point([round(round(grey / step) * step) for grey in range(256)])


@dataclass(frozen=True)
class Comparison:
    """Two pictures of a page, beside each other."""

    expected: Image.Image
    found: Image.Image

    @cached_property
    def difference(self) -> Greys:
        """How much each pixel differs when one does not look too closely."""
        one, other = (_blurred(each) for each in (self.expected, self.found))
        apart: Greys = np.abs(one - other)
        return apart

    @cached_property
    def strips(self) -> Greys:
        """By how much strips are lighter or darker, lying and standing."""
        plain = (np.asarray(each.convert("L"), dtype=float) for each in (self.expected, self.found))
        change = np.subtract(*plain)
        return np.concatenate([_strips(change).ravel(), _strips(change.T).ravel()])

    @cached_property
    def blocks(self) -> Greys:
        """The mean difference of each block."""
        height, width = (side // BLOCK * BLOCK for side in self.difference.shape)
        cut = self.difference[:height, :width]
        squares = cut.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
        means: Greys = squares.mean(axis=(1, 3))
        return means

    @property
    def fault(self) -> str:
        """What is different; empty: nothing that one sees."""
        if self.expected.size != self.found.size:
            return f"the page measures {self.found.size}, not {self.expected.size}"
        strong = int((self.blocks > STRONG).sum() + (self.strips > RULED).sum())
        overall = float(self.difference.mean())
        if strong or overall > OVERALL:
            return f"{strong} places differ strongly, the page by {overall:.1f} of 255"
        return ""

    def shown(self) -> Image.Image:
        """Both pictures and between them what differs, dark."""
        between = Image.fromarray((255 - np.clip(4 * self.difference, 0, 255)).astype(np.uint8))
        pictures = (self.expected.convert("L"), between, self.found)
        whole = Image.new("L", (sum(each.width for each in pictures), self.found.height), 255)
        left = 0
        for each in pictures:
            whole.paste(each, (left, 0))
            left += each.width
        return whole


def _strips(change: Greys) -> Greys:
    height, width = change.shape[0], change.shape[1] // LONG * LONG
    rows = change[:, :width].reshape(height, width // LONG, LONG).mean(axis=2)
    sums = np.cumsum(np.pad(rows, ((1, 0), (0, 0))), axis=0)
    found: Greys = np.abs(sums[THICK:] - sums[:-THICK]) / THICK
    return found


def _blurred(picture: Image.Image) -> Greys:
    return np.asarray(picture.convert("L").filter(ImageFilter.GaussianBlur(BLUR)), dtype=float)
