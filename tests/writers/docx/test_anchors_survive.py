"""What becomes of anchors of every kind when others save the file, or people work on it."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from lxml import etree

from reportgen.audit.anchored import Anchored, Way, read_anchors
from reportgen.document.inlines import Note, Text, Value
from reportgen.document.nodes import (
    Box,
    Document,
    Figure,
    FigureKind,
    ItemList,
    Meta,
    Paragraph,
    Role,
    Section,
    TableCell,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.frame import Key
from reportgen.writers.docx.markup import Element, Xml, element, find, name, value, w
from reportgen.writers.docx.package import zipped
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.charts.plots import PLOTS
from tests.writers.docx.conftest import drawing, small_table
from tests.writers.docx.template.towns import members
from tests.writers.docx.test_real import needs_office, run

ALL = "tag title bookmark"
SURVIVING = {
    # kind            as written   python-docx     LibreOffice 7.4    by way of ODT
    "a heading":     (ALL,         ALL,            "bookmark",        "bookmark"),
    "a paragraph":   (ALL,         ALL,            "bookmark",        "bookmark"),
    "a list":        (ALL,         ALL,            "bookmark",        "bookmark"),
    "a box":         (ALL,         ALL,            "bookmark",        "bookmark"),
    "a caption":     (ALL,         ALL,            "bookmark",        "bookmark"),
    "a note":        ("bookmark",  "bookmark",     "bookmark",        "bookmark"),
    "a cell":        ("bookmark",  "bookmark",     "bookmark",        "bookmark"),
    "tab-klein":     (ALL,         ALL,            "title bookmark",  "bookmark"),
    "abb-kurve":     (f"{ALL} name", f"{ALL} name", "bookmark",       "bookmark"),
    "abb-gezeichnet": (f"{ALL} name", f"{ALL} name", "title bookmark name", "bookmark name"),
    "karte-quote":   (f"{ALL} name", f"{ALL} name", "title bookmark name", "bookmark name"),
}  # fmt: skip
"""By what an anchor in each place is found again. LibreOffice forgets names of Word's own charts
and, by way of ODT, the manifest; only bookmarks survive everything, which is why all have them."""


def told(place: str) -> tuple[Text, Value, Text]:
    number = f"{list(SURVIVING).index(place)},5\u2011mal"
    return Text("Es sind "), Value(number, Key("quote", place, "2024")), Text(" davon.")


def made() -> Document:
    whole = small_table()
    cell = TableCell(told("a cell")[1:2])
    row = replace(whole.body[1], cells=(*whole.body[1].cells[:3], cell))
    table = replace(whole, title=told("a caption"), body=(whole.body[0], row, *whole.body[2:]))
    blocks = (
        Paragraph((*told("a paragraph"), Note(told("a note")))),
        ItemList(((Paragraph(told("a list")),),)),
        Box(Role.HINT, (Paragraph(told("a box")),), (Text("Kasten"),)),
        table,
        Figure((Text("Kurve"),), drawing(), "Kurve", label="abb-kurve", plot=PLOTS["bars"]),
        Figure((Text("Zeichnung"),), drawing(), "Zeichnung", label="abb-gezeichnet"),
        Figure((Text("Karte"),), drawing(), "Karte", FigureKind.MAP, label="karte-quote"),
    )
    section = Section(told("a heading"), blocks)
    return numbered(Document(Meta("Titel", date="2025-03-31"), (section,)), Problems())


@pytest.fixture(scope="module")
def written(theme: Theme) -> bytes:
    return write_docx(made(), theme)


def found(data: bytes) -> dict[str, Anchored]:
    file = read_anchors(data)
    assert file is not None
    return {each.key.split("/")[1] if each.kind == "value" else each.key: each
            for each in file.anchors}  # fmt: skip


def ways(data: bytes) -> dict[str, str]:
    return {key: " ".join(w for w in Way if w in each.ways) for key, each in found(data).items()}


def surviving(column: int) -> dict[str, str]:
    return {key: columns[column] for key, columns in SURVIVING.items()}


def test_every_kind_is_found_in_every_way(written: bytes) -> None:
    assert ways(written) == surviving(0)
    assert not any(each.is_changed for each in found(written).values())


def test_python_docx_keeps_all(written: bytes) -> None:
    saved = BytesIO()
    docx.Document(BytesIO(written)).save(saved)
    assert ways(saved.getvalue()) == surviving(1)


# ---------------------------------------------------------------- LibreOffice


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str, str], bytes]:
    folder = tmp_path_factory.mktemp("office")

    def saved(data: bytes, was: str, becomes: str) -> bytes:
        source = folder / f"a.{was}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        to = ("--convert-to", becomes, "--outdir", str(folder / "out"))
        run("soffice", profile, "--headless", *to, str(source))
        return (folder / "out" / f"a.{becomes.partition(':')[0]}").read_bytes()

    return saved


WORD = "docx:MS Word 2007 XML"


def at_least(data: bytes, column: int) -> None:
    """Other versions of LibreOffice keep more; numbers and tables stay what they were."""
    kept = ways(data)
    for key, wanted in surviving(column).items():
        assert set(wanted.split()) <= set(kept[key].split()), key
    assert not any(each.is_changed for each in found(data).values())


@pytest.mark.real
@needs_office
def test_libreoffice_keeps_bookmarks(
    written: bytes, office: Callable[[bytes, str, str], bytes]
) -> None:
    at_least(office(written, "docx", WORD), 2)


@pytest.mark.real
@needs_office
def test_bookmarks_survive_odt_and_the_manifest_does_not(
    written: bytes, office: Callable[[bytes, str, str], bytes]
) -> None:
    back = office(office(written, "docx", "odt"), "odt", WORD)
    assert read_anchors(back) is None
    at_least(with_manifest(back, written), 3)


def with_manifest(data: bytes, source: bytes) -> bytes:
    """The file with the manifest of another one: the ids of bookmarks are the same."""
    files = {path: each for path, each in members(source).items() if path.startswith("customXml/")}
    return zipped(members(data) | files)


# ---------------------------------------------------------------- people


def edited(data: bytes, edit: Callable[[Element], None]) -> dict[str, Anchored]:
    files = members(data)
    root = etree.fromstring(files["word/document.xml"])
    edit(root)
    return found(zipped(files | {"word/document.xml": etree.tostring(root)}))


def control(root: Element, place: str) -> Element:
    """The control whose title names a key."""
    title = f"Wert [quote/{place}/2024]"
    controls = root.iter(name("sdt"))
    return next(each for each in controls if value(find(each, "w:sdtPr/w:alias")) == title)


def with_paragraph(root: Element) -> None:
    root[0].insert(0, element(w("p", w("r", w("t")))))


def with_words_before(root: Element) -> None:
    control(root, "a paragraph").addprevious(element(w("r", w("t"))))


@pytest.mark.parametrize("edit", [with_paragraph, with_words_before])
def test_words_around_an_anchor_change_nothing(
    written: bytes, edit: Callable[[Element], None]
) -> None:
    assert edited(written, edit) == found(written)


def changed(data: bytes, edit: Callable[[Element], None]) -> dict[str, Anchored]:
    """What is not as it was."""
    return {key: each for key, each in edited(data, edit).items() if each.is_changed}


def with_correction(root: Element) -> None:
    next(control(root, "a paragraph").iter(name("t"))).text = "99,5"


def with_words_inside(root: Element) -> None:
    """Typed at the end of a control, behind the bookmark."""
    run = element(w("r", w("t")))
    run[0].text = " (geschätzt)"
    content = find(control(root, "a paragraph"), "w:sdtContent")
    assert content is not None
    content.append(run)


def with_tracked_change(root: Element) -> None:
    """As Word tracks it: what was deleted stays in the file."""
    run = next(control(root, "a paragraph").iter(name("r")))
    made = 'w:id="9999" w:author="Amt" w:date="2025-04-01T00:00:00Z"'
    for text in list(run):
        text.tag = name("delText") if text.tag == name("t") else text.tag
    before = element(Xml(f"<w:del {made}/>"))
    run.addprevious(before)
    before.append(run)
    after = element(Xml(f"<w:ins {made}><w:r><w:t>99,5</w:t></w:r></w:ins>"))
    before.addnext(after)


def test_of_tracked_changes_the_new_text_counts(written: bytes) -> None:
    (tracked,) = changed(written, with_tracked_change).values()
    assert tracked.now == ("99,5",)


def test_what_people_write_into_a_control_is_told_beside_what_was_printed(written: bytes) -> None:
    (corrected,) = changed(written, with_correction).values()
    assert (corrected.printed, corrected.now) == ("1,5\u2011mal", ("99,5\u2011mal",))
    (widened,) = changed(written, with_words_inside).values()
    assert (widened.printed, widened.now) == ("1,5\u2011mal", ("1,5\u2011mal (geschätzt)",))


def with_row(root: Element) -> None:
    last = next(root.iter(name("tbl"))).findall(name("tr"))[-1]
    last.addnext(etree.fromstring(etree.tostring(last)))


def with_column(root: Element) -> None:
    table = next(root.iter(name("tbl")))
    grid = find(table, "w:tblGrid")
    assert grid is not None
    grid.append(element(w("gridCol", w=500)))
    for row in table.iter(name("tr")):
        cell = element(w("tc", w("p", w("r", w("t")))))
        row.append(cell)
        (text,) = cell.iter(name("t"))
        text.text = "neu"


@pytest.mark.parametrize("edit", [with_row, with_column])
def test_a_table_with_more_rows_or_columns_is_changed_and_keeps_its_anchors(
    written: bytes, edit: Callable[[Element], None]
) -> None:
    assert list(changed(written, edit)) == ["tab-klein"]
    after = edited(written, edit)
    assert {key: each.ways for key, each in after.items()} == {
        key: each.ways for key, each in found(written).items()
    }


def without_list(root: Element) -> None:
    paragraph = next(control(root, "a list").iterancestors(name("p")))
    parent = paragraph.getparent()
    assert parent is not None
    parent.remove(paragraph)


def test_what_is_deleted_is_lost(written: bytes) -> None:
    assert [key for key, each in edited(written, without_list).items() if each.is_lost] == [
        "a list"
    ]


def with_copy(root: Element) -> None:
    first = control(root, "a paragraph")
    copied = etree.fromstring(etree.tostring(first))
    for mark in (*copied.iter(name("bookmarkStart")), *copied.iter(name("bookmarkEnd"))):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    first.addnext(copied)


def test_a_number_that_is_copied_is_found_twice(written: bytes) -> None:
    assert edited(written, with_copy)["a paragraph"].now == ("1,5\u2011mal", "1,5\u2011mal")


@pytest.mark.parametrize("data", [b"kein Archiv", zipped({"a.txt": b""})])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"zip file|no item"):
        read_anchors(data)
