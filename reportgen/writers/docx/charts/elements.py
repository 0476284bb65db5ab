"""DrawingML for charts as typed text (ECMA-376, part 1, 21.2): elements, fills, lines, words."""

from dataclasses import dataclass

from reportgen.document.looks import Dash, Fill, Pattern, ink
from reportgen.document.tokens import Tokens
from reportgen.writers.docx.markup import R, Xml, escaped

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECLARED = f'xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{R}"'
EMU_PER_POINT = 12700
_DASHES = {Dash.NONE: "solid", Dash.DASHES: "sysDash", Dash.DOTS: "sysDot"}
_PATTERNS = {
    Pattern.HATCH: "wdUpDiag",
    Pattern.DOTS: "dotGrid",
    Pattern.BACK: "wdDnDiag",
    Pattern.CROSS: "diagCross",
}


@dataclass(frozen=True, slots=True)
class Dress:
    """What all charts of a document are drawn with."""

    tokens: Tokens
    language: str


def c(tag: str, /, *content: Xml, **attributes: object) -> Xml:
    """An element of a chart; attributes have no prefix there."""
    return _element(f"c:{tag}", content, attributes)


def a(tag: str, /, *content: Xml, **attributes: object) -> Xml:
    """An element of all drawings."""
    return _element(f"a:{tag}", content, attributes)


def _element(tag: str, content: tuple[Xml, ...], attributes: dict[str, object]) -> Xml:
    written = "".join(f' {key}="{escaped(str(told))}"' for key, told in attributes.items())
    return Xml(f"<{tag}{written}>{''.join(content)}</{tag}>" if content else f"<{tag}{written}/>")


# ---------------------------------------------------------------- looks


NO_FILL, NO_LINE = a("noFill"), a("ln", a("noFill"))
UNSEEN = c("spPr", NO_FILL, NO_LINE)


def colour(hexadecimal: str) -> Xml:
    """A colour as it is in the theme, whatever a town's template calls it."""
    return a("srgbClr", val=hexadecimal.removeprefix("#").upper())


def solid(hexadecimal: str) -> Xml:
    """A plain ground."""
    return a("solidFill", colour(hexadecimal))


def filled(fill: Fill) -> Xml:
    """A ground, with its pattern."""
    if fill.pattern is Pattern.PLAIN:
        return solid(fill.colour)
    lines, ground = a("fgClr", colour(ink(fill.colour))), a("bgClr", colour(fill.colour))
    return a("pattFill", lines, ground, prst=_PATTERNS[fill.pattern])


def stroke(hexadecimal: str, points: float, dash: Dash = Dash.NONE) -> Xml:
    """A line."""
    broken = a("prstDash", val=_DASHES[dash])
    width = round(points * EMU_PER_POINT)
    return a("ln", solid(hexadecimal), broken, a("round"), w=width, cap="flat")


def shape(ground: Xml, line: Xml = NO_LINE) -> Xml:
    """Ground and outline of something."""
    return c("spPr", ground, line)


# ---------------------------------------------------------------- words


def letters(
    hexadecimal: str, size: float, dress: Dress, turn: int | None = None, *, is_strong: bool = False
) -> Xml:
    """How words look, in points; `turn` keeps them from being turned."""
    family = a("latin", typeface=dress.tokens.fonts.text)
    run = a("defRPr", solid(hexadecimal), family, sz=round(size * 100), b=int(is_strong))
    end = a("endParaRPr", lang=dress.language)
    return c("txPr", _body(turn), a("lstStyle"), a("p", a("pPr", run), end))


def words(
    text: str,
    hexadecimal: str,
    size: float,
    dress: Dress,
    turn: int = 0,
    *,
    is_strong: bool = False,
) -> Xml:
    """A text that belongs to no cell, in one or several lines."""
    family = a("latin", typeface=dress.tokens.fonts.text)
    look = {"sz": round(size * 100), "b": int(is_strong)}
    begin = a("pPr", a("defRPr", solid(hexadecimal), family, **look))
    own = a("rPr", solid(hexadecimal), family, lang=dress.language, **look)
    lines = (a("p", begin, a("r", own, a("t", escaped(line)))) for line in text.split("\n"))
    return c("tx", c("rich", _body(turn), a("lstStyle"), *lines))


def _body(turn: int | None) -> Xml:
    return a("bodyPr") if turn is None else a("bodyPr", rot=turn, vert="horz", wrap="none")
