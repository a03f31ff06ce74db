#!/usr/bin/env bash
# How long each page takes at the server with many papers and findings: a data folder of invented papers is made, the site is started over it, and every page is opened again and again, as a leader
# and as a member who does not see all zones. Prints median and 95th percentile in milliseconds, by the clock and of processor time, and the first opening, which also counts what is kept afterwards.
#   bench/pages/run.sh [PAPERS [FINDINGS [TIMES]]]      (default: 50000 5000 25; FOLDER keeps the data folder and uses it again)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build bench/pages -c Release -v quiet
folder=${FOLDER:-$(mktemp -d)}; [ -n "${FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
uptime
bench/pages/bin/Release/net10.0/pages-bench "$folder" "${1:-50000}" "${2:-5000}" "${3:-25}"
uptime
