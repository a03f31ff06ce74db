# Writes src/Index/Tokens/Resources/folds.txt: traditional to simplified characters (OpenCC 1.1.6, Apache-2.0; Debian package opencc) and Unicode
# compatibility forms of Han characters (radicals, compatibility ideographs), one character to one. Run from the root of the repository.
import subprocess, unicodedata
cps=[c for r in ((0x2E80,0x2FE0),(0x3400,0x4DC0),(0x4E00,0xA000),(0xF900,0xFB00),(0x20000,0x2FA20),(0x30000,0x31350)) for c in range(*r)]
m={}
for c in cps:
    n=unicodedata.normalize('NFKC',chr(c))
    if len(n)==1 and n!=chr(c): m[c]=ord(n)
src=[chr(c) for c in cps if not 0x2E80<=c<0x2FE0 and not 0xF900<=c<0xFB00 and not 0x2F800<=c<0x2FA20]
out=subprocess.run(['opencc','-c','t2s.json'],input='\n'.join(src)+'\n',capture_output=True,text=True,check=True).stdout.split('\n')
for a,b in zip(src,out):
    if a!=b and len(b)==1: m[ord(a)]=ord(b)
    elif a!=b: print('skip',a,b)
def end(c):
    seen=set()
    while c in m and c not in seen: seen.add(c); c=m[c]
    return c
cyc=[c for c in m if end(c)==c]
print('cycles',[chr(c) for c in cyc])
rows=[(c,end(c)) for c in sorted(m) if end(c)!=c]
# idempotent
d=dict(rows); assert all(v not in d for v in d.values())
open('src/Index/Tokens/Resources/folds.txt','w',newline='\n').write(''.join(chr(a)+chr(b)+'\n' for a,b in rows))
print(len(rows))
