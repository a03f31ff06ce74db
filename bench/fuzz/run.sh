#!/usr/bin/env bash
# Changed files of every format through real children (tests/Ingest/Hostile/FuzzTests.cs): counts what came of them.
#   bench/fuzz/run.sh [COUNT] [SEED]     (default: 120000 from 1; a file that fails is made again by its number: bench/fuzz/run.sh 1 NUMBER)
# Ends with exit code 0 when each was answered by a value, in its time, and the program that asked is alive.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ -n "${BUILT:-}" ] || dotnet build tests -c Release -v quiet
DOCREVIEW_FUZZ=${1:-120000} DOCREVIEW_FUZZ_SEED=${2:-1} nice -n 19 dotnet test tests -c Release --no-build --filter "FullyQualifiedName~FuzzTests" --logger "console;verbosity=detailed" | grep -v '^\[xUnit'
