#!/usr/bin/env bash
# Files and megabytes a second against Recoll (Debian package recoll), both over the same folder of mixed text formats, one after the other on two cores, no recognition of images in either.
#   bench/recoll/run.sh [FILES]      (default: 5000; PROGRAM is a docreview to use instead of one published now)
# The files are copies of the sample corpus, each with a number in its text or behind its end, so that no two have the same bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
files=${1:-5000}
command -v recollindex >/dev/null || { echo "recollindex is missing: apt-get install recollcmd antiword unrtf poppler-utils python3-lxml"; exit 2; }
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
[ -n "${PROGRAM:-}" ] || dotnet publish src/Web -c Release -r linux-x64 -o "$scratch/program" -v quiet
program=${PROGRAM:-$scratch/program/docreview}

# txt, docx, xlsx, pdf with text, html and eml: a trailing comment changes none of their texts, and every one's bytes.
mkdir -p "$scratch/records"
mapfile -t seeds < <(find sample-corpus -mindepth 2 -type f \( -name '*.txt' -o -name '*.docx' -o -name '*.xlsx' -o -name '*.pdf' -o -name '*.htm*' -o -name '*.eml' \) -not -path '*/expected-text/*' | sort)
python3 - "$files" "$scratch/records" "${seeds[@]}" <<'PY'
import os, sys, zipfile, shutil
count, to, seeds = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
for i in range(count):
    seed = seeds[i % len(seeds)]
    ending = os.path.splitext(seed)[1].lower()
    folder = f'{to}/{i // 500:03d}'
    os.makedirs(folder, exist_ok=True)
    target = f'{folder}/{i:05d}{ending}'
    shutil.copyfile(seed, target)
    if ending in ('.docx', '.xlsx'):
        with zipfile.ZipFile(target, 'a') as whole:
            whole.writestr(f'custom/{i}.bin', str(i))
    else:
        with open(target, 'ab') as whole:
            whole.write(f'\n%{i}\n'.encode())
PY
megabytes=$(du -sm --apparent-size "$scratch/records" | cut -f1)
find "$scratch/records" -type f | sed 's/.*\.//' | sort | uniq -c | tr '\n' ' '; echo "$megabytes MB"

said() { awk -v name="$1" -v ms="$2" -v n="$files" -v mb="$megabytes" 'BEGIN { printf "%s: %.1f s, %.1f files a second, %.2f MB a second", name, ms / 1000, n * 1000 / ms, mb * 1000 / ms }'; }
# Wall time, and the processor time of the program and its children, which other work on the machine touches less.
TIMEFORMAT='%R %U %S'
timed() {
  local name=$1 took; shift
  took=$( { time "$@" >"$scratch/out" 2>"$scratch/err" || [ $? -eq 1 ]; } 2>&1)
  said "$name" "$(awk '{ print $1 * 1000 }' <<<"$took")"; awk '{ printf "; %.1f s of processor\n", $2 + $3 }' <<<"$took"
}

mkdir -p "$scratch/recoll"
printf 'topdirs = %s\ncachedir = %s\nidxflushmb = 100\n' "$scratch/records" "$scratch/recoll" >"$scratch/recoll/recoll.conf"
cores=$(nproc); run=(); [ "$cores" -le 2 ] || run=(taskset -c 0,1)
timed "Recoll" "${run[@]}" env RECOLL_CONFDIR="$scratch/recoll" recollindex -z
timed "DocReview, all" "${run[@]}" "$program" ingest "$scratch/records" --data "$scratch/data" --no-ocr
# What Recoll does is done when all text can be searched; the program says when.
seconds=$(grep -o '已全部可检索，已用 [0-9.]*' "$scratch/err" | grep -o '[0-9.]*$' | head -n 1)
said "DocReview, until all text can be searched" "$(awk -v s="$seconds" 'BEGIN { print s * 1000 }')"; echo
"$program" verify --data "$scratch/data" | head -n 1
RECOLL_CONFDIR="$scratch/recoll" recollq -S url 工程 2>/dev/null | tail -n 1 | cut -c1-80 || true
