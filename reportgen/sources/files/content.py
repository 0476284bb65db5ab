"""Bytes of a file to what they are and, for text, to characters.

Files of offices bear wrong names: a page of HTML is called `.xls`, a workbook `.csv`. What they
are is told by their first bytes, so that the message can name it.
"""

import codecs
from enum import StrEnum
from typing import Literal

from reportgen.errors import Where, failure

_ARCHIVE = b"PK\x03\x04"
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
    if data.startswith(_ARCHIVE):
        found = any(mark in data for mark in _SHEETS)
        return Content.WORKBOOK if found else Content.ARCHIVE
    if data.startswith(_COMPOUND):
        return Content.LOCKED if _LOCKED in data else Content.WORKBOOK
    if data.startswith(b"%PDF"):
        return Content.PDF
    if data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return Content.HTML
    binary = b"\x00" in data and not data.startswith(_UTF16)
    return Content.BINARY if binary else Content.TEXT


def demand(wanted: Content, data: bytes, file: str) -> None:
    """Raise the message for content that is not the wanted one."""
    found = content_of(data)
    if found is not wanted:
        raise failure(f"source-is-{found}", Where(file))


def decoded(data: bytes, encoding: Literal["auto", "utf-8", "cp1252"], file: str) -> str:
    """The characters of a text file; a wrong encoding is an error, never a wrong letter."""
    demand(Content.TEXT, data, file)
    match encoding:
        case "auto":
            return _detected(data, file)
        case "utf-8":
            return _as_utf8(data, file)
        case "cp1252":
            return _as_cp1252(data, file)


def _detected(data: bytes, file: str) -> str:
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as_cp1252(data, file)


def _as_utf8(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise failure("source-not-utf8", _line(data, error, file)) from None


def _as_cp1252(data: bytes, file: str) -> str:
    """UTF-8 beyond ASCII would read as "Ã¼" without a fault, so it is looked for first."""
    if not data.isascii() and _is_utf8(data):
        raise failure("source-not-cp1252", Where(file))
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise failure("source-encoding", _line(data, error, file)) from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(data: bytes, error: UnicodeDecodeError, file: str) -> Where:
    return Where(file, data.count(b"\n", 0, error.start) + 1)
