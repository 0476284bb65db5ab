"""Keys whose leading noughts a spreadsheet has dropped: "5978004" is "05978004"."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from reportgen.sources.tables.table import Texts, tidy

Repaired = tuple[tuple[int, str, str], ...]
"""Of each mended text: its first row, the text and what it became."""


def unpadded(known: Iterable[str]) -> dict[str, str]:
    """Every shortened spelling that can mean one known key only, and that key."""
    keys = set(known)
    meant: dict[str, list[str]] = {}
    for key in sorted(keys):
        short = key.lstrip("0") or "0"
        if short not in keys:
            meant.setdefault(short, []).append(key)
    return {short: found[0] for short, found in meant.items() if len(found) == 1}


def widened(texts: Texts, width: int) -> tuple[Texts, Repaired]:
    """Give texts of digits that are shorter than `width` their leading noughts."""
    codes, distinct = pd.factorize(texts)
    first = np.unique(codes, return_index=True)[1].tolist()
    mended, repaired = distinct.copy(), []
    for code, text in enumerate(map(tidy, distinct)):
        if text.isdecimal() and len(text) < width:
            mended[code] = text.zfill(width)
            repaired.append((first[code], text, mended[code]))
    return mended[codes], tuple(repaired)
