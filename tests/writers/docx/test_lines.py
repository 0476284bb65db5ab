"""Numbers beside the lines of Word files: Word counts, anew on each page, but not on the cover."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import Theme
from reportgen.writers.docx.markup import find, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.validator import faults, needs_validator


def numbered(document: Document, kind: DocumentKind = DocumentKind.REPORT) -> Document:
    return replace(document, meta=replace(document.meta, kind=kind, line_numbers=True))


def test_every_section_but_the_cover_counts_its_lines(everything: Document, theme: Theme) -> None:
    word = docx.Document(BytesIO(write_docx(numbered(everything), theme)))
    told = [find(section._sectPr, "w:lnNumType") for section in word.sections]
    assert len(told) > 3
    assert told[0] is None
    counting = [each for each in told if each is not None]
    assert len(counting) >= len(told) - 2  # the imprint need not
    assert {(value(each, "countBy"), value(each, "restart")) for each in counting} == {
        ("5", "newPage")
    }


def test_nobody_counts_unasked(written: bytes) -> None:
    word = docx.Document(BytesIO(written))
    assert not [each for each in word.sections if find(each._sectPr, "w:lnNumType") is not None]


@pytest.mark.real
@needs_validator
@pytest.mark.parametrize("kind", DocumentKind)
def test_the_sdk_finds_no_fault(
    kind: DocumentKind, everything: Document, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(numbered(everything, kind), theme))
    assert not faults(path)
