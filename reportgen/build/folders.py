"""Where finished files stand. What stays in the house never stands beside what is published."""

from reportgen.compose.spec import DocumentSpec

OUTPUT = "output"
INTERNAL = "intern"
"""Beside the folder of outputs: whoever publishes that as a whole publishes nothing of this."""
MARK = "INTERN-"
"""Names of internal files begin with this, wherever they are taken."""
LEDGER = ".ledger.json"
UNTRACKED = {f"{INTERNAL}/.gitignore": b"# nicht zur Ver\xc3\xb6ffentlichung\n*\n"}
"""Keeps the folder out of repositories."""


def stem(name: str, spec: DocumentSpec) -> str:
    """Folder and name of the files of a document, without their ending."""
    return f"{INTERNAL}/{MARK}{name}" if spec.is_internal else public(name)


def public(name: str) -> str:
    """The same of a document that is published."""
    return f"{OUTPUT}/{name}"
