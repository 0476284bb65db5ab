"""Drawings on the page: WeasyPrint draws them without a word, their text is text."""

import base64
import logging
import shutil
import subprocess
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as Tree

import pytest

from reportgen.document.nodes import Figure

pytestmark = pytest.mark.real
Shows = Callable[..., Any]


def uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
def test_weasyprint_draws_them(
    gallery: Shows, drawn: str, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        weasyprint = pytest.importorskip("weasyprint")
    except OSError:
        pytest.skip("needs pango")
    show = gallery()
    figure = show(drawn)
    assert isinstance(figure, Figure)
    theme = show.stage.theme
    font = uri("font/ttf", theme.fonts["fonts/SourceSans3-Regular.ttf"])
    style = f"@font-face {{ font-family: '{theme.tokens.fonts.text}'; src: url({font}) }}"
    picture = f"<img alt='' src='{uri('image/svg+xml', figure.drawing.svg)}'>"
    with caplog.at_level(logging.WARNING):
        page = weasyprint.HTML(string=f"<style>{style}</style>{picture}").write_pdf()
    assert not caplog.records
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=page, capture_output=True, check=True
    ).stdout.decode()
    for each in Tree.fromstring(figure.drawing.svg).iter("{http://www.w3.org/2000/svg}text"):
        assert squeezed(each.text or "") in squeezed(text)


def squeezed(text: str) -> str:
    """Letters only: programs that read pages join hyphens and set spaces at will."""
    return "".join(letter for letter in text if letter.isalnum())
