#!/usr/bin/env bash
# bench/ocr/run.sh [SEED]: prints pages of an invented town, spoils them, and has them read by our engine and, where it is installed, by tesseract with its simplified Chinese.
# All engines read the same pages in the same run. Fonts (Debian): fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei fonts-arphic-uming fonts-arphic-gbsn00lp fonts-arphic-gkai00mp
# fonts-lxgw-wenkai; anchor: tesseract-ocr tesseract-ocr-chi-sim. Keeps the pages in $KEEP where that is set.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seed=${1:-20261123}
work=${KEEP:-$(mktemp -d)}; [ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
dotnet build bench/ocr -c Release -v quiet
bench=bench/ocr/bin/Release/net10.0/ocr-bench; models=bench/ocr/bin/Release/net10.0/models
mkdir -p "$work/pages" "$work/results"
"$bench" make "$work/pages" "$seed"
"$bench" read "$work/pages" "$models" "$work/results/0-ours.json"
if tesseract --list-langs 2>/dev/null | grep -q chi_sim; then "$bench" tesseract "$work/pages" "$work/results"; else echo "tesseract with chi_sim is not installed: no anchor."; fi
"$bench" report "$work/pages" "$work"/results/*.json

echo; pages=$(grep -c '"File"' "$work/pages/pages.json"); start=$(date +%s.%N)
"$bench" read "$work/pages" "$models" "$work/first.json" & first=$!
"$bench" read "$work/pages" "$models" "$work/second.json" & second=$!
wait $first; wait $second
awk -v n="$pages" -v s="$start" -v e="$(date +%s.%N)" 'BEGIN { printf "Two workers, %d pages each: %.0f pages a minute (start of the program and decoding of the files included)\n", n, 2 * n * 60 / (e - s) }'
