#!/bin/sh
# postmap(1), which leaves a line, and fails when a test says so.
[ "$1" = -q ] || echo "postmap $*" >>/run/told
[ ! -e /run/broken ] || { echo "postmap: fatal: a test broke it" >&2; exit 1; }
exec /run/postmap.real "$@"
