"""Papers of word processors."""
import io
import zipfile

import flat
import scans
from shelf import convert, put, tell

ARCHIVING = [
    "鹤渡镇党政办公室", "关于做好2022年度公文归档工作的通知", "镇属各办、中心、站所：", "2022年度公文归档工作即日起开始，现将有关事项通知如下。",
    "一、归档范围为本年度收文、发文、会议记录和合同。", "二、各办于2023年2月24日前将材料整理成件，交党政办乔麦统一编目。",
    "三、电子文件一并移交，文件名与纸质件题名一致。", "联系电话：0799-6128860", "鹤渡镇党政办公室", "2023年1月31日",
]
INVITATION = ["鹤渡镇党政办公室", "会议通知", "××办（中心、站所）：", "定于××××年××月××日××时在三楼会议室召开××会议，请××同志准时参加。", "因故不能参加的，请提前向党政办请假。", "鹤渡镇党政办公室", "××××年××月××日"]
FLOOD = [
    "鹤渡镇防汛工作调度会记录", "时间：2022年4月28日下午3:00", "地点：三楼会议室", "主持：许长河", "参加：何建勋、谢永康、雷春燕，各村支书共14人", "记录：乔麦",
    "一、各村汇报汛前检查情况", ["村名", "检查处数", "存在问题"], ["龙潭村", "12", "河堤外坡有鼠洞2处，已填实"], ["丁家湾村", "9", "排水涵管淤塞1处，正在清理"], ["大屋村", "7", "未发现问题"],
    "二、工作要求", "许长河：值班表5月1日起执行，领导带班，二十四小时不断人。", "何建勋：雨量达到预警标准，巡查人员立即上岗，信息一小时一报。", "三、其他", "雷春燕通报避灾安置点钥匙由各村支书保管。",
]
DUTY = [
    "鹤渡镇2022年五一假期值班安排", ["日期", "带班领导", "值班人员"], ["4月30日", "金国良", "谢永康、祝小琴"], ["5月1日", "许长河", "鲁小波、吴来宝"], ["5月2日", "段志远", "丁有田、彭水根"],
    ["5月3日", "田小雨", "雷春燕、夏春花"], ["5月4日", "何建勋", "沈晓峰、罗细妹"], "值班地点：二楼值班室　电话：6128110", "请值班人员坚守岗位，遇有情况及时报告带班领导。",
]
FALLOW = [
    "南汀市农业农村局", "汀农函〔2022〕71号", "关于赴鹤渡镇开展撂荒地复耕核查的函", "鹤渡镇人民政府：",
    "根据全市撂荒地治理工作安排，我局拟于2022年9月20日派人到你镇开展撂荒地复耕核查，一行共6人，领队为科长卢向阳。请予协助。", "联系人：柳成荫　电话：0799-8660712", "南汀市农业农村局", "2022年9月15日",
]

OUTLINE = ["鹤渡镇党政办公室", "关于报送下半年工作要点的通知", "镇属各办、中心、站所：", "请于2022年7月8日前将本单位下半年工作要点报党政办，表样如下。", ["序号", "工作要点", "完成时限"], ["1", "（示例）更新公示栏", "9月底"], "联系人：乔麦　电话：0799-6128860", "2022年6月27日"]


def make():
    put("党政办/通知/关于做好2022年度公文归档工作的通知.docm", convert(flat.letter(ARCHIVING), "a.fodt", "docm", "MS Word 2007 XML VBA"), ARCHIVING)
    put("党政办/通知/会议通知模板.dotx", convert(flat.letter(INVITATION), "a.fodt", "dotx", "MS Word 2007 XML Template"), INVITATION)
    # Written ten months after the meeting: the file's properties say so.
    put("党政办/会议记录/其他会议/2022年防汛工作调度会记录.doc", convert(flat.letter(FLOOD, made="2023-02-27T16:40:00"), "a.fodt", "doc"), FLOOD)
    put("党政办/值班/2022年五一假期值班安排.wps", convert(flat.letter(DUTY), "a.fodt", "doc"), DUTY)
    put("党政办/来文/南汀市农业农村局来函（撂荒地核查）.rtf", convert(flat.letter(FALLOW), "a.fodt", "rtf"), FALLOW)
    put("党政办/通知/关于报送下半年工作要点的通知.doc", convert(flat.letter(OUTLINE), "a.fodt", "xml", "MS Word 2003 XML"), OUTLINE)
    plan()
    draft()


def plan():
    """Somebody changed the plan and somebody remarked on it; both stay in the file."""
    tracked = '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>田小雨</dc:creator><dc:date>2023-02-03T10:20:00</dc:date></office:change-info><text:p>每月</text:p></text:deletion></text:changed-region><text:changed-region xml:id="c2" text:id="c2"><text:insertion><office:change-info><dc:creator>田小雨</dc:creator><dc:date>2023-02-03T10:20:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>'
    changed = '<text:p>一、学习时间：<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>每季度<text:change-end text:change-id="c2"/>集中学习一次，由田小雨负责组织<office:annotation><dc:creator>方慧</dc:creator><dc:date>2023-02-06T08:30:00</dc:date><text:p>请把警示教育安排进第二季度。</text:p></office:annotation>。</text:p>'
    rows = [["季度", "专题", "领学人"], ["第一季度", "党的二十大精神", "韩柏年"], ["第二季度", "乡村振兴与耕地保护", "陆知秋"]]
    body = flat.prose(["鹤渡镇党委理论学习中心组2023年学习计划", changed, "二、学习专题安排如下：", *rows, "三、学习记录由乔麦保管。"])
    made = convert(flat.paper("text", body, tracked=tracked), "a.fodt", "odt")
    put("学习资料/2023年中心组学习计划.odt", made, [
        "鹤渡镇党委理论学习中心组2023年学习计划", "一、学习时间：每季度集中学习一次，由田小雨负责组织。", "每月", "请把警示教育安排进第二季度。", "二、学习专题安排如下：", *rows, "三、学习记录由乔麦保管。"])


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PICTURE = ["档案室借阅时间", "周一至周五", "上午9:00—11:30", "下午2:30—5:00"]
BORROWED = [["日期", "借阅人", "件数"], ["2022年3月16日", "谢永康", "3"], ["2022年4月7日", "蒋文秀", "5"]]


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


