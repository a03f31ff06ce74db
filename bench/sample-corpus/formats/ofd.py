"""A notice in OFD (GB/T 33190), as the county sends them: text set character by character, a stamp of receipt, a seal, a file within and a scanned second page."""
import io

import scans
from shelf import put, tell
from words import zipped

ORGAN = "澄溪县防汛抗旱指挥部"
LINES = ["澄汛电〔2022〕11号", "关于加强汛期值守工作的通知", "各乡镇人民政府：", "近期降雨集中，请各乡镇落实二十四小时值守，", "水库、山塘巡查人员须在岗在位，每日17时前", "报送巡查情况。", ORGAN, "2022年6月20日"]
READ = [*LINES[:3], "".join(LINES[3:6]), *LINES[6:]]
RECEIVED = "鹤渡镇党政办　2022年6月21日收"
SCAN = ["值守抽查登记", "6月22日　20:15", "值班员应答正常", "抽查人：余江"]
PHONES = ["县防指值班室\t6220119", "县气象台\t6220121", "县水文站\t6220135"]
NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(number, line, y, size=5.6, x=25.0):
    deltas = " ".join([f"{size:g}"] * (len(line) - 1))
    return f'<ofd:TextObject ID="{number}" Boundary="{x} {y} {size * len(line):g} {size * 1.3:g}" Font="2" Size="{size}"><ofd:TextCode X="0" Y="{size:g}" DeltaX="{deltas}">{line}</ofd:TextCode></ofd:TextObject>'


def der(tag, *content):
    """One value of ASN.1."""
    body = b"".join(content)
    length = bytes([len(body)]) if len(body) < 128 else (lambda n: bytes([0x80 | len(n)]) + n)(len(body).to_bytes((len(body).bit_length() + 7) // 8, "big"))
    return bytes([tag]) + length + body


def sealed(picture):
    """The signed value of a seal (GB/T 38540), as far as it names and shows the seal; nobody signed it."""
    sequence, number, octets, words, ascii_words, time = 0x30, 0x02, 0x04, 0x0C, 0x16, 0x18
    day = lambda year: der(time, f"{year}0101000000Z".encode())
    info = der(sequence, der(sequence, der(ascii_words, b"ES"), der(number, b"\x04"), der(ascii_words, b"OES")), der(ascii_words, b"36012300000001"),
               der(sequence, der(number, b"\x01"), der(words, ORGAN.encode()), der(number, b"\x01"), der(sequence), day(2021), day(2021), day(2026)),
               der(sequence, der(ascii_words, b"png"), der(octets, picture), der(number, b"\x2a"), der(number, b"\x2a")))
    return der(sequence, der(sequence, der(number, b"\x04"), der(sequence, info), der(time, b"20220620091500Z")))


def make():
    stamp, shot = io.BytesIO(), io.BytesIO()
    scans.seal(ORGAN, 240).quantize(8).save(stamp, "PNG")
    scans.card(SCAN).save(shot, "JPEG", quality=60)
    body = "".join(text(10 + i, line, 25 + 11 * i, x=105.0 if i > 5 else 60.0 if i < 2 else 25.0) for i, line in enumerate(LINES))
    page = lambda inner: f'<ofd:Page {NS}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="3">{inner}</ofd:Layer></ofd:Content></ofd:Page>'
    phones = ("\r\n".join(PHONES) + "\r\n").encode("gb18030")
    path = "党政办/来文/县防指值守通知（澄汛电〔2022〕11号）.ofd"
    put(path, zipped({
        "OFD.xml": f'<ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0f0d</ofd:DocID><ofd:Title>关于加强汛期值守工作的通知</ofd:Title><ofd:Author>{ORGAN}</ofd:Author><ofd:CreationDate>2022-06-20</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>90</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="60" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>',
        "Doc_0/PublicRes.xml": f'<ofd:Res {NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/DocumentRes.xml": f'<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="50" Type="Image" Format="JPEG"><ofd:MediaFile>scan.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>',
        "Doc_0/Res/scan.jpg": shot.getvalue(),
        "Doc_0/Pages/Page_0/Content.xml": page(body),
        "Doc_0/Pages/Page_1/Content.xml": page('<ofd:ImageObject ID="61" Boundary="20 30 170 81" CTM="170 0 0 81 0 0" ResourceID="50"/>'),
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        "Doc_0/Annots/Page_0/Annotation.xml": f'<ofd:PageAnnot {NS}><ofd:Annot ID="70" Type="Stamp" Creator="乔麦" LastModDate="2022-06-21"><ofd:Appearance Boundary="110 10 90 8">{text(71, RECEIVED, 1, 4.2, 0.0)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>',
        "Doc_0/Attachs/Attachments.xml": f'<ofd:Attachments {NS}><ofd:Attachment ID="80" Name="值班电话表.txt" Format="txt" CreationDate="2022-06-20" Size="1"><ofd:FileLoc>a1.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
        "Doc_0/Attachs/a1.txt": phones,
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {NS}><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Signature.xml": f'<ofd:Signature {NS}><ofd:SignedInfo><ofd:Provider ProviderName="OES" Version="1.0"/><ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod><ofd:SignatureDateTime>20220620091500Z</ofd:SignatureDateTime><ofd:References CheckMethod="1.2.156.10197.1.401"/><ofd:StampAnnot ID="1" PageRef="1" Boundary="115 80 42 42"/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>',
        "Doc_0/Signs/Sign_0/SignedValue.dat": sealed(stamp.getvalue()),
    }), [*READ, RECEIVED, f"电子印章：{ORGAN}，时间 2022-06-20T09:15:00Z（未核验）；签章软件：OES", *SCAN])
    tell(path + "!值班电话表.txt", PHONES)
