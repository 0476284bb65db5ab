"""Bytes of a ZIP to its parts, unpacked within limits, and parts back to a plain ZIP.

What the directory of an archive says of sizes may be wrong, and readers differ in what they
believe. So parts are unpacked here, never further than allowed, and a reader that sets no limits
of its own is given them again as an archive without compression.
"""

import zlib
from collections.abc import Mapping
from io import BytesIO
from struct import error as StructError  # noqa: N812 (an exception of the standard library)
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportgen.errors import Where, failure

MOST_BYTES = 256 * 2**20
"""Unpacked bytes that are read of one archive; a million rows of a workbook need about 100 MiB."""
_SUSPICIOUS = 16 * 2**20
"""Parts above this size may not be packed closer than `_CLOSEST`."""
_CLOSEST = 250
"""Sheets are packed to a tenth or a fiftieth; a thousandth is the most that ZIP can do."""
_LOCKED = 0x1
"""Bit of a part that needs a password."""
_FAULTS = (BadZipFile, EOFError, zlib.error, OSError, ValueError, StructError, NotImplementedError)
"""What the reader of ZIP files raises for damaged ones."""


class Archive:
    """The parts of an archive by name; all that is unpacked counts towards one limit."""

    def __init__(self, data: bytes, file: str, damaged: str = "source-workbook-damaged") -> None:
        self._file = file
        self._code = damaged
        self._left = MOST_BYTES
        try:
            self._zip = ZipFile(BytesIO(data))
        except _FAULTS:
            raise self._damaged() from None
        self._parts = {_plain(each.filename): each for each in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part; capitals do not count."""
        return _plain(name) in self._parts

    def parts(self) -> tuple[ZipInfo, ...]:
        """What the directory of the archive lists."""
        return tuple(self._zip.infolist())

    def read(self, name: str) -> bytes:
        """Unpack a part; one that is not there is empty."""
        part = self._parts.get(_plain(name))
        if part is None:
            return b""
        self._check(part)
        try:
            with self._zip.open(part) as stream:
                data = stream.read(self._left + 1)
        except _FAULTS:
            raise self._damaged() from None
        self._left -= len(data)
        if self._left < 0:
            raise self._vast()
        return data

    def _check(self, part: ZipInfo) -> None:
        if part.flag_bits & _LOCKED:
            raise failure("source-is-locked", Where(self._file))
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._damaged()
        close = part.file_size > max(_SUSPICIOUS, _CLOSEST * part.compress_size)
        if close or part.file_size > self._left:
            raise self._vast()

    def _damaged(self) -> Exception:
        return failure(self._code, Where(self._file))

    def _vast(self) -> Exception:
        return failure("source-workbook-bomb", Where(self._file), most=MOST_BYTES // 2**20)


def _plain(name: str) -> str:
    """Some programs write backslashes or other capitals."""
    return name.replace("\\", "/").lstrip("/").casefold()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, without compression."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content)
    return data.getvalue()
