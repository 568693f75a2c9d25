#!/bin/sh
# What Mailman 3 writes for Postfix, for the sample's lists: mailman.sh DOMAIN
set -eu
domain=$1
data=/var/lib/mailman3/data
mkdir -p "$data"
echo "$domain $domain" >"$data/postfix_domains"
for list in announce dirauth localisation mailman onion-dev onion-talk relays-talk translators volunteers; do
    for suffix in '' -bounces -confirm -join -leave -owner -request -subscribe -unsubscribe; do
        echo "$list$suffix@$domain lmtp:[127.0.0.1]:8024"
    done
done >"$data/postfix_lmtp"
postmap "hash:$data/postfix_domains" "hash:$data/postfix_lmtp"
