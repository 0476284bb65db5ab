"""What the print shop wants."""

from dataclasses import dataclass

from reportgen.writers.pdf.press.profile import Profile


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file for the print shop is to be."""

    bleed: float = 3
    """Millimetres by which grounds go beyond the edge that is cut."""
    has_marks: bool = True
    """Whether crop marks stand outside the bleed."""
    multiple: int = 2
    """Empty pages are added at the end until this divides the number of pages."""
    resolution: int = 300
    """Dots per inch that pictures have at least."""
    thickness: float = 0.0
    """Millimetres of a leaf of paper; 0: not known, and no cover has a spine."""
    profile: Profile | None = None
    """Of the printing condition; without one no file is PDF/X-4."""
