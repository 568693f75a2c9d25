#!/bin/sh
# Starts what one mail host has files for, as Debian's units would; no systemd is needed.
set -eu
background() { # OUTPUT COMMAND…
    output=$1
    shift
    setsid "$@" </dev/null >"$output" 2>&1 &
}
mkdir -p /run/output
trap '[ $? = 0 ] || head -50 /run/output/*' EXIT
for file in /etc/tmpfiles.d/mailwright-*.conf; do
    # systemd-tmpfiles is not everywhere. Only lines "d PATH MODE USER GROUP" are made.
    [ ! -f "$file" ] || sed -n 's/^d //p' "$file" | while read -r path mode user group rest; do
        install -d -m "$mode" -o "$user" -g "$group" "$path"
    done
done
if [ -f /etc/rspamd/local.d/redis.conf ]; then
    background /run/output/redis redis-server --bind 127.0.0.1 --port 6379 --save '' --dir /run
fi
if [ -f /etc/rspamd/modules.d/mailwright.conf ]; then
    # The whole list of public suffixes takes a minute to compile.
    printf 'example\ntest\ninvalid\n' >/run/suffixes
    for list in /usr/share/rspamd/effective_tld_names.dat /usr/share/publicsuffix/effective_tld_names.dat; do
        [ ! -f "$list" ] || mount --bind /run/suffixes "$list"
    done
    install -d -o _rspamd -g _rspamd /run/rspamd
    background /run/output/rspamd rspamd -c /etc/rspamd/rspamd.conf -u _rspamd -g _rspamd -f
fi
if [ -f /etc/postsrsd.secret ]; then
    install -d /var/lib/postsrsd
    background /run/output/postsrsd /usr/share/postsrsd/postsrsd-systemd-launcher
fi
if [ -f /etc/opendkim/KeyTable ]; then
    install -d -o opendkim -g opendkim /run/opendkim
    opendkim -x /etc/opendkim.conf </dev/null >/run/output/opendkim 2>&1
fi
# As Debian 13's unit does; it makes the directory that Dovecot listens in.
postfix check </dev/null >/run/output/postfix 2>&1
if [ -f /etc/dovecot/private/mail-passwords ]; then
    mkdir -p /run/dovecot
    dovecot </dev/null >/run/output/dovecot 2>&1
fi
postfix start </dev/null >>/run/output/postfix 2>&1
cat /run/output/postfix
