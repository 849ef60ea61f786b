#!/bin/sh
# Waits until a service of a Compose file is healthy: 90 tries, 2 seconds apart.
# usage: scripts/wait-healthy.sh COMPOSE_FILE SERVICE
set -u
file=$1
service=$2
state=""
try=1
while [ "$try" -le 90 ]; do
  container=$(${COMPOSE:-docker compose} -f "$file" ps -q "$service")
  state=$(docker inspect -f '{{.State.Health.Status}}' "$container" 2>/dev/null || echo "not running")
  [ "$state" = healthy ] && exit 0
  sleep 2
  try=$((try + 1))
done
echo "$service of $file is $state after 180 s. Look at: docker compose -f $file logs $service" >&2
exit 1
