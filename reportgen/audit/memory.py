"""What an audit found nothing in: digests of published files and declarations, and nothing else.

Whatever is not known by its digest is looked at. So a memory that is old, damaged or lost costs
time and hides no finding; and since it is kept only when there was none, a digest in it is one of
what everybody may see.
"""

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version

from reportgen.world import packaged, packaged_names

LIBRARIES = ("highspy", "lxml", "numpy", "pikepdf", "python-calamine")
"""What the audit reads and calculates with."""
KEPT = 400
"""So many digests are kept, the latest: a few editions of a large project."""


class Memory:
    """Digests that are known from earlier audits, and those that this one adds."""

    def __init__(self, kept: bytes = b"") -> None:
        """Take the file that earlier audits left."""
        self._before = dict.fromkeys(kept.split())
        self._now: dict[bytes, None] = {}

    @cached_property
    def _code(self) -> bytes:
        """Who audits: the same files may be looked at more closely by another version."""
        names = [name for name in packaged_names(".") if name.endswith(".py")]
        libraries = [(name, version(name)) for name in LIBRARIES]
        return digest([(name, packaged(name)) for name in names], libraries)

    def of(self, *given: object) -> bytes:
        """The digest of all that a result depends on."""
        return digest(self._code, given)

    def knows(self, own: bytes) -> bool:
        """Whether nothing was found; what is asked for is kept longest."""
        is_known = own in self._before
        if is_known:
            self.add(own)
        return is_known

    def add(self, own: bytes) -> None:
        """Nothing was found."""
        self._now[own] = None

    @property
    def kept(self) -> bytes:
        """The file for the next audit."""
        every = dict.fromkeys([*self._now, *self._before])
        return b"".join(own + b"\n" for own in [*every][:KEPT])


def digest(*given: object) -> bytes:
    """A digest of data and declarations, the same in every run."""
    return sha256(repr(_plain(given)).encode()).hexdigest().encode()


def _plain(value: object) -> object:
    """The same as tuples, in an order that does not depend on the run; long bytes as digests."""
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return tuple(sorted((repr(_plain(key)), _plain(each)) for key, each in value.items()))
    if isinstance(value, Set):
        return tuple(sorted(repr(_plain(each)) for each in value))
    if isinstance(value, tuple | list):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        own = tuple(_plain(getattr(value, each.name)) for each in fields(value))
        return (type(value).__name__, own)
    return repr(value)
