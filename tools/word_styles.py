"""Styles of Word as data, and as XML: sizes in points, widths in millimetres, colours by slot."""

from dataclasses import dataclass

from reportgen.writers.docx.markup import NOTHING, Xml, joined, w

MM = 56.6929
"""Twentieths of a point in a millimetre."""


@dataclass(frozen=True, slots=True)
class Border:
    """A line beside a paragraph."""

    side: str
    colour: str
    width: float
    """Points."""
    space: int
    """Points between line and text."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None leaves it to the style it is based on."""

    name: str
    base: str = "Normal"
    follows: str = ""
    """Style of the next paragraph; empty means the same."""
    size: float | None = None
    line: float | None = None
    is_exact: bool = False
    """Whether lines are no higher than that, whatever the font would take."""
    before: float | None = None
    after: float | None = None
    left: float | None = None
    """Millimetres."""
    right: float | None = None
    hanging: float | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    colour: str = ""
    fill: str = ""
    borders: tuple[Border, ...] = ()
    align: str = ""
    tabs: tuple[float, ...] = ()
    outline: int | None = None
    number: int | None = None
    """Numbering that its paragraphs are counted by."""
    is_kept: bool = False
    """Stays with the next paragraph."""
    is_whole: bool = False
    """Is not parted by the end of a page."""
    is_joined: bool = False
    """Has no space to neighbours of the same style."""
    is_quick: bool = True
    """Whether Word offers it in its gallery."""
    is_hyphenated: bool = True
    is_titling: bool = False
    """Whether it is set in the family of titles."""


def style_id(name: str) -> str:
    """The id that Word gives a style of this name, without spaces and umlauts."""
    known = {"table of figures": "TableofFigures"}
    plain = name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    words = (f"{each[0].upper()}{each[1:]}" for each in plain.split())
    return known.get(name, "".join(words).replace("Toc", "TOC"))


# ---------------------------------------------------------------- as XML


def paragraph_style(look: Look) -> Xml:
    """A paragraph style."""
    custom = {} if _is_words_own(look.name) else {"customStyle": 1}
    default = {"default": 1} if look.name == "Normal" else {}
    return w(
        "style",
        w("name", val=look.name),
        w("basedOn", val=style_id(look.base)) if look.name != "Normal" else NOTHING,
        w("next", val=style_id(look.follows)) if look.follows else NOTHING,
        w("qFormat") if look.is_quick else NOTHING,
        _wrapped("pPr", _paragraph(look)),
        _wrapped("rPr", characters(look)),
        type="paragraph",
        **default,
        **custom,
        styleId=style_id(look.name),
    )


def _is_words_own(name: str) -> bool:
    own = ("heading", "toc", "TOC", "List", "footnote", "Body", "header", "footer")
    return name in ("Normal", "Title", "Subtitle", "Quote", "caption", "table of figures") or (
        name.startswith(own)
    )


def _wrapped(tag: str, content: Xml) -> Xml:
    return w(tag, content) if content else NOTHING


def _paragraph(look: Look) -> Xml:
    """Children in the order of the schema."""
    number = w("numPr", w("numId", val=look.number)) if look.number else NOTHING
    return joined(
        (
            w("keepNext") if look.is_kept else NOTHING,
            w("keepLines") if look.is_whole else NOTHING,
            number,
            _borders(look.borders),
            w("shd", val="clear", color="auto", **_colour(look.fill, "themeFill", "fill"))
            if look.fill
            else NOTHING,
            _tabs(look.tabs),
            NOTHING if look.is_hyphenated else w("suppressAutoHyphens"),
            _spacing(look),
            _indent(look),
            w("contextualSpacing") if look.is_joined else NOTHING,
            w("jc", val=look.align) if look.align else NOTHING,
            w("outlineLvl", val=look.outline) if look.outline is not None else NOTHING,
        )
    )


def _colour(slot: str, theme: str, plain: str) -> dict[str, str]:
    """A colour by its slot, which stands in the place of black once the styles are whole."""
    return {plain: "000000", theme: slot}


def _borders(borders: tuple[Border, ...]) -> Xml:
    order = ("top", "left", "bottom", "right")
    lines = (
        w(
            each.side,
            val="single",
            sz=round(each.width * 8),
            space=each.space,
            **_colour(each.colour, "themeColor", "color"),
        )
        for each in sorted(borders, key=lambda border: order.index(border.side))
    )
    return _wrapped("pBdr", joined(lines))


def _tabs(tabs: tuple[float, ...]) -> Xml:
    stops = (w("tab", val="left", pos=round(at * MM)) for at in tabs)
    return _wrapped("tabs", joined(stops))


def _spacing(look: Look) -> Xml:
    told = {"before": look.before, "after": look.after, "line": look.line}
    points = {key: round(20 * points) for key, points in told.items() if points is not None}
    told_rule = "exact" if look.is_exact else "atLeast"
    rule = {"lineRule": told_rule} if look.line is not None else {}
    return w("spacing", **points, **rule) if points else NOTHING


def _indent(look: Look) -> Xml:
    told = {"left": look.left, "right": look.right, "hanging": look.hanging}
    sides = {key: round(mm * MM) for key, mm in told.items() if mm is not None}
    return w("ind", **sides) if sides else NOTHING


def characters(look: Look) -> Xml:
    """What a style says of characters."""
    titles = w("rFonts", asciiTheme="majorHAnsi", hAnsiTheme="majorHAnsi", cstheme="majorHAnsi")
    return joined(
        (
            titles if look.is_titling else NOTHING,
            _switch("b", look.is_bold),
            _switch("i", look.is_italic),
            w("color", **_colour(look.colour, "themeColor", "val")) if look.colour else NOTHING,
            w("sz", val=round(2 * look.size)) if look.size else NOTHING,
            w("szCs", val=round(2 * look.size)) if look.size else NOTHING,
        )
    )


def _switch(tag: str, on: bool | None) -> Xml:  # noqa: FBT001 -- None is the third
    if on is None:
        return NOTHING
    return w(tag) if on else w(tag, val=0)
