using static DocReview.Bench.Block;

namespace DocReview.Bench;

/// <summary>The papers of an invented town: minutes, red-head papers, ledgers, contracts, attendance lists, vouchers.</summary>
internal static class InventedPapers
{
    private static readonly string[] Matters =
    [
        "雨污管网改造工程", "农村公路安全防护工程", "镇文化服务中心修缮", "便民服务大厅办公设备采购", "高标准农田建设配套工程", "美丽乡村示范点绿化", "敬老院消防设施改造", "集镇路灯节能改造",
        "人居环境整治劳务外包", "防汛物资储备采购", "中心小学运动场改造", "老旧小区外墙维修", "森林防火通道硬化", "农贸市场升级改造", "信息化监控系统维护", "村级活动场所新建",
    ];

    private static readonly string[] Speeches =
    [
        "该项目已列入年度计划，资金来源为县级专项补助，建议按程序实施。", "要严格执行招标投标有关规定，把好质量关、安全关，做好现场签证管理。", "同意上述意见，请财政所做好资金统筹，不得挤占挪用专项资金。",
        "群众反映较为集中，应当尽快启动，同时做好施工期间的交通疏导和宣传解释工作。", "合同条款须经法律顾问审核，付款节点要与工程进度相匹配。", "涉及征地补偿的部分要公示到户，接受群众监督。", "原则同意，请分管同志牵头，每半月报告一次进展情况。",
    ];

    private static readonly string[] Uses = ["办公用品", "公务接待费", "车辆维修费", "会议费", "印刷费", "差旅费", "劳务费", "水电费", "培训费", "工程进度款", "材料款", "租赁费", "邮电费", "设备购置", "维修（护）费"];

    public static Paper Of(int kind, int seed)
    {
        var invention = new Invention(seed);
        var (name, blocks) = (kind % 6) switch
        {
            0 => ("minutes", Minutes(invention)),
            1 => ("red-head", RedHead(invention)),
            2 => ("ledger", Ledger(invention)),
            3 => ("contract", Contract(invention)),
            4 => ("attendance", Attendance(invention)),
            _ => ("voucher", Voucher(invention)),
        };
        return new Paper(name, blocks, invention.Facts);
    }

    private static List<Block> Minutes(Invention it)
    {
        var day = it.Day();
        List<Block> blocks =
        [
            new Line($"中共{it.Town}委员会会议记录", 20, Align.Centre), new Gap(8),
            new Paragraph($"时间：{it.Date(day)}上午{it.Next(8, 11)}时30分"), new Paragraph($"地点：镇政府{it.Next(2, 5)}楼会议室"),
            new Paragraph($"主持人：{it.Name()}　　记录人：{it.Name()}"), new Paragraph($"参加人员：{it.Names(6)}"), new Paragraph($"列席人员：{it.Names(3)}"), new Paragraph($"缺席人员：{it.Name()}（因公外出）"),
        ];
        string[] labels = ["一、", "二、", "三、"];
        foreach (var label in labels[..it.Next(2, 4)])
        {
            var matter = it.One(Matters);
            blocks.Add(new Paragraph($"{label}研究{matter}有关事项"));
            blocks.Add(new Paragraph($"{it.Name()}汇报：{matter}预算{it.TenThousands()}，经比选由{it.Company()}承建，合同价{it.Sum()}元，工期{it.Next(30, 180)}天。"));
            for (var i = 0; i < 2; i++)
                blocks.Add(new Paragraph($"{it.Name()}：{it.One(Speeches)}"));
            blocks.Add(new Paragraph($"会议决定：同意实施{matter}，由{it.Name()}同志负责，于{it.Date()}前完成。"));
        }
        return blocks;
    }

