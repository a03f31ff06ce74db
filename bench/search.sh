#!/usr/bin/env bash
# Measures the search index; the segmenter has a bench of its own. Figures go to docs/benchmarks.md by hand.
#   bench/search.sh index [PAPERS] [ROUNDS]   indexing: ours, Lucene in Java with the same fields, Recoll, one after the other in every round (default: 20000 papers, 3 rounds)
#   bench/search.sh search [PAPERS...]        latency of thirteen kinds of query, cold and warm, one client and eight (default: 200 2000 6000 20000: 10,000 to 1,000,000 passages)
# Needs for "index": apt-get install liblucene8-java default-jdk-headless recollcmd
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/search" && pwd)
dotnet build "$here" -c Release -v quiet -nologo
bench() { dotnet "$here/bin/Release/net10.0/search-bench.dll" "$@"; }
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
load() { echo "# $(date +%F\ %R), load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"; }

recoll() { # prints as the other engines do: name, passages, bytes of text, seconds, seconds of processor, bytes of index
  rm -rf "$scratch/recoll"; mkdir -p "$scratch/recoll"
  printf 'topdirs = %s\nidxflushmb = 64\nidxniceprio = 0\nthrQSizes = -1 -1 -1\n' "$scratch/papers/texts" >"$scratch/recoll/recoll.conf"
  local TIMEFORMAT='%R %U %S' times
  times=$( { time RECOLL_CONFDIR="$scratch/recoll" recollindex -z >/dev/null 2>&1; } 2>&1 )
  awk -v times="$times" -v passages="$(cat "$scratch"/papers/texts/*/*.txt | wc -l)" -v text="$(cat "$scratch"/papers/texts/*/*.txt | wc -c)" -v size="$(du -sb "$scratch/recoll/xapiandb" | cut -f1)" \
    'BEGIN { split(times, t, " "); printf "recoll\t%d\t%d\t%.2f\t%.2f\t%d\n", passages, text, t[1], t[2] + t[3], size }'
}

index() {
  local papers=${1:-20000} rounds=${2:-3} round jars
  jars=$(printf '%s:' /usr/share/java/lucene-core-8*.jar /usr/share/java/lucene-analyzers-common-8*.jar /usr/share/java/lucene-analyzers-smartcn-8*.jar)
  javac -cp "$jars" -d "$scratch/java" "$here/java/IndexRecords.java"
  bench write "$papers" "$scratch/papers"
  for ((round = 0; round < rounds; round++)); do
    load
    { bench index "$papers" "$scratch/ours"
      java -Xmx4g -cp "$jars$scratch/java" IndexRecords "$scratch/papers" "$scratch/lucene"
      recoll; } | tee -a "$scratch/rounds"
  done
  # Medians, and how much of each the others need.
  awk -F'\t' '{ n[$1]++; s[$1, n[$1]] = $4; c[$1, n[$1]] = $5; p[$1] = $2; b[$1] = $3; z[$1] = $6 }
    function median(a, name, i, j, k, v) { for (i = 1; i <= n[name]; i++) v[i] = a[name, i]; for (i = 1; i < n[name]; i++) for (j = i + 1; j <= n[name]; j++) if (v[j] < v[i]) { k = v[i]; v[i] = v[j]; v[j] = k } return v[int((n[name] + 1) / 2)] }
    END { for (name in n) printf "%s: %.0f passages a second, %.0f a second of processor time; %.2f bytes of index a byte of text\n", name, p[name] / median(s, name), p[name] / median(c, name), z[name] / b[name] }' "$scratch/rounds"
}

search() {
  [ $# -gt 0 ] || set -- 200 2000 6000 20000
  local papers kind round
  for papers in "$@"; do
    bench index "$papers" "$scratch/search"
    load; echo "== cold: a new process, the index not in memory, the first query; five processes a kind"
    bench kinds | while read -r kind; do
      for round in 1 2 3 4 5; do
        # Asks the kernel to forget the files of the index, and nothing else.
        for file in "$scratch/search"/*; do dd of="$file" oflag=nocache conv=notrunc,fdatasync count=0 status=none </dev/null; done
        bench search "$papers" "$scratch/search" 1 1 "$kind" </dev/null | grep -v '^#'
      done | sort -t"$(printf '\t')" -k2 -n | sed -n 3p
    done
    load; echo "== warm, one client"; bench search "$papers" "$scratch/search" 1 300
    load; echo "== warm, eight clients"; bench search "$papers" "$scratch/search" 8 800
  done
}

case ${1:-} in index|search) "$@" ;; *) sed -n '2,5p' "${BASH_SOURCE[0]}"; exit 2 ;; esac
