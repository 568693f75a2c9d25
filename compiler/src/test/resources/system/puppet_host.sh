#!/bin/sh
# Makes the machine one without any of our files, on which systemd seems to run.
set -eu
here=$(dirname "$0")
name=$1
rm -rf /etc/postfix/main.cf /etc/postfix/master.cf /etc/postfix/maps /etc/postsrsd.secret /var/lib/mailwright
# Puppet's own, so that what is new is ours.
mkdir -p /etc/puppet/devices
find /var/lib/puppet /var/cache/puppet -mindepth 1 -delete
# Half of the time of a run of Puppet goes into facts that it does not need here.
mkdir -p /etc/facter
printf 'facts : { blocklist : [ "augeas", "disks", "dmi", "ec2", "gce", "hypervisors", "mountpoints", "ssh", "xen" ] }\n' \
    >/etc/facter/facter.conf
printf '127.0.1.2 %s\n' "$name" >>/etc/hosts
# What runs may be told so by /run/broken, and is told of in /run/told.
cp /usr/sbin/postmap /run/postmap.real
mount --bind "$here/postmap.sh" /usr/sbin/postmap
[ -e /usr/bin/systemctl ] || touch /usr/bin/systemctl
mount --bind "$here/systemctl.sh" /usr/bin/systemctl
# sd_booted(3), and how Puppet's provider of services knows it.
mkdir -p /run/systemd/system /run/units
# Whom Puppet asks why a unit does not start.
touch /usr/bin/journalctl
printf '#!/bin/sh\ncat /run/postfix.txt\n' >/run/journalctl
chmod 755 /run/journalctl
mount --bind /run/journalctl /usr/bin/journalctl
echo systemd >/run/comm
mount --bind /run/comm /proc/1/comm
