#!/usr/bin/env bash
# Makes sure that the Debian or Ubuntu packages named by the groups are there: installs them where
# it may, and otherwise names the exact command. Usage: tools/system.sh report|test|tools
set -euo pipefail

report=(python3-venv fontconfig libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
test=(poppler-utils qpdf)
tools=(libreoffice-writer default-jdk-headless nodejs npm)

wanted=()
for group in "$@"; do
  case "$group" in
    report) wanted+=("${report[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    tools) wanted+=("${tools[@]}") ;;
    *) echo "tools/system.sh: unbekannte Gruppe $group" >&2; exit 2 ;;
  esac
done

if ! command -v dpkg-query >/dev/null; then
  echo "Hinweis: kein Debian oder Ubuntu; bitte sorgen Sie selbst für: ${wanted[*]}" >&2
  exit 0
fi

# A program that is on the path by other means (a version manager, a vendor's package) will do.
provided() {
  case "$1" in
    python3-venv) python3 -c 'import ensurepip' 2>/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    default-jdk-headless) command -v javac >/dev/null ;;
    *) return 1 ;;
  esac
}

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' && continue
  provided "$package" && continue
  missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo)
  else
    echo "Es fehlen Systempakete, und dieses Konto darf sie nicht installieren. Bitte ausführen lassen:" >&2
    echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
fi
echo "Systempakete werden installiert: ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
