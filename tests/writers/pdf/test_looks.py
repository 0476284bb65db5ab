"""A page of each kind looks as it did: small pictures in `looks/`, compared with tolerance.

What is on the pages is made up here and changes with no data. After a change of the look:
`pytest tests/writers/pdf/test_looks.py --accept` draws them anew; look at what git shows.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reportgen.document.nodes import (
    Block,
    Box,
    Document,
    DocumentKind,
    Figure,
    Meta,
    Paragraph,
    Role,
    Section,
    Table,
)
from reportgen.document.theme import Theme
from reportgen.writers.pdf.press.wanted import Wanted
from reportgen.writers.pdf.press.write import write_press
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.exhibits.conftest import Gallery
from tests.writers.pdf.conftest import form_table, lists, prose, section, text
from tests.writers.pdf.looks import Comparison, drawn, kept
from tests.writers.pdf.pages import pages_of

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not all(map(shutil.which, ("pdftoppm", "pdftotext"))), reason="poppler-utils are not here"
    ),
]
KEPT = Path(__file__).parent / "looks"
PAGES: dict[str, tuple[str, str]] = {
    "cover": ("report", "Lebenslagen"),
    "contents": ("report", "Inhalt"),
    "opener": ("report", "Kaufmännisch"),
    "table and list": ("report", "erstens"),
    "table that goes on": ("report", "(Fortsetzung)"),
    "turned": ("report", "Vierzehn"),
    "boxes": ("report", "Recommendation"),
    "profile": ("report", "2.1"),
    "chart": ("exhibits", "Balken"),
    "map": ("exhibits", "Karte"),
    "shaded table": ("exhibits", "Schattierung:"),
    "council paper": ("paper", "Beratungsfolge"),
    "plain language": ("plain", "Leichte"),
    "draft": ("draft", "Beschlussvorschlag"),
    "print sheet": ("press", "Lebenslagen"),
}
"""What is looked at: a document, and words that stand on the page and on none before."""


def exhibits() -> Document:
    """A chart, a map and a table as they are really drawn."""
    show = Gallery()
    shown = (
        ("Balken", "bars", "5.1"), ("Karte", "map", "5.2"), ("Tabelle", "table, shaded", "5.3"),
    )  # fmt: skip
    parts = (section(title, numbered(show(name), number)) for title, name, number in shown)
    return Document(Meta("Darstellungen"), tuple(parts))


def numbered(exhibit: Block, number: str) -> Block:
    assert isinstance(exhibit, Figure | Table)
    return replace(exhibit, number=number, label=f"exhibit-{number}")


def paper(watermark: str = "") -> Document:
    head = Section((), (form_table(),), role=Role.LETTERHEAD)
    title = Paragraph(text("Familienzentren ausbauen"), Role.TITLE)
    resolution = Box(Role.RESOLUTION, lists()[:1], text("Beschlussvorschlag"))
    parts = (section("Beratungsfolge", form_table()), resolution, section("Begründung", prose(3)))
    meta = Meta("Familienzentren", kind=DocumentKind.COUNCIL_PAPER, watermark=watermark)
    return Document(meta, (head, title, *parts))


def plain() -> Document:
    easy = (prose(), Box(Role.DEFINITION, (prose(),), text("Leichte Sprache")), lists()[0])
    meta = Meta("Der Bericht", kind=DocumentKind.PLAIN_LANGUAGE)
    return Document(meta, (section("Was ist das?", *easy, number="1"),))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("looks")


@pytest.fixture(scope="module")
def files(written: Pdf, report: Document, theme: Theme, folder: Path) -> dict[str, Path]:
    cover = replace(report, blocks=report.blocks[:1])
    made = {
        "report": written.data,
        "exhibits": write_pdf(exhibits(), theme).data,
        "paper": write_pdf(paper(), theme).data,
        "plain": write_pdf(plain(), theme).data,
        "draft": write_pdf(paper("ENTWURF"), theme).data,
        "press": write_press(cover, theme, Wanted()).data,
    }
    for name, data in made.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return {name: folder / f"{name}.pdf" for name in made}


def picture(file: Path, words: str) -> Image.Image:
    """The first page with a word; of sheets for print the first one."""
    if file.stem == "press":
        return drawn(file, 1)
    found = (page.number for page in pages_of(file) if words in {w.text for w in page.words})
    return drawn(file, next(found))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(
    name: str, files: dict[str, Path], folder: Path, *, accept: bool
) -> None:
    document, words = PAGES[name]
    found, file = picture(files[document], words), KEPT / f"{name.replace(' ', '-')}.png"
    if accept:
        kept(found).save(file, optimize=True)
    comparison = Comparison(Image.open(file), found)
    shown = folder / f"{file.stem}-difference.png"
    if comparison.fault:
        comparison.shown().save(shown)
    assert not comparison.fault, f"{comparison.fault}; see {shown}, or draw anew with --accept"


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in KEPT.iterdir()} == {each.replace(" ", "-") for each in PAGES}


# ---------------------------------------------------------------- the eye itself


@pytest.fixture(scope="module")
def page(files: dict[str, Path]) -> Image.Image:
    return picture(files["report"], "erstens")


BROKEN = {
    "a note moves by 5 mm": ("Kaufmännisch", ".box.margin { position: relative; top: 5mm }"),
    "a rule is gone": ("Kaufmännisch", ".box.margin { border: none }"),
    "another face": ("Kaufmännisch", "h2 { font-weight: 400 }"),
    "another slant": ("erstens", "li { font-style: italic }"),
    "another size": ("erstens", "html { font-size: 9.5pt }"),
    "another indent": ("erstens", "li { margin-left: 8mm }"),
}


@pytest.mark.parametrize(("words", "style"), BROKEN.values(), ids=BROKEN)
def test_what_has_changed_is_seen(
    words: str, style: str, files: dict[str, Path], report: Document, theme: Theme, tmp_path: Path
) -> None:
    css = theme.files["report.css"] + f"\n{style}\n".encode()
    worn = replace(theme, files=theme.files | {"report.css": css})
    file = tmp_path / "broken.pdf"
    file.write_bytes(write_pdf(replace(report, blocks=report.blocks[:5]), worn).data)
    page = picture(files["report"], words)
    assert Comparison(kept(page), picture(file, words)).fault


def noisy(image: Image.Image) -> Image.Image:
    noise = np.random.default_rng(7).normal(0, 6, (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


def shifted(image: Image.Image) -> Image.Image:
    """By a quarter of a pixel, as other roundings do."""
    move = (1, 0, 0.25, 0, 1, 0.25)
    return image.transform(image.size, Image.Transform.AFFINE, move, Image.Resampling.BICUBIC)


def bolder(image: Image.Image) -> Image.Image:
    """As another way to smooth letters darkens them."""
    return image.point([round(255 * (grey / 255) ** 1.25) for grey in range(256)])


@pytest.mark.parametrize("change", [noisy, shifted, bolder])
def test_what_nobody_sees_is_none(
    change: Callable[[Image.Image], Image.Image], page: Image.Image
) -> None:
    assert Comparison(kept(page), change(page)).fault == ""


def test_another_size_of_page_is_seen(page: Image.Image) -> None:
    assert "measures" in Comparison(page, page.rotate(90, expand=True)).fault
