"""The pages of bookmarks in what an office program has laid out."""

from io import BytesIO

import pikepdf

from reportgen.writers.docx.paging import pages_of


def test_bookmarks_are_found_under_the_names_that_libreoffice_gives_them() -> None:
    pdf, target = pikepdf.new(), BytesIO()
    for _ in range(3):
        pdf.add_blank_page()
    place = pikepdf.Array([pdf.pages[2].obj, pikepdf.Name.XYZ, 0, 0, 0])
    pdf.Root.Dests = pikepdf.Dictionary({"/5Ftab5Fklein": place})
    pdf.save(target)
    asked = {"tab-klein": "_tab_klein", "tab-gross": "_tab_gross"}
    assert pages_of(target.getvalue(), asked) == {"tab-klein": 3}
    assert pages_of(b"kein PDF", asked) == {}
