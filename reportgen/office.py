"""LibreOffice, where this machine has it: lays out Word files, so that pages can be counted."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

PATIENCE = 300
"""Seconds that it may take."""
_NAMES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
"""What it is called, and where installers for macOS and Windows put it."""
_AS_PDF = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)


def known() -> str | None:
    """Its place and its date, which is another after an update; None: there is none."""
    program = _program()
    return f"{program} {program.stat().st_mtime_ns}" if program else None


def laid_out(word: bytes) -> bytes | None:
    """A Word file as PDF; None where that fails. It works in a folder of its own."""
    program = _program()
    if program is None:
        return None
    with (
        suppress(OSError, subprocess.SubprocessError),
        tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as name,
    ):
        folder = Path(name)
        source = folder / "document.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ("--headless", "--convert-to", _AS_PDF, "--outdir", name)
        _run([str(program), profile, *convert, str(source)])
        return (folder / "document.pdf").read_bytes()
    return None


def _program() -> Path | None:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found).resolve() if found else None


def _run(command: list[str]) -> None:
    """Run it to its end; `SubprocessError` when it fails, or takes longer than patience lasts.

    It starts processes of its own: with it they are a group, which is ended as a whole.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        code = process.wait(PATIENCE)
    except BaseException:  # the user may break off, too
        _end(process)
        raise
    if code:
        raise subprocess.CalledProcessError(code, command)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
