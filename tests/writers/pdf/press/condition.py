"""A small but whole ICC profile of a printing condition (ISO 15076-1), made here.

Its tables have corners only: good enough to be recognised, converted with and embedded, and free
of anybody's licence.
"""

from itertools import product
from struct import pack

_IDENTITY = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x10000)
_RAMP = bytes(range(256))


def _table(corners: list[tuple[int, ...]], channels: int) -> bytes:
    """A table of eight bits (`mft1`) with two points for each channel."""
    out = len(corners[0])
    head = pack(">4sxxxxBBBx", b"mft1", channels, out, 2) + pack(">9i", *_IDENTITY)
    return head + _RAMP * channels + b"".join(map(bytes, corners)) + _RAMP * out


def _to_lab(inks: tuple[int, ...]) -> tuple[int, ...]:
    cyan, magenta, yellow, black = inks
    light = 255 * (1 - black) * (3 - cyan - magenta - yellow) // 3
    return light, 128 + 60 * (magenta - cyan), 128 + 60 * (yellow - cyan)


def _to_inks(lab: tuple[int, ...]) -> tuple[int, ...]:
    light, red, yellow = lab
    return 0, 255 * red * light, 255 * yellow * light, 255 * (1 - light)


def profile(purpose: bytes = b"prtr", space: bytes = b"CMYK") -> bytes:
    forth = _table([_to_lab(each) for each in product((0, 1), repeat=4)], 4)
    back = _table([_to_inks(each) for each in product((0, 1), repeat=3)], 3)
    gamut = _table([(0,)] * 8, 3)
    name = b"Probedruck\0"
    texts = {
        b"desc": pack(">4sxxxxI", b"desc", len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + b"CC0\0",
        b"wtpt": b"XYZ " + bytes(4) + pack(">3i", 0xF6D6, 0x10000, 0xD32D),
    }
    tables = {b"A2B%d" % n: forth for n in range(3)} | {b"B2A%d" % n: back for n in range(3)}
    tags = texts | tables | {b"gamt": gamut}
    at, listed, content = 128 + 4 + 12 * len(tags), b"", b""
    for tag, data in tags.items():
        listed += pack(">4sII", tag, at + len(content), len(data))
        content += data + bytes(-len(data) % 4)
    body = pack(">I", len(tags)) + listed + content
    head = pack(
        ">I4sI4s4s4s12s4s", 128 + len(body), b"none", 0x02400000, purpose, space, b"Lab ",
        bytes(12), b"acsp",
    )  # fmt: skip
    return head.ljust(128, b"\0") + body
