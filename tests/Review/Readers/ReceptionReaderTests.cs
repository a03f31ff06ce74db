using DocReview.Ledger;
using static DocReview.Tests.PaperFacts;

namespace DocReview.Tests;

public sealed class ReceptionReaderTests
{
    [Theory]
    [InlineData("接待日期 | 来访单位 | 来客 | 陪餐 | 用餐地点 | 餐费（元） | 公函字号", "2022-03-08 | 市农业农村局 | 5 | 2 | 乡机关食堂 | 350 | 云农函〔2022〕7号")]
    [InlineData("序号 | 日期 | 接待对象 | 人数 | 陪餐人数 | 用餐地点 | 金额 | 来函", "1 | 3月8日 | 市农业农村局 | 5人 | 2人 | 乡机关食堂 | 350元 | 云农函〔2022〕7号")]
    [InlineData("函号 | 费用合计 | 就餐地点 | 陪同人员 | 客人数 | 来宾单位 | 时间", "云农函〔2022〕7号 | 350.00 | 乡机关食堂 | 薛明、祁国梁 | 5 | 市农业农村局 | 2022/3/8")]
    [InlineData("时间 | 来客单位 | 来宾人数 | 陪客 | 场所 | 支出 | 公函文号", "2022.3.8 | 市农业农村局 | ５人 | 薛明 祁国梁 | 乡机关食堂 | ￥350 | 云农函[2022]7号")]
    public void A_register_is_read_in_any_order_and_wording(string header, string row)
    {
        var visit = One<Reception>($"白鹭乡2022年公务接待台账\n{header}\n{row}");
        Assert.Equal((ReceptionPaper.Register, Day("2022-03-08"), "市农业农村局"), (visit.Paper, visit.Date!.Value, visit.Guests));
        Assert.Equal((5, 2, "乡机关食堂", 350m), (visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Venue, visit.Amount!.Value.InYuan));
        Assert.True(visit.Letter);
        Assert.NotNull(visit.LetterNumber);
    }

