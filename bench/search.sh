#!/usr/bin/env bash
# Measures the segmenter and the search index: bench/search.sh [FILE of UTF-8 text]. Figures go to docs/benchmarks.md by hand.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/search"
dotnet build -c Release -v quiet -nologo
bench() { dotnet bin/Release/net10.0/search-bench.dll "$@"; }
if [ $# -gt 0 ]; then bench segment "$1"; else bench segment ../../tests/Index/vectors.txt; fi
bench index 1500
