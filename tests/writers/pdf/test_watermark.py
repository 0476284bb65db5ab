"""The watermark of a PDF: on every page, behind the text, and no text itself."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from reportgen.document.colours import contrast
from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import Theme
from reportgen.writers.pdf.watermark import watermark
from reportgen.writers.pdf.write import write_pdf

MARK = "INTERN – nicht zur Veröffentlichung"


def marked(document: Document, text: str = MARK) -> Document:
    return replace(document, meta=replace(document.meta, watermark=text))


def ink(colour: str) -> tuple[float, ...]:
    return tuple(round(int(colour[at : at + 2], 16) / 255, 2) for at in (1, 3, 5))


Paint = tuple[tuple[float, ...], bool]


def paints(stream: pikepdf.Object, *, is_artifact: bool = False) -> Iterator[Paint]:
    """The colours that areas of a page are filled with, and whether they are artifacts."""
    colour: tuple[float, ...] = (0.0,)
    marks = ["/Artifact"] if is_artifact else []
    for each in pikepdf.parse_content_stream(stream):
        operands = each.operands
        match str(each.operator):  # type: ignore[exhaustive-match]
            case "rg" | "scn":
                numbers = [each for each in operands if not isinstance(each, pikepdf.Name)]
                colour = tuple(round(float(each), 2) for each in numbers)
            case "BMC" | "BDC":
                marks.append(str(operands[0]))
            case "EMC":
                marks.pop()
            case "Do":
                form = stream.Resources.XObject[str(operands[0])]
                if form.Subtype == "/Form":
                    yield from paints(form, is_artifact="/Artifact" in marks)
            case "f" | "f*":
                yield colour, "/Artifact" in marks


@pytest.mark.parametrize("kind", DocumentKind)
def test_it_is_an_artifact_on_every_page(
    kind: DocumentKind, report: Document, theme: Theme
) -> None:
    document = replace(report, meta=replace(report.meta, kind=kind))
    plain, own = write_pdf(document, theme), write_pdf(marked(document), theme)
    assert own.pages == plain.pages
    assert not own.notices
    _, files = watermark(MARK, theme)
    inks = {
        ink(data.decode().split('fill="')[1][:7])
        for path, data in files.items()
        if not path.endswith("-head.svg")
    }
    with pikepdf.open(BytesIO(own.data)) as pdf:
        for page in pdf.pages:
            assert {(each, True) for each in inks} & set(paints(page.obj))
    with pikepdf.open(BytesIO(plain.data)) as pdf:
        for page in pdf.pages:
            assert not {(each, True) for each in inks} & set(paints(page.obj))


def letters(data: bytes) -> int:
    """How often a file prints letters."""
    found = 0
    for page in pikepdf.open(BytesIO(data)).pages:
        instructions = pikepdf.parse_content_stream(page)
        found += sum(str(each.operator) in ("Tj", "TJ") for each in instructions)
    return found


def test_its_letters_do_not_stand_among_the_text(report: Document, theme: Theme) -> None:
    plain, own = write_pdf(report, theme), write_pdf(marked(report), theme)
    sizes = [letters(each.data) for each in (plain, own)]
    assert sizes[0] == sizes[1] > 0


def test_the_smallest_print_is_read_on_it(theme: Theme) -> None:
    colours = theme.tokens.colours
    _, files = watermark(MARK, theme)
    page, cover = (files[f"watermark:{name}.svg"].decode() for name in ("page", "cover"))
    assert contrast(page.split('fill="')[1][:7], colours.muted) >= 4.5
    assert contrast(cover.split('fill="')[1][:7], colours.paper) >= 4.5


def test_without_words_nothing_is_added(theme: Theme) -> None:
    assert watermark("", theme) == ("", {})


@pytest.mark.parametrize("text", ["ENTWURF", "Ж", '<"&>'])
def test_any_words_are_drawn(text: str, report: Document, theme: Theme) -> None:
    assert not write_pdf(marked(report, text), theme).notices
