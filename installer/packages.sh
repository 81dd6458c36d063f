# Which Debian packages are needed for what, and how they are installed. Sourced by app/run, tests/run and .ci/run.
# shellcheck shell=bash disable=SC2034

# One line each: what for | packages.
build_packages=(
    'to compile|g++ cmake ninja-build ccache'
    'Qt, for windows, network, database and charts|qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libqt6sql6-sqlite libqt6svg6 qt6-translations-l10n'
    'to keep provider keys in the key store of the desktop|qtkeychain-qt6-dev libsecret-1-0'
    'to sign for Google Cloud|libssl-dev'
    'to show Markdown|libcmark-gfm-dev libcmark-gfm-extensions-dev'
    'to unpack answers, and to check the frames of Amazon'"'"'s event streams|zlib1g-dev'
    'to read the text of PDFs|libpoppler-cpp-dev pkgconf'
    'to check the certificates of providers|ca-certificates'
)
test_packages=(
    'for tests with windows|xvfb xauth openbox x11-utils fonts-dejavu-core fonts-noto-color-emoji'
    'for tests with a key store|dbus dbus-bin dbus-daemon gnome-keyring libglib2.0-bin'
    'to check what is installed|desktop-file-utils appstream systemd file'
    'for the scripts among the tests|python3'
    'to attack the local API with slow clients|slowhttptest'
)
ci_packages=(
    'to check the shape of the code|clang-format clang-tidy git'
    'to sanitize and to fuzz|clang libclang-rt-14-dev lld'
)

say() { printf '%s\n' "$*" >&2; }

# install_missing GROUP…: installs what is not there yet. Asks dpkg alone when all is there, so it is quick to repeat.
install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        say 'This is not a Debian system: the needed packages are listed in installer/packages.sh, none is installed.'
        return
    fi
    local group reason names name wanted=() missing=() lines=() installed
    for group in "$@"; do
        read -ra names <<<"${group#*|}"
        wanted+=("${names[@]}")
    done
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
        sed -n 's/ installed$//p' || true)
    for group in "$@"; do
        reason=${group%%|*}
        read -ra names <<<"${group#*|}"
        local lacking=()
        for name in "${names[@]}"; do
            grep -qxF -- "$name" <<<"$installed" || lacking+=("$name")
        done
        if ((${#lacking[@]})); then
            missing+=("${lacking[@]}")
            lines+=("  $reason: ${lacking[*]}")
        fi
    done
    ((${#missing[@]})) || return 0

    say 'These packages are missing and will be installed with apt-get:'
    printf '%s\n' "${lines[@]}" >&2
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "There is no sudo. As root, run: apt-get install ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        "${missing[@]}" </dev/null >&2
}

# The client tests need Node 18 or newer, from wherever it comes.
node_packages() {
    local version
    version=$(node --version 2>/dev/null || true)
    version=${version#v}
    if [[ ${version%%.*} =~ ^[0-9]+$ ]] && ((${version%%.*} >= 18)) && command -v npm >/dev/null; then
        return
    fi
    printf '%s' 'for tests with the official clients|nodejs npm'
}

# Two builds in one folder would spoil each other: the second waits. Held until release_build_folder.
take_build_folder() {
    mkdir -p "$1"
    exec 9>"$1/.in-use"
    if ! flock -n 9; then
        say "Another build is under way in $1; waiting for it."
        flock 9
    fi
}
release_build_folder() { exec 9>&-; }
