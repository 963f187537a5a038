#!/bin/sh
# Sets up .venv from the locked, hashed requirements. Run by make when they change.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || {
    echo "gongzhi needs Python 3.11 to 3.13, and $python is $("$python" --version 2>&1); set PYTHON=…" >&2
    exit 1
}
# Debian ships venv apart from Python itself.
"$python" -c 'import ensurepip, venv' 2>/dev/null || sh setup/debian.sh python3-venv
if [ ! -x .venv/bin/python ]; then
    "$python" -m venv .venv
fi
# uv takes seconds where pip takes a minute; pip brings uv itself, checked by hash.
if ! .venv/bin/uv --version 2>/dev/null | grep -qF "$(sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements-setup.txt)"; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-setup.txt
fi
# Both locks together, since syncing removes what is not listed; certificates as the machine trusts them.
.venv/bin/uv pip sync --quiet --system-certs --python .venv/bin/python --require-hashes --no-build \
    requirements-setup.txt requirements.txt
.venv/bin/uv pip install --quiet --system-certs --python .venv/bin/python --no-deps --no-build-isolation --editable .
touch .venv/ready
