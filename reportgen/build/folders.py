"""Where finished files stand: what is no final document has a folder and a name of its own.

What stays in the house never stands beside what is published, and no draft or print file can be
taken for the document.
"""

from reportgen.compose.spec import DocumentSpec

OUTPUT = "output"
INTERNAL = "intern"
"""Beside the folder of outputs: whoever publishes that as a whole publishes nothing of this."""
MARK = "INTERN-"
"""Names of internal files begin with this, wherever they are taken."""
CLOSED = "NICHTOEFFENTLICH-"
"""The same of papers that are not public; they too stand in the folder of what is internal."""
DRAFT, PRESS, JACKET = "ENTWURF-", "DRUCK-", "UMSCHLAG-"
"""Names of drafts, of files for the print shop and of covers for it begin with these."""
DRAFTS, PRESSED = f"{OUTPUT}/entwurf", f"{OUTPUT}/druck"
LEDGER = ".ledger.json"
TEXTS, ANNEXES = ".texte", ".anlagen"
"""Endings of the stem: the ledger, the folders of plain texts and of what is attached."""
UNTRACKED = {f"{INTERNAL}/.gitignore": b"# nicht zur Ver\xc3\xb6ffentlichung\n*\n"}
"""Keeps the folder out of repositories."""


def stem(name: str, spec: DocumentSpec) -> str:
    """Folder and name of the files of a document, without their ending."""
    if not spec.is_published:
        return f"{_kept(spec)}{DRAFT if spec.draft else ''}{name}"
    return draft(name) if spec.draft else public(name)


def annexes(name: str, spec: DocumentSpec, *, is_public: bool) -> str:
    """The folder of what is attached to a paper: what is not public stays in the house."""
    if spec.is_published and not is_public:
        return f"{INTERNAL}/{CLOSED}{DRAFT if spec.draft else ''}{name}{ANNEXES}"
    return f"{stem(name, spec)}{ANNEXES}"


def pressed(name: str, spec: DocumentSpec) -> str:
    """The same of the files for the print shop."""
    return f"{PRESSED}/{PRESS}{name}" if spec.is_published else f"{_kept(spec)}{PRESS}{name}"


def jacketed(name: str, spec: DocumentSpec) -> str:
    """The same of the cover for the print shop."""
    return f"{PRESSED}/{JACKET}{name}" if spec.is_published else f"{_kept(spec)}{JACKET}{name}"


def _kept(spec: DocumentSpec) -> str:
    """How paths of what is not published begin."""
    return f"{INTERNAL}/{MARK if spec.is_internal else CLOSED}"


def is_kept(target: str) -> bool:
    """Whether a link leads to what is not published."""
    return MARK in target or CLOSED in target or f"{INTERNAL}/" in target


def public(name: str) -> str:
    """The files of a document that is published."""
    return f"{OUTPUT}/{name}"


def draft(name: str) -> str:
    """The files of its draft, which is as good as published."""
    return f"{DRAFTS}/{DRAFT}{name}"


def public_stems(name: str) -> tuple[str, ...]:
    """All stems that files of a published document may have."""
    return public(name), draft(name), f"{PRESSED}/{PRESS}{name}", f"{PRESSED}/{JACKET}{name}"


def _closed(name: str) -> str:
    """The files of a paper that is not public."""
    return f"{INTERNAL}/{CLOSED}{name}"


def protected_stems(name: str) -> tuple[str, ...]:
    """All stems of a document whose numbers are protected, and of its draft."""
    return public(name), draft(name), _closed(name), _closed(f"{DRAFT}{name}")


def edition(path: str) -> tuple[str, str]:
    """The beginning of the stems of the edition that a file belongs to, and its own name."""
    for beginning in (draft(""), _closed(DRAFT), _closed("")):
        if path.startswith(beginning):
            own = path.removeprefix(beginning)
            return beginning, own.removeprefix(PRESS).removeprefix(JACKET)
    for beginning in (f"{PRESSED}/{PRESS}", f"{PRESSED}/{JACKET}", f"{OUTPUT}/"):
        path = path.removeprefix(beginning)
    return f"{OUTPUT}/", path
