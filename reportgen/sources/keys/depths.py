"""Row labels that stand in the deeper the smaller they are: how deep each stands in its table."""

from itertools import pairwise

import numpy as np

from reportgen.sources.spec import KeySpec
from reportgen.sources.tables.table import Integers, Texts, tidy


def ranked(texts: Texts, starts: Integers, key: KeySpec) -> Texts:
    """Give every label as many spaces as there are lesser depths in its table.

    One office steps in by two spaces, another by a format; what counts is the order of the depths
    that occur. Labels that the declaration settles by themselves have no part in it.
    """
    settled = {*key.skip, *key.map, *key.total, ""}
    parts = [_ranked(texts[first:after], settled) for first, after in pairwise(starts)]
    return np.concatenate(parts)


def _ranked(texts: Texts, settled: set[str]) -> Texts:
    labels = {text: tidy(text) for text in texts}
    depths = sorted({depth(text) for text, label in labels.items() if label not in settled})
    rank = {each: number for number, each in enumerate(depths)}
    shown = {text: " " * rank.get(depth(text), 0) + label for text, label in labels.items()}
    return np.array([shown[text] for text in texts], dtype=object)


def depth(text: str) -> int:
    """How far a text stands in: the spaces before it, of whatever kind."""
    return len(text) - len(text.lstrip())
