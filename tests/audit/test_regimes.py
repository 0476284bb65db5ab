"""The audit recognises the signs of every regime, and leaks beside them."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.audit.town import DOCX, built, cell_of, in_word, told

PDF = "output/bericht.pdf"
REGIMES = [
    ('[signs]\nregime = "new"', "g"),
    ('[signs]\nregime = "eurostat"', ":"),
    ('[signs]\nhidden = "•"', "•"),
]


@pytest.mark.parametrize(("declared", "sign"), REGIMES)
def test_signs_are_no_findings(declared: str, sign: str) -> None:
    found = built(signs=declared)
    assert told(found) == []
    text = ZipFile(BytesIO(found.files[DOCX])).read("word/document.xml").decode()
    assert cell_of(sign).search(text)
    assert not cell_of(".").search(text)


@pytest.mark.parametrize(("declared", "sign"), REGIMES)
def test_a_leak_in_word_is_one(declared: str, sign: str) -> None:
    found = built(signs=declared)
    in_word(found, "word/document.xml", lambda text: cell_of(sign).sub(">2", text, count=1))
    (finding,) = told(found)
    assert "Tabelle 1.1: Die Zahl 2 steht, wo der Nachweis keine nennt" in finding


@pytest.mark.parametrize("declared", [declared for declared, _ in REGIMES])
def test_a_leak_on_a_page_is_one(declared: str) -> None:
    found = built(signs=declared)
    found.files[PDF] = built(threshold=1, signs=declared).files[PDF]
    assert any("Tabelle 1.1, Seite" in each and "Die Zahl 2 " in each for each in told(found))
