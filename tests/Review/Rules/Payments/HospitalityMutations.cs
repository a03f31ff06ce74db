namespace DocReview.Tests;

/// <summary>Vehicles and hospitality: fuel lists, menus, venues, meals booked or paid elsewhere.</summary>
internal static class HospitalityMutations
{
    public static IEnumerable<PlantedCase> All => [HolidayFuel, TwiceADay, OtherFuel, InRepair, PrivateCar, MenuItems, CanteenItems, RegisterRemark, Club, CountryInn, PrintingAtInn, MeetingSlip, VillageBook, PaidByFirm];

    private static readonly PlantedCase HolidayFuel = new("VehicleMisuse", "国庆加油",
    [
        """
        渝B·6T215公务用车加油台账
        加油日期 | 加油站名称 | 油品 | 升数 | 金额（元） | 派车单号 | 备注
        2022-09-20 | 中石油城南站 | 92号汽油 | 46 | 375 | 2022-31 | 下村
        2022-10-03 | 中石油城南站 | 92号汽油 | 50 | 408 |  | 无
        2022-10-19 | 中石油城南站 | 92号汽油 | 45 | 367 | 2022-36 | 下村
        """,
    ],
    [
        new("2022-10-03", "2022-10-12", false),
        new("2022-10-03", "2022-02-01", true),
        new("2022-10-03", "2022-05-02", true),
        new("408 |  | 无", "408 | 2022-33 | 无", false),
        new("408 |  | 无", "408 | 无 | 无", true),
        new("408 |  | 无", "408 |  | 防汛值守", false),
        new("408 |  | 无", "408 |  | 森林防火巡查", false),
        new("渝B·6T215公务用车加油台账", "防汛抽水泵、发电机加油台账", false),
        new("2022-10-03 | 中石油城南站", "2022-10-12 | 仙女山景区加油站", true),
    ]);

    private static readonly PlantedCase TwiceADay = new("VehicleMisuse", "一日两次",
    [
        """
        渝B·6T215公务用车加油台账
        日期 | 站点 | 油品 | 加油量（升） | 金额
        2022-06-14 | 城南站 | 92# | 55 | 470
        2022-06-14 | 城北站 | 92# | 51 | 436
        2022-06-29 | 城南站 | 92# | 48 | 410
        """,
    ],
    [
        new("2022-06-14 | 城北站", "2022-06-20 | 城北站", false),
        new("城北站 | 92# | 51 | 436", "城北站 | 92# | 20 | 171", false),
        new("2022-06-14 | 城北站 | 92# | 51 | 436", "2022-06-21 | 城北站 | 92# | 130 | 1108", true),
    ]);

    private static readonly PlantedCase OtherFuel = new("VehicleMisuse", "油品不符",
    [
        """
        车号 | 日期 | 加油站 | 油品 | 升数 | 金额
        渝B6T215 | 2022-06-01 | 城南站 | 92#汽油 | 45 | 380
        渝B6T215 | 2022-06-12 | 城南站 | 92#汽油 | 44 | 372
        渝B6T215 | 2022-06-23 | 城南站 | 92#汽油 | 46 | 389
        渝B6T215 | 2022-06-28 | 城南站 | 0#柴油 | 60 | 470
        """,
    ],
    [
        new("0#柴油", "92#汽油", false),
        new("渝B6T215 | 2022-06-28", "渝B9K001 | 2022-06-28", false),
        new("92#汽油", "0#柴油", false),
    ]);

    private static readonly PlantedCase InRepair = new("VehicleMisuse", "送修期间加油",
    [
        """
        公务车维修登记
        送修日期 | 车牌号 | 维修内容 | 取车日期 | 金额
        2022-04-11 | 渝B6T215 | 大修发动机 | 2022-04-22 | 9600
        """,
        """
        公务车加油明细
        日期 | 车牌号 | 站点 | 油品 | 升数 | 金额 | 派车单
        2022-04-15 | 渝B6T215 | 城南站 | 92# | 45 | 380 | P11
        2022-04-28 | 渝B6T215 | 城南站 | 92# | 45 | 380 | P12
        """,
    ],
    [
        new("2022-04-15 | 渝B6T215", "2022-04-25 | 渝B6T215", false),
        new("2022-04-15 | 渝B6T215", "2022-04-15 | 渝B9K001", false),
        new("| 2022-04-22 |", "| 2022-04-13 |", false),
    ]);

    private static readonly PlantedCase PrivateCar = new("VehicleMisuse", "私车公养",
    [
        """
        沙湾乡2022年支出台账
        凭证号 | 日期 | 摘要 | 收款单位 | 科目 | 金额 | 结算方式
        记-33 | 2022-03-22 | 谷乡长个人轿车更换轮胎 | 驰骋汽修厂 | 公务用车运行维护费 | 2960 | 转账
        """,
    ],
    [
        new("谷乡长个人轿车更换轮胎", "公务车更换轮胎", false),
        new("谷乡长个人轿车更换轮胎", "私家车保险费", true),
        new("谷乡长个人轿车更换轮胎", "执法车租用社会车辆修理费", false),
        new("谷乡长个人轿车更换轮胎", "私车公用补贴油费", false),
        new("谷乡长个人轿车更换轮胎", "春节期间加油费", true),
        new("谷乡长个人轿车更换轮胎", "春节期间防火值守车辆加油费", false),
    ]);

