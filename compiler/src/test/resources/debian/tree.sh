#!/bin/sh
# A root directory with another release of Debian and packages of it: debian_tree.sh DIRECTORY SUITE PACKAGE…
# It gets its name when it is whole, and stays; who comes meanwhile waits. Run it in mount and PID namespaces of its own:
# nothing stays mounted or running then, however it ends.
set -eu
target=$1 suite=$2
shift 2
mkdir -p "$(dirname "$target")"
exec 9>"$target.lock"
flock 9
[ ! -d "$target" ] || exit 0

# Where apt gets its packages from is near, or all there is.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 '/debian/$') || mirror=http://deb.debian.org/debian/
eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
[ -z "${http_proxy:-}" ] || export http_proxy
[ -z "${https_proxy:-}" ] || export https_proxy

rm -rf "$target.part"
include=$(echo "$*" | tr ' ' ,)
# In two steps: before the second, in which packages are configured, it is said that none may start a service.
debootstrap --foreign --variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
    --include="$include" "$suite" "$target.part" "$mirror"
printf '#!/bin/sh\nexit 101\n' >"$target.part/usr/sbin/policy-rc.d"
chmod 755 "$target.part/usr/sbin/policy-rc.d"
LC_ALL=C DEBIAN_FRONTEND=noninteractive chroot "$target.part" /debootstrap/debootstrap --second-stage
rm -rf "$target.part"/var/cache/apt/archives/*.deb
mv "$target.part" "$target"
