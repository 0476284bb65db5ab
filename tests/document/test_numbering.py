"""Counting: chapters, exhibits, notes, references and lists."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.drawing import Drawing
from reportgen.document.dump import dump_blocks
from reportgen.document.inlines import Emphasis, Inline, Note, Reference, Text
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Document,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    Meta,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.numbering import label_of, letters, numbered, slug
from reportgen.document.walk import inlines, texts, walk
from reportgen.errors import Problems, Where
from reportgen.messages import line


def section(title: str, *blocks: Block, label: str = "", role: Role = Role.NONE) -> Section:
    return Section((Text(title),), blocks, label, role=role)


def table(label: str = "", *, is_listed: bool = True) -> Table:
    return Table((Text("T"),), (), (), (), label=label, is_listed=is_listed)


def figure(label: str = "", kind: FigureKind = FigureKind.CHART) -> Figure:
    return Figure((Text("F"),), Drawing(b"", b"", 1, 1), "alt", kind, label=label)


def says(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in content))


def see(label: str, line: int = 7) -> Reference:
    return Reference(label, where=Where("a.md", line))


def count(*blocks: Block) -> Blocks:
    problems = Problems()
    document = numbered(Document(Meta("X"), blocks), problems)
    assert not problems.found
    return document.blocks


def faults(*blocks: Block) -> list[str]:
    problems = Problems()
    numbered(Document(Meta("X"), blocks), problems)
    return [line(problem) for problem in problems.found]


def numbers(blocks: Blocks) -> list[str]:
    counted = (block for block in walk(blocks) if isinstance(block, Section | Table | Figure))
    return [block.number for block in counted]


def test_chapters_sections_and_annexes() -> None:
    blocks = count(
        section("Cover", role=Role.COVER),
        section("Vorwort", section("Dank"), role=Role.FRONT),
        section("Kurz", role=Role.SUMMARY),
        section("Eins", section("a", section("b")), section("c")),
        section("Zwei"),
        section("Anhang", section("d"), role=Role.ANNEX),
        section("Mehr", role=Role.ANNEX),
    )
    expected = ["", "", "", "", "1", "1.1", "1.1.1", "1.2", "2", "A", "A.1", "B"]
    assert numbers(blocks) == expected


def test_an_unnumbered_section_takes_no_number_nor_do_those_inside() -> None:
    hidden = Section((Text("x"),), (section("y"),), is_numbered=False)
    assert numbers(count(section("a", hidden, section("z")))) == ["1", "", "", "1.1"]
    assert numbers(count(hidden, section("a"))) == ["", "", "1"]


def test_tables_figures_and_maps_count_by_chapter_each_for_itself() -> None:
    blocks = count(
        table(),
        section("v", table(), figure(), role=Role.FRONT),
        section("a", table(), section("b", table(), figure(), figure(kind=FigureKind.MAP))),
        section("c", table(), table(is_listed=False), figure(kind=FigureKind.PICTURE)),
        section("d", table(), role=Role.ANNEX),
    )
    expected = ["1", "", "2", "1", "1", "1.1", "1.1", "1.2", "1.1", "1.1"]
    assert numbers(blocks) == [*expected, "2", "2.1", "", "", "A", "A.1"]


def test_exhibits_inside_boxes_lists_quotes_and_terms_are_counted() -> None:
    inside = (
        Box(Role.HINT, (table(),)),
        ItemList(((table(),), (table(),))),
        Quote((Box(Role.HINT, (table(),)),)),
        Terms((((Text("t"),), (table(),)),)),
    )
    assert numbers(count(section("a", *inside))) == ["1", "1.1", "1.2", "1.3", "1.4", "1.5"]


def test_references_are_put_into_words() -> None:
    told = says(
        see("kap"), ", ", see("abs"), ", ", see("tab"), ", ", see("abb"), ", ", see("kar"), ", ",
        see("anh"), ", ", see("sub"), ", ", see("vor"), ", ", Reference("kap", text="hier"),
    )  # fmt: skip
    blocks = count(
        section("Vorwort", told, role=Role.FRONT, label="vor"),
        section("K", section("A", label="abs"), label="kap"),
        section("L", table("tab"), figure("abb"), figure("kar", FigureKind.MAP)),
        section("M", section("N", label="sub"), role=Role.ANNEX, label="anh"),
    )
    paragraph = dump_blocks(blocks).splitlines()[1]
    assert paragraph.split(": ", 1)[1] == (
        "{reference Kapitel⍽1 -> kap}, {reference Abschnitt⍽1.1 -> abs}, "
        "{reference Tabelle⍽2.1 -> tab}, {reference Abbildung⍽2.1 -> abb}, "
        "{reference Karte⍽2.1 -> kar}, {reference Anhang⍽A -> anh}, "
        "{reference Abschnitt⍽A.1 -> sub}, {reference „Vorwort“ -> vor}, {reference hier -> kap}"
    )


def test_a_reference_that_leads_nowhere_names_the_nearest_label() -> None:
    assert faults(says(see("tab-altr")), table("tab-alter")) == [
        "Fehler: a.md, Zeile 7: Der Verweis auf „tab-altr“ führt ins Leere.\n"
        "    Meinten Sie „tab-alter“?"
    ]


def test_a_label_given_twice_names_both_places() -> None:
    first = Table((), (), (), (), label="x", where=Where("a.md", 3))
    second = Section((), (), label="x", where=Where("b.md", 9))
    [fault] = faults(first, second)
    assert fault.startswith("Fehler: b.md, Zeile 9: Die Marke „x“ ist zweimal vergeben")
    assert "a.md:3" in fault


def test_notes_count_through_the_document_in_reading_order() -> None:
    blocks = count(
        section("a", says("x", Note((Text("1"),)), Emphasis((Note((Text("2"),)),)))),
        section("b", Terms((((Note((Text("3"),)),), (says(Note((Text("4"),))),)),))),
        says(Note((Text("5"),))),
    )
    runs = [run for block in walk(blocks) for run in texts(block)]
    notes = [each for run in runs for each in inlines(run) if isinstance(each, Note)]
    assert {str(note.number): note.content for note in notes} == {
        number: (Text(number),) for number in "12345"
    }


def test_contents_list_sections_to_their_depth_without_themselves() -> None:
    lists = section("Inhalt", Contents(Listing.SECTIONS, 2), role=Role.FRONT)
    title = (Text("Eins"), Note((Text("n"),)))
    chapter = Section(title, (section("a", section("b")),))
    blocks = count(section("Cover", role=Role.COVER), lists, chapter)
    assert dump_blocks(blocks[1:2]).splitlines()[1:] == [
        "  contents sections, 2 deep",
        "    1 Eins -> section-eins",
        "      1.1 a -> section-a",
    ]


def test_lists_of_tables_leave_out_the_data_of_figures() -> None:
    data = table("abb-daten")
    chart = Figure((Text("F"),), Drawing(b"", b"", 1, 1), "alt", data=data, label="abb")
    listing = Contents(Listing.TABLES)
    blocks = count(listing, section("a", chart, table("tab")), section("b", data, role=Role.ANNEX))
    contents = blocks[0]
    assert isinstance(contents, Contents)
    assert [entry.label for entry in contents.entries] == ["tab"]
    shown = next(block for block in walk(blocks) if isinstance(block, Figure))
    assert shown.data
    assert shown.data.number == "A.1"


def test_letters_go_on_after_z() -> None:
    assert [letters(each) for each in (1, 26, 27, 52, 53, 703)] == [
        "A", "Z", "AA", "AZ", "BA", "AAA",
    ]  # fmt: skip


def test_labels_are_made_from_titles() -> None:
    assert slug("Ältere Menschen & Größe (2024)") == "aeltere-menschen-groesse-2024"
    taken = section("A", label="section-b")
    blocks = count(taken, section("B"), section("b"), section("„–“"))
    labels = [label_of(block) for block in blocks]
    assert labels == ["section-b", "section-b-2", "section-b-3", "section"]


trees = st.recursive(
    st.builds(table),
    lambda inner: st.one_of(
        st.builds(lambda blocks: section("s", *blocks), st.lists(inner, max_size=4)),
        st.builds(lambda blocks: Box(Role.HINT, tuple(blocks)), st.lists(inner, max_size=3)),
        st.builds(lambda blocks: section("x", *blocks, role=Role.ANNEX), st.lists(inner)),
    ),
    max_leaves=12,
)


@given(st.lists(trees, max_size=5))
def test_everything_counted_has_its_own_number_and_label(blocks: list[Block]) -> None:
    counted = count(*blocks)
    for kind in (Section, Table):
        found = [block for block in walk(counted) if isinstance(block, kind)]
        given_numbers = [block.number for block in found if block.number]
        assert len(set(given_numbers)) == len(given_numbers)
    labels = [label for block in walk(counted) if (label := label_of(block))]
    assert len(set(labels)) == len(labels)


@given(st.lists(trees, max_size=5))
def test_numbering_twice_changes_nothing(blocks: list[Block]) -> None:
    once = count(*blocks)
    assert count(*once) == once
