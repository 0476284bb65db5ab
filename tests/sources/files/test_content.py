"""What a file is, whatever it is called, and in which encoding it is written."""

import pytest

from reportgen.errors import ReportError
from reportgen.sources.files.content import Content, content_of, decoded

UMLAUTS = "Straße;Größe\nä;1\n"


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"", Content.EMPTY),
        (b"\xef\xbb\xbf \r\n", Content.EMPTY),
        (b"a;b\n", Content.TEXT),
        (UMLAUTS.encode("utf-16"), Content.TEXT),
        (b"\xef\xbb\xbf\n <!DOCTYPE html>", Content.HTML),
        (b'<?xml version="1.0"?><Workbook>', Content.HTML),
        (b"%PDF-1.7", Content.PDF),
        (b"PK\x03\x04 data.csv", Content.ARCHIVE),
        (b"PK\x03\x04 xl/workbook.xml", Content.WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", Content.WORKBOOK),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Content.LOCKED,
        ),
        (b"a;b\x00\x01", Content.BINARY),
    ],
)
def test_contents(data: bytes, content: Content) -> None:
    assert content_of(data) is content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_found(encoding: str) -> None:
    assert decoded(UMLAUTS.encode(encoding), "auto", "a.csv") == UMLAUTS


def code_of(data: bytes, encoding: str) -> tuple[str, int | None]:
    with pytest.raises(ReportError) as caught:
        decoded(data, encoding, "a.csv")  # type: ignore[arg-type]
    [problem] = caught.value.problems
    return problem.code, problem.where.line


def test_a_wrong_encoding_is_an_error_with_its_line() -> None:
    assert code_of(b"a\n\xe4\n", "utf-8") == ("source-not-utf8", 2)
    assert code_of(UMLAUTS.encode(), "cp1252") == ("source-not-cp1252", None)
    assert code_of(b"a\nb\n\x81\n", "auto") == ("source-encoding", 3)


def test_declared_encodings_are_read() -> None:
    assert decoded(UMLAUTS.encode("cp1252"), "cp1252", "a.csv") == UMLAUTS
    assert decoded(UMLAUTS.encode("utf-8-sig"), "utf-8", "a.csv") == UMLAUTS
    assert decoded(b"a;b\n", "cp1252", "a.csv") == "a;b\n"
