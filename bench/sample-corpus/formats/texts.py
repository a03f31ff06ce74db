"""Papers that are text, in the encodings of their time, and pages saved from the web."""
import quopri

from shelf import put

BROADCAST = ["鹤渡镇广播稿（2022年第7期）", "各位村民：", "这几天气温高，请大家错峰下田，带足饮水。", "各村卫生室已备好防暑药品，老人有不适请及时就诊。", "鹤渡镇广播站", "2022年7月25日"]
REUNION = ["致鹤渡镇鄉親的信", "各位鄉親：", "離鄉多年，今年清明回到鹤渡，看到橋頭的老樟樹還在，十分感動。", "承蒙鎮上同志陪同查找族譜，謹致謝意。", "旅臺鄉親　丁懷鄉", "二○二一年四月二十日"]
REUNION[0], REUNION[2] = "致鶴渡鎮鄉親的信", REUNION[2].replace("鹤", "鶴")
DIARY = ["值班日志", "2023年3月2日　值班人：鲁小波", "8:30接县应急局电话，询问降雨情况，已回复无雨。", "15:10竹山村报告路边落石，已请村里清理，未影响通行。", "2023年3月3日　值班人：吴来宝", "全天无事。"]
SIGNS = ["便民服务大厅窗口牌文字", "1号窗口　社会保险、医疗保险", "2号窗口　民政、残联、退役军人", "3号窗口　综合咨询、帮办代办"]
OPENNESS = ["# 政务公开自查清单", "", "自查人：乔麦　时间：2022年10月9日", "", "| 公开内容 | 是否公开 | 位置 |", "| --- | --- | --- |", "| 领导分工 | 是 | 公示栏 |", "| 办事指南 | 是 | 服务大厅 |", "", "- 公示栏玻璃破损一块，已报修", "- 举报电话已更新"]
OPENNESS_READ = ["# 政务公开自查清单", "自查人：乔麦　时间：2022年10月9日", ["公开内容", "是否公开", "位置"], ["---", "---", "---"], ["领导分工", "是", "公示栏"], ["办事指南", "是", "服务大厅"], "- 公示栏玻璃破损一块，已报修", "- 举报电话已更新"]
WEATHER = ["关于做好寒潮天气防范应对工作的提示", "各乡镇：", "据县气象台预报，12月15日夜间起我县有寒潮天气过程，最低气温零下三度。", ["时段", "天气", "气温"], ["15日夜间", "小雨转雨夹雪", "1至4度"], ["16日", "多云", "零下3至5度"], "请提前检查供水管道，关心独居老人取暖。", "澄溪县气象局", "2022年12月14日"]
RURAL = ["乡村图书室如何留住读者", "来源：澄溪县图书馆网站", "一间图书室能不能留住人，首先看开门的钟点。", "茶园村把开门时间改到晚饭以后，孩子们放下碗筷就来。"]


def page(title, lines, charset):
    body, table = "", False
    for line in lines:
        if isinstance(line, list) != table:
            body += "</table>" if table else '<table border="1">'
            table = not table
        body += "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" if table else f"<p>{line}</p>\r\n"
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{title}</title><style>p {{ text-indent: 2em }}</style><script>var hits = 1;</script></head><body>\r\n{body}</body></html>'


def make():
    lines = lambda paper: "\r\n".join(paper) + "\r\n"
    put("党政办/宣传/2022年第7期广播稿.txt", lines(BROADCAST).encode("gb18030"), BROADCAST)
    put("党政办/来文/旅台乡亲来信.txt", lines(REUNION).encode("big5"), REUNION)
    put("党政办/值班/2023年3月值班日志.txt", lines(DIARY).encode("utf-16-le"), DIARY)
    put("党政办/宣传/服务大厅窗口牌文字.txt", b"\xfe\xff" + lines(SIGNS).encode("utf-16-be"), SIGNS)
    put("党政办/政务公开自查清单.md", "\n".join(OPENNESS).encode() + b"\n", OPENNESS_READ)
    put("党政办/来文/寒潮天气防范提示.htm", page(WEATHER[0], WEATHER, "gb2312").encode("gb2312"), WEATHER)
    body = quopri.encodestring(page(RURAL[0], RURAL, "gb2312").encode("gb2312")).replace(b"\n", b"\r\n").replace(b"\r\r\n", b"\r\n")
    head = ('From: "Saved by Windows Internet Explorer 8"\r\nSubject: =?gb2312?B?' + __import__("base64").b64encode(RURAL[0].encode("gb2312")).decode() + '?=\r\nDate: Tue, 8 Nov 2022 10:12:00 +0800\r\nMIME-Version: 1.0\r\n'
            'Content-Type: multipart/related; type="text/html"; boundary="----=_NextPart_000"\r\n\r\n------=_NextPart_000\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://lib.example/rural.htm\r\n\r\n')
    put("学习资料/乡村图书室如何留住读者.mht", head.encode() + body + b"\r\n------=_NextPart_000--\r\n", RURAL)
