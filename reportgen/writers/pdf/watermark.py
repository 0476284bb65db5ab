"""The watermark: pale words across every page behind its content, and above it in one line.

A map that fills a page covers the one, and nothing covers the other.

They are outlines of letters in the background of pages. So WeasyPrint marks them as an artifact,
nobody copies or reads them among the text, and no colour is mixed (PDF/A-1 and print shops do not
like transparency). What they say stands at the head of the document as text.
"""

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from reportgen.document.colours import lightened, lightness
from reportgen.document.theme import Theme
from reportgen.document.tokens import Colours
from reportgen.writers.pdf.letters import draw, face

ADDRESS = "watermark:"
SIDE = 1000
"""Of the square that the words are drawn in, from corner to corner."""
LENGTH = 0.86 * SIDE * 2**0.5
HEIGHT = 0.17 * SIDE
"""Short words are no larger than this."""
PALE = 90
"""Lightness of the words on paper: small grey print still has 4.5 to 1 on them."""
FAINT = 8
"""By so much they are lighter than the ground of a cover."""
HEAVIEST = 1000
_TURNED = "rotate(-45)"


def watermark(text: str, theme: Theme) -> tuple[str, dict[str, bytes]]:
    """The rules for pages and the pictures that they name; nothing where there is no text."""
    if not text:
        return "", {}
    font = face(theme, theme.tokens.fonts.text, HEAVIEST)
    files: dict[str, bytes] = {}
    for name, inks in _inks(theme.tokens.colours).items():
        across, above = _drawn(text, font, inks)
        files |= {f"{ADDRESS}{name}.svg": across, f"{ADDRESS}{name}-head.svg": above}
    rules = (
        _rule("@page", "page", "-12mm"),
        _rule("@page cover", "cover", "8mm"),
        _rule("@page back", "cover", "8mm"),
    )
    return "\n".join(rules), files


def _inks(colours: Colours) -> dict[str, tuple[str, str]]:
    """The colours across the page and above it: on paper, and on the ground of the cover."""
    faint = lightened(colours.lead, min(PALE, lightness(colours.lead) + FAINT))
    return {"page": (lightened(colours.line, PALE), colours.muted), "cover": (faint, colours.line)}


def _rule(pages: str, name: str, top: str) -> str:
    """No theme takes the watermark away, or repeats it."""
    wanted = {
        "image": f'url("{ADDRESS}{name}.svg"), url("{ADDRESS}{name}-head.svg")',
        "position": f"center, center top {top}", "size": "contain, auto 3mm",
        "repeat": "no-repeat", "origin": "border-box", "clip": "border-box",
    }  # fmt: skip
    told = "; ".join(f"background-{key}: {value} !important" for key, value in wanted.items())
    return f"{pages} {{ {told} }}"


def _drawn(text: str, font: TTFont, inks: tuple[str, str]) -> tuple[bytes, bytes]:
    """The words across a page, and the same in one line for its head."""
    paths, width = _outlines(text, font)
    height = font["OS/2"].sCapHeight or font["head"].unitsPerEm
    scale = min(LENGTH / width, HEIGHT / height)
    middle = f"translate({-width / 2:g} {-height / 2:g})"
    placed = f"translate({SIDE / 2:g} {SIDE / 2:g}) {_TURNED} scale({scale:g} {-scale:g}) {middle}"
    line = f"translate(0 {height * 1.1:g}) scale(1 -1)"
    return (
        _svg(SIDE, SIDE, f'<path fill="{inks[0]}" transform="{placed}" d="{paths}"/>'),
        _svg(width, height * 1.4, f'<path fill="{inks[1]}" transform="{line}" d="{paths}"/>'),
    )


def _svg(width: float, height: float, content: str) -> bytes:
    box = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{content}</svg>'.encode()


def _outlines(text: str, font: TTFont) -> tuple[str, float]:
    """The letters side by side in the font's units, and how wide they are."""
    pen = SVGPathPen(font.getGlyphSet())
    width = draw(text, font, pen)
    return pen.getCommands(), width
