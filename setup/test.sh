#!/bin/sh
# Runs every test in two processes: those of the built site, and all others; prints one after the other.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp)
.venv/bin/python -m pytest tests/site >"$log" 2>&1 &
site=$!
trap 'kill "$site" 2>/dev/null || :; rm -f "$log"' EXIT
failed=0
.venv/bin/python -m pytest tests --ignore tests/site || failed=1
wait "$site" || failed=1
cat "$log"
exit "$failed"
