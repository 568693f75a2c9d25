#!/usr/bin/env bash
# How long a Puppet run waits for Mailwright: `./mailwright compile` of the sample organisation in a fresh process with the
# class-data archive and without, `apply --from` on a host with nothing to do, and `mailwright lookup`, beside `puppet
# lookup` of one key and `puppet apply` of nothing; in turns so that a busy machine disturbs all alike; and how long a
# person waits for `mailwright plan` of one changed line. Medians of eleven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=11
sample=$PWD/hiera-samples/onion
node=mx-01.onion.example
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -x /usr/bin/time ] || { echo "cold-start: needs /usr/bin/time (Debian package: time)" >&2; exit 1; }

# Appends "seconds kilobytes" of a command to a file.
measure() {
    local figures=$1
    shift
    /usr/bin/time -a -o "$figures" -f '%e %M' "$@" >"$scratch/said" 2>&1 || {
        cat "$scratch/said" >&2
        echo "cold-start: this failed: $*" >&2
        exit 1
    }
}

# The median of a column of a file.
median() {
    cut -d ' ' -f "$2" "$1" | sort -n | sed -n "$(((runs + 1) / 2))p"
}

# The sample as a control repository of its own, one line of it changed since the commit.
prepare_plan() {
    cp -R "$sample" "$scratch/repository"
    git -C "$scratch/repository" init --quiet
    git -C "$scratch/repository" add --all
    git -C "$scratch/repository" -c user.name=bench -c user.email=bench@onion.example -c commit.gpgsign=false \
        commit --quiet --message sample
    sed -i 's/^  press: .*/  press: [judy, lucia]/' "$scratch/repository/data/common/aliases.yaml"
}

# Puppet without a server: the sample is the environment, the node's own facts are given.
prepare_puppet() {
    mkdir -p "$scratch/environments" "$scratch/conf" "$scratch/var" "$scratch/code"
    ln -s "$sample" "$scratch/environments/production"
    printf '{"hostname": "%s", "domain": "%s", "fqdn": "%s", "clientcert": "%s", "trusted": {"certname": "%s", "extensions": {}}}\n' \
        "${node%%.*}" "${node#*.}" "$node" "$node" "$node" >"$scratch/facts.json"
}

lookup() {
    measure "$scratch/puppet" puppet lookup mailwright::submission --node "$node" --facts "$scratch/facts.json" \
        --environment production --environmentpath "$scratch/environments" --hiera_config "$scratch/none.yaml" \
        --confdir "$scratch/conf" --vardir "$scratch/var" --codedir "$scratch/code" --render-as json
}

nothing() {
    measure "$scratch/nothing" puppet apply --confdir "$scratch/conf" --vardir "$scratch/var" --codedir "$scratch/code" \
        --environmentpath "$scratch/environments" -e ''
}

# A root directory for an apply: the users, and for postmap, postfix and systemctl a shell that makes the indexes.
prepare_root() {
    local root=$scratch/root library name
    mkdir -p "$root/bin" "$root/usr/bin" "$root/etc"
    cp "$(readlink -f /bin/sh)" "$root/bin/sh"
    ldd /bin/sh | tr ' \t' '\n\n' | grep ^/ | while read -r library; do
        mkdir -p "$root${library%/*}"
        cp -L "$library" "$root$library"
    done
    for name in root postfix _rspamd postsrsd redis; do
        echo "$name:x:0:0::/:/bin/false" >>"$root/etc/passwd"
        echo "$name:x:0:" >>"$root/etc/group"
    done
    printf 'ID=debian\nVERSION_ID="12"\n' >"$root/etc/os-release"
    for name in postmap postfix systemctl; do
        printf '#!/bin/sh\ncase $1 in lmdb:*) : >"${1#lmdb:}.lmdb" ;; esac\n' >"$root/usr/bin/$name"
        chmod 755 "$root/usr/bin/$name"
    done
    ./mailwright compile -C "$sample" -o "$scratch/tree" --as-of 2026-11-15 >"$scratch/said" 2>&1
    ./mailwright apply --host "$node" --from "$scratch/tree" --root "$root" >"$scratch/said" 2>&1 || {
        cat "$scratch/said" >&2
        exit 1
    }
}

# The program without a class-data archive: beside this jar there is no hash, so no archive is its own.
mkdir "$scratch/plain"
cp mailwright "$scratch/plain/"
ln -s "$PWD/target/mailwright.jar" "$scratch/plain/mailwright.jar"

# Only root may run programs below another root.
apply=false
if [ "$(id -u)" = 0 ]; then
    apply=true
    prepare_root
fi
puppet=false
if command -v puppet >/dev/null; then
    puppet=true
    prepare_puppet
fi
plan=false
if command -v git >/dev/null; then
    plan=true
    prepare_plan
fi
for ((run = 1; run <= runs; run++)); do
    rm -rf "$scratch/out"
    measure "$scratch/mailwright" ./mailwright compile -C "$sample" -o "$scratch/out" --as-of 2026-11-15
    rm -rf "$scratch/out"
    measure "$scratch/without" "$scratch/plain/mailwright" compile -C "$sample" -o "$scratch/out" --as-of 2026-11-15
    if $apply; then
        measure "$scratch/apply" ./mailwright apply --host "$node" --from "$scratch/tree" --root "$scratch/root" \
            --detailed-exitcodes
    fi
    measure "$scratch/lookup" ./mailwright lookup mailwright::submission -C "$sample" --node "$node" --render-as json
    if $plan; then
        measure "$scratch/plan" ./mailwright plan -C "$scratch/repository" --as-of 2026-11-15
    fi
    if $puppet; then
        lookup
        nothing
    fi
done

printf '%-34s %8s %10s\n' "cold, median of $runs" seconds "peak MiB"
report() {
    awk -v name="$1" -v seconds="$(median "$2" 1)" -v kilobytes="$(median "$2" 2)" \
        'BEGIN { printf "%-34s %8.2f %10.0f\n", name, seconds, kilobytes / 1024 }'
}
ratio() {
    awk -v name="$1" -v ours="$(median "$2" 1)" -v theirs="$(median "$scratch/puppet" 1)" \
        'BEGIN { printf "%-34s %8.2f\n", name, ours / theirs }'
}
report "mailwright compile, all of onion" "$scratch/mailwright"
report "the same without an archive" "$scratch/without"
if $apply; then
    report "mailwright apply, nothing to do" "$scratch/apply"
fi
report "mailwright lookup, one key of it" "$scratch/lookup"
if $plan; then
    report "mailwright plan, one line changed" "$scratch/plan"
else
    echo "git is not installed: no plan against a commit"
fi
if $puppet; then
    report "puppet lookup, one key of onion" "$scratch/puppet"
    report "puppet apply, an empty manifest" "$scratch/nothing"
    ratio "compile against puppet lookup" "$scratch/mailwright"
    ratio "the same without an archive" "$scratch/without"
    if $apply; then
        ratio "apply against puppet lookup" "$scratch/apply"
    fi
    ratio "lookup against puppet lookup" "$scratch/lookup"
    if $plan; then
        ratio "plan against puppet lookup" "$scratch/plan"
    fi
else
    echo "puppet is not installed: nothing to compare with"
fi
