"""A zipped delivery to the files in it.

Names of files are UTF-8 where the archive says so. Others are in the old code page of DOS, as
Windows writes them, unless they are UTF-8 all the same, as macOS writes them.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from unicodedata import normalize
from zipfile import ZipInfo

from reportgen.errors import Where, failure, nearest
from reportgen.sources.declared import listed
from reportgen.sources.files.content import Content, content_of
from reportgen.sources.files.delivery import Delivery
from reportgen.sources.files.unpacking import Archive

_UTF8 = 0x800
"""Bit of a part whose name is UTF-8."""
_ASIDE = ("__MACOSX/", ".DS_Store")
"""What macOS adds of its own."""
INSIDE = "!"
"""Stands between an archive and what is in it: "data/lieferung.zip!tabelle.csv"."""


def members(delivery: Delivery, pattern: str) -> Iterator[Delivery]:
    """The files of an archive that match a name or pattern, sorted by name; folders count not."""
    data = delivery.whole()
    found = content_of(data)
    if found not in (Content.ARCHIVE, Content.WORKBOOK):
        raise failure("source-no-archive", Where(delivery.file))
    archive = Archive(data, delivery.file, "source-archive-damaged")
    names = {_name(part): part.filename for part in archive.parts() if not part.is_dir()}
    known = sorted(name for name in names if not any(each in name for each in _ASIDE))
    wanted = [name for name in known if _fits(name, pattern)]
    if not wanted:
        raise failure(
            "source-no-member", Where(delivery.file), pattern=pattern, known=listed(known),
            near=nearest(pattern, known),
        )  # fmt: skip
    for name in wanted:
        yield _member(archive, names[name], f"{delivery.file}{INSIDE}{name}")


def _member(archive: Archive, part: str, file: str) -> Delivery:
    content = archive.read(part)
    if content_of(content) is Content.ARCHIVE:
        raise failure("source-archive-nested", Where(file))
    return Delivery(file, lambda: iter((content,)))


def _fits(name: str, pattern: str) -> bool:
    """Whether a name, or its last part, matches; capitals do not count."""
    wanted = normalize("NFC", pattern).casefold()
    whole = name.casefold()
    return fnmatchcase(whole, wanted) or fnmatchcase(whole.rsplit("/", 1)[-1], wanted)


def _name(part: ZipInfo) -> str:
    """The name as its author saw it."""
    name = part.filename.replace("\\", "/")
    if not part.flag_bits & _UTF8:
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("cp437")
    return normalize("NFC", name)
