"""How many pages a PDF of others has."""

from io import BytesIO

import pikepdf


def page_count(data: bytes) -> int:
    """The pages of a finished file; `ValueError` when it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as file:
            return len(file.pages)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from None
