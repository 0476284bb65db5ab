"""The watermark of Word files: in the head of every page, whatever heads a template has."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from PIL import Image, ImageChops

from reportgen.document.nodes import Document, DocumentKind, Section
from reportgen.document.theme import Theme
from reportgen.writers.docx.markup import W
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.test_real import run
from tests.writers.docx.validator import faults, needs_validator

MARK = 'INTERN – "nicht" zur <Veröffentlichung> & mehr'
needs_pictures = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="LibreOffice or poppler is not here: make tools",
)


def marked(document: Document, kind: DocumentKind = DocumentKind.REPORT) -> Document:
    return replace(document, meta=replace(document.meta, kind=kind, watermark=MARK))


def heads(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.match(r"word/header\d*\.xml", name)]
        return {name: package.read(name).decode() for name in names}


def unmarked_sections(data: bytes) -> list[str]:
    """The kinds of heads of sections that have no watermark."""
    word = docx.Document(BytesIO(data))
    found = []
    for section in word.element.body.iter(f"{{{W}}}sectPr"):
        kinds = {each.get(f"{{{W}}}type"): each for each in section.iter(f"{{{W}}}headerReference")}
        wanted = {"default"} | ({"first"} if section.find(f"{{{W}}}titlePg") is not None else set())
        found += list(wanted - set(kinds))
        for kind, reference in kinds.items():
            part = word.part.related_parts[reference.rId]
            if b"PowerPlusWaterMarkObject" not in part.blob:
                found.append(kind)
    return found


@pytest.mark.parametrize("kind", DocumentKind)
def test_it_stands_in_every_head(kind: DocumentKind, everything: Document, theme: Theme) -> None:
    written = write_docx(marked(everything, kind), theme)
    assert not unmarked_sections(written)
    assert all("&lt;Veröffentlichung&gt;" in each for each in heads(written).values())
    assert not any("textpath" in each for each in heads(write_docx(everything, theme)).values())


def test_a_template_without_heads_gets_them(everything: Document, theme: Theme) -> None:
    template = docx.Document(BytesIO(theme.read("reference.docx")))
    for section in template.element.body.iter(f"{{{W}}}sectPr"):
        for each in [*section.iter(f"{{{W}}}headerReference")]:
            section.remove(each)
    target = BytesIO()
    template.save(target)
    bare = replace(theme, files=theme.files | {"reference.docx": target.getvalue()})
    assert not unmarked_sections(write_docx(marked(everything), bare))


def test_a_head_that_only_an_earlier_section_has_is_shared(
    everything: Document, theme: Theme
) -> None:
    """The section that has it may not come into the document at all."""
    template = docx.Document(BytesIO(theme.read("reference.docx")))
    for section in [*template.element.body.iter(f"{{{W}}}sectPr")][1:]:
        for each in [*section.iter(f"{{{W}}}headerReference")]:
            section.remove(each)
    target = BytesIO()
    template.save(target)
    bare = replace(theme, files=theme.files | {"reference.docx": target.getvalue()})
    chapters = [each for each in everything.blocks if isinstance(each, Section)][-1:]
    assert not unmarked_sections(write_docx(marked(replace(everything, blocks=(*chapters,))), bare))


def test_it_is_the_same_each_time(everything: Document, theme: Theme) -> None:
    assert write_docx(marked(everything), theme) == write_docx(marked(everything), theme)


@pytest.mark.real
@needs_validator
@pytest.mark.parametrize("kind", DocumentKind)
def test_the_sdk_finds_no_fault(
    kind: DocumentKind, everything: Document, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(marked(everything, kind), theme))
    assert not faults(path)


@pytest.mark.real
@needs_pictures
def test_libreoffice_shows_it_on_every_page(
    everything: Document, theme: Theme, tmp_path: Path
) -> None:
    plain = pictures_of(write_docx(everything, theme), tmp_path / "plain")
    own = pictures_of(write_docx(marked(everything), theme), tmp_path / "own")
    assert len(own) == len(plain) > 3
    for before, after in zip(plain, own, strict=True):
        difference = ImageChops.difference(before, after).getbbox()
        assert difference
        assert difference[3] > after.height / 2  # it goes down from the head, across the page
        head = ImageChops.difference(before, after).crop((0, 0, after.width, TOP_OF_PAGE))
        assert head.getbbox()


TOP_OF_PAGE = 30
"""Pixels, half an inch."""


def pictures_of(data: bytes, folder: Path) -> list[Image.Image]:
    """The pages as LibreOffice sets them."""
    folder.mkdir()
    path = folder / "a.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path))
    subprocess.run(["pdftoppm", "-r", "60", "-png", folder / "a.pdf", folder / "p"], check=True)
    return [Image.open(each).convert("RGB") for each in sorted(folder.glob("p*.png"))]
