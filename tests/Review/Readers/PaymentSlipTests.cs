using DocReview.Ledger;
using static DocReview.Tests.PaperFacts;

namespace DocReview.Tests;

/// <summary>Payment slips and journals typed as text.</summary>
public sealed class PaymentSlipTests
{
    [Fact]
    public void A_slip_as_a_table_of_labels_and_values()
    {
        var paid = One<Expenditure>("""
            白鹭乡资金支付审批单
            申请部门 | 农业中心 | 日期 | 2022年12月8日
            用途 | 山坪塘整治进度款（第一笔）
            金额 | 64,000.00 | 大写 | 陆万肆仟元整
            收款单位 | 泰丰建设公司
            经办 | 何某 | 分管 | 同意 祁国梁
            财政所 | 邓某 | 乡长 | 同意支付 薛明 12.8
            """);
        Assert.Equal((Day("2022-12-08"), "泰丰建设公司", "山坪塘整治进度款（第一笔）", 64000m), (paid.Date!.Value, paid.Payee, paid.Purpose, paid.Amount.InYuan));
        Assert.Contains("薛明", paid.Approver!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_as_lines_with_several_pairs_each()
    {
        var paid = One<Expenditure>("""
            用 款 审 批 表
            申请单位：文化站　　申请日期：2022-03-02
            用款事由：农家书屋书架 6 组　　用款金额：人民币叁仟陆佰元整（¥3,600.00）
            收款户名：木缘家具厂　　结算方式：转账
            依据：2022年2月26日乡长办公会研究同意
            领导审批：同意。薛明　2022.3.3
            """);
        Assert.Equal((Day("2022-03-02"), "木缘家具厂", 3600m, "转账"), (paid.Date!.Value, paid.Payee, paid.Amount.InYuan, paid.Method));
        Assert.Equal((MeetingBody.Government, Day("2022-02-26")), (paid.Claim!.Body, paid.Claim.Date!.Value));
    }

    [Fact]
    public void Two_slips_in_one_file_are_two_expenditures()
    {
        var paid = Of<Expenditure>("""
            用款审批单
            单号0812　日期：2020年8月3日
            事由：公益广告（一）
            金额：9,800元　收款：红枫广告部
            审批：同意 薛明 8.3
            用款审批单
            单号0827　日期：2020年8月14日
            事由：公益广告（二）
            金额：9,500元　收款：红枫广告部
            审批：同意 薛明 8.14
            """);
        Assert.Equal([9800, 9500], paid.Select(p => p.Amount.InYuan));
        Assert.Equal([Day("2020-08-03"), Day("2020-08-14")], paid.Select(p => p.Date!.Value));
    }

    [Fact]
    public void An_application_in_sentences_gives_sum_payee_and_matter()
    {
        var paid = One<Expenditure>("""
            用款申请
            更换主干道果皮箱22个，由红枫广告部制作，每个300元，费用6,600元，请予安排。
            申请人：何某　2022年6月20日
            乡长意见：同意支付。薛明 6.21
            """);
        Assert.Equal((6600m, "红枫广告部"), (paid.Amount.InYuan, paid.Payee));
        Assert.StartsWith("更换主干道果皮箱", paid.Purpose, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_payments_on_one_line_are_several()
    {
        var paid = Of<Expenditure>("付款申请（分3次）：红枫广告部：2022/4/12 19,800；2022/4/20 19,800；2022/4/28 18,400");
        Assert.Equal([19800, 19800, 18400], paid.Select(p => p.Amount.InYuan));
        Assert.All(paid, p => Assert.Equal("红枫广告部", p.Payee));
        Assert.Equal(Day("2022-04-28"), paid[2].Date);
    }

    [Fact]
    public void An_account_page_typed_on_one_line_gives_its_entries()
    {
        var paid = Of<Expenditure>("明细账 经费支出—公务接待费：2021/3/12 付检查组工作餐 420.00；2021/3/19 付工作餐 1,260.00");
        Assert.Equal([420, 1260], paid.Select(p => p.Amount.InYuan));
        Assert.All(paid, p => Assert.Equal("经费支出—公务接待费", p.Account));
    }

    [Fact]
    public void A_village_journal_gives_what_was_paid_and_not_what_came_in()
    {
        var paid = Of<Expenditure>("杨柳村2021年现金日记账　记账：何某\n04.09　付绿化人工　　1,440.00\n06.18　付检查防汛午餐（清波饭店）　1,260.00　经手 谷某\n10.15　收土地流转管理费　6,000.00\n07.02　付走访慰问　2,400.00　名册附后");
        Assert.Equal([1440, 1260, 2400], paid.Select(p => p.Amount.InYuan));
        Assert.Equal(("清波饭店", Day("2021-06-18")), (paid[1].Payee, paid[1].Date!.Value));
    }

    [Fact]
    public void A_loan_slip_does_not_take_the_day_of_return()
    {
        var paid = One<Expenditure>("借款单：借支人何某，用途：抢险备用金，金额壹万元整，2021.7.16，预计归还日期：2021.8.30");
        Assert.Equal((10000m, Day("2021-07-16"), "抢险备用金"), (paid.Amount.InYuan, paid.Date!.Value, paid.Purpose));
    }

    [Theory]
    [InlineData("会议费报销单\n事由：春季防火会　日期：2022年3月2日\n金额：2,880元　收款单位：清波饭店", 2880)]
    [InlineData("公务接待费报销单\n事由：付3月工作餐　日期：2022年4月2日\n金额：880元　收款单位：机关食堂\n审批：同意 薛明", 880)]
    [InlineData("申请支付敬老院食材款（3月份）21,540.60元，附：合同、送货单、验收单、发票2张。", 21540.60)]
    public void Slips_have_many_titles(string text, decimal yuan) => Assert.Equal(yuan, One<Expenditure>(text).Amount.InYuan);

    [Fact]
    public void The_day_behind_a_signature_is_the_day_of_a_slip_without_a_date()
    {
        var paid = One<Expenditure>("用款申请\n维修路灯费用6,600元，请予安排。\n乡长意见：同意支付。薛明 6.21\n（2022年度）");
        Assert.Equal(Day("2022-06-21"), paid.Date);
    }

    [Theory]
    [InlineData("白鹭乡财务报销管理办法\n一、金额1万元以下由分管领导审批，1万元以上由乡长审批。\n二、付款须附合同和发票。")]
    [InlineData("关于解决便民桥资金的请示\n恳请给予资金支持18万元。妥否，请批示。\n2021年4月9日")]
    [InlineData("2021年工作总结\n公务接待费支出6.32万元，同比下降8.4%。")]
    public void Norms_requests_and_reports_are_no_expenditures(string text) => Assert.Empty(Of<Expenditure>(text));

    [Fact]
    public void A_date_set_apart_behind_the_number_is_the_slips_own()
    {
        var slip = One<Expenditure>("用款申请单\n编号：YP2021-031　　2021年11月22日\n申请部门 | 林业站 | 收款单位 | 宏森器材公司\n用途 | 采购器材 | 金额（小写） | ￥56,800.00");
        Assert.Equal(("YP2021-031", Day("2021-11-22")), (slip.VoucherNumber, slip.Date!.Value));
    }

    [Fact]
    public void A_row_of_two_cells_is_label_and_value_whatever_the_label()
    {
        var slip = One<Expenditure>("街道资金支付申请表\n申请单位 | 城建办 | 申请日期 | 2021.04.27\n收款单位全称 | 众力机械租赁部\n付款事由 | 清运机械租赁\n申请金额 | 62000元\n主任签批 | 同意支付　简平");
        Assert.Equal(("众力机械租赁部", Day("2021-04-27")), (slip.Payee, slip.Date!.Value));
    }
}
