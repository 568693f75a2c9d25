#!/bin/sh
# Wraps and signs what the name server serves: zones.sh DIRECTORY SIGNED-ZONE…
# DIRECTORY/ZONE are master files; "root" is the zone above all of them, and gets the DS records of the signed ones.
set -eu
cd "$1"
shift
sign() {
    zone=$1 file=$2
    zsk=$(ldns-keygen -r /dev/urandom -a ECDSAP256SHA256 "$zone")
    ksk=$(ldns-keygen -r /dev/urandom -a ECDSAP256SHA256 -k "$zone")
    ldns-signzone -n -o "$zone" -f "$file.signed" "$file" "$zsk" "$ksk"
}
for zone in "$@"; do
    sign "$zone" "$zone"
    cat "$ksk.ds" >>root
done
sign . root
cat "$ksk.key" >anchor
