"""Fonts inside a Word file that no program could read: their key is wrong, or they are none."""

import posixpath
from collections.abc import Iterator
from struct import error as too_short
from struct import unpack_from

from reportgen.writers.docx.checks.opened import FONTS, RELS, WordFile, parsed
from reportgen.writers.docx.fonts.veil import veiled
from reportgen.writers.docx.markup import R, name, value

_FACES = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_ID = f"{{{R}}}id"
_BEGINNINGS = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_NEEDED = {b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"}
"""Tables without which no text can be set (OpenType specification)."""
_HEAD, _RECORD = 12, 16
"""Bytes of the beginning of a font, and of each line of its list of tables."""


def fonts_unreadable(file: WordFile) -> Iterator[str]:
    """Families of which a face is no font once its key has been taken off."""
    table = file.parts.get(FONTS)
    targets = _targets(file)
    for font in table.all("font") if table else ():
        faces = [face for tag in _FACES for face in font.iterchildren(name(tag))]
        told = ((value(each, "fontKey"), targets.get(each.get(_ID, ""))) for each in faces)
        if not all(_is_font(content, key) for key, content in told if content is not None):
            yield value(font, "name")


def _targets(file: WordFile) -> dict[str, bytes]:
    """The fonts of the file, by the ids of their relations; those that are lost are told before."""
    folder, base = posixpath.split(FONTS)
    rels = parsed(file.files.get(f"{folder}/_rels/{base}{RELS}", b"<none/>"))
    paths = {rel.get("Id", ""): posixpath.join(folder, rel.get("Target", "")) for rel in rels}
    found = {number: posixpath.normpath(path).lstrip("/") for number, path in paths.items()}
    return {number: file.files[path] for number, path in found.items() if path in file.files}


def _is_font(content: bytes, key: str) -> bool:
    try:
        return _is_whole(veiled(content, key) if key else content)
    except (ValueError, too_short):
        return False


def _is_whole(font: bytes) -> bool:
    """Whether a font begins as one and has all its tables (OpenType specification)."""
    (count,) = unpack_from(">H", font, 4)
    lines = (unpack_from(">4sLLL", font, _HEAD + _RECORD * n) for n in range(count))
    tables = {tag: begin + length for tag, _, begin, length in lines}
    is_there = tables.keys() >= _NEEDED and max(tables.values()) <= len(font)
    return font[:4] in _BEGINNINGS and is_there
