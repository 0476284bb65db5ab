"""Charts in the eyes of LibreOffice: every row, number, line and sign is drawn, in its order."""

import re
from pathlib import Path

import pytest

from reportgen.document.theme import Theme
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.charts.test_chart import document
from tests.writers.docx.test_real import needs_office, pages_of

pytestmark = pytest.mark.real
DRAWN = {
    "bars": ("Probe 10,1 %", "Au 12,5", "Hafen 9,3", "Ost •"),
    "marked numbers": ("Au (12,5)", "Hafen 9,3p", "Ost –", "Nord 7,0"),
    "grouped": ("Frauen", "Männer", "3", "Au 4", "Hafen • Frauen 5"),
    "stacked": ("unter 18 18 bis 64", "Au 300 1 200 1 500", "Personen"),
    "percent, upright": ("39,9", "60,1", "2023 2024"),
    "pyramid": ("80 und älter", "unter 80", "2.000 1.000 0 1.000 2.000"),
    "lines": ("Quote (Vorausberechnung)", "12,3", "2019 2020 2021 2022 2023 2024"),
    "slope": ("2015 2020 2024", "Au 8,4", "Au 10,2", "Ost 9,0"),
    "deviation": ("Probe", "Au 12,5 +1,5", "−2,0"),
    "answers": ("nein teils ja", "Au 20 30 50"),
    "answers, some aside": ("nein ja", "Au 20 50 30"),
    "rows": ("2015 2024", "Au 8,4 10,2", "Hafen 7,0 9,1", "6,5"),
    "rows in words": ("Bedarf Plätze", "Au Lücke 20", "Hafen Überhang 10"),
    "points": ("Bezirke Ost", "Quote in %; Linie bei 2,2 %"),
}
"""Words and numbers of each chart, some of them beside each other."""


@needs_office
def test_libreoffice_draws_what_a_plot_says(theme: Theme, tmp_path: Path) -> None:
    pages = pages_of(write_docx(document(*DRAWN), theme), tmp_path)
    whole = re.sub(r"\s+", " ", " ".join(pages).replace("\u2002", " "))
    parts = re.split(r"Abbildung 1\.\d+ ", whole)[1:]
    for (name, texts), part in zip(DRAWN.items(), parts, strict=True):
        assert part.startswith(name)
        for text in texts:
            assert text in part, name
