#!/bin/sh
# systemctl(1) of a machine without systemd: leaves a line when it is to change something, and knows which units run.
verb=
unit=
for word; do
    case $word in
        -*) ;;
        *) if [ -z "$verb" ]; then verb=$word; else unit=$word; fi ;;
    esac
done
case $verb in
    start | stop | reload | restart) echo "systemctl $verb $unit" >>/run/told ;;
esac
case $verb in
    start | restart)
        # As Debian's units do, which systemd gives an INVOCATION_ID. A daemon must not keep the output open.
        export INVOCATION_ID=1
        if [ "$unit" = postfix ] && ! { postfix check && postfix start; } </dev/null >/run/postfix.txt 2>&1; then
            cat /run/postfix.txt >&2
            exit 1
        fi
        touch "/run/units/$unit"
        ;;
    stop) rm -f "/run/units/$unit" ;;
    reload) [ -e "/run/units/$unit" ] || { echo "$unit.service is not active, cannot reload." >&2; exit 1; } ;;
    is-active) [ -e "/run/units/$unit" ] || { echo inactive; exit 3; } ;;
    is-enabled) echo enabled ;;
    show) echo NeedDaemonReload=no ;;
esac