    private static readonly PlantedCase MenuItems = new("HospitalityLuxuryItems", "菜单",
    [
        """
        望江楼酒家　点菜单
        日期 2022.5.12　包厢 3号　8位
        清炒时蔬	2	56
        家常豆腐	1	28
        剑南春	2瓶	956
        米饭	8	16
        合计 1,056元
        """,
    ],
    [
        new("剑南春\t2瓶\t956", "酸梅汤\t2瓶\t30", false),
        new("剑南春\t2瓶\t956", "软云香烟\t2包\t46", true),
        new("剑南春\t2瓶\t956", "鲍鱼菇炒肉\t1\t48", false),
        new("剑南春\t2瓶\t956", "葱烧海参\t1\t388", true),
        new("剑南春\t2瓶\t956", "燕窝酥\t1\t38", false),
        new("剑南春\t2瓶\t956", "啤酒鸭\t1\t68", false),
        new("剑南春\t2瓶\t956", "红烧野鸡\t1\t168", true),
        new("剑南春\t2瓶\t956", "本地土酒\t3瓶\t120", true),
        new("剑南春\t2瓶\t956", "小龙虾\t1\t98", false),
        new("剑南春\t2瓶\t956", "啤酒\t4瓶\t32", false),
        new("剑南春\t2瓶\t956", "虫草花炖鸡\t1\t88", false),
        new("剑南春\t2瓶\t956", "清蒸石斑鱼\t1\t328", true),
    ]);

    private static readonly PlantedCase CanteenItems = new("HospitalityLuxuryItems", "食堂采购",
    [
        """
        沙湾乡机关食堂采买登记（2022年3月）
        日期 | 品名 | 数量 | 单价 | 金额 | 备注
        3月2日 | 大米 | 100斤 | 2.6 | 260 |
        3月8日 | 泸州老窖特曲 | 4瓶 | 298 | 1192 |
        """,
    ],
    [
        new("泸州老窖特曲 | 4瓶 | 298 | 1192 |", "料酒 | 4瓶 | 8 | 32 | 烹调用", false),
        new("泸州老窖特曲 | 4瓶 | 298 | 1192 |", "消毒酒精 | 4瓶 | 15 | 60 |", false),
        new("泸州老窖特曲 | 4瓶 | 298 | 1192 |", "黄金叶香烟 | 2条 | 200 | 400 |", true),
        new("泸州老窖特曲 | 4瓶 | 298 | 1192 |", "红酒 | 2瓶 | 128 | 256 |", true),
        new("泸州老窖特曲 | 4瓶 | 298 | 1192 |", "杏鲍菇 | 4斤 | 8 | 32 |", false),
    ]);

    private static readonly PlantedCase RegisterRemark = new("HospitalityLuxuryItems", "登记簿备注",
    [
        """
        沙湾乡公务接待台账（2022年）
        序号 | 日期 | 来访单位 | 来客人数 | 陪餐人数 | 就餐地点 | 费用 | 公函号 | 备注
        1 | 2022-04-06 | 市畜牧站 | 5 | 2 | 机关食堂 | 640 | 市畜函〔2022〕3号 | 白酒2瓶、香烟3包
        """,
    ],
    [
        new("白酒2瓶、香烟3包", "白酒自带", false),
        new("白酒2瓶、香烟3包", "家常菜，未上酒", false),
        new("白酒2瓶、香烟3包", "酒3瓶", true),
    ]);

    private static readonly PlantedCase Club = new("HospitalityVenue", "会所",
    [
        """
        沙湾乡公务接待台账（2022年）
        序号 | 日期 | 来访单位 | 来客人数 | 陪餐人数 | 就餐地点 | 费用 | 公函号 | 备注
        1 | 2022-04-06 | 市畜牧站 | 5 | 2 | 御园私人会所 | 640 | 市畜函〔2022〕3号 |
        """,
    ],
    [
        new("御园私人会所", "机关食堂", false),
        new("御园私人会所", "老地方饭店", false),
        new("御园私人会所", "金色时代KTV", true),
        new("御园私人会所", "碧水温泉度假村", true),
        new("御园私人会所", "云顶俱乐部", true),
        new("御园私人会所", "竹林农家乐", false),
        new("御园私人会所", "天鹅堡高尔夫会馆", true),
        new("御园私人会所", "足浴城餐厅", true),
        new("御园私人会所", "县委机关灶", false),
        new("御园私人会所", "职工俱乐部食堂", false),
        new("市畜牧站", "某某商会（招商）", true),
        new("市畜函〔2022〕3号 |", "市畜函〔2022〕3号 | 来访取消，未接待", false),
    ]);

