"""The one place of the audit that knows lxml: XML of others, of which nothing is fetched."""

from collections.abc import Iterator

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- lxml has no other name for it
MarkupError = etree.XMLSyntaxError


def read_markup(data: bytes) -> Element:
    """The root of a file of XML; `MarkupError` when it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def every_text(root: Element) -> Iterator[str]:
    """Texts, attributes and comments of a tree, in the order in which they stand."""
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from (str(each) for each in node.attrib.values())
        yield node.text or ""
        yield node.tail or ""
