using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Bench;

/// <summary>
/// Papers such as an inspection group takes into custody, made from a seed: minutes, ledgers, contracts, notices, about 50 passages each, every tenth paper recognised from images.
/// Document n is the same whatever the number of documents. Nothing in them is real.
/// </summary>
internal sealed class InventedRecords
{
    private const int People = 4000, Villages = 300, Companies = 600;

    private static readonly string[] Words = Split(
        "工作 项目 资金 会议 研究 同意 情况 建设 管理 问题 落实 负责 要求 单位 干部 群众 服务 检查 整改 完成 汇报 通知 安排 意见 方案 实施 责任 制度 监督 发展 农村 乡镇 财务 支出 收入 经费 标准 审核 审批 程序 " +
        "采购 合同 工程 道路 硬化 施工 验收 结算 付款 发票 票据 报销 接待 公函 用餐 住宿 车辆 加油 维修 租赁 补贴 津贴 奖金 工资 劳务 慰问 困难 低保 救助 残疾 医疗 教育 学校 饮水 水利 灌溉 防汛 抗旱 森林 防火 安全 生产 " +
        "环境 卫生 垃圾 清运 保洁 绿化 路灯 安装 设备 办公 用品 打印 宣传 标语 培训 学习 党建 支部 党员 书记 主任 委员 班子 成员 分管 领导 牵头 配合 部门 财政 审计 纪检 巡察 组织 人事 任免 推荐 考察 选举 换届 村级 集体 资产 " +
        "资源 出租 发包 承包 流转 土地 征收 补偿 拆迁 安置 房屋 修缮 改造 危房 公示 公开 评议 档案 材料 台账 登记 核对 清理 盘点 库存 现金 银行 转账 账户 余额 往来 借款 欠款 清收 债务 化解 预算 决算 调整 追加 指标 下达 拨付 到位 使用 " +
        "效益 绩效 评价 质量 进度 工期 变更 签证 设计 图纸 测量 勘察 监理 招标 投标 中标 询价 比选 供应 商家 单价 数量 总价 合计 大写 小写 备注 经办 证明 验证 签字 盖章 同志 发言 讨论 表决 通过 记录 纪要 主持 参加 列席 缺席 请假 " +
        "认为 指出 强调 必须 应当 进一步 加强 做好 抓好 推进 提高 确保 严格 按照 规定 有关 文件 精神 结合 实际 认真 及时 全面 具体 主要 重点 目前 存在 不足 原因 措施 下一步 计划 目标 任务 数据 统计 报表 上报 反馈 回复 函件 请示 批复 " +
        "第一 第二 部分 剩余 预留 质保 违约 赔偿 争议 协商 仲裁 诉讼 条款 约定 甲方 乙方 双方 履行 期限 终止 解除 生效 份数 各执 养老 保险 缴费 退休 人员 聘用 临时 值班 加班 误餐 差旅 出差 交通 通讯 网络 电费 水费 电话 邮寄 印刷 复印 " +
        "种植 养殖 产业 扶持 合作社 果园 茶叶 油茶 大棚 育苗 化肥 农药 销售 品牌 旅游 文化 活动 广场 舞台 音响 比赛 奖品 纪念 节日 端午 中秋 春节 走访 座谈 调研 督查 考核 排名 通报 约谈 问责 处分 线索 举报 信访 调解 纠纷 稳定 综治 网格");