    [Fact]
    public void A_header_of_two_rows_is_put_together()
    {
        var visit = One<Reception>("""
            2022年接待登记表
            日期 | 接待对象 |  | 陪餐 |  | 费用（元） | 备注
             | 单位 | 人数 | 姓名 | 人数 |  | 
            5月6日 | 邻县考察组 | 12 | 薛明、祁国梁、何小平 | 3 | 900 | 学习交流
            """);
        Assert.Equal(("邻县考察组", 12, 3, 900m), (visit.Guests, visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Amount!.Value.InYuan));
        Assert.Equal(["薛明", "祁国梁", "何小平"], visit.Companions);
        Assert.Null(visit.Letter);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("无", false)]
    [InlineData("/", false)]
    [InlineData("电话通知", false)]
    [InlineData("后补", false)]
    [InlineData("有", true)]
    [InlineData("√", true)]
    [InlineData("1份", true)]
    [InlineData("区水函〔2022〕12号", true)]
    public void The_place_for_a_letter_is_judged_by_what_stands_there(string cell, bool shown)
    {
        var visit = One<Reception>($"2022年接待台账\n日期 | 来访单位 | 人数 | 陪餐人数 | 餐费 | 公函号 | 备注\n3月8日 | 区水务局 | 4 | 2 | 240 | {cell} | 河长制");
        Assert.Equal(shown, visit.Letter);
        if (cell is "电话通知" or "后补") Assert.Contains(cell, visit.Remark!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_called_off_is_no_reception() =>
        Assert.Empty(Of<Reception>("2023年接待登记\n日期 | 来访单位 | 人数 | 陪同人数 | 费用（元） | 公函文号 | 备注\n3月9日 | 区统计局 |  |  |  |  | 来访改期，未接待"));

    [Fact]
    public void Units_of_measure_are_not_taken_for_visitors()
    {
        var bought = One<Reception>("机关食堂采购明细（2022年3月）\n日期 | 品名 | 数量 | 单位 | 单价 | 金额 | 验收\n2022-03-07 | 料酒 | 6 | 瓶 | 7.5 | 45 | 何某");
        Assert.Equal("料酒 6瓶", Assert.Single(bought.Items));
        Assert.Null(bought.Guests);
    }

    [Fact]
    public void Totals_of_a_register_are_no_receptions()
    {
        var visits = Of<Reception>("""
            2022年接待台账
            日期 | 来访单位 | 人数 | 陪餐人数 | 餐费 | 公函号
            3月8日 | 区水务局 | 4 | 2 | 240 | 区水函〔2022〕12号
            一季度小计 |  | 4 | 2 | 240 | 
            合计 |  | 4 | 2 | 240 | 
            """);
        Assert.Single(visits);
    }

    [Fact]
    public void An_approval_and_a_checklist_in_one_file_are_two_papers()
    {
        var visits = Of<Reception>("""
            公务接待审批单
            来访单位 | 市规划局二科 | 人数 | 8人（带队：副科长 康宁）
            公务内容 | 村庄规划踏勘 | 来函 | 云规函〔2021〕37号
            用餐 | 机关食堂，4月15日午餐 | 标准 | 60元/人
            陪餐 | 薛明、祁国梁、何小平 | 审批 | 薛明 4月14日
            公务接待清单
            时间：2021年4月15日　来客8人　陪餐3人　实际支出620元
            接待对象签字：康宁　　审签：何小平
            """);
        Assert.Equal([ReceptionPaper.Approval, ReceptionPaper.Checklist], visits.Select(v => v.Paper));
        Assert.Equal((8, 3, true), (visits[0].GuestCount!.Value, visits[0].CompanionCount!.Value, visits[0].Letter!.Value));
        Assert.Equal((Day("2021-04-15"), 8, 3, 620m), (visits[1].Date!.Value, visits[1].GuestCount!.Value, visits[1].CompanionCount!.Value, visits[1].Amount!.Value.InYuan));
        Assert.Null(visits[0].Amount);
    }

    [Fact]
    public void A_checklist_as_lines_with_a_menu_and_a_note()
    {
        var visit = One<Reception>("""
            公务接待清单
            接待对象：青山县河口镇政府 副镇长 阎某 等13人
            公务活动：垃圾分类交流　来函：河镇函〔2020〕9号
            时间地点：2020年10月22日中午，机关食堂
            陪餐：薛明、祁国梁、何小平、邓洁（4人）
            菜单：红烧肉、清蒸鱼、豆腐煲
            费用：816元，人均48元
            驾驶员2人另桌，费用未列入。
            审签：薛明
            """);
        Assert.Equal((13, 4, 816m, Day("2020-10-22")), (visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Amount!.Value.InYuan, visit.Date!.Value));
        Assert.Equal(["红烧肉", "清蒸鱼", "豆腐煲"], visit.Items);
        Assert.Equal("机关食堂", visit.Venue);
        Assert.Contains("另桌", visit.Remark!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checklist_in_one_sentence()
    {
        var visit = One<Reception>("公务接待清单：时间2021年3月12日中午；接待对象：康宁等6人（名单附后）；陪餐：薛明、祁国梁；费用420元；审签：薛明");
        Assert.Equal((6, 2, 420m, Day("2021-03-12")), (visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Amount!.Value.InYuan, visit.Date!.Value));
    }

    [Fact]
    public void A_form_with_grouped_labels_is_read()
    {
        var visit = One<Reception>("""
            公务接待清单
            接待对象 | 单位 | 区林业局 | 人数 | 3
            公务活动 | 项目 | 林长制检查 | 时间 | 2022年6月1日
            陪餐人员 | 薛明 | 费用 | 180元 | 
            """);
        Assert.Equal(("区林业局", 3, 1, 180m), (visit.Guests, visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Amount!.Value.InYuan));
    }

    [Fact]
    public void A_menu_lists_what_was_served()
    {
        var menu = One<Reception>("""
            望江阁　点菜单
            日期 2021.8.19　包厢 听涛　10位
            清蒸石斑 | 1 | 388
            飞天酒 | 2瓶 | 2,998
            软壳烟 | 2包 | 130
            合计 3,516元　　挂账：白鹭乡
            签单 薛明
            """);
        Assert.Equal((ReceptionPaper.Menu, 10, 3516m, "望江阁"), (menu.Paper, menu.GuestCount!.Value, menu.Amount!.Value.InYuan, menu.Venue));
        Assert.Equal(3, menu.Items.Count);
        Assert.Contains(menu.Items, item => item.Contains("飞天酒 2瓶", StringComparison.Ordinal));
    }

    [Fact]
    public void The_canteens_purchases_are_listed_item_by_item()
    {
        var bought = Of<Reception>("""
            机关食堂采购明细（2021年10—12月）
            日期 | 品名 | 数量 | 金额 | 供应商 | 备注
            2021-10-11 | 料酒 | 6瓶 | 54 | 万福超市 | 烹调用
            2021-11-19 | 香烟 | 2条 | 340 | 万福超市 |
            """);
        Assert.All(bought, b => Assert.Equal(ReceptionPaper.Canteen, b.Paper));
        Assert.Equal(["料酒 6瓶", "香烟 2条"], bought.SelectMany(b => b.Items));
        Assert.Equal("烹调用", bought[0].Remark);
    }

    [Fact]
    public void An_explanation_in_sentences_tells_a_reception()
    {
        var told = Of<Reception>("""
            情况说明
            2022年5月24日，商会考察团5人到乡里看厂房，按商务接待计划在政务中心食堂用餐，陪同2人，费用392元。
            另：同日晚由绿野园林公司在清波农家小院安排晚餐，乡政府6人参加，餐费2,180元由该公司支付。
            """);
        Assert.Equal((5, 2, 392m), (told[0].GuestCount!.Value, told[0].CompanionCount!.Value, told[0].Amount!.Value.InYuan));
        Assert.Equal((Day("2022-05-24"), 2180m), (told[1].Date!.Value, told[1].Amount!.Value.InYuan));
        Assert.Null(told[1].Letter);
        Assert.Equal((null, 6), (told[1].Guests, told[1].CompanionCount!.Value));
        Assert.Null(told[1].GuestCount);
    }

    [Theory]
    [InlineData("关于严明接待纪律的通知\n严禁提供香烟和高档酒水，陪餐不得超过3人，工作餐标准每人每餐不超过60元。")]
    [InlineData("2021年工作总结\n全年公务接待41批次367人次，支出18,640元，同比下降9%。")]
    [InlineData("信访接待登记\n日期 | 来访人 | 反映事项 | 接待人\n2022-03-08 | 周某 | 宅基地 | 何某")]
    public void Norms_figures_and_petitions_are_no_receptions(string text) => Assert.Empty(Of<Reception>(text));

    [Fact]
    public void Month_and_day_may_have_columns_of_their_own()
    {
        var visits = Of<Reception>("""
            2021年来客就餐登记
            月份 | 日 | 来宾单位 | 来客（人） | 陪客（人） | 餐费 | 有无公函
            1月 | 12 | 市水利局 | 5 | 2 | 315 | √
             | 21 | 市林业局 | 4 | 3 | 315 | ×
            """);
        Assert.Equal(["2021-01-12", "2021-01-21"], visits.Select(v => v.Date?.ToString()));
        Assert.Equal([true, false], visits.Select(v => v.Letter));
    }

    [Fact]
    public void A_sheet_of_one_month_needs_only_the_day()
    {
        var visit = One<Reception>("2021年5月来客登记\n序号 | 日 | 来宾单位 | 来客人数 | 陪客人数 | 餐费 | 公函号\n1 | 17 | 市水利局 | 5 | 2 | 315 | 无");
        Assert.Equal(Day("2021-05-17"), visit.Date);
    }

    [Fact]
    public void A_line_about_the_table_typed_into_its_cells_is_no_header()
    {
        var visit = One<Reception>("""
            【工作表:Sheet1】
            公务接待台账
            填报单位：柏溪乡党政办 |  |  |  | 2021年
            客人单位及人数 | 接待时间 | 陪同人员 | 总费用（元） | 公函文号
            区水利局　6人 | 9月1日 | 薛明、祁国梁 | 360 | 区水函〔2021〕5号
            """);
        Assert.Equal(("区水利局　6人", 6, 2, Day("2021-09-01")), (visit.Guests, visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Date!.Value));
    }

    [Fact]
    public void A_total_of_people_is_no_reception() =>
        Assert.Single(Of<Reception>("2021年接待台账\n序号 | 来访单位 | 日期 | 陪同人数 | 餐费 | 公函文号\n1 | 区水利局6人 | 9月1日 | 2 | 360 | 无\n | 合计6人 |  | 2人 | 360 | "));

    [Fact]
    public void Both_numbers_may_stand_in_one_column()
    {
        var visit = One<Reception>("2021年接待登记\n时间 | 来客 | 来客/陪客人数 | 就餐地点 | 金额 | 公函号\n9月6日 | 区水利局 | 3/4 | 乡食堂 | 315元 | 无");
        Assert.Equal((3, 4), (visit.GuestCount, visit.CompanionCount));
    }

    [Fact]
    public void A_sum_for_several_meals_is_said_to_be_one()
    {
        var visits = Of<Reception>("2021年用餐登记\n日期 | 来访单位 | 人数 | 陪餐人数 | 早餐 | 中餐 | 晚餐 | 金额 | 公函\n9月6日 | 区水利局 | 6 | 3 | 9 | 9 | 9 | 945 | 有\n9月7日 | 区林业局 | 6 | 3 |  | 9 |  | 405 | 有");
        Assert.Equal(["早餐、中餐、晚餐", null], visits.Select(v => v.Remark));
        Assert.All(visits, v => Assert.Null(v.Venue));
    }

    [Fact]
    public void A_form_begun_with_an_unknown_label_is_still_label_and_value()
    {
        var visit = One<Reception>("公务接待清单\n日期 | 2022.5.18 | 餐次 | 中餐\n来客单位 | 区城管局 | 来客人数 | 5人\n主宾 | 雷副局长 | 陪客人数 | 5人\n菜品 | 家常菜8个 | 消费金额 | ￥450.00\n公函 | 无 | 备注 | ");
        Assert.Equal(("区城管局", 5, 5, 450m), (visit.Guests, visit.GuestCount!.Value, visit.CompanionCount!.Value, visit.Amount!.Value.InYuan));
    }

    [Fact]
    public void Approval_and_settlement_on_one_sheet_tell_what_was_spent() =>
        Assert.Equal(ReceptionPaper.Reimbursement, One<Reception>("公务接待审批及结算单\n来访单位 | 区统计局 | 来访人数 | 3\n接待时间 | 2021.9.14 | 陪餐人数 | 1\n公函 | 无 | 结算金额 | 380元").Paper);

    [Fact]
    public void Guests_and_companions_under_the_number_of_diners_are_told_apart()
    {
        var visit = One<Reception>("2021年接待登记台账\n日期 | 来客单位 | 用餐人数 |  | 金额 | 公函\n |  | 来宾 | 陪同 |  | \n1月3日 | 区法院 | 5 | 2 | 280 | √");
        Assert.Equal((5, 2), (visit.GuestCount, visit.CompanionCount));
    }
}
