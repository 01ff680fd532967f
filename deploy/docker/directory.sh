#!/usr/bin/env bash
# Loads each site's provider directory of the demo; the loader is idempotent.
set -euo pipefail
for folder in /demo/directory/*/; do
  node services/routing/dist/load-directory.js --site "$(basename "$folder")" --hsds "$folder" --capacity "${folder}capacity.csv"
done
