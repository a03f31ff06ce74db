"""Containers: what each holds is text, so that the container is what is tried."""
import gzip
import io
import pathlib
import struct
import subprocess
import tarfile
import tempfile
import zlib
from datetime import datetime

from shelf import put, tell

BRIEFS = {
    "信息简报/第1期.txt": ["鹤渡镇信息简报（2021年第1期）", "茶园村开展春茶采摘技能比赛，46名采茶工参加。"],
    "信息简报/第2期.txt": ["鹤渡镇信息简报（2021年第2期）", "镇中心小学举办春季运动会，设项目12个。"],
}
SITE = {"网站备份/镇情简介.txt": ["鹤渡镇位于澄溪县北部，辖9个行政村。", "境内有龙潭河，盛产茶叶和油茶。"], "网站备份/办事指南.txt": ["老年证办理", "携带身份证和一寸照片到便民服务大厅2号窗口。"]}
LOG = ["2022年10月门禁记录", "10月8日　乔麦　进入档案室", "10月19日　蒋文秀　进入档案室"]
PHOTOS = {"现场照片说明.txt": ["照片1：鹤渡至沙坪路口标志牌", "照片2：沙坪村入口弯道"], "交底记录.txt": ["技术交底参加人：谢永康、万志鹏", "内容：弯道处先设警示标志再作业。"]}
COPIED = (2023, 7, 5, 9, 0, 0)


def content(lines):
    return ("\r\n".join(lines) + "\r\n").encode("gb18030")


def make():
    stamp = int(datetime(*COPIED).timestamp())
    pack("党政办/宣传/2021年信息简报.7z", seven(BRIEFS), BRIEFS)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, lines in SITE.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(content(lines)), stamp
            tar.addfile(entry, io.BytesIO(content(lines)))
    pack("党政办/网站备份2022.tar.gz", gzip.compress(out.getvalue(), mtime=stamp), SITE)
    put("党政办/档案室门禁记录.txt.gz", gzip.compress(content(LOG), mtime=stamp))
    tell("党政办/档案室门禁记录.txt.gz!档案室门禁记录.txt", LOG)
    pack("项目办/产业路现场资料.rar", rar(PHOTOS), PHOTOS)


def pack(path, packed, entries):
    put(path, packed)
    for name, lines in entries.items():
        tell(f"{path}!{name}", lines)


def seven(entries):
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in entries.items():
            target = pathlib.Path(folder, name)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content(lines))
        command = ["faketime", "-f", "2023-07-05 09:00:00", "7z", "a", "-mtm=off", "-bd", "out.7z", next(iter(entries)).split("/")[0]]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return pathlib.Path(folder, "out.7z").read_bytes()


def rar(entries):
    """RAR 4 with stored entries: its packer is not free, its container is simple."""
    year, month, day, hour, minute, _ = COPIED
    dos = (year - 1980) << 25 | month << 21 | day << 16 | hour << 11 | minute << 5
    out = b"Rar!\x1a\x07\x00" + block(0x73, 0, bytes(6))
    for name, lines in entries.items():
        held = content(lines)
        names = name.encode("gbk")
        head = struct.pack("<IIBIIBBHI", len(held), len(held), 2, zlib.crc32(held), dos, 20, 0x30, len(names), 0x20) + names
        out += block(0x74, 0x8000, head) + held
    return out + block(0x7B, 0x4000, b"")


def block(kind, flags, rest):
    body = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body
