"""Keys of places whose leading noughts a spreadsheet has dropped: "5978004" is "05978004"."""

from collections.abc import Iterable


def unpadded(known: Iterable[str]) -> dict[str, str]:
    """Every shortened spelling that can mean one known key only, and that key."""
    keys = set(known)
    meant: dict[str, list[str]] = {}
    for key in sorted(keys):
        short = key.lstrip("0") or "0"
        if short not in keys:
            meant.setdefault(short, []).append(key)
    return {short: found[0] for short, found in meant.items() if len(found) == 1}
