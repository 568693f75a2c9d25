#!/bin/sh
# Gives one machine its network: wire.sh SWITCH-PID MACHINE-PID NUMBER ADDRESS…
# Everything is on one link; there is no route to anywhere else.
set -eu
switch=$1 machine=$2 port=port$3
shift 3
ip="nsenter --net=/proc/$machine/ns/net ip"
nsenter --net="/proc/$switch/ns/net" ip link add "$port" type veth peer name eth0 netns "$machine"
nsenter --net="/proc/$switch/ns/net" ip link set "$port" master bridge0 up
$ip link set eth0 up
for address in "$@"; do
    case $address in
        *:*) $ip addr add "$address/128" dev eth0 nodad ;;
        *) $ip addr add "$address/32" dev eth0 ;;
    esac
done
for link in 192.0.2.0/24 203.0.113.0/24 198.51.100.0/24; do $ip route add "$link" dev eth0 src "$1"; done
$ip -6 route add 2001:db8::/32 dev eth0 2>/dev/null || true
