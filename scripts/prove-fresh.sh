#!/usr/bin/env bash
# Proves that a bare Debian 12 with nothing but this machine's Node needs only `npm test` (or the command given) on a
# fresh clone of what is committed.
# Needs root, debootstrap and a network; leaves nothing behind. Takes about five minutes.
#   scripts/prove-fresh.sh [command …]
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fresh=$(mktemp -d /var/tmp/offshelf-fresh-XXXXXX)
trap 'rm -rf --one-file-system "$fresh"' EXIT
[ $# -gt 0 ] || set -- npm test

debootstrap --variant=minbase bookworm "$fresh" >"$fresh.log" 2>&1 || { tail "$fresh.log"; exit 1; }
rm "$fresh.log"
chmod 755 "$fresh"

install -D "$(node -p process.execPath)" "$fresh/usr/local/bin/node"
mkdir -p "$fresh/usr/local/lib/node_modules"
cp -a "$(npm root -g 2>/dev/null)/npm" "$fresh/usr/local/lib/node_modules/"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$fresh/usr/local/bin/npm"

# What belongs to this network, not to Offshelf: name server, npm's registry, a certificate of its own.
cp -L /etc/resolv.conf /etc/hosts "$fresh/etc/"
[ ! -e ~/.npmrc ] || cp ~/.npmrc "$fresh/root/"
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
  cp "$NODE_EXTRA_CA_CERTS" "$fresh/etc/extra-ca.pem"
  export NODE_EXTRA_CA_CERTS=/etc/extra-ca.pem npm_config_cafile=/etc/extra-ca.pem
fi

git clone --quiet "$checkout" "$fresh/srv/offshelf"

# A mount namespace of its own, and pivot_root rather than chroot: in a chroot nobody may make user namespaces.
unshare --mount --pid --fork --kill-child env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/root \
  ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS" npm_config_cafile="$npm_config_cafile"} \
  bash -c '
    set -e
    mount --make-rprivate / && mount --bind "$0" "$0" && cd "$0" && mkdir old
    mount -t proc proc proc && mount --rbind /dev dev && mount -t tmpfs tmpfs tmp && chmod 1777 tmp
    pivot_root . old && umount -l old && rmdir old && cd /srv/offshelf
    exec "$@"
  ' "$fresh" "$@"
