"""Lines before a value are as full as others."""

from contextlib import nullcontext

import pytest

from reportgen.document.inlines import Text, Value
from reportgen.document.nodes import Document, Meta, Paragraph
from reportgen.document.theme import Theme
from reportgen.frame import Key
from reportgen.writers.pdf.write import write_pdf
from tests.writers.pdf.conftest import section
from tests.writers.pdf.ink import ink

KEY = Key("dichte", "0", "2024", ())
SENTENCES = (
    Text("2024 liegt der Wert in der Stadt bei "),
    Value("6,6 je 1.000 Einwohner", KEY),
    Text(". Gegenüber 2020 ist er "),  # fits the line, but for its last space
    Value("gestiegen", KEY),
)


def lines(theme: Theme) -> list[str]:
    document = Document(Meta("Titel"), (section("Kapitel", Paragraph(SENTENCES)),))
    return [line.text for line in next(ink(write_pdf(document, theme).data).of("P")).lines]


def test_text_that_fits_but_for_its_last_space_stands_on_the_line(theme: Theme) -> None:
    assert lines(theme)[0].endswith("Einwohner. Gegenüber 2020 ist er")


def test_weasyprint_still_breaks_such_text_after_its_first_word(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it no longer does, `filling.py` can go."""
    monkeypatch.setattr("reportgen.writers.pdf.write.filled_lines", nullcontext)
    assert lines(theme)[0].endswith("6,6 je 1.000 Einwohner.")
