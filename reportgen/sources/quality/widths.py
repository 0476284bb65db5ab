"""Text keys of a fixed width: the leading noughts that Excel has dropped come back."""

import numpy as np
import pandas as pd

from reportgen.sources.table import Texts, tidy

Repaired = tuple[tuple[int, str, str], ...]
"""Of each mended text: its first row, the text and what it became."""


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
