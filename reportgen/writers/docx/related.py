"""Finds the part of a file that another part is related to in a way."""

from docx.opc.part import Part, XmlPart


def related(part: Part, kind: str) -> XmlPart | None:
    """The first such part with markup; None where there is none."""
    found = (rel.target_part for rel in part.rels.values() if rel.reltype == kind)
    return next((each for each in found if isinstance(each, XmlPart)), None)