    private static readonly string[] Projects = Split("道路硬化工程 办公楼修缮 水渠清淤 路灯安装 文化广场建设 饮水管网改造 环境整治 垃圾中转站建设 危桥改造 防洪堤加固 村卫生室装修 便民服务大厅改造 高标准农田建设 油茶种植 公路养护 绿化提升 档案室改造 食堂设备采购 公务用车维修 太阳能路灯采购");
    private static readonly string[] Funds = Split("一事一议资金 财政奖补资金 村集体经济收入 办公经费 工会经费 党建经费 扶贫专项资金 环境整治资金 上级拨款 预备费");
    private static readonly string[] Offices = Split("党政办公室 财政所 农业综合服务中心 社会事务办公室 规划建设办公室 综治办公室 纪检监察室 扶贫工作站 自然资源所 卫生院 中心学校 派出所");
    private static readonly string[] Subjects = Split("公务接待费 办公用品 差旅费 车辆维修费 加油费 印刷费 劳务费 工程款 慰问金 误餐补助 会议费 培训费 电费 水费 邮电费 租车费 保洁费 材料款 设计费 监理费");
    private static readonly string[] Surnames = Split("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 欧阳 上官 端木 司徒");
    private const string Given = "明伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂文辉玲建国华志海红春梅兰凤云山林峰松柏鹏飞龙虎成功德福贵荣昌盛世永长青玉珍珠宝金银铜铁土木水火光亮晶莹雪冰霜雨露风雷电虹霓瞿㛃琪叡翀旻昱晗彧";
    private const string PlaceFirst = "河柳石竹桃梅松杨桐枫荷莲鹤鹿龙虎凤凰云雾月星金银铜铁上下东西南北大小长清白青红黄", PlaceSecond = "湾溪桥坪坝坡岭冲塘井泉洞垭沟岩滩渡口寨屯庄铺店关";
    private const string Rare = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

    private readonly string[] people, villages, companies;

    public IReadOnlyList<string> Names => people;

    public InventedRecords()
    {
        var random = new Random(20261123);
        people = [.. Enumerable.Range(0, People).Select(_ => Surnames[Skewed(random, Surnames.Length)] + Given[random.Next(Given.Length)] + (random.Next(4) == 0 ? "" : Given[random.Next(Given.Length)]))];
        villages = [.. Enumerable.Range(0, Villages).Select(_ => $"{PlaceFirst[random.Next(PlaceFirst.Length)]}{PlaceSecond[random.Next(PlaceSecond.Length)]}{"村镇乡"[Skewed(random, 3)]}")];
        companies = [.. Enumerable.Range(0, Companies).Select(_ => $"{PlaceFirst[random.Next(PlaceFirst.Length)]}{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}{Split("建筑工程 商贸 园林绿化 广告传媒 餐饮管理 劳务服务")[random.Next(6)]}有限公司")];
    }

