using DocReview.Ledger;
using static DocReview.Tests.PaperFacts;

namespace DocReview.Tests;

/// <summary>Ledgers of invented towns: every clerk has other columns, words and units.</summary>
public sealed class SpendingTableTests
{
    [Fact]
    public void A_plain_ledger_gives_one_expenditure_a_row_with_all_its_columns()
    {
        var paid = One<Expenditure>("""
            【工作表:2023年】
            白鹭乡2023年支出台账
            凭证号 | 日期 | 摘要 | 收款单位（人） | 科目 | 金额 | 结算方式 | 审批人 | 备注
            记-012 | 2023-04-06 | 农田机耕道维修 | 白鹭乡永兴工程队 | 维修费 | 18600 | 转账 | 祁国梁 | 附验收单
            """);
        Assert.Equal(Day("2023-04-06"), paid.Date);
        Assert.Equal(("白鹭乡永兴工程队", "农田机耕道维修", "维修费", Money.Yuan(18600)), (paid.Payee, paid.Purpose, paid.Account, paid.Amount));
        Assert.Equal(("转账", "祁国梁", "记-012", "附验收单"), (paid.Method, paid.Approver, paid.VoucherNumber, paid.Remark));
    }

    [Theory]
    [InlineData("时间 | 用途 | 供应商 | 支出金额（元）", "2022.3.8 | 打印纸 | 文达文具店 | 1,260.00", 1260)]
    [InlineData("序号 | 支付日期 | 支出内容 | 领款人 | 支付金额", "1 | 2022年3月8日 | 清淤人工 | 邱大勇 | 1260元", 1260)]
    [InlineData("金额(万元) | 款项用途 | 对方户名 | 付款日期", "1.26 | 路灯款 | 明光电器行 | 2022/3/8", 12600)]
    [InlineData("入账日期 | 事由 | 收款人 | 报销金额", "20220308 | 差旅费 | 庞小燕 | ¥1260.00", 1260)]
    [InlineData("交易日期 | 借方发生额 | 贷方发生额 | 余额 | 对方户名 | 摘要", "2022-03-08 | 1,260.00 |  | 98,000.00 | 明光电器行 | 路灯款", 1260)]
    [InlineData("交易时间 | 交易金额 | 账户余额 | 借贷标志 | 对方名称 | 用途", "2022-03-08 10:22:31 | 1260.00 | 98000.00 | 借 | 明光电器行 | 路灯款", 1260)]
    [InlineData("日　期 | 摘　要 | 收款单位 | 支　出 | 收　入 | 结　余", "2022-03-08 | 购办公桌 | 佳居家具城 | 1260 |  | 5000", 1260)]
    [InlineData("单位 | 项目 | 金额 | 日期", "佳居家具城 | 办公桌 | 1260 | 2022-03-08", 1260)]
    public void Columns_are_found_in_any_order_and_wording(string header, string row, decimal yuan)
    {
        var paid = One<Expenditure>($"某乡支出明细\n{header}\n{row}");
        Assert.Equal(Money.Yuan(yuan), paid.Amount);
        Assert.Equal(Day("2022-03-08"), paid.Date);
        Assert.NotNull(paid.Payee);
        Assert.NotEqual("", paid.Purpose);
    }

    [Fact]
    public void The_unit_may_stand_above_the_table()
    {
        var paid = One<Expenditure>("""
            项目资金支出明细
            单位：万元
            日期 | 内容 | 收款单位 | 金额
            2022-05-01 | 村道硬化进度款 | 泰丰建设公司 | 12.5
            """);
        Assert.Equal(Money.Yuan(125000), paid.Amount);
    }

    [Fact]
    public void Totals_carried_sums_and_repeated_headers_are_no_payments()
    {
        var paid = Of<Expenditure>("""
            2022年支出台账
            日期 | 摘要 | 收款人 | 金额
             | 承前页 |  | 50000
            3月5日 | 电费 | 供电所 | 800
            本月合计 |  |  | 800
            日期 | 摘要 | 收款人 | 金额
            4月5日 | 电费 | 供电所 | 900
            合　计 |  |  | 1700
            本年累计 |  |  | 1700
            """);
        Assert.Equal([800, 900], paid.Select(p => p.Amount.InYuan));
        Assert.Equal(Day("2022-04-05"), paid[1].Date);
    }

