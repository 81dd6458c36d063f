#!/bin/bash
# with_display.sh COMMAND…: runs the command on a session bus, an X server and a window manager of its own.
# Without a window manager no window ever becomes active.
set -eu
# Handed on as text: xvfb-run is a plain sh script and loses exported functions.
in_session='
    openbox --sm-disable >/dev/null 2>&1 &
    manager=$!
    for _ in $(seq 100); do
        xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q "window id" && break
        sleep 0.05
    done
    result=0
    "$@" || result=$?
    kill "$manager" 2>/dev/null || true
    exit "$result"'
dbus-run-session -- xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24' bash -eu -c "$in_session" _ "$@"
