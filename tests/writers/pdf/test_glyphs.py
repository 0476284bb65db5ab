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


def test_a_font_that_is_not_there_is_told_and_not_its_letters() -> None:
    used = [Used("DejaVu Sans", {1: "a", 2: "ä"}), Used("Town Serif", {1: "b"})]
    (problem,) = foreign_characters(used, Fonts(text="Town Sans", title="Town Serif"))
    assert problem.code == "pdf-font-missing"
    assert dict(problem.params) == {"family": "Town Sans", "named": "DejaVu Sans"}
