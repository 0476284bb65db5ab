"""The styles of the shipped Word templates: of reports, council papers and plain language.

Sizes are those of an office program: the printed report (print.css) is smaller by half a point,
since Word pages are read on screens and have one column.
"""

from dataclasses import replace
from typing import TypedDict

from tools.word_styles import Border, Look

TEXT, LEAD, FOCUS = "text1", "accent1", "accent2"
MUTED, LINE, TINT = "accent3", "accent4", "background2"
NUMBERS = 17.0
"""Millimetres that headings stand behind their numbers."""
SPACE = 6
"""Points between the lines of a box and its text."""


class _Ring(TypedDict):
    """The fields of a look that a box needs."""

    left: float
    right: float
    borders: tuple[Border, ...]


def report() -> tuple[Look, ...]:
    """Styles of reports."""
    return (
        Look("Normal", size=11, line=15.5, after=0, colour=TEXT),
        Look("Body Text", after=8),
        *_titles(),
        *_headings(),
        *_contents(),
        *_lists(),
        *_boxes(),
        *_exhibits(),
        *_margins(),
    )


def council_paper() -> tuple[Look, ...]:
    """Styles of council papers: like a form, without colour, smaller titles."""
    sober = (
        replace(
            look,
            colour=_sober(look.colour),
            borders=tuple(map(_sober_line, look.borders)),
            is_titling=False,
        )
        for look in report()
    )
    changed = {look.name: look for look in sober} | {look.name: look for look in _forms()}
    return tuple(changed.values())


LEAST, PITCH = 14, 21
"""Points of characters and lines in plain language (DIN SPEC 33429)."""


def plain_language() -> tuple[Look, ...]:
    """Styles of Leichte Sprache: large, wide apart, nothing hyphenated, nothing slanted."""
    return tuple(map(_plain, report()))


def _plain(look: Look) -> Look:
    if look.name == "Abstand":  # a gap, no text
        return look
    size = max(look.size, LEAST) if look.size else look.size
    line = max(look.line, PITCH, (size or LEAST) * 1.3) if look.line else look.line
    after = max(look.after, 10) if look.after and not look.is_joined else look.after
    if look.name == "footer":  # the page number
        size, line = 20.0, 26.0
    grey = TEXT if look.colour == MUTED else look.colour
    return replace(
        look, size=size, line=line, after=after, colour=grey, is_exact=False, is_hyphenated=False,
        is_titling=False, is_italic=None,
    )  # fmt: skip


def _sober(colour: str) -> str:
    return TEXT if colour in (LEAD, FOCUS) else colour


def _sober_line(border: Border) -> Border:
    return replace(border, colour=_sober(border.colour))


def _titles() -> tuple[Look, ...]:
    return (
        Look("Title", follows="Subtitle", size=36, line=40, before=0, after=10, is_bold=True,
             colour=LEAD, is_kept=True, is_hyphenated=False, is_titling=True),
        Look("Subtitle", follows="Body Text", size=17, line=23, after=24, colour=TEXT,
             is_hyphenated=False),
        Look("Briefkopf", size=14, line=19, after=8, is_kept=True, is_hyphenated=False),
        Look("Titelblatt", size=12, line=17, after=4, colour=MUTED, is_hyphenated=False),
        Look("Impressum", size=9.5, line=13.5, after=5, is_hyphenated=False),
        Look("Vorspann", follows="Body Text", size=13, line=18.5, after=14, colour=LEAD),
        Look("Fiktive Daten", follows="Body Text", size=10, line=14, before=8, after=12,
             is_bold=True, colour=FOCUS, left=3.2, is_whole=True,
             borders=(Border("left", FOCUS, 3, 6),)),
        Look("Zwischentitel", follows="Body Text", before=10, after=3, is_bold=True, is_kept=True,
             is_hyphenated=False),
    )  # fmt: skip