    private static readonly PlantedCase CountryInn = new("HospitalityVenue", "规定在食堂",
    [
        """
        沙湾乡公务接待管理制度
        第三条　公务接待原则上在乡机关食堂安排，每人每餐60元。
        第四条　本制度自2021年1月1日起施行。
        沙湾乡人民政府
        2020年12月28日
        """,
        """
        沙湾乡公务接待台账（2022年）
        序号 | 日期 | 来访单位 | 来客人数 | 陪餐人数 | 就餐地点 | 费用 | 公函号 | 备注
        1 | 2022-04-06 | 市畜牧站 | 5 | 2 | 竹林农家乐 | 400 | 市畜函〔2022〕3号 |
        """,
    ],
    [
        new("竹林农家乐", "机关食堂", false),
        new("原则上在乡机关食堂安排，每人每餐60元", "按每人每餐60元安排工作餐", false),
        new("竹林农家乐", "翡翠湖生态庄园", true),
        new("竹林农家乐", "水云渔庄", true),
        new("竹林农家乐", "职工餐厅", false),
        new("原则上在乡机关食堂安排", "严禁在农家乐安排，工作餐", true),
        new("竹林农家乐", "惠民快餐店", false),
    ]);

    private static readonly PlantedCase PrintingAtInn = new("HospitalityDisguised", "印刷费付农家乐",
    [
        """
        沙湾乡2022年支出台账
        凭证号 | 日期 | 摘要 | 收款单位 | 科目 | 金额 | 结算方式
        记-52 | 2022-05-19 | 资料印制 | 竹林农家乐 | 印刷费 | 4860 | 转账
        """,
    ],
    [
        new("竹林农家乐", "文华印务部", false),
        new("竹林农家乐", "聚福楼酒家", true),
        new("竹林农家乐", "金樽烟酒行", true),
        new("印刷费 | 4860", "公务接待费 | 4860", false),
        new("印刷费 | 4860", "劳务费 | 4860", true),
        new("印刷费 | 4860", "办公费 | 4860", true),
        new("资料印制 | 竹林农家乐 | 印刷费", "培训住宿费 | 县迎宾馆 | 培训费", false),
        new("资料印制 | 竹林农家乐 | 印刷费", "防汛值守盒饭 | 竹林农家乐 | 其他商品和服务支出", false),
        new("资料印制 | 竹林农家乐 | 印刷费", "会务餐费 | 县迎宾馆 | 会议费", true),
    ]);

    private static readonly PlantedCase MeetingSlip = new("HospitalityDisguised", "会议费报销单",
    [
        """
        费用报销单
        报销科目 | 会议费 | 日期 | 2022年12月28日
        事由 | 年度总结会
        金额 | 6,420.00 | 大写 | 陆仟肆佰贰拾元整
        开票单位 | 沙湾乡聚福楼酒家 | 发票内容 | 餐饮服务
        附件 | 发票1张、菜单1份
        审批 | 同意 谷一山
        """,
    ],
    [
        new("开票单位 | 沙湾乡聚福楼酒家 | 发票内容 | 餐饮服务\n附件 | 发票1张、菜单1份", "开票单位 | 沙湾乡文华印务部 | 发票内容 | 印刷品\n附件 | 发票1张、清单1份", false),
        new("报销科目 | 会议费", "报销科目 | 公务接待费", false),
        new("沙湾乡聚福楼酒家", "沙湾商贸中心", true),
        new("事由 | 年度总结会", "事由 | 防汛值守人员工作餐", false),
    ]);

    private static readonly PlantedCase VillageBook = new("HospitalityDisguised", "村账付乡里来人",
    [
        """
        竹林村2022年现金收支账
        日期 | 摘要 | 收入 | 支出 | 结余
        2022-03-04 | 上年结转 | 12000 |  | 12000
        2022-03-16 | 乡政府领导来村检查午餐 |  | 680 | 11320
        """,
    ],
    [
        new("乡政府领导来村检查午餐", "招待乡干部买烟酒", true),
        new("乡政府领导来村检查午餐", "森林防火值守人员午餐", false),
        new("乡政府领导来村检查午餐", "村民代表大会误餐", false),
        new("乡政府领导来村检查午餐", "修水渠民工伙食", false),
        new("乡政府领导来村检查午餐", "慰问八十岁以上老人", false),
        new("乡政府领导来村检查午餐", "接待费", true),
    ]);

    private static readonly PlantedCase PaidByFirm = new("HospitalityDisguised", "企业付费",
    [
        """
        关于用餐情况的说明
        2022年6月9日晚，我乡干部5人在竹林农家乐用餐，费用1,380元由蓝山市大禹建设工程有限公司支付。
        沙湾乡人民政府办公室
        2022年7月1日
        """,
    ],
    [
        new("由蓝山市大禹建设工程有限公司支付", "由参加人员自费支付", false),
        new("由蓝山市大禹建设工程有限公司支付", "由竹林村村委会结账", true),
        new("由蓝山市大禹建设工程有限公司支付", "由施工方买单", true),
        new("由蓝山市大禹建设工程有限公司支付", "列公务接待费", false),
        new("关于用餐情况的说明", "关于某地违规吃喝问题的通报", false),
    ]);
}
