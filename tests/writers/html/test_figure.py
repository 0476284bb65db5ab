"""Figures as HTML, their pictures by content."""

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Note, Text
from reportgen.document.nodes import Figure, FigureKind
from reportgen.document.tokens import Sizes
from reportgen.writers.html.figure import figure
from reportgen.writers.html.pictures import picture, picture_address

SVG = Drawing(b"<svg/>", b"", 118.0, 60.5)


def test_a_figure_with_everything() -> None:
    node = Figure(
        (Text("Quote"), Note((Text("Stand Mai."),), 2)),
        SVG,
        'Balken, "grob"',
        FigureKind.MAP,
        label="karte-x",
        number="1.1",
        notes=((Text("Absteigend."),),),
        source=(Text("Amt"),),
    )
    assert figure(node, Sizes()) == (
        '<figure class="exhibit map column aside" id="karte-x">'
        '<figcaption><span class="label">Karte 1.1</span> Quote'
        '<a class="call" id="call-2" href="#note-2" aria-label="Anmerkung 2">2</a></figcaption>'
        f'<img src="{picture_address(SVG)}" alt="Balken, &quot;grob&quot;" style="width:118mm">'
        '<div class="below"><p>Absteigend.</p>'
        '<p id="note-2"><a class="back" href="#call-2" '
        'aria-label="Anmerkung 2, zurück zum Text">2</a> Stand Mai.</p>'
        '<p class="source">Quelle: Amt</p></div></figure>'
    )


def test_a_picture_without_title_or_source_is_a_picture_alone() -> None:
    node = Figure((), SVG, "Wappen", FigureKind.PICTURE)
    img = f'<img src="{picture_address(SVG)}" alt="Wappen" style="width:118mm">'
    assert figure(node, Sizes()) == f'<figure class="exhibit picture column">{img}</figure>'


def test_a_drawing_takes_the_width_it_was_made_for() -> None:
    names = {
        56: "narrow",
        80: "column",
        118.4: "column",
        119: "wide",
        160: "wide",
        200: "landscape",
    }
    for width, name in names.items():
        node = Figure((), Drawing(b"<svg/>", b"", width, 10), "x")
        assert f'class="exhibit figure {name}"' in figure(node, Sizes())


def test_the_same_drawing_has_the_same_address() -> None:
    assert picture_address(SVG) == picture_address(Drawing(b"<svg/>", b"x", 1, 1))
    assert picture_address(SVG) != picture_address(Drawing(b"<svg />", b"", 1, 1))
    assert picture_address(SVG).endswith(".svg")


def test_a_raster_stands_in_where_there_is_no_vector() -> None:
    raster = Drawing(b"", b"png", 1, 1)
    assert picture_address(raster).endswith(".png")
    assert picture(raster) == b"png"
