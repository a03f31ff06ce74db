"""PDFs with their own ways: a text layer that says nothing, a page that lies on its side, a form with notes and a file within."""
import io

import pikepdf

import flat
from shelf import convert, put, tell

CHECK = ["鹤渡镇安全生产委员会办公室", "关于开展节前安全检查的通知", "各村民委员会，镇属各办、中心、站所：", "春节临近，定于2022年1月17日至21日开展节前安全检查，现通知如下。", "一、检查烟花爆竹零售点、加油站、农贸市场和敬老院。", "二、发现隐患当场登记，能立即整改的立即整改。", "三、检查情况于1月24日前报党政办。", "鹤渡镇安全生产委员会办公室", "2022年1月13日"]
ROUTES = ["鹤渡镇2022年村道交通标志巡查分工表", ["路线", "长度（公里）", "责任人", "巡查日", "备注"], ["鹤渡至茶园", "6.4", "谢永康", "每月5日", "急弯多"], ["鹤渡至龙潭", "8.1", "彭水根", "每月10日", "沿河"], ["竹山至石桥头", "5.2", "丁有田", "每月15日", "雨后加巡"]]
FORM = ["鹤渡镇政府信息公开申请表", "申请人姓名：", "联系电话：", "所需信息：", "获取方式：", "填表说明：请用正楷填写，一事一表。"]
FILLED = [("申请人姓名", "丁春发"), ("联系电话", "6129117"), ("所需信息", "茶园村农户改厕验收标准"), ("获取方式", "当面领取")]
REMARK, REMARKER = "已电话告知申请人，5月25日前来领取。", "沈晓峰"
ANSWER = ["丁春发同志：", "你申请的茶园村农户改厕验收标准已准备好，请携带身份证到党政办领取。", "鹤渡镇党政办公室", "2022年5月23日"]


def printed(lines, **about):
    return pikepdf.open(io.BytesIO(convert(flat.letter(lines, **about), "a.fodt", "pdf")))


def saved(pdf):
    out = io.BytesIO()
    pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def make():
    mute = printed(CHECK)
    for item in mute.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]
    put("党政办/通知/关于开展节前安全检查的通知.pdf", saved(mute), CHECK)
    put("项目办/村道交通标志巡查分工表.pdf", turned(), ROUTES)
    form()


def turned():
    """Printed across, kept upright: the page says that it is to be turned."""
    pdf = printed(ROUTES, page='fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"')
    page = pdf.pages[0]
    _, _, width, height = map(float, page.MediaBox)
    page.contents_add(f"q 0 1 -1 0 {height:g} 0 cm".encode(), prepend=True)
    page.contents_add(b"Q")
    page.MediaBox, page.Rotate = [0, 0, height, width], 90
    return saved(pdf)


def form():
    pdf = printed(FORM)
    page = pdf.pages[0]
    fields = [pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String(label), V=pikepdf.String(value), F=4,
                                                   DA=pikepdf.String("/Helv 12 Tf 0 g"), Rect=[150, 735 - 17.25 * i, 420, 751 - 17.25 * i], P=page.obj)) for i, (label, value) in enumerate(FILLED)]
    note = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=pikepdf.String(REMARK), T=pikepdf.String(REMARKER), M=pikepdf.String("D:20220523101500+08'00'"), Rect=[480, 640, 500, 660], Name=pikepdf.Name.Comment))
    page.Annots = pdf.make_indirect(pikepdf.Array([*fields, note]))
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(fields), NeedAppearances=True))
    pdf.attachments["答复意见.txt"] = pikepdf.AttachedFileSpec(pdf, ("\r\n".join(ANSWER) + "\r\n").encode("gb18030"), filename="答复意见.txt", mime_type="text/plain")
    path = "党政办/信息公开/信息公开申请表（丁春发）.pdf"
    put(path, saved(pdf), [*FORM, REMARK, *[f"{label}：{value}" for label, value in FILLED]])
    tell(path + "!答复意见.txt", ANSWER)
