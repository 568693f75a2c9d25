#!/bin/bash
# The first process of one machine of the test's network: machine.sh NAME RESOLVER ROOT SHARED…
# Runs in mount, network, UTS, IPC and PID namespaces of its own; what it writes stays in memory. ROOT is / for the Debian
# that is here, or a directory with another one, in which it finds the SHARED directories where they are here.
# As a shell that waits it also reaps what its daemons leave behind.
set -eu
name=$1 resolver=$2 root=$3
shift 3
here=$(dirname "$0")

over() { # NAME LOWER TARGET
    mkdir -p "/run/over/$1/upper" "/run/over/$1/work" "$3"
    mount -t overlay -o "lowerdir=$2,upperdir=/run/over/$1/upper,workdir=/run/over/$1/work" overlay "$3"
}

mount -t tmpfs -o mode=0755 run /run
if [ "$root" = / ]; then
    base=
    over etc /etc /etc
    over var /var /var
else
    base=/run/root
    over root "$root" "$base"
    for shared in "$here" "$@"; do
        mkdir -p "$base$shared"
        mount --rbind "$shared" "$base$shared"
    done
    mount -t tmpfs -o mode=0755 run "$base/run"
fi
mount -t proc proc "$base/proc"
# A /dev of its own, for /dev/log.
mkdir -p /run/over/dev/shm
for device in null zero full random urandom tty; do
    touch "/run/over/dev/$device"
    mount --bind "/dev/$device" "/run/over/dev/$device"
done
ln -s /proc/self/fd /run/over/dev/fd
mount --rbind /run/over/dev "$base/dev"
mkdir -m 1777 "$base/run/lock"

hostname "$name"
ip link set lo up
rm -f "$base/etc/resolv.conf" "$base/etc/hosts"
printf 'nameserver %s\noptions trust-ad timeout:2\n' "$resolver" >"$base/etc/resolv.conf"
printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 %s\n' "$name" >"$base/etc/hosts"

PYTHONDONTWRITEBYTECODE=1 chroot "$base/" /usr/bin/python3 "$here/agent.py"
# Not exec: the shell above has to wait.
true
