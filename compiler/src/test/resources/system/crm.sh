#!/bin/sh
# What the CRM has on its own host: addresses in a file that Mailwright does not write.
set -eu
install -d -o nobody /var/lib/crm
for name in info donations postmaster; do echo "$name: /var/lib/crm/mail"; done >/etc/aliases
echo "friends: carol@onion.example" >>/etc/aliases
postalias lmdb:/etc/aliases