    private static List<Block> RedHead(Invention it)
    {
        var office = string.Concat(it.Town.AsSpan(0, 1), it.One("政发", "政办", "党发", "政字"));
        var matter = it.One(Matters);
        var other = it.Number(office);
        return
        [
            new Gap(20), new Line($"{it.Town}人民政府文件", 40, Align.Centre, Red: true), new Gap(12), new Line(it.Number(office), 15, Align.Centre), new Rule(Red: true), new Gap(10),
            new Line($"关于拨付{matter}资金的批复", 20, Align.Centre), new Gap(8), new Paragraph("各村（社区）、镇直各单位：", 15),
            new Paragraph($"你单位《关于申请{matter}资金的请示》（{other}）收悉。经{it.Date()}镇长办公会议研究，现批复如下：", 15),
            new Paragraph($"一、同意{it.Company()}实施{matter}，概算总投资{it.TenThousands()}，其中县级补助{it.Sum()}元，镇级自筹{it.Sum()}元。", 15),
            new Paragraph($"二、项目由{it.Name()}同志负责，{it.Name()}同志具体落实，财政所{it.Name()}同志做好资金监管，确保专款专用。", 15),
            new Paragraph($"三、请于{it.Date()}前开工，{it.Date()}前完成竣工验收，逾期未完成的，收回资金指标。", 15),
            new Paragraph($"四、{it.One(Speeches)}", 15), new Paragraph("特此批复。", 15), new Gap(30),
            new Line($"{it.Town}人民政府　　　", 15, Align.Right), new Line($"{it.Date()}　　　", 15, Align.Right), new Seal($"{it.Town}人民政府", ""), new Gap(40),
            new Paragraph($"抄送：县财政局、县审计局，镇党委、人大、纪委。", 12),
        ];
    }

    private static List<Block> Ledger(Invention it)
    {
        var rows = new List<string[]> { new[] { "序号", "日期", "摘要", "经办人", "支出金额（元）", "余额（元）" } };
        var rest = it.Fen(200_000_000, 900_000_000);
        var count = it.Next(14, 22);
        for (var i = 1; i <= count; i++)
        {
            var fen = it.Fen(5_000, 8_000_000);
            rest -= fen;
            rows.Add([$"{i}", it.Date(), it.One(Uses), it.Name(), it.Sum(fen, true), it.Sum(rest, true)]);
        }
        return
        [
            new Line($"{it.Town}专项资金支出明细账", 18, Align.Centre), new Gap(4), new Line($"单位：{it.Town}财政所　　　会计：{it.Name()}　　　单位：元", 10.5), new Gap(4),
            new Table(rows, [0.07, 0.2, 0.22, 0.13, 0.18, 0.2]), new Gap(6), new Line($"制表：{it.Name()}　　审核：{it.Name()}　　制表日期：{it.Date()}", 10.5),
        ];
    }

    private static List<Block> Contract(Invention it)
    {
        var fen = it.Fen(500_000, 300_000_000) / 10 * 10;
        var matter = it.One(Matters);
        var company = it.Company();
        return
        [
            new Line("建设工程施工合同", 22, Align.Centre), new Gap(8), new Line($"合同编号：{it.Next(2019, 2025)}-{it.Next(100, 999)}", 12, Align.Right),
            new Paragraph($"发包人（甲方）：{it.Town}人民政府", 12), new Paragraph($"承包人（乙方）：{company}", 12),
            new Paragraph("根据《中华人民共和国民法典》及有关法律规定，遵循平等、自愿、公平和诚实信用的原则，双方就工程施工及有关事项协商一致，共同达成如下协议：", 12),
            new Paragraph($"第一条　工程名称：{matter}。工程地点：{it.Town}境内。", 12), new Paragraph($"第二条　合同工期：自{it.Date()}起至{it.Date()}止，工期总日历天数{it.Next(45, 240)}天。", 12),
            new Paragraph($"第三条　合同价款：人民币（大写）{Invention.Capital(fen)}（¥{it.Sum(fen, true)}元），含税率9%的增值税专用发票。", 12),
            new Paragraph($"第四条　付款方式：合同签订后支付预付款{it.Sum()}元；工程完工验收合格后付至合同价的80%；结算审计后付至97%，余款作为质量保证金，缺陷责任期满后无息退还。", 12),
            new Paragraph("第五条　质量标准：符合国家现行工程施工质量验收规范合格标准，保修期为两年。", 12),
            new Paragraph($"第六条　甲方代表：{it.Name()}，乙方项目经理：{it.Name()}，安全员：{it.Name()}。", 12),
            new Paragraph("第七条　违约责任：乙方逾期竣工的，每逾期一日按合同价款的0.05%支付违约金；甲方逾期付款的，按同期贷款市场报价利率支付利息。", 12),
            new Paragraph("第八条　本合同一式六份，甲方执四份，乙方执两份，自双方签字盖章之日起生效。", 12), new Gap(12),
            new Line($"甲方（盖章）：{it.Town}人民政府　　　　乙方（盖章）：{company}", 11), new Line($"法定代表人：{it.Name()}　　　　　　　　法定代表人：{it.Name()}", 11), new Line($"签订日期：{it.Date()}", 11), new Seal(company, "合同专用章"),
        ];
    }

