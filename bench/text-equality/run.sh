#!/usr/bin/env bash
# Text equality per format: the papers of the sample corpus, as they are and turned into other formats by LibreOffice, are read and held against the text they were written from;
# beside it what LibreOffice (office formats) and pdftotext (pdf) make of the same files. Needs soffice and pdftotext. Differences go to standard error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
corpus=$here/../../sample-corpus
town=$(find "$corpus" -mindepth 1 -maxdepth 1 -type d ! -name expected-text)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{docx,xlsx,pdf,txt}
number=0
while IFS= read -r paper; do
    expected=$corpus/expected-text/${paper#"$town"/}.txt
    [ -s "$expected" ] || continue
    number=$((number + 1))
    ending=${paper##*.}
    cp "$paper" "$(printf '%s/%s/%03d.%s' "$work" "$ending" $number "$ending")"
    printf '%03d\t%s\n' $number "$expected" >> "$work/expected"
done < <(find "$town" -type f \( -name '*.docx' -o -name '*.xlsx' -o -name '*.pdf' -o -name '*.txt' \) | sort)

convert() { # FROM TO [FILTER]: every file of the folder FROM into the folder TO
    mkdir -p "$work/$2"
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "${3:-$2}" --outdir "$work/$2" "$work/$1"/*."$1" > /dev/null 2>&1
}
for to in doc rtf odt; do convert docx $to; done
for to in xls ods; do convert xlsx $to; done
for from in docx doc rtf odt; do
    mkdir -p "$work/other-$from"
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to 'txt:Text (encoded):UTF8' --outdir "$work/other-$from" "$work/$from"/*."$from" > /dev/null 2>&1
done
mkdir -p "$work/other-pdf"
for paper in "$work"/pdf/*.pdf; do pdftotext -layout "$paper" "$work/other-pdf/$(basename "$paper" .pdf).txt"; done

for format in docx doc rtf odt xlsx xls ods pdf txt; do
    for paper in "$work/$format"/*."$format"; do
        id=$(basename "$paper" ".$format")
        printf '%s\t%s\t%s\t%s\n' "$format" "$paper" "$(grep "^$id" "$work/expected" | cut -f2)" "$work/other-$format/$id.txt"
    done
done > "$work/pairs"
dotnet run --project "$here" -c Release -- compare "$work/pairs"
