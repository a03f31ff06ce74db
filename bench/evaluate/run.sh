#!/usr/bin/env bash
# Scores the program against a labelled folder: bench/evaluate/run.sh [FOLDER [RECORDS]]
#   FOLDER   holds the labels: gold/*.jsonl (findings, traps, decisions, meetings, documents, search), or expected-findings.tsv, decisions.tsv and traps.tsv. Default: sample-corpus
#   RECORDS  the papers, as they would be supplied. Default: FOLDER/corpus, or the folder beside the tables
# Environment: DATA keeps the data folder; INGEST has more options for ingest (--no-ocr).
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-sample-corpus}
records=${2:-}
if [ -z "$records" ]; then
  if [ -d "$folder/corpus" ]; then records=$folder/corpus
  else records=$(find "$folder" -mindepth 1 -maxdepth 1 -type d ! -name 'expected*' | head -1); fi
fi
dotnet build src/Web -c Release -v quiet
dotnet build bench/evaluate -c Release -v quiet
data=${DATA:-$(mktemp -d)}
[ -n "${DATA:-}" ] || trap 'rm -rf "$data"' EXIT
program="dotnet src/Web/bin/Release/net10.0/docreview.dll"
# shellcheck disable=SC2086
$program ingest "$records" --data "$data" ${INGEST:-} || [ $? -eq 1 ]
for list in documents meetings decisions findings; do $program "$list" --data "$data" --format jsonl > "$data/$list.jsonl" 2> /dev/null; done
dotnet bench/evaluate/bin/Release/net10.0/evaluate.dll "$folder" "$data" src/Web/bin/Release/net10.0/docreview.dll
