"""Mails: one as it went over the wire, with a letter and a forwarded mail attached, one as Outlook keeps it."""
import email.encoders
import email.message
import email.policy
import struct
from datetime import datetime, timezone
from email.header import Header

import compound
import flat
from shelf import convert, put, tell

LETTER = ["南汀市文化广电旅游局", "汀文旅函〔2022〕33号", "关于赴鹤渡镇开展广播电视安全检查的函", "鹤渡镇人民政府：", "为做好安全播出工作，我局拟于2022年10月26日派人到你镇开展广播电视安全检查，一行共3人，领队为科长苏映雪。请予协助。", "南汀市文化广电旅游局", "2022年10月21日"]
TEXT = ["沈主任：", "广播电视安全检查的函见附件，请查收。纸质件随后寄出。", "另转上次会议通知，供参考。", "苏映雪"]
EARLIER = ["各县区文旅局：", "全市安全播出工作会定于2022年9月29日下午在市局二楼会议室召开，请分管同志参加。", "市局办公室"]
AUDIT = ["沈主任：", "按照年度计划，我局拟于2022年4月12日到鹤渡镇开展乡村振兴资金审计进点，一行共6人，函号汀审函〔2022〕9号，纸质件已交机要。", "请准备会议室一间。资料清单附后。", "南汀市审计局　夏知微"]
NEEDED = ["需准备的资料", "1．项目台账", "2．验收资料", "3．村务公开照片"]
CHARSET = "gb2312"


def mail(subject, sender, receiver, day, lines, boundary):
    """Head and text as a Chinese mail program of the time writes them."""
    message = email.message.Message(policy=email.policy.compat32)
    encoded = lambda name, address: f"{Header(name, CHARSET).encode()} <{address}>"
    message["From"], message["To"] = encoded(*sender), encoded(*receiver)
    message["Subject"], message["Date"] = Header(subject, CHARSET), day
    message["MIME-Version"], message["X-Mailer"] = "1.0", "Foxmail 7.2.20.273[cn]"
    text = email.message.Message(policy=email.policy.compat32)
    text.set_payload("\r\n".join(lines) + "\r\n", CHARSET)
    if boundary is None:
        message.set_payload("\r\n".join(lines) + "\r\n", CHARSET)
        return message
    message.add_header("Content-Type", "multipart/mixed", boundary=boundary)
    message.set_payload([text])
    return message


def head(subject, sender, receiver, shown):
    return [f"主题：{subject}", f"发件人：{sender[0]} <{sender[1]}>", f"收件人：{receiver[0]} <{receiver[1]}>", f"时间：{shown}（UTC+08:00）"]


def make():
    wire()
    outlook()


def wire():
    bureau, town, office = ("南汀市文旅局苏映雪", "suyingxue@wlj.example"), ("鹤渡镇党政办", "hedu@chengxi.example"), ("市文旅局办公室", "office@wlj.example")
    message = mail("广播电视安全检查的函", bureau, town, "Fri, 21 Oct 2022 15:20:08 +0800", TEXT, "----=_001_NextPart_033")
    part = email.message.Message(policy=email.policy.compat32)
    name = "汀文旅函〔2022〕33号.docx"
    encoded = Header(name, "gb18030", maxlinelen=200).encode()
    part["Content-Type"] = f'application/octet-stream; name="{encoded}"'
    part["Content-Disposition"] = f'attachment; filename="{encoded}"'
    part.set_payload(convert(flat.letter(LETTER, made="2022-10-21T14:30:00", author="苏映雪"), "a.fodt", "docx"))
    email.encoders.encode_base64(part)
    forwarded = email.message.Message(policy=email.policy.compat32)
    forwarded["Content-Type"] = "message/rfc822"
    forwarded["Content-Disposition"] = f'attachment; filename="{Header("会议通知.eml", CHARSET).encode()}"'
    forwarded.set_payload([mail("全市安全播出工作会通知", office, bureau, "Mon, 26 Sep 2022 09:02:41 +0800", EARLIER, None)])
    message.attach(part)
    message.attach(forwarded)
    path = "党政办/来文/邮件/广播电视安全检查的函.eml"
    put(path, message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), [*head("广播电视安全检查的函", bureau, town, "2022年10月21日 15:20:08"), *TEXT])
    tell(f"{path}!{name}", LETTER)
    tell(f"{path}!会议通知.eml", [*head("全市安全播出工作会通知", office, bureau, "2022年9月26日 09:02:41"), *EARLIER])


TEXT_TYPE, BYTES_TYPE, NUMBER, TIME = 0x1F, 0x102, 0x03, 0x40


def properties(header, values):
    """A storage of Outlook's: fixed values in one stream, the others in one each ([MS-OXMSG])."""
    streams, table = {}, b""
    for (tag, kind), value in values.items():
        if kind in (TEXT_TYPE, BYTES_TYPE):
            content = value.encode("utf-16-le") if kind == TEXT_TYPE else value
            streams[f"__substg1.0_{tag:04X}{kind:04X}"] = content
            table += struct.pack("<IIII", tag << 16 | kind, 6, len(content) + (2 if kind == TEXT_TYPE else 0), 0)
        else:
            table += struct.pack("<IIQ", tag << 16 | kind, 6, value)
    return {**streams, "__properties_version1.0": header + table}


def outlook():
    sender, receiver = ("夏知微", "xiazhiwei@sjj.example"), ("鹤渡镇党政办", "hedu@chengxi.example")
    sent = int((datetime(2022, 4, 6, 2, 11, 30, tzinfo=timezone.utc) - datetime(1601, 1, 1, tzinfo=timezone.utc)).total_seconds()) * 10_000_000
    message = properties(struct.pack("<8xIIII8x", 1, 1, 1, 1), {
        (0x001A, TEXT_TYPE): "IPM.Note", (0x0037, TEXT_TYPE): "关于审计进点的联系", (0x0C1A, TEXT_TYPE): sender[0], (0x0C1E, TEXT_TYPE): "SMTP", (0x0C1F, TEXT_TYPE): sender[1], (0x0E04, TEXT_TYPE): receiver[0],
        (0x1000, TEXT_TYPE): "\r\n".join(AUDIT) + "\r\n", (0x0039, TIME): sent, (0x340D, NUMBER): 0x40000})
    message["__recip_version1.0_#00000000"] = properties(bytes(8), {(0x0C15, NUMBER): 1, (0x3001, TEXT_TYPE): receiver[0], (0x3003, TEXT_TYPE): receiver[1], (0x3002, TEXT_TYPE): "SMTP"})
    message["__attach_version1.0_#00000000"] = properties(bytes(8), {(0x3705, NUMBER): 1, (0x3707, TEXT_TYPE): "资料清单.txt", (0x3704, TEXT_TYPE): "资料清单.txt", (0x3701, BYTES_TYPE): ("\r\n".join(NEEDED) + "\r\n").encode("gb18030")})
    message["__nameid_version1.0"] = {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""}
    path = "党政办/来文/邮件/关于审计进点的联系.msg"
    put(path, compound.write(message), [*head("关于审计进点的联系", sender, receiver, "2022年4月6日 10:11:30"), *AUDIT])
    tell(path + "!资料清单.txt", NEEDED)
