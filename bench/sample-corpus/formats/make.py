"""Writes every paper of formats.sh, or the kinds named, and the list of them."""
import pathlib
import sys

import archives
import mails
import ofd
import pdfs
import scans
import shelf
import sheets
import slides
import texts
import words

shelf.ROOT = pathlib.Path(sys.argv[1])
listed = pathlib.Path(__file__).with_name("papers.txt")
kinds = (words, sheets, slides, texts, pdfs, scans, ofd, mails, archives)
wanted = [kind for kind in kinds if not sys.argv[2:] or kind.__name__ in sys.argv[2:]]
if wanted != list(kinds):
    shelf.MADE.update(listed.read_text(encoding="utf-8").splitlines())
for kind in wanted:
    kind.make()
listed.write_text("".join(path + "\n" for path in sorted(shelf.MADE)), encoding="utf-8")
print(f"{len(shelf.MADE)} papers, {sum((shelf.ROOT / '鹤渡镇' / path).stat().st_size for path in shelf.MADE)} bytes")
