"""How wide letters are taken to be: as in the font that the file brings, else as a guess."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from fontTools.ttLib import TTFont

from reportgen.document.inlines import Text
from reportgen.document.nodes import Align, Column, Document, Meta, Row, Table, TableCell
from reportgen.document.theme import Theme
from reportgen.world import packaged
from reportgen.writers.docx.fonts.measure import advances
from reportgen.writers.docx.letters import GUESSED, letters
from reportgen.writers.docx.markup import name, value
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.fonts.test_embed import TEXT, TITLE, in_town, town_font


def document() -> Document:
    """A table of numbers, which takes the room that it needs."""
    cells = (TableCell((Text("Bahnhofsviertel und Hafen"),)), TableCell((Text("117 850"),)))
    return Document(Meta("Titel"), (Table((), (Column(Align.LEFT), Column()), (), (Row(cells),)),))


def first_column(theme: Theme) -> int:
    body = docx.Document(BytesIO(write_docx(document(), theme))).element.body
    return int(value(next(body.iter(name("gridCol"))), "w"))


def unembedded(theme: Theme) -> Theme:
    word = theme.tokens.word.model_copy(update={"embed_fonts": False})
    return replace(theme, tokens=theme.tokens.model_copy(update={"word": word}))


def broad(times: int) -> bytes:
    """The font of a town that runs so many times as wide."""
    font = TTFont(BytesIO(town_font()))
    metrics = font["hmtx"].metrics
    font["hmtx"].metrics = {each: (wide * times, 0) for each, (wide, _) in metrics.items()}
    target = BytesIO()
    font.save(target)
    return target.getvalue()


def test_families_of_the_theme_are_measured(theme: Theme) -> None:
    found = advances(theme)
    assert set(found) == {TEXT, TITLE}
    bold = TTFont(BytesIO(packaged("themes/standard/fonts/SourceSans3-Bold.ttf")))
    wide = bold["hmtx"][bold.getBestCmap()[ord("m")]][0]
    assert found[TEXT]["m"] == pytest.approx(wide / bold["head"].unitsPerEm * 20)


def test_what_does_not_go_into_the_file_is_not_measured(theme: Theme) -> None:
    assert not advances(unembedded(theme))
    assert "Stadtschrift" in advances(in_town(theme, town_font()))
    assert "Stadtschrift" not in advances(in_town(theme, town_font(rights=2)))


@pytest.mark.parametrize("text", ["Zuständigkeit", "Bevölkerung", "117 850", "Wohngeld-Plus"])
def test_the_guess_is_near_to_a_narrow_font(text: str, theme: Theme) -> None:
    guessed, true = (letters(9, each).width(text) for each in (GUESSED, advances(theme)[TEXT]))
    assert 0.95 <= guessed / true <= 1.06


def test_columns_follow_the_font_of_a_town(theme: Theme) -> None:
    narrow, wide = (first_column(in_town(theme, broad(times))) for times in (1, 2))
    assert 1.8 <= wide / narrow <= 2.0


def test_columns_have_more_room_where_the_font_may_be_any(theme: Theme) -> None:
    assert first_column(unembedded(theme)) > first_column(theme)
    target = BytesIO()
    docx.Document().save(target)
    plain = replace(theme, files=theme.files | {"reference.docx": target.getvalue()})
    assert first_column(plain) > first_column(theme)
