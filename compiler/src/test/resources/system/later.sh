#!/bin/sh
# Makes every record of the greylist ten minutes older, as if that time had passed.
set -eu
redis-cli --scan | while read -r key; do
    since=$(redis-cli get "$key")
    case $since in
        *[!0-9.]* | '') ;;
        *) redis-cli set "$key" $((${since%%.*} - 600)) keepttl >/dev/null ;;
    esac
done
