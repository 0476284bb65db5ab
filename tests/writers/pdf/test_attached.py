"""The data of exhibits inside a PDF, as an archive and a reader find them."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import md5
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reportgen.document.nodes import Document
from reportgen.document.theme import Theme
from reportgen.writers.csv.exhibits import data_files
from reportgen.writers.pdf.write import Pdf, write_pdf


@pytest.fixture(scope="module")
def pdf(written: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(written.data))


def listed(pdf: pikepdf.Pdf) -> list[Any]:
    """What viewers list, in its order."""
    names = [str(each) for each in pdf.Root.Names.EmbeddedFiles.Names[::2]]
    assert names == sorted(names)
    return list(pdf.Root.Names.EmbeddedFiles.Names[1::2])


def elements(node: Any) -> Iterator[Any]:
    yield node
    kids = node.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def test_every_exhibit_has_its_file(report: Document, pdf: pikepdf.Pdf) -> None:
    wanted, found = data_files(report), listed(pdf)
    assert len(wanted) == len(found) > 8
    for file, told in zip(wanted, found, strict=True):
        assert str(told.UF) == str(told.F) == file.name
        assert str(told.Desc) == file.description
        assert "Quelle: " in str(told.Desc)
        assert told.AFRelationship == "/Data"
        stream = told.EF.F
        assert stream.read_bytes() == file.data
        assert (stream.Type, stream.Subtype) == ("/EmbeddedFile", "/text/csv")
        assert int(stream.Params.Size) == len(file.data)
        assert bytes(stream.Params.CheckSum) == md5(file.data, usedforsecurity=False).digest()
        assert str(stream.Params.ModDate) == "D:20250331"


def test_files_belong_to_the_document_and_to_their_exhibits(
    report: Document, pdf: pikepdf.Pdf
) -> None:
    found = [each.objgen for each in listed(pdf)]
    assert [each.objgen for each in pdf.Root.AF] == found
    owners = [each for each in elements(pdf.Root.StructTreeRoot.K[0]) if "/AF" in each]
    assert {str(each.S) for each in owners} == {"/Table", "/Figure"}
    assert [file.objgen for each in owners for file in each.AF] == found


def test_a_document_without_exhibits_has_no_list(theme: Theme, report: Document) -> None:
    few = Document(report.meta, report.blocks[-1].blocks[:1])  # type: ignore[union-attr]
    pdf = pikepdf.open(BytesIO(write_pdf(few, theme).data))
    assert "/AF" not in pdf.Root
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize("bleed", [None, 3.0])
def test_files_can_be_left_out_and_are_for_the_print_shop(
    theme: Theme, report: Document, bleed: float | None
) -> None:
    meta = replace(report.meta, has_data_files=bleed is not None)
    annex = replace(report, meta=meta, blocks=report.blocks[-1:])
    assert data_files(annex)
    data = write_pdf(annex, theme, bleed=bleed).data
    assert b"/EmbeddedFile" not in data
    assert b"/AF" not in data
