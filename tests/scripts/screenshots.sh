#!/usr/bin/env bash
# Takes the README's pictures from the real program: tests/scripts/screenshots.sh PROGRAM [FOLDER] [WIDTHxHEIGHT]
# Needs xdotool and ImageMagick; starts a display of its own.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$(realpath "$1")
folder=$(realpath -m "${2:-$here/../../resources/screenshots}")
size=${3:-1280x800}
mkdir -p "$folder"

if [[ -z ${SCREENSHOTS_INSIDE:-} ]]; then
    export SCREENSHOTS_INSIDE=1
    exec bash "$here/with_display.sh" bash "$here/with_keyring.sh" bash "$0" "$program" "$folder" "$size"
fi

profile=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$profile"' EXIT
XDG_RUNTIME_DIR=$profile LC_ALL=C.UTF-8 TMPDIR=$profile "$program" --demo &
pid=$!
window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$pid" --name Switchyard | tail -n 1)
xdotool windowsize --sync "$window" "${size%x*}" "${size#*x}"
xdotool windowactivate --sync "$window"

shoot() {
    sleep "${2:-1}"
    import -window "$window" -strip "$folder/$1.png"
}
key() { xdotool key --clearmodifiers --window "$window" "$@"; }

key ctrl+1
sleep 1
xdotool type --window "$window" "qwen3"
sleep 0.5
key Down Down
shoot catalog 1
key ctrl+2
sleep 1
xdotool type --window "$window" --delay 5 "Which switch should a small railway yard buy first? Answer with a table."
key Return
shoot compare 9
key ctrl+4
shoot dashboard 2
key ctrl+5
shoot keys 1
key ctrl+8
sleep 0.5
xdotool mousemove --window "$window" 256 101 click 1 # the switch
shoot proxy 1.5
