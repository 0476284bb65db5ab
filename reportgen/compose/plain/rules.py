"""The rules of plain language that words and endings can tell, one function each.

They follow the rules of the Netzwerk Leichte Sprache, DIN SPEC 33429 (2025) and annex 2 of BITV
2.0. Each gives what it found in a sentence; the table below says with which message it is told.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.compose.plain import lexicon

WORD = re.compile(r"[^\W\d_]+(?:[·\-][^\W\d_]+)*")
_PARTS = re.compile(r"[·\-]")
_BLANKS = re.compile(r"[.\s\u00a0\u202f]")
_ARTICLE = (r"\b(?:des|eines|dieses|jenes|unseres|ihres|seines|meines|keines) "
            r"(?:[a-zäöüß]+en )?[A-ZÄÖÜ][\w·-]*")  # fmt: skip
_OF_NOUN = re.compile(
    r"\b([A-ZÄÖÜ][\w·-]+) (?:der|ihrer|seiner|dieser|einer|aller|vieler|unserer|mancher) "
    r"(?:[a-zäöüß]+en )?[A-ZÄÖÜ][\w·-]+"
)
_GENITIVE = re.compile(
    rf"\bdes [\w·-]+(?: [A-ZÄÖÜ][\w·-]+)?|{_ARTICLE}(?:[a-hj-mp-tv-zß]es|[b-df-hj-npqrtv-zß]s)\b"
)
_LEADING = 2
"""Digits of a large number that may be told; the others are rounded."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written."""

    text: str
    faint: str
    """The same with blanks for bold words: a negation in bold is meant to be seen."""

    @property
    def words(self) -> list[str]:
        """Its words, parted ones whole."""
        return WORD.findall(self.text)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the project says of the document, and what the document explains itself."""

    longest_sentence: int
    longest_word: int
    known: frozenset[str] = frozenset()
    """Words that need no notice, without separators and in small letters."""
    explained: tuple[str, ...] = ()
    """Words of the glossary, likewise."""

    def is_known(self, word: str) -> bool:
        """Whether the project lets a word pass."""
        return bare(word) in self.known

    def is_explained(self, word: str) -> bool:
        """Whether the glossary explains a word, in whatever form."""
        own = bare(word)
        return any(own.startswith(each[:-1]) or each.startswith(own) for each in self.explained)


def bare(word: str) -> str:
    """A word without separators and capitals."""
    return _PARTS.sub("", word).lower()


Find: TypeAlias = Callable[[Sentence, Limits], Iterator[str]]


def long_sentence(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """More words than are read at once."""
    count = len(re.findall(r"[\w·-]*\w[\w·-]*(?:[.,\u00a0\u202f]\d+)*", sentence.text))
    if count > limits.longest_sentence:
        yield str(count)


def genitive(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Whose? "der Bericht des Amtes", "die Zahl der Kinder"."""
    del limits
    yield from _found(_GENITIVE, sentence.text)
    for found in _OF_NOUN.finditer(sentence.text):
        is_noun = found.start() or (
            found[1].lower() not in lexicon.OPENERS and not sentence.text.endswith("?")
        )
        if is_noun:
            yield found[0]
    yield from (each for each in sentence.words if each.lower() in lexicon.GENITIVE_PREPOSITIONS)


def subjunctive(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """What might be."""
    del limits
    yield from (each for each in sentence.words if each.lower() in lexicon.SUBJUNCTIVE)


def passive(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """What is done, but not by whom."""
    del limits
    become = lexicon.BECOME.search(sentence.text)
    if become is None:
        return
    likely = {found[0] for found in lexicon.PARTICIPLE.finditer(sentence.text)}
    strong = lexicon.STRONG_PARTICIPLES.intersection(sentence.words)
    for each in sorted((likely - lexicon.NO_PARTICIPLES) | strong)[:1]:
        yield f"{become[0]} … {each}"


def percentage(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Parts of a hundred that must be known to be such."""
    del limits
    yield from _found(lexicon.PERCENT, sentence.text)


def decimal(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Numbers behind a comma; those of percentages are told with them."""
    del limits
    yield from _found(lexicon.DECIMAL, lexicon.PERCENT.sub(" ", sentence.text))


def large_number(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Numbers from a thousand on that are not rounded."""
    del limits
    for found in lexicon.NUMBER.finditer(sentence.text):
        digits = _BLANKS.sub("", found[0])
        if digits[_LEADING:].strip("0") and not lexicon.YEAR.fullmatch(found[0]):
            yield found[0]


def long_word(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Long words without a separator."""
    for each in sentence.words:
        parts = set(_PARTS.split(each.lower())) - lexicon.FAMILIAR_LONG
        if any(len(part) > limits.longest_word for part in parts) and not limits.is_known(each):
            yield each


def abbreviation(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Words that are cut short."""
    for each in _found(lexicon.ABBREVIATIONS, sentence.text):
        is_read = each in lexicon.FAMILIAR_CAPITALS or limits.is_known(each)
        if not is_read and not lexicon.ROMAN.fullmatch(each) and not limits.is_explained(each):
            yield each


def hard_word(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Technical and foreign words that the document does not explain."""
    for each in sentence.words:
        own = bare(each)
        is_hard = own.startswith(lexicon.HARD) or any(map(_is_foreign, _PARTS.split(each)))
        if is_hard and not limits.is_known(each) and not limits.is_explained(each):
            yield each


def _is_foreign(part: str) -> bool:
    own = part.lower()
    has_ending = len(own) > 5 and own.endswith(lexicon.HARD_ENDINGS)
    return has_ending and not own.startswith(lexicon.FAMILIAR)


def negation(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """What is not so, unless it stands out."""
    del limits
    yield from _found(lexicon.NEGATIONS, sentence.faint)


def clauses(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """More than one statement in a sentence."""
    del limits
    found = next(_found(lexicon.CLAUSE, sentence.text), "")
    if not found and len(re.findall(r",(?!\d)", sentence.text)) > 1:
        found = ","
    if found:
        yield found.strip(", ") or found.strip()


def roman(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Numbers in letters."""
    del limits
    yield from _found(lexicon.ROMAN, sentence.text)


def sign(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Signs that are no letters; per cent has a rule of its own."""
    del limits
    yield from dict.fromkeys(_found(lexicon.SIGNS, sentence.text))


def date_in_figures(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Months as numbers."""
    del limits
    yield from _found(lexicon.DATE, sentence.text)


def number_word(sentence: Sentence, limits: Limits) -> Iterator[str]:
    """Numbers in words."""
    del limits
    yield from _found(lexicon.NUMBER_WORDS, sentence.text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (found[0] for found in pattern.finditer(text))


RULES: tuple[tuple[str, Find], ...] = (
    ("plain-sentence-long", long_sentence),
    ("plain-clauses", clauses),
    ("plain-genitive", genitive),
    ("plain-subjunctive", subjunctive),
    ("plain-passive", passive),
    ("plain-negation", negation),
    ("plain-percent", percentage),
    ("plain-decimal", decimal),
    ("plain-number-large", large_number),
    ("plain-number-word", number_word),
    ("plain-date", date_in_figures),
    ("plain-roman", roman),
    ("plain-word-long", long_word),
    ("plain-word-hard", hard_word),
    ("plain-abbreviation", abbreviation),
    ("plain-sign", sign),
)
"""Each rule with the code of its message."""
OF_TITLES: tuple[Find, ...] = (long_word, hard_word, abbreviation, percentage, genitive, roman)
"""The rules for headings, captions and titles of boxes, which are no sentences."""
