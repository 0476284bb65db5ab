"""A finished Word file to notices on what is wrong in it; quick, so that every build asks."""

from collections.abc import Callable, Iterator, Mapping

from reportgen.errors import Problem, Where, notice
from reportgen.writers.docx.checks import access, charts, fonts, soundness
from reportgen.writers.docx.checks.opened import WordFile, open_word

Check = Callable[[WordFile], Iterator[str]]

CHECKS: Mapping[str, tuple[Check, ...]] = {
    "word-unsound-package": (
        soundness.relations_lead_nowhere,
        soundness.relations_unknown,
        soundness.parts_without_type,
    ),
    "word-unsound-fonts": (fonts.fonts_unreadable,),
    "word-unsound-styles": (soundness.styles_unknown,),
    "word-unsound-numbering": (soundness.numberings_unknown,),
    "word-unsound-bookmarks": (soundness.bookmarks_unpaired, soundness.references_dead),
    "word-unsound-fields": (soundness.fields_unbalanced,),
    "word-unsound-notes": (soundness.notes_missing,),
    "word-unsound-ids": (soundness.ids_alike,),
    "word-unsound-tables": (soundness.tables_ragged, soundness.tables_touching),
    "word-unsound-sections": (soundness.sections_misplaced,),
    "word-unsound-charts": (charts.charts_astray,),
    "word-picture-wordless": (access.pictures_without_words,),
    "word-table-headless": (access.tables_without_head, access.tables_without_name),
    "word-headings-skip": (access.headings_skipping,),
    "word-paragraphs-empty": (access.paragraphs_empty,),
    "word-links-wordless": (access.links_without_words,),
    "word-language-missing": (access.language_missing,),
    "word-title-missing": (access.title_missing,),
}
"""By the code of the message."""


def inspect(data: bytes, path: str) -> tuple[Problem, ...]:
    """What is wrong in a Word file, a notice for each kind."""
    file = open_word(data)
    where = Where(path)
    found = {
        code: list(dict.fromkeys(each for check in checks for each in check(file)))
        for code, checks in CHECKS.items()
    }
    return tuple(
        notice(code, where, count=len(each), first=each[0]) for code, each in found.items() if each
    )
