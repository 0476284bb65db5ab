"""A compound file to one of its streams (MS-CFB): a small file system of sectors in chains.

Every chain is followed for no more sectors than there are, so that one in a circle comes to an end.
"""

import struct
from collections.abc import Sequence

_HEADER = 512
_ENTRY = 128
_IN_HEADER = 109
"""Sectors of the table of chains that the header itself names."""


class NotCompoundError(ValueError):
    """What is there is no whole compound file."""


def stream(data: bytes, names: Sequence[str]) -> bytes:
    """The first stream of one of these names; `NotCompoundError` when the file has none."""
    try:
        return _stream(data, names)
    except struct.error:
        raise NotCompoundError from None


def _stream(data: bytes, names: Sequence[str]) -> bytes:
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if not (shift in (9, 12) and small_shift == 6):
        raise NotCompoundError
    directory_at, _, limit, small_at = struct.unpack_from("<IIII", data, 48)
    chains = _chains(data, 1 << shift)
    entries = _entries(_chain(data[_HEADER if shift == 9 else 4096 :], chains, directory_at, shift))
    wanted = next((entries[name] for name in names if name in entries), None)
    if wanted is None or "Root Entry" not in entries:
        raise NotCompoundError
    start, size = wanted
    body = data[_HEADER if shift == 9 else 4096 :]
    if size >= limit:
        return _chain(body, chains, start, shift)[:size]
    small = _chain(body, chains, entries["Root Entry"][0], shift)
    table = _numbers(_chain(body, chains, small_at, shift))
    return _chain(small, table, start, small_shift)[:size]


def _chains(data: bytes, sector: int) -> list[int]:
    """Of every sector the one that follows it."""
    listed = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    following, _ = struct.unpack_from("<II", data, 68)
    for _ in range(len(data) // sector):
        if following >= len(data) // sector:
            break
        more = _numbers(data[(following + 1) * sector : (following + 2) * sector])
        listed, following = listed + more[:-1], more[-1] if more else len(data)
    found: list[int] = []
    for number in listed:
        if number < len(data) // sector:
            found += _numbers(data[(number + 1) * sector : (number + 2) * sector])
    return found


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _chain(body: bytes, chains: Sequence[int], start: int, shift: int) -> bytes:
    """The sectors of a chain, one after the other."""
    parts = []
    number = start
    for _ in range(len(chains)):
        if number >= len(chains):
            break
        parts.append(body[number << shift : (number + 1) << shift])
        number = chains[number]
    return b"".join(parts)


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """First sector and size of every stream."""
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", errors="replace")
        found.setdefault(name, struct.unpack_from("<II", directory, at + 116))
    return found
