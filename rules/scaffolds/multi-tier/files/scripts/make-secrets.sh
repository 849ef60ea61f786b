#!/bin/sh
# Makes each password that is not there yet. They stay on this machine: git ignores them.
set -eu
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 700 secrets
for name in postgres_password redis_password; do
  file="secrets/$name"
  [ -s "$file" ] && continue
  # Containers read it as a user of their own; the folder keeps other people of this machine out.
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$file"
  chmod 644 "$file"
  echo "made $file"
done