    [Fact]
    public void A_ledger_with_month_and_day_columns_under_the_year_is_read()
    {
        var paid = Of<Expenditure>("""
            三栏明细账　科目：公务接待费
            2021年 |  | 凭证 |  | 摘要 | 借方 | 贷方 | 余额
            月 | 日 | 字 | 号 |  |  |  | 
            3 | 12 | 记 | 18 | 付检查组工作餐 | 420.00 |  | 420.00
             | 19 | 记 | 25 | 付工作餐 | 1260.00 |  | 1680.00
            """);
        Assert.Equal([Day("2021-03-12"), Day("2021-03-19")], paid.Select(p => p.Date!.Value));
        Assert.Equal(["记-18", "记-25"], paid.Select(p => p.VoucherNumber));
        Assert.Equal([420, 1260], paid.Select(p => p.Amount.InYuan));
    }

    [Fact]
    public void In_a_cash_journal_the_credit_side_is_what_was_paid()
    {
        var paid = One<Expenditure>("""
            库存现金日记账（2020年）
            日期 | 摘要 | 借方 | 贷方 | 余额
            1月8日 | 收门市租金 | 3000 |  | 3000
            1月9日 | 付搬运费 |  | 800 | 2200
            """);
        Assert.Equal(("付搬运费", 800m), (paid.Purpose, paid.Amount.InYuan));
    }

    [Fact]
    public void Money_that_comes_in_is_no_expenditure()
    {
        var paid = Of<Expenditure>("""
            账户交易明细 2022年
            交易日期 | 摘要 | 对方户名 | 支出 | 收入 | 余额
            2022-01-05 | 上级拨款 | 区财政局 |  | 500,000.00 | 812,000.00
            2022-01-06 | 工程款 | 泰丰建设公司 | 86,000.00 |  | 726,000.00
            2022-01-07 | 收门面租金 | 罗某 |  | 4,000.00 | 730,000.00
            """);
        Assert.Equal("泰丰建设公司", Assert.Single(paid).Payee);
    }

    [Fact]
    public void A_bank_export_with_signed_sums_counts_the_negative_ones()
    {
        var paid = One<Expenditure>("""
            对账单
            交易日 | 金额 | 余额 | 对方账户名称 | 附言
            2022-06-01 | -3,200.00 | 10,000.00 | 蓝天物业部 | 物业费
            2022-06-02 | 5,000.00 | 15,000.00 | 区财政局 | 拨款
            """);
        Assert.Equal(("蓝天物业部", 3200m), (paid.Payee, paid.Amount.InYuan));
    }

    [Fact]
    public void Plain_text_with_wide_spaces_is_a_table()
    {
        var paid = Of<Expenditure>("白鹭乡农商行账户流水　户名：白鹭乡财政所\n日期　摘要　对方户名　支出　收入　余额\n2022-03-03　广告牌　红枫广告部　4900.00　　862,441.07\n2022-03-30　租金　周某　　4200.00　866,641.07");
        Assert.Equal(("红枫广告部", 4900m), (Assert.Single(paid).Payee, paid[0].Amount.InYuan));
    }

    [Fact]
    public void A_header_set_apart_by_more_spaces_than_its_rows_is_still_a_header()
    {
        var paid = Of<Expenditure>("白鹭乡账户2021年11月流水\n日期　　　　摘要　　　　对方户名　　　　借方发生额　余额\n2021-11-05　劳务费代发　批量代付　8640.00　1482306.20\n2021-11-08　墙绘　彩韵墙绘工作室　28800.00　1453506.20");
        Assert.Equal(("彩韵墙绘工作室", "墙绘", 28800m), (paid[1].Payee, paid[1].Purpose, paid[1].Amount.InYuan));
    }

    [Fact]
    public void A_repeated_date_left_empty_is_taken_from_above()
    {
        var paid = Of<Expenditure>("""
            2022年5月报账明细
            日期 | 用途 | 收款人 | 金额
            5.6 | 矿泉水 | 小惠超市 | 120
             | 纸杯 | 小惠超市 | 60
             | 抹布 | 〃 | 30
            5.9 | 锁具 | 五金店 | 45
            """);
        Assert.Equal(["2022-05-06", "2022-05-06", "2022-05-06", "2022-05-09"], paid.Select(p => p.Date.ToString()!));
        Assert.Equal("小惠超市", paid[2].Payee);
    }

