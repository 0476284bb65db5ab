#!/usr/bin/env bash
# Prints a Python between 3.11 and 3.13, or says what to install.
set -euo pipefail
for name in python3 python3.13 python3.12 python3.11; do
  found=$(command -v "$name") || continue
  if "$found" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    echo "$found"
    exit 0
  fi
done
echo "Es fehlt ein Python von 3.11 bis 3.13. Bitte ausführen lassen:" >&2
echo "    sudo apt-get update && sudo apt-get install -y python3 python3-venv" >&2
exit 1
