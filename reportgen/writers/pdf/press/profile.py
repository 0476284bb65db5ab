"""The ICC profile of a printing condition (ISO 15076-1, 7.2), as far as PDF/X asks for it."""

from dataclasses import dataclass

_CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}
_HEADER = 128
_SIGNATURE, _PURPOSE, _SPACE = slice(36, 40), slice(12, 16), slice(16, 20)
OUTPUT = b"prtr"
"""A profile of what prints; that of a screen cannot be the condition of a PDF/X."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile and the name of the condition that it describes."""

    data: bytes
    condition: str
    channels: int


def read_profile(data: bytes, condition: str) -> Profile:
    """Look at the head of a profile; `ValueError` "none", "purpose" or "space" if it is no use."""
    if len(data) < _HEADER or data[_SIGNATURE] != b"acsp":
        raise ValueError("none")
    if data[_PURPOSE] != OUTPUT:
        raise ValueError("purpose")
    channels = _CHANNELS.get(data[_SPACE])
    if channels is None:
        raise ValueError("space")
    return Profile(data, condition, channels)
