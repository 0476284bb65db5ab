"""Profiles tell the sources of their exhibits once; the data keep theirs."""

from reportgen.compose.gathering import with_gathered_sources
from reportgen.document.inlines import Text
from reportgen.document.nodes import Column, Paragraph, Role, Section, Table
from reportgen.document.walk import plain

OFFICE = (Text("Jugendamt"),)


def test_a_table_of_a_profile_keeps_its_source_for_its_data() -> None:
    table = Table((Text("Kitas"),), (Column(),), (), (), source=OFFICE)
    (profile,) = with_gathered_sources((Section((), (table,), role=Role.PROFILE),))
    assert isinstance(profile, Section)
    kitas, told = profile.blocks
    assert isinstance(kitas, Table)
    assert isinstance(told, Paragraph)
    assert (kitas.source, kitas.apart) == ((), OFFICE)
    assert plain(told.content).endswith("Jugendamt")


def test_elsewhere_nothing_changes() -> None:
    section = Section((), (Table((), (Column(),), (), (), source=OFFICE),))
    assert with_gathered_sources((section,)) == (section,)