    [Fact]
    public void A_lone_missing_date_is_not_invented()
    {
        var paid = Of<Expenditure>("""
            2022年支出台账
            日期 | 摘要 | 收款人 | 金额
            2022-01-05 | 电费 | 供电所 | 800
             | 水费 | 自来水厂 | 300
            2022-01-09 | 话费 | 电信所 | 200
            """);
        Assert.Null(paid[1].Date);
    }

    [Fact]
    public void A_voucher_takes_its_day_and_number_from_around_the_table_and_only_the_expense_counts()
    {
        var paid = One<Expenditure>("""
            记账凭证
            2021年3月11日　　凭证号：记-47
            摘要 | 会计科目 | 借方金额 | 贷方金额
            付管网抢修款 | 经费支出—维修费 | 38,000.00 | 
            付管网抢修款 | 零余额账户用款额度 |  | 38,000.00
            合计 |  | 38,000.00 | 38,000.00
            """);
        Assert.Equal(Day("2021-03-11"), paid.Date);
        Assert.Equal("经费支出—维修费", paid.Account);
        Assert.Contains("47", paid.VoucherNumber!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_voucher_may_have_its_head_typed_into_the_cells_and_its_account_in_two_columns()
    {
        var paid = One<Expenditure>("""
            记 账 凭 证
            核算单位：绿水乡 | 日期：2021-03-18 | 凭证号：记-51 |  | 
            摘  要 | 总账科目 | 明细科目 | 借方 | 贷方
            付印刷款 | 商品和服务支出 | 印刷费 | 6,400.00 | 
            付印刷款 | 零余额账户用款额度 |  |  | 6,400.00
            """);
        Assert.Equal((Day("2021-03-18"), "商品和服务支出—印刷费", 6400m), (paid.Date, paid.Account, paid.Amount.InYuan));
    }

    [Fact]
    public void An_export_of_the_treasury_names_the_budget_and_its_papers_and_still_lists_payments()
    {
        var paid = Of<Expenditure>("""
            支付明细查询（2021年）　预算单位：绿水乡人民政府
            支付令号 | 支付日期 | 收款人全称 | 资金用途 | 预算科目 |  | 指标文号 | 支付金额
             |  |  |  | 功能分类 | 经济分类 |  | 
            21001 | 2021-03-02 | 蓝天保洁公司 | 2月保洁 | 机关服务 | 物业管理费 | 绿财预〔2021〕1号 | 3,000.00
            21002 | 2021-03-09 | 县非税专户 | 上缴门面租金收入 | 其他 | 应缴款 |  | 8,000.00
            合计 |  |  |  |  |  |  | 11,000.00
            """).ToList();
        Assert.Equal(("蓝天保洁公司", "物业管理费", "21001", 3000m), (paid[0].Payee, paid[0].Account, paid[0].VoucherNumber, paid[0].Amount.InYuan));
        Assert.Single(paid);
    }

    [Fact]
    public void A_fuel_list_says_what_was_bought_under_its_title()
    {
        var paid = One<Expenditure>("""
            【工作表:云D·77001】
            云D·77001（汽油车）加油明细
            日期 | 站点 | 油品 | 升数 | 金额 | 派车单
            2021-09-06 | 北门加油站 | 95# | 45.2 | 352 | 无
            """);
        Assert.Contains("云D·77001", paid.Purpose, StringComparison.Ordinal);
        Assert.Equal(("北门加油站", "无"), (paid.Payee, paid.Remark));
    }

    [Fact]
    public void A_claimed_meeting_in_the_row_is_kept()
    {
        var paid = One<Expenditure>("""
            2022年大额支出台账
            日期 | 摘要 | 收款单位 | 金额 | 依据
            2022-03-20 | 环卫车购置 | 东方专用车公司 | 168000 | 3月15日党委会研究（第4次）
            """);
        Assert.Equal((MeetingBody.PartyCommittee, Day("2022-03-15"), 4), (paid.Claim!.Body, paid.Claim.Date!.Value, paid.Claim.Number));
    }

    [Theory]
    [InlineData("2022年部门预算表\n科目 | 项目 | 预算数 | 执行数\n办公费 | 日常办公 | 50000 | 31000")]
    [InlineData("评审记录\n序号 | 单位 | 报价（元） | 资质审查\n1 | 泰丰建设公司 | 382000 | 合格")]
    [InlineData("固定资产登记表\n资产编号 | 名称 | 购置日期 | 原值 | 保管人\n001 | 复印机 | 2021-03-01 | 26800 | 何某")]
    [InlineData("补助发放表\n序号 | 姓名 | 职务 | 金额 | 签领\n1 | 祁国梁 | 乡长 | 500 | 祁国梁")]
    [InlineData("门面租金收入台账\n日期 | 承租户名 | 金额\n2022-03-01 | 罗某 | 4000")]
    [InlineData("发文登记\n文号 | 标题 | 发文日期\n白委发〔2021〕1号 | 工作要点 | 2021-01-22")]
    public void Plans_quotes_assets_allowances_and_income_are_no_expenditures(string text) => Assert.Empty(Of<Expenditure>(text));

    [Theory]
    [InlineData("付青岭建筑有限公司人居环境整治工程款", "青岭建筑有限公司")]
    [InlineData("支付8月众和环境服务公司保洁费", "众和环境服务公司")]
    [InlineData("宣传牌制作费（顺达广告部）", "顺达广告部")]
    [InlineData("顺达广告部宣传牌制作费", "顺达广告部")]
    [InlineData("支付1月电费", null)]
    [InlineData("付七一慰问金", null)]
    [InlineData("购办公用品", null)]
    public void Without_a_column_for_it_the_payee_is_read_from_the_summary(string summary, string? payee) =>
        Assert.Equal(payee, One<Expenditure>($"2021年支出明细账\n日期 | 凭证号 | 摘要 | 借方 | 贷方 | 余额\n2021-04-08 | 记-9 | {summary} | 4800 |  | 4800").Payee);

    [Fact]
    public void The_account_named_over_the_columns_is_that_of_all_rows_and_no_header()
    {
        var paid = One<Expenditure>("""
            【工作表:工资】
            科目：工资福利支出 |  |  |  |  | 单位：元
            2021年 |  | 凭证号 | 摘要 | 借方 | 余额
            月 | 日 |  |  |  | 
            4 | 10 | 记-2 | 缴存4月住房公积金 | 64200 | 64200
            """);
        Assert.Equal(("缴存4月住房公积金", "工资福利支出", 64200m, Day("2021-04-10")), (paid.Purpose, paid.Account, paid.Amount.InYuan, paid.Date!.Value));
    }

    [Fact]
    public void The_account_on_the_other_side_does_not_make_a_payment_income()
    {
        var paid = One<Expenditure>("费用明细账\n日期 | 凭证字号 | 摘要 | 对方科目 | 借方金额 | 贷方金额 | 余额\n2021-03-08 | 记字第4号 | 付晨光家具厂桌椅 | 银行存款 | 28600 |  | 28600\n2021-03-31 | 记字第9号 | 结转本月费用 | 本期盈余 |  | 28600 | 0");
        Assert.Equal((28600m, "晨光家具厂", null), (paid.Amount.InYuan, paid.Payee, paid.Account));
    }

    [Fact]
    public void A_sum_taken_back_in_a_column_of_payments_turns_no_other_row_round()
    {
        var paid = Of<Expenditure>("账户明细 2021年6月\n记账日期 | 摘要 | 支出 | 存入 | 余额 | 对方账户名称\n2021-06-03 | 拨款 |  | 800000 | 1200000 | 区财政局\n2021-06-25 | 绿化补植 | 72000 |  | 1128000 | 翠湖园林公司\n2021-06-28 | 冲正 | -500 |  | 1128500 | 翠湖园林公司");
        Assert.Equal([72000m], paid.Select(p => p.Amount.InYuan));
    }

    [Fact]
    public void Cash_transfer_and_card_may_have_a_column_each()
    {
        var paid = Of<Expenditure>("2021年支出台账\n日期 | 凭证号 | 事项 | 收款人 | 现金 | 转账 | 公务卡\n1月25日 | 付-12 | 桌椅 | 晨光家具厂 |  | 14400 | \n2月4日 | 付-3 | 走访慰问品 | 百佳超市 |  |  | 4800\n2月9日 | 付-4 | 邮费 | 邮政所 | 60 |  | ");
        Assert.Equal([14400m, 4800m, 60m], paid.Select(p => p.Amount.InYuan));
    }
}
