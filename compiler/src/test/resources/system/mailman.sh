#!/bin/sh
# Mailman's core with the files and directories of its Debian package and the lists of lists.txt: mailman.sh DOMAIN
# Mailman itself writes the maps that Postfix reads (mailman.mta.postfix.LMTP).
set -eu
domain=$1
here=$(cd "$(dirname "$0")" && pwd)
# Notices to list owners have the site owner as their From: it must be in the domain that this host signs.
sed -i "s/^site_owner:.*/site_owner: mailman-owner@$domain/" /etc/mailman3/mailman.cfg
cat >>/etc/mailman3/mailman.cfg <<'C'

[mta]
verp_delivery_interval: 1
# Nothing of the test needs these, and each runner is a Python of its own.
[runner.archive]
start: no
[runner.digest]
start: no
[runner.nntp]
start: no
[runner.rest]
start: no
[runner.retry]
start: no
[runner.task]
start: no
[runner.bounces]
sleep_time: 1s
C
install -d -o list -g list /run/mailman3
# The checkout may be where the user list cannot read, e.g. below /root.
install -o list -g list -m 0644 "$here/lists.py" "$here/lists.txt" /run/mailman3
cd /
# Otherwise it fetches the list of public suffixes from the web; whoever looks up DMARC policies waits for that.
mkdir -p /run/output
printf 'example\ntest\n' >/var/lib/mailman3/public_suffix_list.dat
touch -d '+1 day' /var/lib/mailman3/public_suffix_list.dat
runuser -u list -- /usr/bin/python3 /run/mailman3/lists.py "$domain" /run/mailman3/lists.txt </dev/null
runuser -u list -- mailman -C /etc/mailman3/mailman.cfg start --force </dev/null >/run/output/mailman 2>&1
