#!/usr/bin/env bash
# Passes every test on a fresh Debian-like machine with git and the .NET 10 SDK: installs what the tests need and lacks,
# builds, runs, adds up the counters and ends with one line "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# --- what the tests need beside the SDK: PostgreSQL, a browser, a Chinese font, the recognition models, a PDF renderer, a reader of telephone pictures ----
missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fontconfig fonts-noto-cjk)
command -v npm >/dev/null || missing+=(npm)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
command -v heif-convert >/dev/null || command -v heif-dec >/dev/null || missing+=(libheif-examples)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  { "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; } ||
    { echo "Could not install ${missing[*]} with apt-get: install them by hand and run this again."; echo "0 passed, 1 failed"; exit 3; }
fi

# --- build and run ----------------------------------------------------------------------------------------------------
results=$(mktemp -d); trap 'rm -rf "$results"' EXIT
dotnet build DocReview.sln -c Release -v quiet || { echo "The build failed."; echo "0 passed, 1 failed"; exit 1; }
dotnet test DocReview.sln -c Release --no-build --logger "trx" --logger "console;verbosity=normal" --results-directory "$results"
status=$?

# --- add up -----------------------------------------------------------------------------------------------------------
count() { cat "$results"/*.trx 2>/dev/null | tr -d '\r' | grep -o "<Counters [^>]*>" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{n+=$1} END {print n+0}'; }
passed=$(count passed); failed=$(( $(count failed) + $(count error) + $(count timeout) + $(count aborted) )); skipped=$(count notExecuted)
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$passed" -eq 0 ]; then echo "No test was run."; failed=$(( failed > 0 ? failed : 1 )); fi
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
