#!/usr/bin/env bash
# Kills `docreview ingest` and its reading children with -9 at random moments, starts it again until it ends, and compares what it then knows with an uninterrupted run.
#   bench/kill-resume/run.sh [KILLS] [FOLDER|few]      (default: 20 kills over the sample corpus; PROGRAM is a docreview to use instead of one built now, OPTIONS go to ingest: --no-ocr makes rounds short)
# One kill a round hits a child: a file over which two died would rightly be quarantined. The others hit the program itself.
# Ends with exit code 0 when documents, findings, decisions, search answers and verify are the same, and every kill met a running program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
kills=${1:-20}
folder=${2:-$(find sample-corpus -mindepth 1 -maxdepth 1 -type d ! -name expected-text | head -n 1)}
[ -n "${PROGRAM:-}" ] || dotnet build src/Web -c Release -v quiet
program=${PROGRAM:-src/Web/bin/Release/net10.0/docreview}
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
if [ "$folder" = few ]; then
  # Two files of each ending: a round over them takes a third of the time, and nothing that reads files is left out.
  folder="$scratch/few"
  find sample-corpus -mindepth 2 -type f -not -path '*/expected-text/*' | LC_ALL=C sort | awk -F. '{ if (n[tolower($NF)]++ < 2) print }' | while read -r file; do mkdir -p "$folder/$(dirname "$file")"; cp "$file" "$folder/$file"; done
fi
RANDOM=${SEED:-$$}; echo "seed ${SEED:-$$}, $kills kills, folder $folder"

knows() { # what the program knows of a data folder, free of ids and times
  local data=$1
  # A run that was killed between opening a delivery and its first file opens another.
  "$program" documents --text --format jsonl --data "$data" | sed -E 's/"(id|accession)":[0-9]+//g; s/"at":"[^"]*"//g' | sort
  "$program" findings --format jsonl --data "$data" | sort
  "$program" decisions --format jsonl --data "$data" | sort
  for query in 会议决定 工程款 公函 '"三重一大"' '合同 AND 付款' '接待 NOT 公函'; do
    "$program" search "$query" --limit 1000 --format jsonl --data "$data" 2>/dev/null | sort
  done
}

began=$(date +%s%N)
"$program" ingest "$folder" ${OPTIONS:-} --data "$scratch/whole" >/dev/null 2>&1 || [ $? -eq 1 ]
whole=$(( ($(date +%s%N) - began) / 1000000 ))
knows "$scratch/whole" >"$scratch/whole.txt"
echo "uninterrupted: ${whole} ms, $(wc -l <"$scratch/whole.txt") lines known"

# What was done before a kill is not done again, so that a moment soon after the start meets later and later work, and many kills fit into a round; every third may be later.
moment() { awk -v r="$RANDOM" -v w="$whole" -v n="$here" 'BEGIN { r /= 32768; printf "%.3f", w / 1000 * r / (n % 3 == 2 ? 2 : 7) }'; }

done_kills=0 of_children=0 differing=0 rounds=0
while [ "$done_kills" -lt "$kills" ]; do
  rounds=$((rounds + 1)); data="$scratch/killed-$rounds"; here=0 hit=
  while :; do
    "$program" ingest "$folder" ${OPTIONS:-} --data "$data" >/dev/null 2>&1 & pid=$!
    # Comparing costs as much as many kills: up to fifteen of them a round.
    if [ "$here" -lt 15 ] && [ "$done_kills" -lt "$kills" ]; then
      sleep "$(moment)"
      child=$(pgrep -P "$pid" | shuf -n 1 || true)
      if [ -z "$hit" ] && [ -n "$child" ] && kill -9 "$child" 2>/dev/null; then hit=1 done_kills=$((done_kills + 1)) of_children=$((of_children + 1)) here=$((here + 1)); sleep "$(moment)"; fi
      if kill -9 "$pid" 2>/dev/null; then done_kills=$((done_kills + 1)); here=$((here + 1)); wait "$pid" 2>/dev/null || true; continue; fi
    fi
    code=0; wait "$pid" || code=$?
    [ "$code" -le 1 ] || { echo "round $rounds ended with $code"; exit 1; }
    break
  done
  knows "$data" >"$scratch/killed.txt"
  "$program" verify --data "$data" >"$scratch/verify.txt" 2>&1 || { cat "$scratch/verify.txt"; differing=$((differing + 1)); }
  if ! diff -q "$scratch/whole.txt" "$scratch/killed.txt" >/dev/null; then
    differing=$((differing + 1)); diff "$scratch/whole.txt" "$scratch/killed.txt" | cut -c1-300 | head -n 10 || true
  fi
  echo "round $rounds: $here kills, same so far: $([ "$differing" -eq 0 ] && echo yes || echo no)"
  rm -rf "$data"
done
echo "$done_kills kills ($of_children of children) in $rounds rounds, $differing differing"
[ "$differing" -eq 0 ]
