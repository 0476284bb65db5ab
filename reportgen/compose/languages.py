"""Words in another language: the codes that authors write, and what they are put around.

A code is a tag of BCP 47 (RFC 5646): a language of ISO 639, perhaps a script and a region. Codes of
two letters are looked up, since those of countries are easily taken for them ("dk" is no language).
"""

import re
from collections.abc import Iterator
from itertools import groupby

from reportgen.compose.faults import Faults
from reportgen.document.inlines import Foreign, Inline, Inlines, Note
from reportgen.errors import Where

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_TWO = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho "
    "hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn "
    "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
    "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu"
)
"""ISO 639-1, as of 2024."""


def in_language(content: Inlines, language: str, where: Where, faults: Faults) -> Inlines:
    """A run in a language; notes are the authors' own words, and stay in theirs."""
    if not language or not content:
        return content
    found = _TAG.fullmatch(language)
    if not found or (len(found["language"]) == 2 and found["language"] not in _TWO.split()):
        faults.error("language-unknown", where, code=language)
        return content
    return tuple(_runs(content, language))


def _runs(content: Inlines, language: str) -> Iterator[Inline]:
    for is_note, run in groupby(content, lambda each: isinstance(each, Note)):
        if is_note:
            yield from run
        else:
            yield Foreign(tuple(run), language)
