#!/usr/bin/env bash
# Writes the papers of the invented town that need other programs than the generator beside this file: bench/sample-corpus/formats.sh [sample-corpus [words sheets …]]
# Word processors, sheets, slides and PDF by LibreOffice, images by Pillow, libtiff, libheif; containers, mails and OFD byte by byte.
# Their clock stands at the day of copying, so that no paper is younger than its town. The papers are committed; run this only to change one.
set -euo pipefail
needed=(soffice faketime tiff2pdf cwebp heif-enc 7z)
for program in "${needed[@]}"; do
  command -v "$program" >/dev/null || { echo "needs $program: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui faketime libtiff-tools webp libheif-examples p7zip-full fonts-noto-cjk fonts-lxgw-wenkai"; exit 3; }
done
/usr/bin/python3 -c 'import PIL, pikepdf' || { echo "needs: apt-get install python3-pil python3-pikepdf"; exit 3; }
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
exec /usr/bin/python3 -B "$here/formats/make.py" "${1:-$here/../../sample-corpus}" "${@:2}"
