#!/bin/sh
# Make .venv with the pinned packages, and install the system libraries that are missing where that is allowed.
# usage: tools/setup.sh run|test
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}

say() { printf 'closeknit: %s\n' "$*" >&2; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
            >/dev/null 2>&1; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

# soname:package. Newer Debian and Ubuntu name some packages with "t64" at the end.
window="libglib-2.0.so.0:libglib2.0-0 libEGL.so.1:libegl1 libGL.so.1:libgl1 libX11.so.6:libx11-6
 libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6
 libxkbcommon.so.0:libxkbcommon0 libbrotlidec.so.1:libbrotli1 libxcb-cursor.so.0:libxcb-cursor0
 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1
 libxcb-randr.so.0:libxcb-randr0 libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0
 libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libX11-xcb.so.1:libx11-xcb1"
tests="desktop-file-validate:desktop-file-utils appstreamcli:appstream Xvfb:xvfb openbox:openbox xdotool:xdotool
 xprop:x11-utils import:imagemagick dbus-daemon:dbus gio:libglib2.0-bin xfce4-panel:xfce4-panel trayer:trayer
 xfce4-session:xfce4-session
 dunst:dunst faketime:faketime"

missing_packages() {
    libraries=$(/sbin/ldconfig -p 2>/dev/null || true)
    for pair in $window; do
        case "$libraries" in *"${pair%%:*} "*) ;; *) echo "${pair#*:}" ;; esac
    done
    [ "$what" = test ] || return 0
    for pair in $tests; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || echo "${pair#*:}"
    done
    ls /usr/lib/*/xfce4/notifyd/xfce4-notifyd >/dev/null 2>&1 || echo xfce4-notifyd
    fc-list 2>/dev/null | grep -qi "noto.*cjk" || echo fonts-noto-cjk
}

real_name() {
    if ! apt-cache show "$1" >/dev/null 2>&1 && apt-cache show "$1t64" >/dev/null 2>&1; then echo "$1t64"; else echo "$1"; fi
}

install_system() {
    command -v apt-get >/dev/null 2>&1 || return 0
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    root=""
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then root="sudo -n"; else
            say "some system libraries are missing; install them with:"
            say "  sudo apt-get install --no-install-recommends" $missing
            return 0
        fi
    fi
    say "installing system libraries:" $missing
    $root apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 || true
    names=""
    for package in $missing; do names="$names $(real_name "$package")"; done
    DEBIAN_FRONTEND=noninteractive $root apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends \
        $names >/dev/null || say "could not install them; run: sudo apt-get install --no-install-recommends$names"
}

python=$(find_python) || {
    say "needs Python 3.11, 3.12, 3.13 or 3.14 with venv, and found none." \
        "On Debian and Ubuntu: sudo apt-get install python3 python3-venv"
    exit 2
}
install_system
[ -x .venv/bin/python ] || "$python" -m venv .venv
stamp=".venv/.closeknit-$what"
wanted=$(cat "requirements/$what.txt" pyproject.toml | cksum)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
    say "installing the pinned packages into .venv"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "requirements/$what.txt"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$wanted" >"$stamp"
fi
# As an installation of the wheel does; without it a start costs a third more wherever Python may not write bytecode.
.venv/bin/python -m compileall -q desktop/closeknit
