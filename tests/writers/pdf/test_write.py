"""Writing a PDF: the same bytes, silence, and what is said when something is wrong."""

import hashlib
import logging
import os
import pickle
import subprocess
import sys
from dataclasses import replace

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Link, Reference, Text
from reportgen.document.nodes import Document, Figure, Meta, Paragraph
from reportgen.document.theme import Theme
from reportgen.errors import ReportError, Severity
from reportgen.messages import line
from reportgen.writers.pdf.write import Pdf, write_pdf

META = Meta("Titel", date="2025-03-31")
AGAIN = """
import hashlib, pickle, sys
from reportgen.writers.pdf.write import write_pdf
pdf = write_pdf(*pickle.load(sys.stdin.buffer))
print(hashlib.sha256(pdf.data).hexdigest())
"""


def test_bytes_are_the_same_in_another_process(
    report: Document, written: Pdf, theme: Theme
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AGAIN],
        input=pickle.dumps((report, theme)),
        env=os.environ | {"PYTHONHASHSEED": "77"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert done.stdout.decode().strip() == hashlib.sha256(written.data).hexdigest()


def test_a_sound_report_is_written_in_silence(written: Pdf) -> None:
    assert written.notices == ()


def test_pages_are_counted(written: Pdf) -> None:
    assert 15 < written.pages < 25


def notices(document: Document, theme: Theme) -> list[str]:
    pdf = write_pdf(document, theme)
    assert pdf.data.startswith(b"%PDF-1.7")
    assert all(each.severity is Severity.NOTICE for each in pdf.notices)
    return [line(each) for each in pdf.notices]


def test_a_broken_drawing_is_a_notice_and_not_a_line_on_the_console(
    theme: Theme, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Figure((), Drawing(b"<svg", b"", 10, 10), "x")
    with caplog.at_level(logging.DEBUG):
        heard = notices(Document(META, (broken, broken)), theme)
    assert len(heard) == 1
    assert heard[0].startswith("Hinweis: Das Layoutprogramm meldet: ")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_damaged_picture_is_an_error_in_words(theme: Theme) -> None:
    cut = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a7300000014"
        "49444154789c63fccfc0f09f8181818981818101000d06010226e1b6d70000000049454e44ae426082"
    )
    figure = Figure((), Drawing(b"", cut, 10, 10), "x")
    with pytest.raises(ReportError) as caught:
        write_pdf(Document(META, (figure,)), theme)
    assert line(caught.value.problems[0]).startswith("Fehler: Das PDF lässt sich nicht schreiben: ")


def test_a_mistake_in_a_towns_style_sheet_is_a_notice(theme: Theme) -> None:
    sheet = theme.read("print.css") + b"\np { colour: red }"
    own = Theme(theme.name, theme.tokens, theme.files | {"print.css": sheet})
    heard = notices(Document(META, (Paragraph((Text("x"),)),)), own)
    assert len(heard) == 1
    assert "colour" in heard[0]


def test_a_reference_to_nowhere_is_a_notice(theme: Theme) -> None:
    paragraph = Paragraph((Reference("fehlt", "Tabelle 9", page=True),))
    assert any("fehlt" in each for each in notices(Document(META, (paragraph,)), theme))


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/x.svg"])
def test_nothing_is_fetched_from_disk_or_network(theme: Theme, address: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image href="{address}" width="9" height="9"/></svg>'
    )
    figure = Figure((), Drawing(svg.encode(), b"", 10, 10), "x")
    heard = notices(Document(META, (figure,)), theme)
    assert [address in each for each in heard] == [True]


def test_characters_that_the_theme_lacks_are_told(theme: Theme) -> None:
    paragraph = Paragraph((Text("Ja ☒, nein \U00010912"),))
    heard = " ".join(notices(Document(META, (paragraph,)), theme))
    assert "Keine Schrift dieses Rechners hat" in heard or "Die Schrift des Themas" in heard
    assert "(U+2612)" in heard
    assert "(U+10912)" in heard


def test_links_lead_outside(theme: Theme) -> None:
    link = Link((Text("Amt"),), "https://example.org/?a=1&b=2")
    assert notices(Document(META, (Paragraph((link,)),)), theme) == []


def test_tokens_of_the_theme_reach_the_page(theme: Theme) -> None:
    colours = theme.tokens.colours.model_copy(update={"lead": "#123456"})
    tokens = theme.tokens.model_copy(update={"colours": colours})
    own = Theme(theme.name, tokens, theme.files)
    document = Document(replace(META), (Paragraph((Text("x"),)),))
    assert write_pdf(document, own).pages == 1
