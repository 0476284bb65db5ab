"""Characters that are printed in fonts of the system."""

from dataclasses import dataclass, field

from reportgen.document.tokens import Fonts
from reportgen.messages import line
from reportgen.writers.pdf.glyphs import foreign_characters


@dataclass
class Used:
    family: str
    to_unicode: dict[int, str] = field(default_factory=dict)


def test_only_fonts_of_the_system_are_told() -> None:
    used = (
        Used("Source Sans 3", {1: "a"}),
        Used("Town Serif", {1: "b"}),
        Used("Some Symbols", {7: "☒", 3: " ", 9: "ꙮ☒"}),
        Used("Some Other", {3: " "}),
    )
    found = list(foreign_characters(used, Fonts(title="Town Serif")))
    assert [line(each).splitlines()[0] for each in found] == [
        "Hinweis: Die Schrift des Themas hat diese Zeichen nicht: ☒ (U+2612) ꙮ (U+A66E). "
        "Gedruckt sind sie in „Some Symbols“."
    ]
