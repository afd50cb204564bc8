#!/usr/bin/env bash
# Do the commands of the README work on a computer that has nothing? Makes a minimal Debian 12 in ROOT (as root; needs
# debootstrap and the archive that this computer uses), puts git and a clone of this repository there, and runs
#   ./kaptein run STUDY --yes        timed without its page, to be under 5 minutes on 2 cores; then with it
#   ./kaptein test --yes             with --test only
# Not part of `./kaptein test`: it takes minutes and a network.
#   tests/fresh_root/run.sh [--test] ROOT [STUDY]
set -euo pipefail

with_tests=false
if [ "${1:-}" = --test ]; then with_tests=true; shift; fi
root=${1:?usage: tests/fresh_root/run.sh [--test] ROOT [STUDY]}
study=${2:-experiments/first_look.yaml}
home=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
archive=http://deb.debian.org/debian

inside() {
    chroot "$root" /usr/bin/env -C /root HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$@"
}

if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase bookworm "$root" "$archive" >"$root.log" 2>&1 || { tail -n 20 "$root.log"; exit 1; }
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
# The way this computer reaches the archive: proxies and the like.
grep -lsE 'Acquire|Proxy' /etc/apt/apt.conf.d/* | xargs -r -I{} cp {} "$root/etc/apt/apt.conf.d/" || true
printf 'deb %s bookworm main\ndeb %s bookworm-updates main\n' "$archive" "$archive" >"$root/etc/apt/sources.list"
# A mount point itself, so that tests in it may make file systems of their own.
mountpoint -q "$root" || mount --bind "$root" "$root"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
trap 'umount "$root/proc" "$root/dev" "$root" || true' EXIT

inside apt-get -qq update
inside env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends git ca-certificates >/dev/null
# Where this computer trusts authorities of its own (a proxy that looks into TLS), the root has to trust them as well.
if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
    cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
    inside update-ca-certificates >/dev/null 2>&1
fi
rm -rf "$root/root/kaptein" "$root/root/kaptein.git"
git clone -q --bare "$home" "$root/root/kaptein.git"

# Processor time is printed beside the clock: on a busy computer only that says something.
TIMEFORMAT="%R s by the clock, %U s of processor time on $(nproc) processors"
in_clone() { inside /bin/sh -c "cd kaptein && $1"; }
first_comparison() {
    inside git clone -q /root/kaptein.git kaptein
    in_clone "./kaptein run '$study' --yes --no-report"
}
time first_comparison
printf 'that was from clone to printed comparison\n'
time in_clone "./kaptein run '$study' --yes >/dev/null"
printf 'that was the page of its report, with what it needs\n'
if $with_tests; then
    time in_clone "./kaptein test --yes"
    printf 'that was all tests, with their build\n'
fi
