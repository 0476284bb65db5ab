"""The one door to the outside: files and the clock.

`DiskWorld` works in a project folder, `MemoryWorld` is the same in memory, for tests. Both
remember what was opened: the dependencies of a build are observed here, not declared.
Paths are relative to the project, with forward slashes, on every system. Letters such as "ü" may
be stored as one sign or as two (macOS does so): names are the same either way.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import partial
from importlib import resources
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Protocol
from unicodedata import normalize

from reportgen import office
from reportgen.errors import Where, failure

BLOCK = 1 << 20
"""Bytes that are read at a time."""


class World(Protocol):
    """What the stages may ask of the outside."""

    def read(self, path: str) -> bytes:
        """The bytes of a project file; `ReportError` when it is not there."""

    def blocks(self, path: str) -> Iterator[bytes]:
        """The same bytes in blocks, for files too long to be held as a whole."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""

    def glob(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as `data/*.csv`, sorted by name."""

    def commit(self, files: Mapping[str, bytes], gone: Collection[str] = ()) -> None:
        """Put all files in place, or none: earlier files stay until the new ones are complete.

        Those that are gone are taken away with it.
        """

    def locate(self, path: str) -> Path | None:
        """Where a file lies on disk, for programs that want a path; None in memory."""

    def now(self) -> datetime:
        """The time, in UTC."""

    def variable(self, name: str) -> str | None:
        """A variable of the environment, such as the password of a data base."""

    def office(self) -> str | None:
        """Which LibreOffice lays out Word files here, and since when; None: there is none."""

    def laid_out(self, word: bytes) -> bytes | None:
        """A Word file as the PDF that LibreOffice makes of it; None where it cannot.

        Bookmarks are destinations in it.
        """

    def opened(self) -> frozenset[str]:
        """Every path that was asked for, whether it was there or not."""


def packaged(path: str) -> bytes:
    """The bytes of a file that ships inside the package, such as `themes/standard/print.css`."""
    return resources.files("reportgen").joinpath(path).read_bytes()


def packaged_names(folder: str) -> tuple[str, ...]:
    """The paths of all files below a folder inside the package, relative to it, sorted."""
    root = resources.files("reportgen").joinpath(folder)
    if not root.is_dir():
        return ()
    with resources.as_file(root) as place:
        found = [each for each in place.rglob("*") if each.is_file()]
        names = [each.relative_to(place).as_posix() for each in found]
    return tuple(sorted(name for name in names if "__pycache__" not in name))


def _spellings(path: str) -> tuple[str, ...]:
    """A path as it was given, and with its letters composed and decomposed."""
    return tuple(dict.fromkeys((path, normalize("NFC", path), normalize("NFD", path))))


def _refuse_outside(path: str) -> None:
    """A project is whole in itself: what it is built from lies below its folder."""
    parts = PureWindowsPath(path)  # knows both slashes, and drives
    if parts.drive or parts.root or ".." in parts.parts:
        raise failure("file-outside", Where(path), path=path)


class DiskWorld:
    """A project folder on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._opened: set[str] = set()

    def read(self, path: str) -> bytes:
        """Read a file below the project folder."""
        return b"".join(self.blocks(path))

    def blocks(self, path: str) -> Iterator[bytes]:
        """Read a file below the project folder, a block at a time."""
        self._opened.add(path)
        _refuse_outside(path)
        try:
            with self.locate(path).open("rb") as file:
                while block := file.read(BLOCK):
                    yield block
        except (FileNotFoundError, NotADirectoryError):
            raise failure("file-missing", Where(path), path=path) from None
        except IsADirectoryError:
            raise failure("file-is-folder", Where(path), path=path) from None
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            reason = _reason(error)
            raise failure("file-unreadable", Where(path), path=path, reason=reason) from None

    def exists(self, path: str) -> bool:
        """Whether the file is there; asking counts as a dependency."""
        self._opened.add(path)
        return self.locate(path).is_file()

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Match below the project folder; a pattern that leaves it matches nothing."""
        if not pattern or pattern.startswith("/") or ".." in PurePosixPath(pattern).parts:
            return ()
        try:
            found = {each for form in _spellings(pattern) for each in self.root.glob(form)}
        except (OSError, ValueError):  # no pattern, such as "**.md" before Python 3.13
            return ()
        files = (each.relative_to(self.root).as_posix() for each in found if each.is_file())
        return tuple(sorted(files))

    def commit(self, files: Mapping[str, bytes], gone: Collection[str] = ()) -> None:
        """Write everything beside its place first, then move all into place."""
        with _kept_apart(self.root) as folder:
            staged = []
            for number, (path, content) in enumerate(files.items()):
                draft = folder / f"new-{number}"
                _tried(path, partial(draft.write_bytes, content))
                staged.append((draft, path))
            _replace_all(staged, gone, self.root, folder)

    def locate(self, path: str) -> Path:
        """The file's place on disk."""
        try:
            places = (self.root / form for form in _spellings(path))
            return next((place for place in places if place.exists()), self.root / path)
        except (OSError, ValueError):  # a name that no file can have
            return self.root / path

    def now(self) -> datetime:
        """The system clock."""
        return datetime.now(UTC)

    def variable(self, name: str) -> str | None:
        """What the shell has set."""
        return os.environ.get(name)

    def office(self) -> str | None:
        """Its place on this machine and its date, which is another after an update."""
        return office.known()

    def laid_out(self, word: bytes) -> bytes | None:
        """Ask the LibreOffice of this machine."""
        return office.laid_out(word)

    def opened(self) -> frozenset[str]:
        """What was asked for."""
        return frozenset(self._opened)


@contextmanager
def _kept_apart(root: Path) -> Iterator[Path]:
    """A folder beside the outputs, so that moving a file into place cannot stop half-way."""
    try:
        folder = tempfile.TemporaryDirectory(dir=root, prefix=".reportgen-")
    except OSError as error:
        raise failure("folder-not-writable", path=root, reason=_reason(error)) from None
    with folder as name:
        yield Path(name)


def _replace_all(
    staged: Sequence[tuple[Path, str]], gone: Collection[str], root: Path, folder: Path
) -> None:
    """Move all drafts into place and what is gone away; if one cannot be, all earlier come back."""
    with ExitStack() as undo:
        for draft, path in staged:
            target = root / path
            if target.is_dir():
                raise failure("folder-in-place", Where(path), path=path)
            _tried(path, partial(target.parent.mkdir, parents=True, exist_ok=True))
            restore = _restorer(path, target, folder / f"old-{draft.name}")
            _tried(path, partial(draft.replace, target))
            undo.callback(restore)  # only now: what is locked could not be brought back either
        for number, path in enumerate(sorted(gone)):
            target = root / path
            restore = _restorer(path, target, folder / f"gone-{number}")
            _tried(path, partial(target.unlink, missing_ok=True))
            undo.callback(restore)
        undo.pop_all()


def _restorer(path: str, target: Path, copy: Path) -> Callable[[], object]:
    """Keep a copy of what is in place now; gives the step that brings it back."""
    if not target.exists():
        return partial(target.unlink, missing_ok=True)
    _tried(path, partial(shutil.copy2, target, copy))
    return partial(copy.replace, target)


def _tried(path: str, step: Callable[[], object]) -> None:
    """Take a step; what the system refuses (a file open in Word, a full disk) is told."""
    try:
        step()
    except OSError as error:
        raise failure("file-locked", Where(path), path=path, reason=_reason(error)) from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


class MemoryWorld:
    """The same in memory, with a fixed clock."""

    def __init__(self, files: Mapping[str, bytes | str] | None = None) -> None:
        self.files: dict[str, bytes] = {}
        self.variables: dict[str, str] = {}
        for path, content in (files or {}).items():
            self.files[path] = content.encode() if isinstance(content, str) else content
        self._opened: set[str] = set()

    def read(self, path: str) -> bytes:
        """Read a file of the memory."""
        self._opened.add(path)
        _refuse_outside(path)
        for form in _spellings(path):
            if form in self.files:
                return self.files[form]
        raise failure("file-missing", Where(path), path=path)

    def blocks(self, path: str) -> Iterator[bytes]:
        """The same in blocks."""
        data = self.read(path)
        return (data[start : start + BLOCK] for start in range(0, len(data), BLOCK))

    def exists(self, path: str) -> bool:
        """Whether the memory holds it."""
        self._opened.add(path)
        return any(form in self.files for form in _spellings(path))

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Match names; `*` does not cross a slash, as on disk."""
        depth = pattern.count("/")
        names = (path for path in self.files if path.count("/") == depth)
        forms = _spellings(pattern)
        return tuple(sorted(path for path in names if any(fnmatchcase(path, f) for f in forms)))

    def commit(self, files: Mapping[str, bytes], gone: Collection[str] = ()) -> None:
        """Put all files in place."""
        self.files.update(files)
        for path in gone:
            self.files.pop(path, None)

    def locate(self, path: str) -> Path | None:
        """Nothing in memory has a place on disk."""
        del path
        return None

    def now(self) -> datetime:
        """Always the same moment."""
        return datetime(2025, 3, 31, 12, 0, tzinfo=UTC)

    def variable(self, name: str) -> str | None:
        """What a test has set."""
        return self.variables.get(name)

    def office(self) -> str | None:
        """No program reaches what lies in memory alone."""
        return None

    def laid_out(self, word: bytes) -> bytes | None:
        """No program lays out what lies in memory alone."""
        del word
        return None

    def opened(self) -> frozenset[str]:
        """What was asked for."""
        return frozenset(self._opened)


def copy_packaged(folder: str, target: Path) -> tuple[str, ...]:
    """Copy a packaged folder onto disk; gives the paths written, relative to `target`."""
    names = packaged_names(folder)
    for name in names:
        source = resources.files("reportgen").joinpath(folder, name)
        _tried(str(target), partial(_write_new, target / name, source.read_bytes()))
    return names


def _write_new(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
