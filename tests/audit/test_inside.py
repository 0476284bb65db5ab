"""A leak in each file within a file, and in what no page shows: the audit names it."""

import json
import re
from io import BytesIO

import pikepdf
import pytest
import xlsxwriter

from reportgen.audit.pages import read_pdf
from reportgen.audit.pieces import Words
from reportgen.world import MemoryWorld
from tests.audit.town import DOCX, PDF, built, embed, in_pdf, in_word, told

TARGET = "Hilfen, Mühlbach, 2024"
LEAK = "In Mühlbach sind es 2 Hilfen."
CSV = "Raum;Jahr;Hilfen\n01;2024;12\n02;2024;{}\n"
WIDE = "Hilfen;Altdorf;Mühlbach;Werder\n2024;12;{};28\n"
RECORDS = json.dumps([{"place": "01", "hilfen": 12}, {"place": "02", "hilfen": 2}])
NESTED = json.dumps({"hilfen": {"Altdorf": {"2024": 12}, "Mühlbach": {"2024": 2}}})


@pytest.fixture
def files() -> MemoryWorld:
    return built()


def book(value: int | str) -> bytes:
    held = BytesIO()
    with xlsxwriter.Workbook(held) as found:
        sheet = found.add_worksheet()
        sheet.write_row(0, 0, ["Raum", "Hilfen"])
        sheet.write_row(1, 1, ["Altdorf", 12])
        sheet.write_row(2, 0, ["Mühlbach", value])
        sheet.hide() if value == "hidden" else None
    return held.getvalue()


DATA = [
    ("daten.csv", CSV.format(2).encode()),
    ("daten.csv", CSV.format(2).replace(";", ",").encode()),
    ("daten.csv", CSV.format(2).replace("02", "Mühlbach").encode("cp1252")),
    ("daten.csv", WIDE.format(2).encode()),
    ("hilfen.csv", b"Raum;Zahl\n02;2\n"),
    ("tabelle.csv", "Raum;Zahl\nMühlbach;2\n".encode()),
    ("daten.json", RECORDS.encode()),
    ("daten.json", NESTED.encode()),
    ("daten.json", json.dumps({"note": LEAK}).encode()),
    ("daten.xlsx", book(2)),
    ("daten.xml", f"<a><b note='{LEAK}'/></a>".encode()),
    ("daten.txt", LEAK.encode()),
]
NAMES = [f"{number}-{name}" for number, (name, _) in enumerate(DATA)]


@pytest.mark.parametrize(("name", "data"), DATA, ids=NAMES)
def test_a_file_of_data_in_the_folder(files: MemoryWorld, name: str, data: bytes) -> None:
    files.files[f"output/bericht-{name}"] = data
    (finding,) = told(files)
    assert f"output/bericht-{name}" in finding
    assert "Die Zahl 2 steht" in finding
    assert TARGET in finding


@pytest.mark.parametrize(("name", "data"), DATA, ids=NAMES)
def test_a_file_of_data_attached_to_the_pdf(files: MemoryWorld, name: str, data: bytes) -> None:
    in_pdf(files, lambda pdf: attach(pdf, name, data))
    (finding,) = told(files)
    assert f"{PDF}, {name}" in finding
    assert "Die Zahl 2 steht" in finding
    assert TARGET in finding


@pytest.mark.parametrize(("name", "data"), [DATA[0], DATA[6], DATA[9]])
def test_a_file_of_data_in_the_word_file(files: MemoryWorld, name: str, data: bytes) -> None:
    embed(files, f"word/embeddings/{name}", data)
    (finding,) = told(files)
    assert f"{DOCX}, word/embeddings/{name}" in finding
    assert TARGET in finding


