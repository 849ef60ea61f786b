#!/usr/bin/env bash
# Builds a service for the machines of all clouds, pushes it, and writes its digest into all overlays.
# usage: push-image.sh SERVICE IMAGE TAG
set -euo pipefail
service=$1 image=$2 tag=$3

metadata=$(mktemp)
trap 'rm -f "$metadata"' EXIT
# The machines of AWS are arm64, those of the others amd64.
docker buildx build --platform linux/amd64,linux/arm64 --push --metadata-file "$metadata" \
  --tag "$image:$tag" "services/$service"
digest=$(sed -n 's/.*"containerimage.digest": "\([^"]*\)".*/\1/p' "$metadata" | head -n 1)
for overlay in k8s/overlays/*/; do
  (cd "$overlay" && kustomize edit set image "$image=$image@$digest")
done
