#!/usr/bin/env bash
# Builds one service, pushes it, and writes the digest that the registry gave into an overlay.
# usage: push-image.sh SERVICE IMAGE TAG OVERLAY
set -euo pipefail
service=$1 image=$2 tag=$3 overlay=$4

docker build --tag "$image:$tag" "services/$service"
docker push "$image:$tag"
pinned=$(docker inspect --format '{{index .RepoDigests 0}}' "$image:$tag")
(cd "$overlay" && kustomize edit set image "$image=$pinned")
