"""Measures what charts that Word draws cost, beside the pictures that they replace.

    python -m benchmarks.charts

Each kind of the tests' town: CPU milliseconds of the chart with its workbook, and of a PNG of the
same marks; KiB of both as they lie in the file.
"""

import zlib
from functools import partial

from benchmarks.exhibits import gallery, milliseconds, redrawn
from reportgen.document.nodes import Figure
from reportgen.document.plot import Plot
from reportgen.document.tokens import Tokens
from reportgen.writers.docx.charts.chart import chart
from reportgen.writers.docx.charts.elements import Dress

DRESS = Dress(Tokens(), "de-DE")


def written(plot: Plot) -> tuple[str, bytes]:
    return chart(plot, 160.0, 80.0, DRESS)


def packed(content: bytes) -> int:
    return len(zlib.compress(content))


def main() -> None:
    module = gallery()
    plain, raster = module.Gallery(), module.Gallery(raster=True)
    native = module.Gallery(raster=True, plots=True)
    print(f"{'':18}{'chart ms':>10}{'PNG ms':>10}{'ratio':>8}{'chart KiB':>11}{'picture KiB':>13}")
    for name in module.SPECS:
        figure = native(name)
        if not isinstance(figure, Figure) or figure.plot is None:
            continue
        own = milliseconds(partial(written, figure.plot))
        with_png, without = (
            milliseconds(partial(redrawn, partial(show, name))) for show in (raster, plain)
        )
        png = with_png - without
        content, book = written(figure.plot)
        size = (packed(content.encode()) + len(book)) / 1024
        drawing = raster(name).drawing
        old = (len(drawing.png) + packed(drawing.svg)) / 1024
        print(f"{name:18}{own:10.1f}{png:10.1f}{own / png:8.2f}{size:11.1f}{old:13.1f}")


if __name__ == "__main__":
    main()