def attach(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    pdf.attachments[name] = pikepdf.AttachedFileSpec(
        pdf, data, description="", filename=name, mime_type="", creation_date="", mod_date=""
    )


def test_data_without_a_leak_are_no_finding(files: MemoryWorld) -> None:
    files.files["output/bericht-daten.csv"] = CSV.format(".").encode()
    files.files["output/bericht_wide.csv"] = WIDE.format(".").encode()
    files.files["output/bericht.xlsx"] = book(".")
    files.files["output/bericht-werder.json"] = RECORDS.replace('": 2', '": null').encode()
    in_pdf(files, lambda pdf: attach(pdf, "daten.csv", CSV.format(".").encode()))
    assert told(files) == []


@pytest.mark.parametrize("name", ["daten.bin", "daten.csv.zip", "daten"])
def test_a_file_of_an_unknown_kind_is_no_clearance(files: MemoryWorld, name: str) -> None:
    in_pdf(files, lambda pdf: attach(pdf, name, b"2"))
    (finding,) = told(files)
    assert name in finding
    assert "nicht lesen" in finding


@pytest.mark.parametrize("name", ["daten.json", "daten.xlsx", "daten.xml"])
def test_a_damaged_file_of_data_is_no_clearance(files: MemoryWorld, name: str) -> None:
    files.files[f"output/bericht-{name}"] = b"<nothing"
    (finding,) = told(files)
    assert "nicht lesen" in finding


def test_a_file_that_bears_no_name_of_a_document_is_not_ours(files: MemoryWorld) -> None:
    files.files["output/anderes.csv"] = CSV.format(2).encode()
    files.files["output/berichtigung.csv"] = CSV.format(2).encode()
    assert told(files) == []


# ---------------------------------------------------------------- PDF


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children.append(pikepdf.OutlineItem(LEAK, 0))


def property_(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = LEAK


def metadata(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    told_there = f"<rdf:Description rdf:about='{LEAK}'/></rdf:RDF>"
    pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", told_there.encode()))


def comment(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=LEAK)
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def replacement(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = LEAK


def running_head(pdf: pikepdf.Pdf) -> None:
    """Text of a font that the page does not declare, beside the structure."""
    text = LEAK.encode("cp1252")
    page = pdf.pages[0]
    page.contents_add(b"/Artifact BMC BT /Plain 9 Tf 1 0 0 1 9 9 Tm (" + text + b") Tj ET EMC")


def spaced(pdf: pikepdf.Pdf) -> None:
    text = rb"[(In M\374hlbach) -250 (sind es 2 Hil\146en.)] TJ"
    pdf.pages[0].contents_add(b"BT /Plain 9 Tf 1 0 0 1 9 9 Tm " + text + b" ET")


PLACES = {
    bookmark: "/Outlines", property_: "/Info /Keywords", metadata: "/Metadata",
    comment: "/Annots /Contents, Seite 1", replacement: "/StructTreeRoot /ActualText",
    running_head: "Seite 1", spaced: "Seite 1",
}  # fmt: skip


@pytest.mark.parametrize("leak", PLACES)
def test_what_a_pdf_says_beside_its_structure(files: MemoryWorld, leak: object) -> None:
    assert callable(leak)
    in_pdf(files, leak)
    (finding, *_) = told(files)
    assert f"{PDF}, {PLACES[leak]}: Die Zahl 2 steht" in finding
    assert TARGET in finding


# ---------------------------------------------------------------- Word

RUN = f"<w:r><w:t>{LEAK}</w:t></w:r>"
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = {
    "word/comments.xml": f"<w:comments {MAIN}><w:comment><w:p>{RUN}</w:p></w:comment></w:comments>",
    "word/header9.xml": f"<w:hdr {MAIN}><w:p>{RUN}</w:p></w:hdr>",
    "docProps/custom.xml": f"<a><b name='x'><c>{LEAK}</c></b></a>",
    "customXml/item8.xml": f"<a b='{LEAK}'/>",
    "customXml/item9.xml": f"<a><!-- {LEAK} --></a>",
    "word/glossary/document.xml": f"<w:p {MAIN}>{RUN}</w:p>",
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_a_word_file_that_no_page_shows(files: MemoryWorld, name: str) -> None:
    embed(files, name, PARTS[name].encode())
    (finding,) = told(files)
    assert f"{DOCX}, {name}: Die Zahl 2 steht" in finding
    assert TARGET in finding


RUNS = {
    "deleted": f"<w:del><w:r><w:delText>{LEAK}</w:delText></w:r></w:del>",
    "moved": f"<w:moveFrom>{RUN}</w:moveFrom>",
    "hidden": RUN.replace("<w:t>", "<w:rPr><w:vanish/></w:rPr><w:t>"),
    "field": f"<w:r><w:instrText>{LEAK}</w:instrText></w:r>",
    "box": f"<w:r><w:pict><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:pict></w:r>",
}


@pytest.mark.parametrize("kind", RUNS)
def test_a_run_that_is_not_seen(files: MemoryWorld, kind: str) -> None:
    end = "</w:p></w:body>"
    body = f"<w:p>{RUNS[kind]}</w:p>"
    in_word(
        files, "word/document.xml",
        lambda text: text.replace("<w:sectPr", f"{body}<w:sectPr", 1).replace(end, end),
    )  # fmt: skip
    (finding,) = told(files)
    assert "Die Zahl 2 steht" in finding
    assert TARGET in finding


def test_a_manifest_that_tells_what_is_kept_back(files: MemoryWorld) -> None:
    name, kept = "customXml/item1.xml", 'key="hilfen/02/2024" text="'
    in_word(files, name, lambda text: re.sub(f'{kept}[^"]*"', f'{kept}2"', text, count=1))
    (finding,) = told(files)
    assert f"{DOCX}, {name}: Die Zahl 2 steht" in finding
    assert TARGET in finding


def test_a_ledger_that_tells_what_it_keeps_back(files: MemoryWorld) -> None:
    path = "output/bericht.ledger.json"
    content = json.loads(files.files[path])
    for each in content["withheld"]:
        if each["key"] == "hilfen/02/2024":
            each["value"] = 2
    files.files[path] = json.dumps(content).encode()
    (finding,) = told(files)
    assert "bericht.ledger.json: Die Zahl 2 steht" in finding
    assert TARGET in finding


def test_words_that_lines_part_are_read_as_one() -> None:
    said = " ".join(["Unterstützungsleistungen", "der", "Kinder- und Jugendhilfe"] * 20)
    found = built(chapter=f"# Lage\n\n{said}\n")
    pieces = read_pdf(PDF, found.files[PDF]).pieces
    assert said in [each.text for each in pieces if isinstance(each, Words)]
