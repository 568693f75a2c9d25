#!/bin/sh
# The name server of every zone there is, and the resolver that everybody asks: dns.sh ZONES RESOLVER SERVER…
set -eu
zones=$1 resolver=$2
shift 2
mkdir -p /run/nsd /run/unbound
{
    echo 'server:'
    for server in "$@"; do echo "  ip-address: $server"; done
    printf '  username: ""\n  zonesdir: "%s"\n  database: ""\n  pidfile: /run/nsd/pid\n  zonelistfile: /run/nsd/list\n  xfrdfile: /run/nsd/xfrd\n' "$zones"
    printf '  server-count: 1\n  rrl-ratelimit: 0\nremote-control:\n  control-enable: no\n'
    for file in "$zones"/*; do
        name=$(basename "$file")
        case $name in
            *.signed | anchor | K*) continue ;;
            root) zone=. ;;
            *) zone=$name ;;
        esac
        [ ! -f "$file.signed" ] || name=$name.signed
        printf 'zone:\n  name: "%s"\n  zonefile: "%s"\n' "$zone" "$name"
    done
} >/run/nsd/conf
echo ". 3600 IN NS dns-01.outside.example." >/run/unbound/hints
echo "dns-01.outside.example. 3600 IN A $1" >>/run/unbound/hints
cat >/run/unbound/conf <<U
server:
  interface: $resolver
  access-control: 0.0.0.0/0 allow
  username: ""
  chroot: ""
  directory: /run/unbound
  pidfile: /run/unbound/pid
  use-syslog: no
  logfile: /run/unbound/log
  root-hints: /run/unbound/hints
  trust-anchor-file: $zones/anchor
  qname-minimisation: no
  val-log-level: 2
  do-ip6: no
  local-zone: "2.0.192.in-addr.arpa." nodefault
  local-zone: "100.51.198.in-addr.arpa." nodefault
  local-zone: "113.0.203.in-addr.arpa." nodefault
  local-zone: "8.b.d.0.1.0.0.2.ip6.arpa." nodefault
  local-zone: "test." nodefault
remote-control:
  control-enable: no
U
nsd-checkconf /run/nsd/conf
nsd -c /run/nsd/conf </dev/null >/run/nsd/output 2>&1
unbound -c /run/unbound/conf </dev/null >/run/unbound/output 2>&1
