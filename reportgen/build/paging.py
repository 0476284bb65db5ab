"""The pages that contents of Word files name, counted by a LibreOffice where there is one.

It takes as long as all else together, so what it found is kept by the digest of what it was given.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256

from reportgen.build.auditing import UNTRACKED
from reportgen.build.documents import Made
from reportgen.errors import Problems, ReportError, Where
from reportgen.world import World
from reportgen.writers.docx.manifest import NO_EDITION, Edition
from reportgen.writers.docx.paging import Guessed, pages_of
from reportgen.writers.docx.write import Word, write_word

MEMORY = ".reportgen/pages"
KEPT = 60
"""So many documents are kept, the latest."""
_ASKED = ("auto", "libreoffice")


def paged(made: Made, world: World, problems: Problems, told: Edition = NO_EDITION) -> Word:
    """A document for Word; where nothing counts its pages, Word does when it is opened."""
    manner = made.theme.tokens.word.page_numbers
    office = world.office() if manner in _ASKED else None
    if office is None:
        word = write_word(made.document, made.theme, edition=told)
        if manner == "libreoffice" and word.asks_pages:
            problems.notice("word-office-missing", Where(f"{made.stem}.docx"))
        return word
    guess = write_word(made.document, made.theme, Guessed(), told)
    if not guess.asks_pages:
        return guess
    pages = _counted(guess, office, world)
    if not pages:
        problems.notice("word-office-failed", Where(f"{made.stem}.docx"))
    return write_word(made.document, made.theme, pages, told)


def _counted(word: Word, office: str, world: World) -> Mapping[str, int]:
    """The page of each label, as found before or now; empty where the program fails."""
    own = sha256(office.encode() + word.data).hexdigest()
    known = dict(_remembered(world))
    if own not in known:
        pdf = world.laid_out(word.data)
        pages = pages_of(pdf, word.bookmarks) if pdf else {}
        if not pages:
            return {}
        _remember({own: pages} | known, world)
        return pages
    return known[own]


def _remembered(world: World) -> Iterator[tuple[str, dict[str, int]]]:
    """Digests and pages; nothing where they cannot be read."""
    with suppress(ReportError, ValueError, TypeError, AttributeError):
        for own, pages in json.loads(world.read(MEMORY)).items():
            yield own, {str(label): int(page) for label, page in pages.items()}


def _remember(known: Mapping[str, Mapping[str, int]], world: World) -> None:
    """Keep them for the next build, unless that cannot be written."""
    latest = dict(list(known.items())[:KEPT])
    with suppress(ReportError):
        world.commit({MEMORY: json.dumps(latest).encode()} | UNTRACKED)
