"""Papers of slide programs; one slide of each is hidden, some have a note for the speaker."""
import flat
from shelf import convert, put

SAFETY = [
    ("安全生产月宣讲", ["鹤渡镇党政办公室", "2022年6月"], "开场先放县里下发的警示片，约八分钟。", False),
    ("农村常见隐患", ["私拉乱接电线", "烟囱靠近柴草", "自建房加层"], "举丁家湾村去年的火情为例，不点名。", False),
    ("备用：测试题", ["发现燃气泄漏，第一步做什么？"], None, True),
]
FLOODS = [
    ("防汛知识培训", ["授课人：许长河", "2022年4月29日"], "签到后开始。", False),
    ("预警信号", ["蓝色：关注天气", "黄色：巡查上岗", "红色：组织转移"], None, False),
    ("备用：历史雨量", ["2021年7月21日夜间最大"], None, True),
]
FIRES = [
    ("森林防火知识", ["进山不带火", "祭扫不烧纸"], "清明前到九个村各讲一次。", False),
    ("报警电话", ["森林火警12119", "镇值班室6128110"], None, False),
]


def make():
    put("学习资料/安全生产月宣讲.pptx", convert(flat.slides(SAFETY), "a.fodp", "pptx"), flat.told(SAFETY))
    put("学习资料/防汛知识培训.ppt", convert(flat.slides(FLOODS), "a.fodp", "ppt"), flat.told(FLOODS))
    put("学习资料/森林防火知识.odp", convert(flat.slides(FIRES), "a.fodp", "odp"), flat.told(FIRES))
