#!/bin/sh
# Open the program; where there is no screen, do its main job in the terminal instead.
set -eu
cd "$(dirname "$0")/.."
closeknit=.venv/bin/closeknit
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$closeknit" "$@"
fi
home=$(mktemp -d "${TMPDIR:-/tmp}/closeknit-tour.XXXXXX")
trap 'rm -rf "$home"' EXIT
picture="${TMPDIR:-/tmp}/closeknit-window.png"
echo "There is no screen here, so this shows the main job in the terminal, with the sample people:"
echo
echo "\$ closeknit import resources/sample/people.vcf"
"$closeknit" --home "$home" import resources/sample/people.vcf
echo
echo "\$ closeknit people"
"$closeknit" --home "$home" people
echo
echo "With two years of made-up history, what would you do today, and who are the twenty?"
echo
echo "\$ closeknit --demo today"
"$closeknit" --demo today
echo
echo "\$ closeknit --demo twenty"
"$closeknit" --demo twenty
echo
"$closeknit" --home "$home" --picture "$picture"
echo "The window, drawn without a screen: $picture"
echo "To see the window itself, run \`make run\` in a graphical session, or: xvfb-run -a make run"
