#!/bin/sh
# What the CRM has on its own host: addresses in a file that Mailwright does not write.
set -eu
for name in info donations postmaster; do echo "$name: /var/mail/crm"; done >/etc/aliases
postalias lmdb:/etc/aliases
