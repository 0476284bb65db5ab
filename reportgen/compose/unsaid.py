"""Sentences in which a number has no place to be missing: found, so that nobody has to read them.

What is told instead of a number ("keine Angabe aus Gründen der Anonymität") is no number: no verb
rises from it, no preposition governs it. It may stand alone, behind a colon, a comma or a dash,
and in brackets.
"""

import re
from collections.abc import Iterable, Iterator

from reportgen.document.inlines import Inlines, Value
from reportgen.document.nodes import Block
from reportgen.document.walk import inlines, inside, plain, texts, walk
from reportgen.errors import Problem, problem
from reportgen.formats import MISSING_IN_PROSE
from reportgen.frame import OF, SINCE, TO, Key, parted_id
from reportgen.places import Places

BEFORE, BEHIND = ":;,.!?(–—|·/[„", ":;,.!?)–—|·/]“("
"""Signs beside which the words may stand."""
_END = re.compile(r"(?<=[.!?]) +(?=[A-ZÄÖÜ„])")
_MADE = (SINCE, TO, OF)
_WORDS = frozenset(MISSING_IN_PROSE.values())


def unsaid(blocks: Iterable[Block], places: Places) -> Iterator[Problem]:
    """Every number that is missing where the sentence cannot do without it."""
    for block in walk(blocks):
        for run in texts(block):
            if any(_is_missing(each) for each in inlines(run)):
                yield from _broken(run, places)


def _is_missing(inline: object) -> bool:
    return isinstance(inline, Value) and inline.text[:1].lower() + inline.text[1:] in _WORDS


def _broken(run: Inlines, places: Places) -> Iterator[Problem]:
    before, whole = "", plain(run)
    for text, value in _pieces(run):
        behind = whole[len(before) + len(text) :]
        if value and not _stands_alone(before, behind):
            yield _problem(value, before, behind, places)
        before += text


def _pieces(run: Inlines) -> Iterator[tuple[str, Value | None]]:
    """A run as its texts, with the values whose number is missing."""
    for inline in run:
        if isinstance(inline, Value) and _is_missing(inline):
            yield inline.text, inline
        elif inside(inline) and plain((inline,)):
            yield from _pieces(inside(inline))
        else:
            yield plain((inline,)), None


def _stands_alone(before: str, behind: str) -> bool:
    left, right = before.rstrip()[-1:], behind.lstrip()[:1]
    return (not left or left in BEFORE) and (not right or right in BEHIND)


def _problem(value: Value, before: str, behind: str, places: Places) -> Problem:
    key = value.key
    begun = _END.split(before)[-1]
    sentence = f"{begun}{value.text}{_END.split(behind)[0]}".strip()
    return problem(
        "sentence-without-number", value.where, name=parted_id(key.measure)[0],
        place=places.by_key[key.place].name, period=key.period, sentence=sentence,
        asked=" and ".join(_asked(key)),
    )  # fmt: skip


def _asked(key: Key) -> Iterator[str]:
    """The questions whether each number that it is made of can be told."""
    name, beside = parted_id(key.measure)[0], dict(key.group)
    groups = "".join(f', {group}="{member}"' for group, member in key.group if group not in _MADE)
    for place in dict.fromkeys((key.place, beside.get(TO, key.place))):
        for period in dict.fromkeys((key.period, beside.get(SINCE, key.period))):
            yield f'shown("{name}", place="{place}", period="{period}"{groups})'
