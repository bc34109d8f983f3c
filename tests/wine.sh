#!/usr/bin/env bash
# Runs audiobuild under Wine: bash tests/wine.sh PYTHON [TEST...]
# PYTHON is the folder of a Windows Python 3.11 or 3.12 (amd64), with python.exe and Lib. Needs uv, and Wine 10 as `wine`.
set -euo pipefail
python=$(realpath "$1") checkout=$(realpath "$(dirname "$0")/..")
shift
[ $# -gt 0 ] || set -- tests/test_storage_{atomic,locks,transaction}.py tests/test_output_names.py tests/test_settings.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Neither Mono nor Gecko is offered; CI makes the tests repeatable.
export WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' CI=true
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="Z:$checkout;Z:$work/packages" AUDIOBUILD_CACHE="Z:$work/cache"
wine wineboot --init </dev/null >/dev/null 2>&1
# Python 3.12 needs Windows 10.
wine winecfg -v win10 </dev/null

# Wine cannot pass a plain file on as standard output or error.
run() { wine "$python/python.exe" "$@" </dev/null 2>&1 | cat; }
version=$(run -c 'import sys; print("%d.%d" % sys.version_info[:2])' | tr -d '\r')
# NumPy 2.1 and later call complex functions of the C library that Wine does not have.
printf '%s\n' 'numpy==2.0.2' "$checkout" pytest hypothesis mutagen eyeD3 feedparser podcastparser psutil trustme >"$work/requirements.txt"
uv pip install --quiet --target "$work/packages" --python-version "$version" \
    --python-platform x86_64-pc-windows-msvc --only-binary :all: --no-binary audiobuild -r "$work/requirements.txt"
rm -rf "$work/packages/audiobuild"  # the checkout is tested; its metadata stays

cd "$work"
run -m audiobuild make "Z:$checkout/audio/beispiel.txt" --engine pico --output 'Folgen äöü'
run -m audiobuild check 'Folgen äöü/beispiel.mp3' >check.txt
tail -n 1 check.txt
cd "$checkout"
run -m pytest -q -p no:cacheprovider --basetemp "Z:$work/tests" "$@"