def text(words, hidden=False):
    return f'<w:r>{"<w:rPr><w:vanish/></w:rPr>" if hidden else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def draft():
    """A draft as Word keeps one: changes, a remark, a hidden sentence, header, footer, footnote, a picture and a workbook within."""
    by = 'w:author="沈晓峰" w:date="2022-04-12T15:06:00Z"'
    picture = ('<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="1" name="图片 1"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId6"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
    workbook = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s1" DrawAspect="Icon" ObjectID="_1" r:id="rId7"/></w:object></w:r>'
    body = [
        text("鹤渡镇公文档案借阅须知（征求意见稿）"),
        text("一、借阅公文档案须填写登记表，由党政办负责人签字。"),
        text("二、借出期限为") + f'<w:del w:id="1" {by}><w:r><w:delText>三个</w:delText></w:r></w:del><w:ins w:id="2" {by}>{text("五个")}</w:ins>' + text("工作日，期满须归还")
        + '<w:commentRangeStart w:id="0"/>' + text("或者续借") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + text("。"),
        text("三、会议记录本不外借，只在档案室查阅。") + '<w:r><w:footnoteReference w:id="2"/></w:r>',
        text("（内部说明：密集架钥匙由乔麦保管）", hidden=True),
        text("四、借阅时间见下图，上一季度借阅情况见所附表格。"), picture, workbook,
        text("鹤渡镇党政办公室"), text("2022年4月11日"),
    ]
    parts = {
        "word/document.xml": f'<w:document {W}><w:body>{"".join(map(paragraph, body))}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/></w:sectPr></w:body></w:document>',
        "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" w:author="方慧" w:date="2022-04-13T09:41:00Z" w:initials="方"><w:p>{text("续借也要登记，最多一次。")}</w:p></w:comment></w:comments>',
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p>{text("县档案局2021年检查时提出的要求。")}</w:p></w:footnote></w:footnotes>',
        "word/header1.xml": f'<w:hdr {W}><w:p>{text("鹤渡镇党政办公室　讨论用稿")}</w:p></w:hdr>',
        "word/footer1.xml": f'<w:ftr {W}><w:p>{text("请于4月20日前反馈意见")}</w:p></w:ftr>',
        "word/media/image1.png": scans.png(scans.card(PICTURE)),
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx": convert(flat.book({"借阅": (BORROWED, False, [], [])}), "a.fods", "xlsx"),
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>公文档案借阅须知</dc:title><dc:creator>乔麦</dc:creator><cp:lastModifiedBy>方慧</cp:lastModifiedBy><cp:revision>4</cp:revision><cp:lastPrinted>2022-04-11T08:12:00Z</cp:lastPrinted><dcterms:created xsi:type="dcterms:W3CDTF">2022-04-11T07:50:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2022-04-13T09:42:00Z</dcterms:modified></cp:coreProperties>',
    }
    put("党政办/制度/公文档案借阅须知（征求意见稿）.docx", package(parts), [
        "鹤渡镇党政办公室　讨论用稿", "鹤渡镇公文档案借阅须知（征求意见稿）", "一、借阅公文档案须填写登记表，由党政办负责人签字。", "二、借出期限为五个工作日，期满须归还或者续借。", "三个", "续借也要登记，最多一次。",
        "三、会议记录本不外借，只在档案室查阅。", "（内部说明：密集架钥匙由乔麦保管）", "四、借阅时间见下图，上一季度借阅情况见所附表格。", "鹤渡镇党政办公室", "2022年4月11日",
        "县档案局2021年检查时提出的要求。", "请于4月20日前反馈意见"])
    tell("党政办/制度/公文档案借阅须知（征求意见稿）.docx!图片1.png", PICTURE)
    tell("党政办/制度/公文档案借阅须知（征求意见稿）.docx!附件1.xlsx", ["【工作表:借阅】", *BORROWED])


KINDS = {"document": "document.main", "comments": "comments", "footnotes": "footnotes", "header1": "header", "footer1": "footer"}


def package(parts):
    """An Office package around the parts of a Word document."""
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>' for name, kind in KINDS.items())
    inner = [("comments", "comments.xml"), ("footnotes", "footnotes.xml"), ("header", "header1.xml"), ("footer", "footer1.xml"), ("image", "media/image1.png"), ("package", "embeddings/Microsoft_Excel_Worksheet.xlsx")]
    relations = lambda items: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in items) + "</Relationships>"
    everything = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>' + overrides + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": relations([(1, OFFICE + "officeDocument", "word/document.xml"), (2, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")]),
        "word/_rels/document.xml.rels": relations([(i, OFFICE + kind, target) for i, (kind, target) in enumerate(inner, 2)]),
        **parts,
    }
    return zipped(everything)


def zipped(parts):
    """Parts under one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2023, 7, 5, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content if isinstance(content, bytes) else '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)
    return out.getvalue()
