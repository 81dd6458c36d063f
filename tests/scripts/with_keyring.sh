#!/bin/bash
# with_keyring.sh COMMAND…: runs the command with a home folder, a session bus and an unlocked key store of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_CACHE_HOME=$folder/cache
export XDG_RUNTIME_DIR=$folder/run
mkdir -p -m700 "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"

in_session() {
    printf 'test' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    # The daemon forks before its first collection is there.
    for _ in $(seq 100); do
        [ -s "$XDG_DATA_HOME/keyrings/login.keyring" ] && gdbus call --session --dest org.freedesktop.secrets \
            --object-path /org/freedesktop/secrets/collection/login --method org.freedesktop.DBus.Properties.Get \
            org.freedesktop.Secret.Collection Locked 2>/dev/null | grep -q false && break
        sleep 0.05
    done
    "$@"
}
export -f in_session
dbus-run-session -- bash -c 'in_session "$@"' _ "$@"