def _headings() -> tuple[Look, ...]:
    common = Look("", follows="Body Text", is_bold=True, colour=LEAD, left=NUMBERS,
                  hanging=NUMBERS, tabs=(NUMBERS,), is_kept=True, is_whole=True,
                  is_hyphenated=False)  # fmt: skip
    large = replace(common, size=24, line=28, before=0, after=18, is_titling=True)
    first = (
        replace(large, name="TOC Heading", left=None, hanging=None, tabs=()),
        replace(large, name="heading 1", outline=0),
        replace(common, name="heading 2", size=16, line=20, before=24, after=7, outline=1),
        replace(common, name="heading 3", size=12.5, line=16, before=16, after=4, outline=2,
                colour=TEXT),
    )  # fmt: skip
    small = replace(common, size=11, line=15.5, before=12, after=2, colour=TEXT, is_quick=False)
    others = (replace(small, name=f"heading {n}", outline=n - 1) for n in range(4, 10))
    return (*first, *others)


def _contents() -> tuple[Look, ...]:
    """Each level stands in by the width of the numbers above it."""
    common = Look("", is_hyphenated=False, is_quick=False)
    first = replace(common, name="toc 1", before=6, after=1, is_bold=True, left=10.0,
                    hanging=10.0, tabs=(10.0,), is_kept=False)  # fmt: skip
    close = replace(common, size=10, line=13.5, is_exact=True, after=0.5)
    second = replace(close, name="toc 2", left=22.0, hanging=12.0,
                     tabs=(22.0,))  # fmt: skip
    third = replace(close, name="toc 3", left=37.0, hanging=15.0,
                    tabs=(37.0,), colour=MUTED)  # fmt: skip
    deeper = (replace(third, name=f"toc {n}") for n in range(4, 10))
    exhibits = replace(close, name="table of figures", after=2, left=10.0,
                       hanging=10.0)  # fmt: skip
    return (first, second, third, *deeper, exhibits)


def _lists() -> tuple[Look, ...]:
    continued = Look("List Continue", after=4, left=6.0, is_quick=False)
    deeper = (
        replace(continued, name=f"List Continue {n}", base="List Continue", left=6.0 * n)
        for n in range(2, 6)
    )
    return (
        Look("List Bullet", after=4, left=6.0, hanging=6.0, number=1),
        Look("List Number", after=4, left=6.0, hanging=6.0, number=2),
        continued,
        *deeper,
        Look("Quote", follows="Body Text", after=8, left=8.0, right=8.0, is_italic=True),
        Look("Begriff", follows="Begriffserklärung", before=2, is_bold=True, is_kept=True),
        Look("Begriffserklärung", after=6, left=8.0),
    )


def _boxes() -> tuple[Look, ...]:
    """Neighbours of one style become one box; its title is a character style.

    Borders in the colour of the ground pad it. Space around a box is the writer's, since only
    the first and the last paragraph have it.
    """
    tinted = Look("", size=10.5, line=15, after=5, fill=TINT, is_whole=True,
                  **_ring(TINT, 0.5))  # fmt: skip
    bar, note = Border("left", FOCUS, 2.5, SPACE), Border("left", LEAD, 0.75, SPACE)
    return (
        replace(tinted, name="Definition"),
        replace(tinted, name="Eingabezeilen", size=9, line=12.5, is_hyphenated=False),
        replace(tinted, name="Hinweis"),
        replace(tinted, name="Warnung", fill="", **_ring(FOCUS, 0.75)),
        replace(tinted, name="Handlungsempfehlung", left=_room(bar),
                borders=(bar, *tinted.borders[1:])),
        Look("Kernaussage", size=11.5, line=16, after=5, left=_room(bar), is_whole=True,
             borders=(replace(bar, colour=LEAD),)),
        Look("Marginalie", size=9.5, line=13, after=3, left=_room(note), is_bold=True,
             colour=LEAD, is_kept=True, is_whole=True, is_hyphenated=False, borders=(note,)),
        Look("Beschlussvorschlag", size=11.5, line=16, after=6, **_ring(LEAD, 1.5)),
    )  # fmt: skip


def _ring(colour: str, width: float) -> _Ring:
    """Lines on all sides, the left one first, within the margins of the page."""
    sides = ("left", "top", "right", "bottom")
    borders = tuple(Border(side, colour, width, SPACE) for side in sides)
    return {"left": _room(borders[0]), "right": _room(borders[0]), "borders": borders}


