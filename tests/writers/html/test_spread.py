"""The parts of profiles in their places, and what stands side by side."""

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import (
    Block,
    Box,
    Document,
    Figure,
    Meta,
    PageBreak,
    Paragraph,
    Role,
    Section,
)
from reportgen.document.slots import slots_of
from reportgen.document.tokens import Sizes
from reportgen.writers.html.block import Setting, block
from reportgen.writers.html.spread import spread

SIZES = Sizes()
TEXT = Paragraph((Text("Keine Angabe."),))


def drawn(width: float, height: float) -> Figure:
    return Figure((Text("Titel"),), Drawing(b"<svg/>", b"", width, height), "Was zu sehen ist.")


def row(*blocks: Block) -> Box:
    return Box(Role.ROW, blocks)


def profile(*blocks: Block, name: str = "Nord") -> Section:
    return Section((Text(name),), blocks, role=Role.PROFILE)


def rules(*profiles: Section) -> list[str]:
    chapter = Section((Text("Profile"),), profiles)
    return spread(Document(Meta("Titel"), (chapter,)), SIZES).splitlines()


def test_drawings_have_their_width_and_the_rest_shares_what_is_left() -> None:
    assert slots_of(row(drawn(56, 70), drawn(98, 70)), SIZES) == (56, 98)
    assert slots_of(row(TEXT, drawn(50, 70), TEXT), SIZES) == (49, 50, 49)
    assert slots_of(row(TEXT), SIZES) == (160,)


def test_a_row_says_which_it_is_and_how_wide_its_slots_are() -> None:
    section = profile(row(drawn(56, 70)), PageBreak(), row(drawn(56, 70), TEXT))
    html = block(section, Setting(SIZES))
    assert '<div class="row row-1"><div class="slot" style="width:56.00mm"><figure' in html
    assert '<div class="row row-2">' in html
    assert '<div class="slot" style="width:98.00mm"><p>Keine Angabe.</p></div>' in html


def test_rows_are_as_high_as_the_highest_at_their_place() -> None:
    low = profile(row(drawn(56, 40)), row(TEXT), row(drawn(56, 90)))
    high = profile(row(drawn(56, 70)), row(drawn(56, 20)), row(drawn(56, 10)))
    assert rules(low, high) == [
        ".profile > .row-1 { min-height: 79.5mm }",
        ".profile > .row-2 { min-height: 29.5mm }",
        ".profile > h2 { min-height: 43.5pt }",
    ]


def test_a_name_of_two_lines_leaves_room_in_all_profiles() -> None:
    assert rules(profile(TEXT), profile(TEXT, name="Neustadt an der Straße nach Norden")) == [
        ".profile > h2 { min-height: 73.5pt }"
    ]


def test_without_profiles_there_is_nothing_to_keep() -> None:
    assert rules() == []
