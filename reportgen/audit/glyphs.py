"""Strings of a page to text, by the fonts that they are set in (ISO 32000-1, 9.4.3 and 9.10.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

UNKNOWN = "\ufffd"
STRING = rb"\((?:\\.|[^()\\])*\)|<[0-9a-fA-F\s]*>"
SHOWN = rb"(?P<run>" + STRING + rb")\s*(?:Tj|'|\")"
SPACED = rb"\[(?P<text>(?:[^\]()]|\((?:\\.|[^()\\])*\))*)\]\s*TJ"
_STRING = re.compile(STRING + rb"|-[2-9]\d\d\b", re.DOTALL)
"""Strings, and gaps as wide as a space, in thousandths of an em."""
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True, slots=True)
class Font:
    """What the codes of a font mean."""

    table: dict[int, str] = field(default_factory=dict)
    is_wide: bool = False
    """Whether a code has two bytes."""
    known: dict[bytes, str] = field(default_factory=dict)
    """Strings that were read before."""

    def read(self, string: bytes) -> str:
        """What one string says."""
        if string not in self.known:
            self.known[string] = self._read(_bytes(string))
        return self.known[string]

    def _read(self, data: bytes) -> str:
        if self.is_wide:
            codes = [data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2)]
            return "".join(self.table.get(code, UNKNOWN) for code in codes)
        if self.table:
            return "".join(self.table.get(code, chr(code)) for code in data)
        return data.decode("cp1252", errors="replace")


def decoded(text: bytes, font: Font) -> str:
    """What one string, or all strings of a row, say."""
    parts = _STRING.findall(text)
    return "".join([" " if each.startswith(b"-") else font.read(each) for each in parts])


def _bytes(string: bytes) -> bytes:
    if string.startswith(b"<"):
        digits = re.sub(rb"\s", b"", string[1:-1]).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    return _ESCAPE.sub(_unescaped, string[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return _PLAIN.get(found[2], found[2])


def characters(table: bytes) -> Iterator[tuple[int, str]]:
    """What a table says that the codes of a font mean."""
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letters in _CHAR.findall(block):
            yield int(glyph, 16), bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters in _RANGE.findall(block):
            start = int(letters, 16)
            for at in range(int(first, 16), int(last, 16) + 1):
                yield at, chr(start + at - int(first, 16))
