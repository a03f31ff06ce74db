"""Papers of spreadsheet programs. Read are the values: a day in ISO form however it is shown, 1385 where 壹仟叁佰捌拾伍 is shown."""
import csv
import html
import io

import flat
from shelf import convert, put

SEALS = [["序号", "日期", "用印事由", "份数", "批准人", "经办人"], ["1", "2022年6月1日", "村民外出务工证明", "2", "沈晓峰", "祝小琴"], ["2", "2022年6月2日", "学生困难情况说明", "1", "沈晓峰", "夏春花"],
         ["3", "2022年6月7日", "报送防汛物资需求表", "3", "许长河", "吴来宝"], ["4", "2022年6月9日", "介绍信（到县档案馆查档）", "1", "沈晓峰", "乔麦"]]
ROADS = [["巡查日期", "路线", "巡查人", "发现情况", "处理结果"], ["2022年5月6日", "鹤渡至茶园", "谢永康", "路肩杂草", "已通知村里清除"], ["2022年5月13日", "鹤渡至龙潭", "彭水根", "标志牌倾斜1块", "已扶正"], ["2022年5月20日", "竹山村道", "谢永康", "边沟淤积30米", "已清理"]]
VISITORS = [["登记日期", "姓名", "反映事项", "办理结果"], ["2022-02-15", "邓有根", "自来水水压低\n（二组有6户）", "水站已更换阀门"], ["2022-02-22", "罗建华", "门前路灯不亮,晚上不安全", "村电工已修复"], ["2022-03-08", "夏国柱", "邻居“滴水”纠纷", "司法所调解，双方签字"], ["2022-03-22", "彭细牛", "咨询残疾证年审", "已当面答复"]]
ASSETS = [["编号", "名称", "数量", "单位", "存放地点", "盘点情况"], ["01", "文件柜", "14", "个", "党政办、财政所", "账实相符"], ["02", "打印机", "6", "台", "各办", "1台待修"], ["03", "会议桌", "22", "张", "会议中心", "账实相符"], ["04", "热水器", "2", "台", "敬老院", "账实相符"]]
ATTENDANCE = [["姓名", "应出勤（天）", "实出勤（天）", "请假", "备注"], ["祝小琴", "18", "18", "", ""], ["吴来宝", "18", "17", "事假1天", ""], ["彭水根", "18", "18", "", "值夜班2次"], ["夏春花", "18", "16", "病假2天", "附诊断证明"], ["罗细妹", "18", "18", "", ""]]


def make():
    subsidies()
    progress()
    training()
    put("党政办/用印登记/2022年6月用印登记.et", convert(flat.book({"用印": (SEALS, False, [], [])}), "a.fods", "xls"), ["【工作表:用印】", *SEALS])
    put("项目办/2022年5月农村公路巡查记录.ods", convert(flat.book({"五月": (ROADS, False, [], [])}), "a.fods", "ods"), ["【工作表:五月】", *ROADS])
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(VISITORS)
    put("党政办/信访登记/2022年一季度来访登记.csv", out.getvalue().encode("gbk"), VISITORS)
    put("财政所/2022年固定资产盘点表.xls", convert(flat.book({"盘点": (ASSETS, False, [], [])}), "a.fods", "xml", "MS Excel 2003 XML"), ["【工作表:盘点】", *ASSETS])
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>" for cells in ATTENDANCE)
    page = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>考勤</title></head><body><table border="1"><caption>公益性岗位人员2023年2月考勤表</caption>{rows}</table></body></html>'
    put("组织人事/公益性岗位2023年2月考勤表.xls", page.encode("gb2312"), ["公益性岗位人员2023年2月考勤表", *ATTENDANCE])


def subsidies():
    """A list as it is made public; behind it lie a column, a row and a sheet that nobody sees."""
    households = [("邓有根", "茶园村三组", 3.2, 385.6, "2022-05-16"), ("丁春发", "茶园村三组", 2.5, 301.25, "2022-05-16"), ("吴水生", "茶园村三组", 4.0, 482, "2022-05-16"), ("夏国柱", "茶园村三组", 1.8, 216.9, "2022-05-17")]
    account = "6217****"
    rows = [["茶园村三组2022年耕地地力保护补贴公示"], ["户主", "地址", "面积（亩）", "一卡通尾号", "金额（元）", "核对日期"]]
    rows += [[name, place, area, account + str(3310 + 7 * i), (amount, "money"), (day, "date")] for i, (name, place, area, amount, day) in enumerate(households)]
    rows[4][4] = {"text": (482, "money"), "comment": "面积与确权证一致，已入户核对。", "by": "蒋文秀", "on": "2022-05-18"}
    rows += [["合计", "", 11.5, "", (1385.75, "money")], ["合计金额（大写取整）", "", "", "", (1385, "capital")]]
    hidden = [["核对说明"], ["夏国柱户面积由2.0亩改为1.8亩，以测量为准。"]]
    told = [["茶园村三组2022年耕地地力保护补贴公示"], ["户主", "地址", "面积（亩）", "一卡通尾号", "金额（元）", "核对日期"]]
    told += [[name, place, f"{area:g}", account + str(3310 + 7 * i), f"{amount:.2f}", day] for i, (name, place, area, amount, day) in enumerate(households)]
    told.insert(5, "面积与确权证一致，已入户核对。")
    told += [["合计", "", "11.5", "", "1385.75"], ["合计金额（大写取整）", "", "", "", "1385"]]
    book = flat.book({"公示": (rows, False, [5], [3]), "说明": (hidden, True, [], [])})
    put("财政所/补贴公示/茶园村三组2022年耕地地力保护补贴公示.xlsx", convert(book, "a.fods", "xlsx"), ["【工作表:公示】", *told, "【工作表:说明】", *hidden])


def progress():
    tasks = [("农家书屋图书上架", "雷春燕", 1, "2022-03-31"), ("村务公开栏更新", "沈晓峰", 0.8, "2022-06-30"), ("农户档案电子化", "丁有田", 0.45, "2022-11-30")]
    head = ["工作事项", "责任人", "完成比例", "完成时限"]
    rows = [head] + [[task, who, (done, "percent"), (day, "date")] for task, who, done, day in tasks]
    told = [head] + [[task, who, f"{done:.0%}", day] for task, who, done, day in tasks]
    put("党政办/2022年重点工作进度表.xlsm", convert(flat.book({"进度": (rows, False, [], [])}), "a.fods", "xlsm", "Calc MS Excel 2007 VBA XML"), ["【工作表:进度】", *told])


def training():
    rows = [["姓名", "单位", "培训班", "起止时间", "学时"], ["雷春燕", "社会事务办", "民政业务培训班", "2022年3月21日至23日", 24], ["谢永康", "项目办", "农村公路养护培训班", "2022年6月8日至9日", 16], ["丁有田", "农业综合服务中心", "高标准农田管护培训班", "2022年9月6日至8日", 24]]
    rows[2][4] = {"text": 16, "comment": "结业证书复印件已存档。", "by": "郑曼青", "on": "2022-06-20"}
    told = [[str(cell["text"] if isinstance(cell, dict) else cell) for cell in cells] for cells in rows]
    told.insert(3, "结业证书复印件已存档。")
    put("组织人事/2022年干部培训登记表.xls", convert(flat.book({"培训": (rows, False, [3], [])}), "a.fods", "xls"), ["【工作表:培训】", *told])
