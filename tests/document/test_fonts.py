"""The fonts that the theme ships: whose letters they have, and that they may be passed on."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.world import MemoryWorld

THEME: Theme = load_theme("standard", MemoryWorld(), Problems())
FONTS = sorted(path for path in THEME.fonts if path.endswith(".ttf"))
GERMAN = "äöüÄÖÜßẞ„“‚‘»«–—…§€"
SPACES = "\u00a0\u202f\u2009"
NUMBERS = "\u2212\u00b1\u00d7\u2030\u00b2\u00b3\u2264\u2265"
EUROPEAN = (
    "àâæçéèêëîïôœùûÿ" "áíñóúü¿¡" "ãõ" "ìò" "åøþðýæ" "ąćęłńóśźż" "čďěňřšťůž" "ľĺŕ" "őű"
    "ăâîșț" "ģķļņ" "āēīū" "ėįųū" "ċġħż" "đ" "ŵŷ" "ğış"
)  # fmt: skip
"""Small letters of the languages of Europe that are written in Latin, but for those of Sami."""


def font(path: str) -> TTFont:
    return TTFont(BytesIO(THEME.fonts[path]))


@pytest.mark.parametrize("path", FONTS)
def test_a_font_has_every_letter_of_europe(path: str) -> None:
    wanted = set(GERMAN + SPACES + NUMBERS + EUROPEAN + EUROPEAN.upper())
    known = font(path).getBestCmap()
    assert {letter for letter in wanted if ord(letter) not in known} == set()


@pytest.mark.parametrize("path", [path for path in FONTS if "Italic" not in path])
def test_figures_are_as_wide_as_each_other_or_can_be(path: str) -> None:
    found = font(path)
    known, widths = found.getBestCmap(), found["hmtx"]
    records = found["GSUB"].table.FeatureList.FeatureRecord
    is_even = len({widths[known[ord(figure)]][0] for figure in "0123456789"}) == 1
    assert is_even or "tnum" in {record.FeatureTag for record in records}


def test_both_families_are_shipped_in_the_weights_that_are_printed() -> None:
    found: dict[str, set[int]] = {}
    for path in FONTS:
        each = font(path)
        family = str(each["name"].getBestFamilyName())
        found.setdefault(family, set()).add(each["OS/2"].usWeightClass)
    assert found == {
        THEME.tokens.fonts.text: {300, 400, 600, 700},
        THEME.tokens.fonts.title: {300, 600},
    }


def test_their_licences_lie_beside_them() -> None:
    texts = [data.decode() for path, data in THEME.fonts.items() if path.endswith(".txt")]
    assert len(texts) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts)
