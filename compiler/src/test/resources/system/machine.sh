#!/bin/bash
# The first process of one machine of the test's network: machine.sh NAME RESOLVER
# Runs in mount, network, UTS, IPC and PID namespaces of its own; what it writes to /etc and /var stays in memory.
# As a shell that waits it also reaps what its daemons leave behind.
set -eu
name=$1 resolver=$2
here=$(dirname "$0")

mount -t proc proc /proc
mount -t tmpfs -o mode=0755 run /run
for tree in etc var; do
    mkdir -p /run/over/$tree/upper /run/over/$tree/work
    mount -t overlay -o "lowerdir=/$tree,upperdir=/run/over/$tree/upper,workdir=/run/over/$tree/work" overlay "/$tree"
done
# A /dev of its own, for /dev/log.
mkdir -p /run/over/dev/shm
for device in null zero full random urandom tty; do
    touch "/run/over/dev/$device"
    mount --bind "/dev/$device" "/run/over/dev/$device"
done
ln -s /proc/self/fd /run/over/dev/fd
mount --rbind /run/over/dev /dev
mkdir -m 1777 /run/lock

hostname "$name"
rm -f /etc/resolv.conf /etc/hosts
printf 'nameserver %s\noptions trust-ad timeout:2\n' "$resolver" >/etc/resolv.conf
printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 %s\n' "$name" >/etc/hosts

PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$here/agent.py"
# Not exec: the shell above has to wait.
true
