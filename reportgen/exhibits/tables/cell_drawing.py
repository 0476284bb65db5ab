"""Small drawings in the cells of a table."""

from reportgen.document.drawing import Drawing
from reportgen.exhibits.sheet.marks import Mark
from reportgen.exhibits.stage import Stage


def drawing(marks: tuple[Mark, ...], width: float, height: float, stage: Stage) -> Drawing:
    """Draw marks on a sheet of so many millimetres; nothing where only words are wanted."""
    if stage.is_blank:
        return Drawing(b"", b"", width, height)
    # matplotlib takes half a second to load: only where something is drawn
    from reportgen.exhibits.sheet.drawing import drawn

    return drawn(marks, width, height, stage)