    public static FileId File(int number) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"invented {number}"))));

    public static bool IsContract(int number) => number % 20 is >= 14 and < 17;

    public Document Document(int number) => new Paper(this, number).Write();

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Low numbers far more often than high ones, as words and names are.</summary>
    private static int Skewed(Random random, int count) => (int)(Math.Pow(count + 1, random.NextDouble()) - 1);

    private sealed class Paper(InventedRecords records, int number)
    {
        private readonly Random random = new(number * 7919 + 1);
        private readonly List<Page> pages = [];
        private readonly List<Passage> passages = [];
        private readonly FileId file = File(number);
        private int count, table;
        private TextOrigin origin;

        public Document Write()
        {
            origin = number % 10 == 9 ? TextOrigin.Recognised : TextOrigin.Written;
            var (kind, title) = (number % 20) switch
            {
                < 8 => ("会议纪要", Minutes()),
                < 14 => ("财务账目", Ledger()),
                _ when IsContract(number) => ("合同", Contract()),
                _ => ("请示通知", Notice()),
            };
            Turn();
            return new(file, $"{Village()}/{2019 + random.Next(6)}年/{kind}/{title}{number}.docx", title, "docx", pages, "invented/1");
        }

        private string Minutes()
        {
            var title = $"{Village()}党委会议纪要〔{2019 + random.Next(6)}〕{random.Next(1, 60)}号";
            Add(title);
            Add($"时间：{Date()}{Pick("上午", "下午")}");
            Add($"地点：{Pick("三楼会议室", "党政办会议室", "二楼小会议室")}");
            Add($"主持人：{Person()}    记录人：{Person()}");
            Add($"出席：{People(5, 12)}");
            Add($"列席：{People(2, 8)}");
            var items = random.Next(4, 9);
            for (var item = 1; item <= items; item++)
            {
                Add($"{"〇一二三四五六七八九"[item]}、关于{Village()}{One(Projects)}的{Pick("请示", "报告", "意见", "方案")}");
                for (var i = random.Next(3, 8); i > 0; i--) Add(Speech());
                Add($"会议决定：同意从{One(Funds)}中列支{Sum()}用于{Village()}{One(Projects)}，由{One(Offices)}负责，{Person()}牵头落实，{Date()}前完成。");
                if (count % 30 > 24) Turn();
            }
            return title;
        }

        private string Speech() => random.Next(6) switch
        {
            0 => $"会议听取了{Person()}关于{Village()}{One(Projects)}情况的汇报。{Clauses(1, 3)}",
            1 => $"{Person()}：{Clauses(1, 4)}",
            2 => $"{Person()}汇报，{One(Projects)}预算{Sum()}，已支付{Sum()}，{Clauses(1, 2)}",
            3 => $"会议认为，{Clauses(2, 5)}",
            4 => $"{Person()}：同意。{Clauses(1, 2)}",
            _ => $"经研究，{Clauses(1, 4)}{(random.Next(3) == 0 ? $"涉及金额{Sum()}。" : "")}",
        };

        private string Ledger()
        {
            var title = $"{Village()}{2019 + random.Next(6)}年{Pick("支出明细", "报销汇总", "往来台账", "工程付款登记")}表";
            table++;
            Add(title);
            Row([$"单位：{Village()}人民政府", Pick("单位：元", "单位：万元", "单位：元")]);
            Row(["序号", "日期", "摘要", "收款人", Pick("金额", "金额（元）", "金额（万元）"), "经办人", "票据号"]);
            var rows = random.Next(30, 80);
            for (var i = 1; i <= rows; i++)
                Row([$"{i}", Day(), $"{(random.Next(2) == 0 ? Village() : "")}{One(Subjects)}{(random.Next(3) == 0 ? Phrase(2, 4) : "")}", random.Next(3) == 0 ? records.companies[Skewed(random, Companies)] : Person(),
                    Figures(), random.Next(4) == 0 ? "" : Person(), random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture)]);
            Row(["合计", "", "", "", Figures(), "", ""]);
            return title;
        }

        private string Contract()
        {
            var (village, project, company) = (Village(), One(Projects), records.companies[Skewed(random, Companies)]);
            var title = $"{village}{project}合同";
            Add(title);
            Add($"甲方：{village}人民政府");
            Add($"乙方：{company}");
            Add($"合同编号：{village[0]}{2019 + random.Next(6)}-{random.Next(1, 400):000}");
            var articles = random.Next(8, 16);
            for (var i = 1; i <= articles; i++)
            {
                Add($"第{Chinese(i)}条　{Phrase(1, 2)}");
                for (var clause = random.Next(1, 4); clause > 0; clause--) Add($"{clause}. {Clauses(2, 5)}");
                if (i % 4 == 2) Add($"合同价款为人民币{Capital(random.Next(1, 900) * 1000)}（¥{Amount(random.Next(1, 900) * 1000)}），{Date()}前支付{random.Next(2, 9)}0%。");
            }
            Add($"甲方（盖章）：　　　乙方（盖章）：");
            Add($"签订日期：{Date()}");
            return title;
        }

        private string Notice()
        {
            var title = $"关于{Village()}{One(Projects)}的{Pick("请示", "通知", "批复", "函")}";
            Add(title);
            Add($"{Village()}政发〔{2019 + random.Next(6)}〕{random.Next(1, 200)}号");
            Add($"{One(Offices)}：");
            for (var i = random.Next(10, 60); i > 0; i--)
                Add(random.Next(5) == 0 ? $"（{Chinese(random.Next(1, 12))}）{Phrase(2, 5)}。所需资金{Sum()}，由{One(Funds)}列支。" : Clauses(1, 6));
            Add($"联系人：{Person()}，电话：1{random.NextInt64(3_000_000_000, 9_999_999_999)}");
            Add(Date());
            return title;
        }

        private string Clauses(int least, int most)
        {
            var text = new StringBuilder();
            for (var left = random.Next(least, most + 1); left > 0; left--)
            {
                text.Append(random.Next(12) switch
                {
                    0 => $"{Person()}负责{Phrase(2, 4)}",
                    1 => $"{Village()}{Phrase(2, 5)}",
                    2 => $"{Date()}{Phrase(2, 4)}",
                    3 => $"{Phrase(1, 3)}{Sum()}",
                    4 => Unknown(random.Next(4, 14)),
                    _ => Phrase(3, 8),
                });
                text.Append(left == 1 ? "。" : Pick("，", "，", "；", "、"));
            }
            return text.ToString();
        }

        private string Phrase(int least, int most) => string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Words[Skewed(random, Words.Length)]));

        /// <summary>What no list of words holds.</summary>
        private string Unknown(int length) => string.Create(length, random, static (text, random) =>
        {
            foreach (ref var c in text) c = Rare[Skewed(random, Rare.Length)];
        });

        private string Person() => records.people[Skewed(random, InventedRecords.People)];
        private string People(int least, int most) => string.Join("、", Enumerable.Range(0, random.Next(least, most)).Select(_ => Person()));
        private string Village() => records.villages[Skewed(random, Villages)];
        private string One(string[] choices) => choices[Skewed(random, choices.Length)];
        private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

        private string Date() => (2019 + random.Next(6), random.Next(1, 13), random.Next(1, 29)) is var (year, month, day) && random.Next(6) == 0 ? $"{string.Concat($"{year}".Select(c => "〇一二三四五六七八九"[c - '0']))}年{Chinese(month)}月{Chinese(day)}日" : $"{year}年{month}月{day}日";

        private string Day() => random.Next(2) == 0 ? $"{2019 + random.Next(6)}.{random.Next(1, 13)}.{random.Next(1, 29)}" : $"{2019 + random.Next(6)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}";

        private string Sum() => random.Next(5) switch
        {
            0 => $"{random.Next(1, 300) / 10m}万元",
            1 => $"{Capital(random.Next(1, 999) * 100)}",
            2 => $"{Amount(random.Next(100, 500_000))}元",
            3 => $"{random.Next(1, 90)}万{random.Next(1, 10)}千元",
            _ => $"{random.Next(100, 90_000)}元",
        };

        private string Figures() => random.Next(2) == 0 ? $"{random.Next(100, 90_000)}.00" : Amount(random.Next(100, 900_000) / 10m);

        private static string Amount(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

        private static string Chinese(int value) => value < 10 ? $"{"〇一二三四五六七八九"[value]}" : $"{(value < 20 ? "" : "一二三四五六七八九"[value / 10 - 1].ToString())}十{(value % 10 == 0 ? "" : "一二三四五六七八九"[value % 10 - 1].ToString())}";

        private static string Capital(int yuan)
        {
            var (text, zero) = (new StringBuilder(), false);
            foreach (var (unit, name) in new[] { (100_000, "拾"), (10_000, "万"), (1000, "仟"), (100, "佰"), (10, "拾") })
            {
                var digit = yuan / unit % 10;
                if (digit > 0) text.Append(zero && text.Length > 0 ? "零" : "").Append("零壹贰叁肆伍陆柒捌玖"[digit]).Append(name);
                else if (unit == 10_000 && yuan >= 100_000) text.Append('万');
                zero = digit == 0 && unit < 10_000;
            }
            return text.Append("元整").ToString();
        }

        private void Add(string text) => passages.Add(new(new(file, ++count), text));

        private void Row(string[] cells)
        {
            var (listed, at) = (new List<Cell>(), 0);
            foreach (var cell in cells)
            {
                listed.Add(new(listed.Count + 1, at, cell.Length));
                at += cell.Length + 1;
            }
            passages.Add(new(new(file, ++count), string.Join('\t', cells)) { Kind = PassageKind.TableRow, Row = new(table, passages.Count, listed) });
        }

        private void Turn()
        {
            if (passages.Count == 0) return;
            pages.Add(new(pages.Count + 1, origin, [.. passages]));
            passages.Clear();
        }
    }
}
