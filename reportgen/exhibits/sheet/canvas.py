"""A sheet to draw on: its width, the theme's colours, and how wide words run on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.document.slots import GUTTER
from reportgen.document.tokens import Colours, Lines, Spacing, Tokens, Type
from reportgen.exhibits.sheet.fonts import Faces, faces
from reportgen.exhibits.sheet.marks import POINT, Anchor, Label
from reportgen.exhibits.stage import Stage
from reportgen.places import Point

BASELINE = 13.5 * POINT
"""Millimetres from line to line of running text; heights are multiples of half of it."""
MIDDLE = 0.33
"""Ems from the baseline of a label up to the middle of its letters."""
LEADING = 1.12
"""Ems from line to line of a label."""
ELLIPSIS = "…"


@dataclass(frozen=True, eq=False)
class Canvas:
    """What every drawing is made on."""

    width: float
    """Millimetres."""
    tokens: Tokens
    faces: Faces

    @property
    def colours(self) -> Colours:
        """The colours of the theme."""
        return self.tokens.colours

    @property
    def type(self) -> Type:
        """Sizes of words in points."""
        return self.tokens.type

    @property
    def lines(self) -> Lines:
        """Widths of lines in points."""
        return self.tokens.lines

    @property
    def spacing(self) -> Spacing:
        """Spaces that the theme sets."""
        return self.tokens.spacing

    def runs(self, text: str, size: float = 0.0, *, is_strong: bool = False) -> float:
        """How wide a text runs, in millimetres; without a size in the normal one."""
        face = self.faces.strong if is_strong else self.faces.plain
        return face.width(text, size or self.type.normal)

    def widest(self, texts: Iterable[str], size: float = 0.0, *, is_strong: bool = False) -> float:
        """How wide the widest of several texts runs."""
        return max((self.runs(text, size, is_strong=is_strong) for text in texts), default=0.0)

    def fitted(
        self, text: str, width: float, size: float = 0.0, *, is_strong: bool = False
    ) -> tuple[str, ...]:
        """A text in one or two lines of a width; what does not fit is cut, with an ellipsis."""

        def fits(line: str) -> bool:
            return self.runs(line, size, is_strong=is_strong) <= width

        if fits(text):
            return (text,)
        words = _words(text)
        for count in range(len(words) - 1, 0, -1):
            first = "".join(words[:count]).rstrip()
            if fits(first):
                rest = "".join(words[count:])
                return (first, self.cut(rest, width, size, is_strong=is_strong))
        return (self.cut(text, width, size, is_strong=is_strong),)

    def block(
        self, at: Point, lines: tuple[str, ...], colour: str, anchor: Anchor, size: float = 0.0
    ) -> list[Label]:
        """One or two lines of text, their middle at a point."""
        x, y = at
        points = size or self.type.normal
        pitch = points * LEADING * POINT
        first = y - pitch * (len(lines) - 1) / 2 + middle(points)
        return [
            Label((x, first + pitch * number), line, colour, anchor, points)
            for number, line in enumerate(lines)
        ]

    def cut(self, text: str, width: float, size: float = 0.0, *, is_strong: bool = False) -> str:
        """A text that fits a width, if need be without its end."""
        if self.runs(text, size, is_strong=is_strong) <= width:
            return text
        while text and self.runs(f"{text}{ELLIPSIS}", size, is_strong=is_strong) > width:
            text = text[:-1]
        return f"{text.rstrip()}{ELLIPSIS}"


def canvas(stage: Stage, width: str) -> Canvas:
    """The sheet for a declared width."""
    tokens = stage.theme.tokens
    sizes = tokens.sizes
    narrow = (sizes.column - GUTTER) / 2
    known = {
        "narrow": narrow,
        "third": (sizes.wide - 2 * GUTTER) / 3,
        "broad": sizes.wide - GUTTER - narrow,
        "column": sizes.column,
        "wide": sizes.wide,
    }
    return Canvas(known[width], tokens, faces(stage.theme))


def _words(text: str) -> list[str]:
    """Words with what follows them; a hyphen ends a word too."""
    words, current = [], ""
    for letter in text:
        current += letter
        if letter in " -/":
            words.append(current)
            current = ""
    return [*words, current] if current else words


def middle(size: float) -> float:
    """Millimetres from the middle of a line of text down to its baseline."""
    return MIDDLE * size * POINT


def halves(height: float) -> float:
    """A height rounded up to half baselines."""
    half = BASELINE / 2
    return half * -(-round(height / half, 6) // 1)
