#!/bin/sh
# Asks one address again and again, from several processes at once, and counts the answers.
# usage: scripts/stress-test.sh URL [REQUESTS] [AT_ONCE]
set -eu
url=$1
requests=${2:-2000}
at_once=${3:-20}
seq "$requests" | xargs -n 1 -P "$at_once" sh -c '
  curl -s -o /dev/null -m 10 -w "%{http_code}\n" "$0" || true' "$url" | sort | uniq -c
