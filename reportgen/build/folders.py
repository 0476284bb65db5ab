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
DRAFT, PRESS = "ENTWURF-", "DRUCK-"
"""Names of drafts and of files for the print shop begin with these."""
DRAFTS, PRESSED = f"{OUTPUT}/entwurf", f"{OUTPUT}/druck"
LEDGER = ".ledger.json"
UNTRACKED = {f"{INTERNAL}/.gitignore": b"# nicht zur Ver\xc3\xb6ffentlichung\n*\n"}
"""Keeps the folder out of repositories."""


def stem(name: str, spec: DocumentSpec) -> str:
    """Folder and name of the files of a document, without their ending."""
    if spec.is_internal:
        return f"{INTERNAL}/{MARK}{DRAFT if spec.draft else ''}{name}"
    return draft(name) if spec.draft else public(name)


def pressed(name: str, spec: DocumentSpec) -> str:
    """The same of the files for the print shop."""
    return f"{INTERNAL}/{MARK}{PRESS}{name}" if spec.is_internal else f"{PRESSED}/{PRESS}{name}"


def public(name: str) -> str:
    """The files of a document that is published."""
    return f"{OUTPUT}/{name}"


def draft(name: str) -> str:
    """The files of its draft, which is as good as published."""
    return f"{DRAFTS}/{DRAFT}{name}"


def edition(path: str) -> tuple[str, str]:
    """The beginning of the stems of the edition that a file belongs to, and its own name."""
    if path.startswith(f"{DRAFTS}/{DRAFT}"):
        return f"{DRAFTS}/{DRAFT}", path.removeprefix(f"{DRAFTS}/{DRAFT}")
    return f"{OUTPUT}/", path.removeprefix(f"{PRESSED}/{PRESS}").removeprefix(f"{OUTPUT}/")
