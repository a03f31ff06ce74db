using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class AmountsMatchTests
{
    [Theory]
    [InlineData(186000, "农贸市场改造", "投资18.6万元", 186000, AmountRelation.Equal)]
    [InlineData(184000, "农贸市场改造", "控制价19万元以内", 190000, AmountRelation.WithinCeiling)]
    [InlineData(93000, "农贸市场改造", "议定金额10万元", 100000, AmountRelation.Reduced)]
    [InlineData(60000, "农贸市场改造进度款60%", "合同价10万元", 100000, AmountRelation.Instalment)]
    [InlineData(60000, "农贸市场改造第一期款", "合同价12万元", 120000, AmountRelation.Instalment)]
    [InlineData(21000, "信息采集42人", "每人补500元", 500, AmountRelation.Product)]
    [InlineData(120000, "农贸市场改造", "合同价10万元", 100000, AmountRelation.Exceeds)]
    [InlineData(5000, "农贸市场改造", "合同价10万元", 100000, AmountRelation.Different)]
    public void The_sum_of_a_paper_stands_to_the_resolved_sum(decimal paid, string subject, string text, decimal resolved, AmountRelation relation) =>
        Assert.Equal(relation, AmountMatch.Fit(Money.Yuan(paid), subject, [Money.Yuan(resolved)], text).Relation);

    [Fact]
    public void Several_sums_of_an_item_may_make_up_one_payment() =>
        Assert.Equal(AmountRelation.PartOfSum, AmountMatch.Fit(Money.Yuan(50_000), "设备", [Money.Yuan(20_000), Money.Yuan(30_000)], "电脑2万元、打印机3万元").Relation);
}
