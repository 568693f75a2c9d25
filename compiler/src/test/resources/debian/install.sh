#!/bin/sh
# Installs what the tests run and makes the roots of other releases, as root on Debian; elsewhere it says what is missing.
# It never fails for a lack: a test that lacks something is skipped aloud, and fails with CI=true.
set -u
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

list() {
    sed 's/#.*//; /^[[:space:]]*$/d' "$1"
}

missing=
for package in $(list "$here/packages"); do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    [ -z "$missing" ] ||
        echo "*** tests that need these Debian packages are skipped (on Debian: sudo make packages):$missing ***" >&2
    exit 0
fi

# No service of a package may start (policy-rc.d, invoke-rc.d(8)). A policy that exists already stays.
policy=/usr/sbin/policy-rc.d
exec 8>/run/lock/mailwright-test-packages.lock
flock 8
log=$(mktemp)
made=
trap 'rm -f "$log" ${made:+"$policy"}' EXIT
# Without this a signal would leave the policy, and no service of this machine would start with its package.
trap 'exit 143' HUP INT TERM
if [ -n "$missing" ]; then
    if [ ! -e "$policy" ]; then
        made=yes
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    # Postfix's package asks what to write into /etc/postfix, slapd's whether to make a database: nothing, and no.
    printf '%s\n' 'postfix postfix/main_mailer_type select No configuration' 'slapd slapd/no_configuration boolean true' |
        debconf-set-selections
    # A new machine has no lists of packages, and old lists name packages that no longer exist.
    # shellcheck disable=SC2086
    if ! { apt-get -q -o DPkg::Lock::Timeout=900 update &&
        DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=900 install -y --no-install-recommends $missing; } \
        >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        echo "*** apt-get could not install all of these packages:$missing ***" >&2
    fi
fi

command -v debootstrap >/dev/null || exit 0
# Root runs what is in there, so it is not a directory for temporary files. Only an absolute path counts (XDG).
case ${XDG_CACHE_HOME:-} in
    /*) cache=$XDG_CACHE_HOME/mailwright-test ;;
    *) cache=$HOME/.cache/mailwright-test ;;
esac
mkdir -p "$cache"
wanted=
while read -r suite packages; do
    name=$suite-$(printf '%s' "$suite $packages" | sha256sum | cut -c 1-12)
    wanted="$wanted $name "
    # shellcheck disable=SC2086
    unshare --mount --pid --fork --kill-child --mount-proc "$here/tree.sh" "$cache/$name" "$suite" $packages \
        >"$log" 2>&1 || {
        tail -n 30 "$log" >&2
        echo "*** no root of Debian $suite could be made in $cache/$name ***" >&2
    }
done <<LIST
$(list "$here/trees")
LIST

# Roots of older lists.
for old in "$cache"/*; do
    name=${old##*/}
    name=${name%.lock}
    name=${name%.part}
    case $wanted in
        *" $name "*) ;;
        *) rm -rf --one-file-system "$old" ;;
    esac
done
