"""Bytes of a file to what they are and, for text, to characters.

Files of offices bear wrong names: a page of HTML is called `.xls`, a workbook `.csv`. What they
are is told by their first bytes, so that the message can name it.
"""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BufferedReader, RawIOBase, TextIOWrapper
from itertools import chain

from reportgen.errors import Where, failure
from reportgen.sources.spec import Encoding

ARCHIVE = b"PK\x03\x04"
"""A ZIP file: XLSX and ODS workbooks are one."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound file: old Excel, but also every Office file with a password (MS-CFB)."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHEETS = (b"xl/workbook", b"opendocument.spreadsheet")


class Content(StrEnum):
    """What a file holds, whatever it is called."""

    EMPTY = "empty"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    WORKBOOK = "workbook"
    ARCHIVE = "archive"
    LOCKED = "locked"
    """A workbook with a password."""
    BINARY = "binary"


def content_of(data: bytes) -> Content:
    """Tell what the bytes are."""
    if not data.strip(codecs.BOM_UTF8 + b" \t\r\n\x00"):
        return Content.EMPTY
    if data.startswith(ARCHIVE):
        found = any(mark in data for mark in _SHEETS)
        return Content.WORKBOOK if found else Content.ARCHIVE
    if data.startswith(_COMPOUND):
        return Content.LOCKED if _LOCKED in data else Content.WORKBOOK
    if data.startswith(b"%PDF"):
        return Content.PDF
    if data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return Content.HTML
    binary = b"\x00" in data and not _wide(data)
    return Content.BINARY if binary else Content.TEXT


def demand(wanted: Content, data: bytes, file: str) -> None:
    """Raise the message for content that is not the wanted one."""
    found = content_of(data)
    if found is not wanted:
        raise failure(f"source-is-{found}", Where(file))


def decoded(data: bytes, encoding: Encoding, file: str) -> str:
    """The characters of a text file; a wrong encoding is an error, never a wrong letter."""
    return data.decode(codec_of((data,), encoding, file))


def characters(blocks: Iterable[bytes], codec: str) -> TextIOWrapper:
    """The characters of a file that comes in blocks, to be read line by line."""
    return TextIOWrapper(BufferedReader(_Raw(iter(blocks))), encoding=codec, newline="")


class _Raw(RawIOBase):
    """Blocks of bytes as a file that can be read once."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._rest = memoryview(block)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def codec_of(blocks: Iterable[bytes], encoding: Encoding, file: str) -> str:
    """The codec that reads a text file, of which all blocks are looked at once."""
    evidence = _Evidence()
    blocks = iter(blocks)
    first = next(blocks, b"")
    demand(Content.TEXT, first, file)
    evidence.begin(first, encoding)
    for block in chain((first,), blocks):
        evidence.add(block, file)
    return evidence.codec(encoding, file)


@dataclass(slots=True)
class _Evidence:
    """What the bytes seen so far say of the encoding."""

    wide: str = ""
    """Codec of a file in UTF-16."""
    wide_decoder: codecs.IncrementalDecoder | None = None
    utf8: codecs.IncrementalDecoder = field(
        default_factory=codecs.getincrementaldecoder("utf-8-sig")
    )
    lines: int = 1
    """The line on which the next block begins."""
    is_ascii: bool = True
    not_utf8: int | None = None
    """The line on which the file turns out not to be UTF-8."""
    not_cp1252: int | None = None

    def begin(self, block: bytes, encoding: Encoding) -> None:
        """Tell UTF-16 by its mark, or by the noughts that half of the bytes are."""
        known = _wide(block) or ("utf-16-le" if encoding == "utf-16" else "")
        if known and encoding in ("auto", "utf-16"):
            self.wide = known
            self.wide_decoder = codecs.getincrementaldecoder(known)()

    def add(self, block: bytes, file: str) -> None:
        """Look at one more block."""
        if self.wide_decoder:
            self._add_wide(self.wide_decoder, block, file)
            return
        if b"\x00" in block:
            raise failure(f"source-is-{Content.BINARY}", Where(file))
        self.is_ascii = self.is_ascii and block.isascii()
        if self.not_utf8 is None:
            try:
                self.utf8.decode(block)
            except UnicodeDecodeError as error:
                self.not_utf8 = self.lines + error.object.count(b"\n", 0, error.start)
        if self.not_cp1252 is None and not self.is_ascii:
            first = min((at for byte in _NOT_CP1252 if (at := block.find(byte)) >= 0), default=-1)
            if first >= 0:
                self.not_cp1252 = self.lines + block.count(b"\n", 0, first)
        self.lines += block.count(b"\n")

    def _add_wide(
        self, decoder: codecs.IncrementalDecoder, block: bytes, file: str, *, final: bool = False
    ) -> None:
        try:
            text = decoder.decode(block, final)
        except UnicodeDecodeError:
            raise failure("source-encoding", Where(file, self.lines)) from None
        if "\x00" in text:
            raise failure(f"source-is-{Content.BINARY}", Where(file))
        self.lines += text.count("\n")

    def _is_utf8(self) -> bool:
        """Whether the whole file is; a last letter that is cut off is a fault, too."""
        if self.not_utf8 is None:
            try:
                self.utf8.decode(b"", final=True)
            except UnicodeDecodeError:
                self.not_utf8 = self.lines
        return self.not_utf8 is None

    def codec(self, encoding: Encoding, file: str) -> str:
        """The codec that fits, or the message that none does."""
        if self.wide_decoder:
            self._add_wide(self.wide_decoder, b"", file, final=True)
            return self.wide
        match encoding:
            case "auto":
                return "utf-8-sig" if self._is_utf8() else self._cp1252(file)
            case "utf-8":
                if not self._is_utf8():
                    raise failure("source-not-utf8", Where(file, self.not_utf8))
                return "utf-8-sig"
            case "cp1252" | "latin-1":
                return self._cp1252(file)
            case "mac-roman" | "cp850":
                self._refuse_utf8(encoding, file)
                return encoding
            case "utf-16":
                return "utf-16"

    def _cp1252(self, file: str) -> str:
        """Latin-1 is read so as well: what cp1252 has beyond it would be control characters."""
        self._refuse_utf8("cp1252", file)
        if self.not_cp1252 is not None:
            raise failure("source-encoding", Where(file, self.not_cp1252))
        return "cp1252"

    def _refuse_utf8(self, encoding: str, file: str) -> None:
        """UTF-8 beyond ASCII would read as "Ã¼" without a fault, so it is looked for first."""
        if not self.is_ascii and self._is_utf8():
            raise failure("source-not-cp1252", Where(file), encoding=encoding)


_NOT_CP1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
"""Bytes that stand for no letter in cp1252."""
_SAMPLE = 4_000
_MOSTLY = 0.7
"""Share of the letters of a German text that are surely of one byte."""


def _wide(data: bytes) -> str:
    """The codec of a file in UTF-16; empty for others, none of which has bytes of nought."""
    if data.startswith(_UTF16):
        return "utf-16"
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) < max(1, _MOSTLY * len(sample) / 2) or min(low, high):
        return ""
    return "utf-16-le" if high else "utf-16-be"
