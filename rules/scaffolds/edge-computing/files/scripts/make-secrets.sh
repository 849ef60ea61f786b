#!/bin/sh
# Makes the secrets that are not there yet, to try the centre and one site on one machine. Git ignores them.
# A real site gets its token from whoever runs the centre.
set -eu
cd "$(dirname "$0")/.."
umask 022
random() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
mkdir -p central/secrets edge-node/secrets
# Containers read the files as users of their own; the folders keep other people of this machine out.
chmod 700 central/secrets edge-node/secrets
[ -s central/secrets/database_password ] || random >central/secrets/database_password
[ -s edge-node/secrets/site_token ] || random >edge-node/secrets/site_token
[ -s central/secrets/site_tokens ] || printf 'site-001 %s\n' "$(cat edge-node/secrets/site_token)" >central/secrets/site_tokens
[ -e edge-node/.env ] || cp edge-node/.env.example edge-node/.env
