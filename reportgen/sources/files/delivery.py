"""A file as an office sent it, alone or packed into an archive: a name, and bytes in blocks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that can be read as often as wanted."""

    file: str
    """Path below the project; of a member of an archive "data/lieferung.zip!tabelle.csv"."""
    blocks: Callable[[], Iterator[bytes]]
    """Opens the file anew."""

    def whole(self) -> bytes:
        """All bytes, for what cannot be read in parts."""
        return b"".join(self.blocks())

    def digest(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        found = sha256()
        for block in self.blocks():
            found.update(block)
        return found.hexdigest()
