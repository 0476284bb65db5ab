"""A numbered document and the index of its places."""

from reportgen.compose.places_index import with_places_index
from reportgen.document.drawing import Drawing
from reportgen.document.index import Index
from reportgen.document.inlines import Text
from reportgen.document.nodes import (
    Block,
    Blocks,
    Column,
    Document,
    Figure,
    ItemList,
    Meta,
    Paragraph,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.numbering import label_of
from reportgen.document.walk import walk
from tests.compose.test_mentions import PLACES, typed


def paragraph(text: str) -> Paragraph:
    return Paragraph(typed(text))


def table(label: str, title: str = "Alle", about: tuple[str, ...] = ()) -> Table:
    return Table(typed(title), (Column(),), (), (), label=label, about=about)


def section(title: str, *blocks: Block, role: Role = Role.NONE) -> Section:
    return Section((Text(title),), blocks, label=title.lower(), role=role)


def indexed(*blocks: Block, levels: tuple[str, ...] = ()) -> tuple[list[str], Blocks]:
    """The lines of the index, and the document's blocks."""
    whole = Document(Meta("Titel"), (*blocks, section("Register", Index(levels))))
    made = with_places_index(whole, PLACES)
    index = next(each for each in walk(made.blocks) if isinstance(each, Index))
    lines = []
    for group in index.groups:
        lines.append(f"{group.title}:")
        for subject in group.subjects:
            spots = (f"{spot.label}{'!' * spot.is_main}" for spot in subject.spots)
            lines.append(f"{subject.name} {' '.join(spots)}")
    return lines, made.blocks


def test_only_paragraphs_that_speak_of_places_get_a_label() -> None:
    lines, blocks = indexed(paragraph("In Altfelden."), paragraph("Sonst nichts."))
    assert lines == ["Ortsteile:", "Altfelden ort-1"]
    assert [label_of(each) for each in blocks] == ["ort-1", "", "register"]


def test_places_stand_by_level_and_in_the_order_of_the_alphabet() -> None:
    lines, _ = indexed(paragraph("Im Gartenhof, in Altfelden, im Bezirk Mitte, Kreis Flussaue"))
    assert lines == [
        "Bezirke:", "Mitte ort-1", "Ortsteile:", "Altfelden ort-1", "Gartenhof ort-1",
        "Vergleichsgebiete:", "Kreis Flussaue ort-1",
    ]  # fmt: skip


def test_levels_may_be_chosen() -> None:
    lines, _ = indexed(paragraph("Altfelden, Bezirk Mitte"), levels=("bezirk",))
    assert lines == ["Bezirke:", "Mitte ort-1"]


def test_a_profile_with_all_that_stands_in_it_is_the_main_entry() -> None:
    inner = (paragraph("In Altfelden und im Gartenhof."), table("tab", about=("6",)))
    lines, _ = indexed(section("Altfelden", *inner, role=Role.PROFILE), paragraph("Altfelden"))
    assert lines[1:] == ["Altfelden altfelden! ort-1! tab! ort-2", "Gartenhof ort-1"]


def test_exhibits_count_where_they_single_a_place_out() -> None:
    drawing = Drawing(b"", b"", 1, 1)
    data = table("abb-daten", "Daten zu: In Altfelden")
    chart = Figure(typed("In Altfelden"), drawing, "Bild", data=data, label="abb")
    lines, _ = indexed(table("tab-1"), table("tab-2", about=("0", "6", "w")), chart, data)
    assert lines == ["Ortsteile:", "Altfelden tab-2 abb"]


def test_terms_and_items_are_read_and_labels_are_not_given_twice() -> None:
    taken = section("Ort-1", ItemList(((paragraph("Altfelden"),), (paragraph("sonst"),))))
    terms = Terms(((typed("Gartenhof"), (paragraph("Ein Hof."),)),))
    lines, _ = indexed(taken, terms)
    assert lines == ["Ortsteile:", "Altfelden ort-2", "Gartenhof ort-3"]


def test_cover_and_imprint_are_not_indexed() -> None:
    lines, _ = indexed(section("Altfelden", paragraph("Altfelden"), role=Role.IMPRINT))
    assert lines == []


def test_without_an_index_nothing_changes() -> None:
    plain = Document(Meta("Titel"), (paragraph("In Altfelden."),))
    assert with_places_index(plain, PLACES) is plain
