"""What a file is, whatever it is called, and in which encoding it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportError
from reportgen.sources.files.content import Content, characters, codec_of, content_of, decoded

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


ALL = ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ALL)
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


@pytest.mark.parametrize("encoding", ["cp850", "mac-roman", "latin-1", "utf-16"])
def test_older_encodings_are_read_when_they_are_named(encoding: str) -> None:
    assert decoded(UMLAUTS.encode(encoding), encoding, "a.csv") == UMLAUTS  # type: ignore[arg-type]


LETTERS = st.text(st.sampled_from("aeiouäöüßÄÖÜé;,12\n \u00a0§°²"), min_size=1, max_size=60)


@given(LETTERS, st.sampled_from(ALL), st.integers(1, 7))
def test_no_encoding_is_taken_for_another(text: str, encoding: str, size: int) -> None:
    data = text.encode(encoding)
    try:
        if encoding in ("cp1252", "latin-1") and data.decode() != text:
            return  # by chance it is UTF-8, too: "Ã¤" is no text of an office
    except UnicodeDecodeError:
        pass
    if encoding.startswith("utf-16") and (len(text) < 8 or not text.strip()):
        return  # too short to be told without a mark
    wide = encoding in ("utf-16-le", "utf-16-be")
    if wide and sum(letter.isascii() for letter in text) < 0.7 * len(text):
        return  # nothing like German
    if content_of(data) is Content.EMPTY:
        return
    blocks = [data[start : start + size] for start in range(0, len(data), size)]
    assert decoded(data, "auto", "a.csv") == text
    codec = codec_of([data], "auto", "a.csv")
    assert characters(blocks, codec).read() == text


def test_a_letter_may_be_cut_by_the_end_of_a_block() -> None:
    data = ("x" * 10 + "ä;").encode()
    assert codec_of([data[:11], data[11:]], "auto", "a.csv") == "utf-8-sig"
    late = [b"a;b\n", b"\n\n\xe4"]
    assert codec_of(late, "auto", "a.csv") == "cp1252"
    with pytest.raises(ReportError) as caught:
        codec_of([*late, b"\n\x81"], "auto", "a.csv")
    assert caught.value.problems[0].where.line == 5


def test_declared_encodings_are_read() -> None:
    assert decoded(UMLAUTS.encode("cp1252"), "cp1252", "a.csv") == UMLAUTS
    assert decoded(UMLAUTS.encode("utf-8-sig"), "utf-8", "a.csv") == UMLAUTS
    assert decoded(b"a;b\n", "cp1252", "a.csv") == "a;b\n"
