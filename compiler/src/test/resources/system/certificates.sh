#!/bin/sh
# A throw-away CA, and a key and a certificate of it for each name: certificates.sh DIRECTORY NAME[,NAME…]…
# DIRECTORY/NAME.key, NAME.pem; their dates are fixed, as the sample's day is.
set -eu
cd "$1"
shift
dates='-startdate 20260101000000Z -enddate 21260101000000Z'
cat >ca.cnf <<'C'
[ca]
default_ca = test
[test]
dir = .
database = ca.index
new_certs_dir = .
serial = ca.serial
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
C
: >ca.index
echo 1000 >ca.serial
key='openssl req -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -config ca.cnf'
$key -keyout ca.key -out ca.csr -subj '/CN=Mailwright test, throw-away'
openssl ca -config ca.cnf -batch -notext -selfsign -keyfile ca.key -extensions root -in ca.csr -out ca.pem $dates
for names in "$@"; do
    name=${names%%,*}
    $key -keyout "$name.key" -out "$name.csr" -subj "/CN=$name" -addext "subjectAltName=DNS:$(echo "$names" | sed 's/,/,DNS:/g')"
    openssl ca -config ca.cnf -batch -notext -keyfile ca.key -cert ca.pem -in "$name.csr" -out "$name.pem" $dates
done
