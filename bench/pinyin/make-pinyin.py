# Writes src/Index/Queries/Resources/pinyin.txt: for each syllable without its tone the characters that are read so, from kMandarin, kHanyuPinlu and kXHC1983 of the
# Unihan database (Unicode License; Debian package unicode-data). ü is written v, as it is typed. Run from the root of the repository.
import bz2, collections, re, unicodedata
syllables = collections.defaultdict(set)
for line in bz2.open('/usr/share/unicode/Unihan_Readings.txt.bz2', 'rt', encoding='utf-8'):
    if not line.startswith('U+'): continue
    code, field, value = line.rstrip('\n').split('\t')
    c = int(code[2:], 16)
    if not (0x4E00 <= c <= 0x9FFF) or field not in ('kMandarin', 'kHanyuPinlu', 'kXHC1983'): continue
    for reading in re.findall(r'[^\W\d_]+[\u0300-\u036f\w]*', re.sub(r'\d+(?:\.\d+)?[*,.\d]*:|\(\d+\)', ' ', value)):
        plain = ''.join('v' if d == 'ü' else unicodedata.normalize('NFD', d)[0] for d in unicodedata.normalize('NFC', ''.join(x for x in unicodedata.normalize('NFD', reading) if x not in '\u0300\u0301\u0304\u030c')))
        if re.fullmatch('[a-z]+', plain): syllables[plain].add(chr(c))
with open('src/Index/Queries/Resources/pinyin.txt', 'w', encoding='utf-8') as out:
    for syllable in sorted(syllables): out.write(syllable + ' ' + ''.join(sorted(syllables[syllable])) + '\n')
