#!/bin/bash
# test_installation.sh BUILD: installs the build into an empty folder and checks what other programs read there.
set -eu
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
fail() { printf 'FAIL: %s\n' "$*"; failed=1; }

DESTDIR=$folder cmake --install "$build" --prefix /usr >/dev/null
files=(bin/switchyard lib/systemd/user/switchyard.service share/doc/switchyard/copyright
    share/applications/switchyard.desktop share/metainfo/io.switchyard.Switchyard.metainfo.xml
    share/icons/hicolor/scalable/apps/switchyard.svg)
for file in "${files[@]}"; do
    [ -s "$folder/usr/$file" ] || fail "$file is not installed"
done

# It runs from there, and a folder of the build machine is not sewn in.
"$folder/usr/bin/switchyard" --version | grep -q '^switchyard [0-9]' || fail 'the installed program does not start'
if readelf -d "$folder/usr/bin/switchyard" | grep -E 'RPATH|RUNPATH' | grep -qF "$build"; then
    fail 'the installed program looks for libraries in the build folder'
fi

desktop-file-validate "$folder/usr/share/applications/switchyard.desktop" || fail 'desktop file'
XDG_CACHE_HOME=$folder/cache appstreamcli validate --no-net --no-color \
    "$folder/usr/share/metainfo/io.switchyard.Switchyard.metainfo.xml" || fail 'metainfo'

# systemd looks for the program in fixed places; here it is named where this installation has it.
sed -i "s|^ExecStart=switchyard |ExecStart=$folder/usr/bin/switchyard |" \
    "$folder/usr/lib/systemd/user/switchyard.service"
mkdir -m 700 "$folder/run"
said=$(XDG_RUNTIME_DIR=$folder/run systemd-analyze --user verify \
    "$folder/usr/lib/systemd/user/switchyard.service" 2>&1) || fail "service: $said"
if grep -q 'switchyard.service' <<<"$said"; then
    fail "service: $said"
fi
exit "$failed"
