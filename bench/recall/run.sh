#!/usr/bin/env bash
# Random stretches of 1 to 20 characters of 40,000 invented passages, quoted: is each found, and is every mark in its place?
#   bench/recall/run.sh [COUNT] [POSTGRES]      (default: 100,000 in a Lucene folder; POSTGRES is the connection to an empty database for the other engine)
# Ends with exit code 0 when all are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build RecallBench.csproj -c Release -v quiet
exec dotnet bin/Release/net10.0/recall-bench.dll "${1:-100000}" ${2:+"$2"}