    private static List<Block> Attendance(Invention it)
    {
        var rows = new List<string[]> { new[] { "序号", "姓名", "单位及职务", "联系电话", "签到时间", "备注" } };
        string[] posts = ["党委书记", "镇长", "人大主席", "纪委书记", "组织委员", "副镇长", "财政所长", "党政办主任", "城建办主任", "村党支部书记", "会计", "驻村干部"];
        for (var i = 1; i <= it.Next(16, 26); i++)
            rows.Add([$"{i}", it.Name(), it.One(posts), $"1{it.Next(30, 99)}{it.Next(1000, 9999)}{it.Next(1000, 9999)}", $"{it.Next(8, 10)}:{it.Next(10, 59)}", it.Next(0, 5) == 0 ? it.One("请假", "代签", "迟到") : ""]);
        return
        [
            new Line($"{it.Town}{it.One(Matters)}推进会签到表", 17, Align.Centre), new Gap(6), new Line($"会议时间：{it.Date()}　　　会议地点：镇政府三楼会议室", 11), new Gap(4),
            new Table(rows, [0.08, 0.15, 0.25, 0.22, 0.15, 0.15], 11), new Gap(6), new Line($"应到{it.Next(20, 40)}人，实到{it.Next(10, 20)}人　　记录人：{it.Name()}", 11),
        ];
    }

    private static List<Block> Voucher(Invention it)
    {
        var rows = new List<string[]> { new[] { "摘要", "总账科目", "明细科目", "借方金额", "贷方金额" } };
        var total = 0L;
        for (var i = 0; i < it.Next(4, 8); i++)
        {
            var fen = it.Fen(5_000, 9_000_000);
            total += fen;
            rows.Add([$"付{it.One(Uses)}", "业务活动费用", it.One(Uses), it.Sum(fen, true), ""]);
        }
        rows.Add(["银行转账支付", "零余额账户", "财政授权支付", "", it.Sum(total, true)]);
        rows.Add(["合计", "", "", it.Sum(total, true), it.Sum(total, true)]);
        var bill = it.Fen(20_000, 2_000_000);
        return
        [
            new Line("记账凭证", 20, Align.Centre), new Gap(4), new Line($"单位：{it.Town}人民政府　　日期：{it.Date()}　　凭证号：记字第{it.Next(1, 300)}号", 10.5), new Gap(4),
            new Table(rows, [0.24, 0.2, 0.2, 0.18, 0.18]), new Gap(6), new Line($"会计主管：{it.Name()}　　记账：{it.Name()}　　出纳：{it.Name()}　　制单：{it.Name()}", 10.5), new Gap(30),
            new Line("费用报销单", 18, Align.Centre), new Gap(4), new Line($"部门：党政办公室　　　{it.Date()}　　　附单据{it.Next(1, 9)}张", 10.5), new Gap(4),
            new Table([["报销事由", $"{it.Date()}接待{it.One("县财政局", "县审计局", "市农业农村局", "县住建局")}一行{it.Next(3, 9)}人工作用餐"], ["金额（大写）", Invention.Capital(bill)], ["金额（小写）", $"¥{it.Sum(bill, true)}"], ["报销人", it.Name()], ["审批意见", $"同意报销。{it.Name()}"]], [0.22, 0.78], 12),
            new Gap(10), new Line($"证明人：{it.Name()}　　验收人：{it.Name()}", 10.5), new Seal($"{it.Town}财政所", "财务专用章"),
        ];
    }
}
