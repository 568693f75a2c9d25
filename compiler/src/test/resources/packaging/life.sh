#!/bin/sh
# The life of our Debian package on one machine: life.sh ROOT DIRECTORY, where DIRECTORY has first.deb and second.deb.
# Prints "== step" before what each step says, and its exit status behind. ROOT is a tree of Debian, and stays as it is:
# run this in mount and PID namespaces of its own.
set -eu
root=$1 debs=$2

mount -t tmpfs -o mode=0755 over /run
mkdir /run/upper /run/work /run/root
mount -t overlay -o "lowerdir=$root,upperdir=/run/upper,workdir=/run/work" overlay /run/root
mkdir -p /run/root/debs
mount --bind "$debs" /run/root/debs
mount -t proc proc /run/root/proc
mount --bind /dev/null /run/root/dev/null

step() { # NAME COMMAND
    echo "== $1"
    status=0
    chroot /run/root /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
        /bin/sh -c "$2" 2>&1 </dev/null || status=$?
    echo "status $status"
}
# Where the class of our program came from.
loaded='JAVA_TOOL_OPTIONS=-Xlog:class+load mailwright --version | grep -F "org.mailwright.cli.Mailwright source:"'
# All but what dpkg, its tools and this script keep for themselves.
files='find / -xdev \( -path /proc -o -path /debs -o -path /tmp -o -path /var/lib/dpkg -o -path /var/log \
    -o -path /var/cache/debconf -o -path /var/cache/ldconfig \) -prune -o -print | sort'

step before "$files >/tmp/before"
step install 'dpkg -i /debs/first.deb && ls -ld /var/cache/mailwright && ls -l /var/cache/mailwright'
step version 'mailwright --version'
step check 'cd /usr/share/doc/mailwright/examples/onion && mailwright check --as-of 2026-11-15'
step manual 'gunzip -c /usr/share/man/man1/mailwright.1.gz | head -n 3'
step completion 'bash -c ". /usr/share/bash-completion/completions/mailwright && complete -p mailwright"'
step units 'find /etc/systemd -name "mailwright*"; ls /usr/lib/systemd/system/mailwright*'
step templates 'cp -r /usr/share/mailwright/examples/minimal /tmp/site && cd /tmp/site
    cp -r /usr/share/mailwright/templates own && echo "templates: own" >>mailwright.yaml && echo "# ours" >>own/postfix/main.cf.ftl
    mailwright compile --quiet --as-of 2026-11-15 -o /tmp/tree && tail -n 1 /tmp/tree/hosts/*/etc/postfix/main.cf'
step archive "$loaded"
step archive-of-another-user "setpriv --reuid=65534 --regid=65534 --clear-groups sh -c '$loaded'"
step writable-archive "chmod 777 /var/cache/mailwright; $loaded; chmod 755 /var/cache/mailwright"
step another-java "sed -i 's/^JAVA_RUNTIME_VERSION=.*/JAVA_RUNTIME_VERSION=\"17.0.99\"/' /usr/lib/jvm/*/release; $loaded"
step trigger "dpkg-trigger --by-package=openjdk /usr/lib/jvm && dpkg --triggers-only mailwright
    ls /var/cache/mailwright; $loaded"
step upgrade "dpkg -i /debs/second.deb; ls /var/cache/mailwright; $loaded"
step remove 'mkdir -p -m 700 /var/lib/mailwright && echo "{}" >/var/lib/mailwright/manifest.json
    dpkg -r mailwright; ls /var/lib/mailwright /etc/default/mailwright; ls /var/cache/mailwright'
step without-java 'mv /usr/bin/java /tmp/ && ln -s /bin/false /usr/bin/java && dpkg -i /debs/second.deb
    dpkg-query -W -f "\${db:Status-Status}\n" mailwright; ls /var/cache/mailwright; mv -f /tmp/java /usr/bin/'
step purge "dpkg -P mailwright; $files >/tmp/after; diff /tmp/before /tmp/after"
