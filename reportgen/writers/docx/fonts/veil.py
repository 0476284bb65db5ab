"""Fonts as Word files keep them: veiled by a key (ECMA-376, part 1, 17.8.1).

The first 32 bytes are mixed with the key, a GUID whose bytes are taken from its last to its first.
It keeps nobody out; it sees to it that no font lies about in a file as one that can be installed.
"""

from hashlib import sha256
from uuid import UUID

_VEILED = 32


def key_for(font: bytes) -> str:
    """A key of a font that is always the same, as Word writes it."""
    return f"{{{UUID(bytes=sha256(font).digest()[:16], version=4)}}}".upper()


def veiled(font: bytes, key: str) -> bytes:
    """A font with its beginning mixed with a key; once more, and it is as before."""
    mixed = UUID(key).bytes[::-1] * 2
    begin = bytes(byte ^ other for byte, other in zip(font[:_VEILED], mixed, strict=False))
    return begin + font[_VEILED:]