def _room(border: Border) -> float:
    """Millimetres that a line and the space before it take."""
    return (border.width + border.space) * 25.4 / 72


def _exhibits() -> tuple[Look, ...]:
    return (
        Look("caption", follows="Body Text", size=10, line=13.5, before=14, after=5, is_bold=True,
             is_kept=True, is_whole=True, is_hyphenated=False),
        Look("Bild", after=3, line=0, is_quick=False),
        Look("Tabelle Einheit", size=9, line=12, after=3, colour=MUTED, is_kept=True),
        Look("Tabelle Text", size=9, line=12, before=1.5, after=1.5),
        Look("Tabelle Zahl", base="Tabelle Text", align="right", is_hyphenated=False),
        Look("Tabelle Kopf", base="Tabelle Text", colour=MUTED, is_bold=True, is_kept=True),
        Look("Tabelle Gruppe", base="Tabelle Text", before=7, is_bold=True, is_kept=True),
        *_close(),
        Look("Abstand", size=4, line=4, after=8, is_quick=False),
        Look("Anmerkung", size=8.5, line=11.5, before=4, after=14, colour=MUTED, is_joined=True),
        Look("footnote text", size=8.5, line=11.5, after=2, left=4.0, hanging=4.0, tabs=(4.0,),
             is_quick=False),
    )  # fmt: skip


def _close() -> tuple[Look, ...]:
    """Tables side by side: as those above them, but smaller and closer."""
    small = Look("", size=8, line=10, is_exact=True, before=0.5, after=0.5)
    return (
        Look("Beschriftung eng", base="caption", follows="Body Text", size=8.5, line=11,
             is_exact=True, before=0, after=3, is_kept=True, is_whole=True, is_hyphenated=False),
        Look("Anmerkung eng", base="Anmerkung", size=8, line=10.5, is_exact=True, before=2,
             after=10, is_joined=True),
        replace(small, name="Tabelle Text eng", base="Tabelle Text"),
        replace(small, name="Tabelle Zahl eng", base="Tabelle Zahl", align="right",
                is_hyphenated=False),
        replace(small, name="Tabelle Kopf eng", base="Tabelle Kopf", is_kept=True),
        replace(small, name="Tabelle Gruppe eng", base="Tabelle Gruppe", before=4, is_kept=True),
    )  # fmt: skip


def _margins() -> tuple[Look, ...]:
    small = Look("header", size=8.5, line=11.5, colour=MUTED, is_hyphenated=False, is_quick=False)
    return (small, replace(small, name="footer", align="right"))


def _forms() -> tuple[Look, ...]:
    """What council papers change."""
    heading = Look("heading 1", follows="Body Text", size=12.5, line=16, before=16, after=5,
                   is_bold=True, left=NUMBERS, hanging=NUMBERS, tabs=(NUMBERS,), outline=0,
                   is_kept=True, is_whole=True, is_hyphenated=False)  # fmt: skip
    return (
        Look("Title", follows="Subtitle", size=18, line=23, before=6, after=4, is_bold=True,
             is_kept=True, is_hyphenated=False),
        Look("Subtitle", follows="Body Text", size=12, line=16, after=12, is_hyphenated=False),
        heading,
        replace(heading, name="heading 2", size=11, line=15.5, before=12, after=3, outline=1),
        replace(heading, name="heading 3", size=11, line=15.5, before=10, after=2, outline=2,
                is_bold=False, is_italic=True),
        Look("Beschlussvorschlag", after=6, **_ring(TEXT, 1.5)),
        Look("Tabelle Text", size=10, line=13.5, before=1.5, after=1.5),
        Look("Tabelle Zahl", base="Tabelle Text", align="right", is_hyphenated=False),
        Look("Tabelle Kopf", base="Tabelle Text", colour=MUTED, is_bold=True, is_kept=True),
        Look("Tabelle Gruppe", base="Tabelle Text", before=7, is_bold=True, is_kept=True),
    )  # fmt: skip
