#!/usr/bin/env bash
# Many small files into custody, read, indexed; then the same folder again: files a second, and the memory of the program meanwhile.
#   bench/throughput/run.sh [FILES]      (default: 10000; PROGRAM is a docreview to use instead of one built now)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
files=${1:-10000}
[ -n "${PROGRAM:-}" ] || dotnet build src/Web -c Release -v quiet
program=${PROGRAM:-src/Web/bin/Release/net10.0/docreview}
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT

# The same files every time: two lines of an invented town's records, a thousand to a folder.
awk -v n="$files" -v to="$scratch/records" 'BEGIN {
  for (i = 0; i < n; i++) {
    folder = sprintf("%s/%03d", to, i / 1000)
    if (i % 1000 == 0) system("mkdir -p " folder)
    file = sprintf("%s/记录%06d.txt", folder, i)
    printf "第%d号记录\n河西镇党委会议研究决定支出第%d号工程款%d元，由第%d组经办。\n", i, i, i * 37 % 90000 + 100, i % 97 > file
    close(file)
  }
}'

timed() { # what it is called, then the command; prints time, files a second and the most memory the program itself took
  local name=$1 began peak=0 now; shift
  began=$(date +%s%N)
  "$@" >"$scratch/out" 2>"$scratch/err" & local pid=$!
  : >"$scratch/memory"
  while kill -0 "$pid" 2>/dev/null; do
    now=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status" 2>/dev/null || true)
    [ -z "$now" ] || { echo "$now" >>"$scratch/memory"; [ "$now" -le "$peak" ] || peak=$now; }
    sleep 0.2
  done
  wait "$pid" || [ $? -eq 1 ]
  local took=$(( ($(date +%s%N) - began) / 1000000 ))
  awk -v name="$name" -v ms="$took" -v n="$files" -v peak="$peak" 'BEGIN { printf "%s: %.1f s, %.0f files a second, at most %d MB\n", name, ms / 1000, n * 1000 / ms, peak }'
  [ ! -s "$scratch/err" ] || sed -n 's/.*\(文本已全部可检索.*\)/  \1/p' "$scratch/err"
  awk '{ m[NR] = $1 } END { printf "  memory at tenths of the run:"; for (i = 1; i <= 10; i++) printf " %d", m[int((NR - 1) * i / 10) + 1]; print " MB" }' "$scratch/memory"
}

timed "taken and read" "$program" ingest "$scratch/records" --data "$scratch/data"
timed "unchanged, looked through again" "$program" ingest "$scratch/records" --data "$scratch/data"
began=$(date +%s%N); find "$scratch/records" -type f -printf '%s %T@ %p\n' >/dev/null; echo "find -printf alone: $(( ($(date +%s%N) - began) / 1000000 )) ms"
