#!/usr/bin/env bash
# Every bomb and every path trick of tests/Ingest/Hostile, the largest ones too, each through a real child: what came of it, how long it took, and how much of
# that the child computed.
#   bench/hostile/run.sh [WORD]     (only bombs with the word in their name)
# Ends with exit code 0 when each was answered within five seconds and nothing was written elsewhere. The machine should have nothing else to do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build tests -c Release -v quiet
DOCREVIEW_HOSTILE=${1:-all} dotnet test tests -c Release --no-build --filter "FullyQualifiedName~HostileTests" --logger "console;verbosity=detailed" | grep -v '^\[xUnit'
