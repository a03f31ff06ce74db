#!/usr/bin/env bash
# Kills a writer of the local index with -9 at random moments, opening, indexing and committing, starts it again over what it left, and compares its answers with an undisturbed run.
#   bench/index-kill/run.sh [KILLS] [SEED]      (default: 100 kills)
# Ends with exit code 0 when every round ended with the same answers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build IndexKill.csproj -c Release -v quiet
exec dotnet bin/Release/net10.0/index-kill.dll run "${1:-100}" "${2:-$$}"
