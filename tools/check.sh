#!/bin/sh
# Every check of the project, in the order of their speed. `make test` calls it once .venv stands.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
export LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=1
unset DISPLAY WAYLAND_DISPLAY || true
step() { printf '\n== %s\n' "$*"; }

step "ruff: format and lint"
$bin/ruff format --check --quiet desktop tests tools
$bin/ruff check --quiet desktop tests tools
step "mypy: strict types"
$bin/mypy --no-error-summary
step "import-linter: who may look into whom"
$bin/lint-imports --no-cache
step "pytest"
$bin/python -m pytest -q -n 2 --dist loadgroup "$@"
