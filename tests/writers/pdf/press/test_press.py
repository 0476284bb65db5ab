"""The file for the print shop as independent programs read it (poppler, qpdf), and its report."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from reportgen.document.inlines import Text
from reportgen.document.nodes import Document, Paragraph, Role, Section
from reportgen.document.theme import Theme
from reportgen.messages import line
from reportgen.writers.pdf.press.preflight import preflight
from reportgen.writers.pdf.press.preflight import report as told
from reportgen.writers.pdf.press.profile import read_profile
from reportgen.writers.pdf.press.wanted import Wanted
from reportgen.writers.pdf.press.write import Press, write_press
from reportgen.writers.pdf.write import Pdf
from tests.writers.pdf.press.condition import profile

needs_programs = pytest.mark.skipif(
    not all(map(shutil.which, ("pdfinfo", "pdffonts", "pdfimages", "pdftoppm", "qpdf"))),
    reason="poppler-utils or qpdf are not here",
)
WANTED = Wanted(multiple=4, profile=read_profile(profile(), "FOGRA51"))
MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module")
def press(report: Document, theme: Theme) -> Press:
    return write_press(report, theme, WANTED)


@pytest.fixture(scope="module")
def path(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("press") / "DRUCK-bericht.pdf"
    file.write_bytes(press.data)
    return file


@pytest.fixture(scope="module")
def pdf(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(path)


def run(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert not done.stderr
    return done.stdout


# ---------------------------------------------------------------- sheets


@pytest.mark.real
@needs_programs
def test_every_page_has_one_size_bleed_and_marks_outside(path: Path) -> None:
    boxes = run("pdfinfo", "-box", "-f", "1", "-l", "999", path)
    found = re.findall(r"(\w+)Box: +(-?[\d.]+) +(-?[\d.]+) +([\d.]+) +([\d.]+)", boxes)
    sizes = {(name, *(round(float(each) / MILLIMETRE, 1) for each in box)) for name, *box in found}
    assert {each for each in sizes if each[0] != "Art"} == {
        ("Trim", 0, 0, 210, 297),
        ("Bleed", -3, -3, 213, 300),
        ("Crop", -9, -9, 219, 306),
        ("Media", -9, -9, 219, 306),
    }


def test_pages_are_those_of_the_document_and_empty_ones(press: Press, written: Pdf) -> None:
    assert press.pages % 4 == 0
    assert 0 <= press.pages - written.pages < 4
    assert press.found.empty == press.pages - written.pages


@pytest.mark.real
@needs_programs
def test_the_ground_of_the_cover_fills_the_bleed_and_nothing_more(path: Path) -> None:
    """Lead colour up to three millimetres beyond the edge, then paper, with marks on it."""
    picture = drawn(path, 1)
    lead = picture.getpixel((at(105), at(100)))
    for x, y in ((-2.5, 30), (212.5, 30), (30, -2.5), (-2.5, 200)):
        assert picture.getpixel((at(x), at(y))) == lead
    for x, y in ((-3.6, 30), (213.6, 30), (30, -3.6), (30, 300.6)):
        assert picture.getpixel((at(x), at(y))) == (255, 255, 255)
    for x, y in ((-5, 0), (215, 0), (-5, 297), (0, -5), (210, -5), (0, 302), (210, 302)):
        around = picture.crop((at(x) - 2, at(y) - 2, at(x) + 3, at(y) + 3))
        assert min(around.convert("L").tobytes()) < 128, (x, y)


def drawn(path: Path, page: int) -> Image.Image:
    """A page at 254 dots per inch: ten a millimetre."""
    target = path.with_suffix(f".{page}")
    run("pdftoppm", "-r", "254", "-png", "-f", f"{page}", "-l", f"{page}", "-singlefile",
        path, target)  # fmt: skip
    return Image.open(f"{target}.png").convert("RGB")


def at(millimetres: float) -> int:
    """Where a place of the page is in its picture, whose corner is 9 mm outside."""
    return round((millimetres + 9) * 10)


@pytest.mark.real
@needs_programs
def test_turned_pages_stand_upright_with_their_head_to_the_left(path: Path, written: Pdf) -> None:
    with pikepdf.open(BytesIO(written.data)) as plain:
        boxes = [[float(each) for each in page.mediabox] for page in plain.pages]
    turned = next(at for at, box in enumerate(boxes, start=1) if box[2] > box[3])
    found = run("pdftotext", "-bbox", "-f", f"{turned}", "-l", f"{turned}", path, "-")
    first = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Tabelle<', found)
    assert first
    assert float(first[1]) / MILLIMETRE < 60  # from the left edge of the sheet
    assert float(first[2]) / MILLIMETRE > 200  # the line runs upwards


def test_no_marks_and_no_bleed_leave_the_page_as_it_is(report: Document, theme: Theme) -> None:
    wanted = Wanted(bleed=0, has_marks=False, multiple=1)
    plain = write_press(report, theme, wanted)
    with pikepdf.open(BytesIO(plain.data)) as pdf:
        assert {tuple(page.mediabox) == tuple(page.trimbox) for page in pdf.pages} == {True}
    assert not plain.found.has_marks


# ---------------------------------------------------------------- PDF/X-4 (ISO 15930-7)


@pytest.mark.real
@needs_programs
def test_the_file_is_sound_and_its_fonts_are_in_it(path: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)
    for font in run("pdffonts", path).splitlines()[2:]:
        assert re.search(r"yes +yes +yes +\d+ +0$", font), font


def test_it_declares_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert pdf.pdf_version == "1.6"
    assert pdf.docinfo["/Trapped"] == "/False"
    assert len(pdf.trailer["/ID"]) == 2
    with pdf.open_metadata() as xmp:
        assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["pdf:Trapped"] == "False"
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"])
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID",
                     "xmpMM:VersionID", "xmpMM:RenditionClass"):  # fmt: skip
            assert xmp[name], name
        assert "pdfaid" not in str(xmp)


def test_the_printing_condition_is_its_output_intent(pdf: pikepdf.Pdf) -> None:
    (intent,) = list(pdf.Root.OutputIntents)
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA51"
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes() == profile()


def test_what_only_a_screen_needs_is_gone(pdf: pikepdf.Pdf) -> None:
    assert not {"/AF", "/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.Root.keys())
    assert not any("/Annots" in page.obj for page in pdf.pages)
    kinds: list[Any] = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    assert not any(str(each.get("/Type")) in ("/Action", "/OBJR") for each in kinds)
    assert not any("/URI" in each for each in kinds)


def test_every_red_green_and_blue_says_what_it_means(pdf: pikepdf.Pdf) -> None:
    streams: list[Any] = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    forms = [each for each in streams if str(each.get("/Subtype")) == "/Form"]
    held = [each.obj.Resources for each in pdf.pages] + [each.Resources for each in forms]
    assert len(forms) > 3
    for resources in held:
        if "/ColorSpace" in resources and "/RegistrationColour" in resources.ColorSpace:
            registration = resources.ColorSpace["/RegistrationColour"]
            assert [str(each) for each in list(registration)[:3]] == [
                "/Separation", "/All", "/DeviceCMYK",
            ]  # fmt: skip
    painted = [each for each in held if "/Font" in each or "/ExtGState" in each]
    assert painted
    for resources in painted:
        assert str(resources.ColorSpace["/DefaultRGB"][0]) == "/ICCBased"


def test_without_a_condition_nothing_is_claimed(report: Document, theme: Theme) -> None:
    plain = write_press(report, theme, Wanted())
    with pikepdf.open(BytesIO(plain.data)) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert b"PDF/X" not in pdf.Root.Metadata.read_bytes()
        assert b"pdfaid" not in pdf.Root.Metadata.read_bytes()
    assert "keine PDF/X-Datei" in told(plain.found, "a.pdf", 300)


def test_the_same_document_gives_the_same_bytes(
    press: Press, report: Document, theme: Theme
) -> None:
    again = write_press(report, theme, WANTED)
    assert again.data == press.data


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "none"),
        (b"%PDF-1.7" * 40, "none"),
        (profile(purpose=b"mntr"), "purpose"),
        (profile(space=b"Lab "), "space"),
    ],
)
def test_other_profiles_are_refused(data: bytes, wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        read_profile(data, "x")


# ---------------------------------------------------------------- the report


def test_the_report_tells_what_is_in_the_file(press: Press) -> None:
    found = told(press.found, "DRUCK-bericht.pdf", 300)
    for wanted in (
        "Endformat (TrimBox)     210 × 297 mm, alle Seiten",
        "Anschnitt (BleedBox)    3,0 mm",
        "Medium (MediaBox)       228 × 315 mm, alle Seiten",
        "Schnittmarken           ja",
        f"Seiten                  {press.pages}; davon leer, am Ende angefügt: {press.found.empty}",
        "PDF/X-4, Druckbedingung FOGRA51",
        "alle eingebettet: Source-Sans-3",
        "RGB (sRGB, als DefaultRGB erklärt)",
        "Anlagen in der Datei    keine",
    ):
        assert wanted in found


@pytest.mark.real
@needs_programs
def test_pictures_are_those_that_poppler_finds(press: Press, path: Path) -> None:
    rows = [each.split() for each in run("pdfimages", "-list", path).splitlines()[2:]]
    theirs = sorted((int(row[0]), int(row[3]), int(row[4]), min(float(row[12]), float(row[13])))
                    for row in rows if row[2] == "image")  # fmt: skip
    ours = sorted((e.page, e.width, e.height, e.resolution) for e in press.found.seen.pictures)
    assert [each[:3] for each in ours] == [each[:3] for each in theirs] != []
    for own, other in zip(ours, theirs, strict=True):
        assert own[3] == pytest.approx(other[3], abs=1)


def test_a_coarse_picture_is_told_with_its_page(press: Press) -> None:
    coarse = [each for each in press.found.seen.pictures if each.resolution < 300]
    notices = [line(each) for each in press.notices if each.code == "print-picture-coarse"]
    assert len(notices) == len(coarse) > 0
    assert f"Seite {coarse[0].page}:" in notices[0]
    assert "gewünscht sind 300" in notices[0]


def test_thin_lines_and_missing_fonts_are_told(press: Press) -> None:
    seen = replace(press.found.seen, lines={3: 0.1, 4: 0.25}, fonts={"Arial": False})
    found = replace(press.found, seen=seen)
    notices = [line(each) for each in found.notices(72)]
    assert any("0,10 pt" in each and "(Seite 3)" in each for each in notices)
    assert any("Arial" in each for each in notices)
    assert "NICHT alle eingebettet" in told(found, "a.pdf", 300)


def test_what_shines_through_is_told() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        state = pikepdf.Dictionary(ca=0.5)
        page.obj.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(a=state))
        page.obj.BleedBox = page.obj.TrimBox = page.obj.MediaBox
        page.contents_add(b"/a gs 0.1 w 2 0 0 2 0 0 cm 0 0 m 9 9 l S 0 0 9 0.05 re f 1 0 0 rg")
        pdf.Root.Metadata = pdf.make_stream(b"<x/>")
        file = BytesIO()
        pdf.save(file)
    found = preflight(file.getvalue())
    assert found.seen.transparent == {1}
    assert found.seen.lines[1] == pytest.approx(0.1)
    assert found.seen.spaces == {"DeviceRGB"}
    assert "Seite 1" in told(found, "a.pdf", 300)


# ---------------------------------------------------------------- the cover as a sheet of its own


def bound(report: Document) -> Document:
    """The report with a back cover."""
    back = Section((), (Paragraph((Text("Rückseite"),)),), role=Role.BACK)
    return replace(report, blocks=(*report.blocks, back))


@pytest.fixture(scope="module")
def glued(report: Document, theme: Theme) -> Press:
    return write_press(bound(report), theme, Wanted(multiple=4, thickness=1.0))


def test_empty_pages_stand_before_the_back(glued: Press) -> None:
    assert glued.pages % 4 == 0
    with pikepdf.open(BytesIO(glued.data)) as pdf:
        has_text = ["/StructParents" in page.obj for page in pdf.pages]
    assert has_text[-1]
    assert glued.found.empty == has_text.count(False)


def test_the_cover_is_back_spine_and_front_on_one_sheet(glued: Press) -> None:
    spine = glued.pages / 2
    with pikepdf.open(BytesIO(glued.jacket)) as pdf:
        assert len(pdf.pages) == 1
        box = [float(each) / MILLIMETRE for each in pdf.pages[0].trimbox]
        drawn = pdf.pages[0].obj.Contents
        marks = b"".join(bytes(each.read_bytes()) for each in drawn)
    assert box == pytest.approx([0, 0, 420 + spine, 297], abs=0.01)
    assert marks.count(b" l S") == 12  # eight at the corners, four where it is folded
    report = told(glued.found, "DRUCK-bericht.pdf", 300)
    assert f"{spine:.1f}".replace(".", ",") + " mm; Umschlag" in report


@pytest.mark.real
@needs_programs
def test_the_spine_stands_between_back_and_front(glued: Press, tmp_path: Path) -> None:
    file = tmp_path / "UMSCHLAG-bericht.pdf"
    file.write_bytes(glued.jacket)
    words = run("pdftotext", "-raw", file, "-").split()
    assert words[0] == "Rückseite"
    assert run("qpdf", "--check", file)


def test_what_has_no_back_or_is_thin_has_no_sheet(report: Document, theme: Theme) -> None:
    assert write_press(report, theme, Wanted(thickness=1.0)).jacket == b""
    assert write_press(bound(report), theme, Wanted(thickness=0.01)).jacket == b""
