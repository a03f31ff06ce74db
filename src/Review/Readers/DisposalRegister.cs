using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A register of assets disposed of: each row is one disposal, with its value, its manner and what it was approved by.</summary>
internal static class DisposalRegister
{
    private enum Asset { Name, Date, Original, Proceeds, Manner, Buyer, Basis }

    private static readonly Vocabulary<Asset> Words = new(
        new(Asset.Name, "(?:处置|报废|固定|国有|转让|出售|实物)?资产(?:名称|内容|项目)?(?:及数量)?|(?:物品|设备|车辆|财产)名称|名称|处置(?:内容|标的|物品)", "编号|原值|净值|类别|分类|金额|单位") { Values = ColumnValues.AreWords },
        new(Asset.Date, "(?:处置|报废|转让|出售|批准|审批|登记|交接)?(?:日期|时间)", "购置|购入|入账|取得|启用|使用") { Values = ColumnValues.AreDates, CarriesDown = true },
        new(Asset.Original, "(?:账面|资产|购置)?原值(?:合计)?|账面价值|原价|购置(?:金额|价)|账面(?:金额|余额)", "净") { Values = ColumnValues.AreAmounts },
        new(Asset.Proceeds, "(?:处置|残值|变卖|转让|出售|变价|拍卖|成交)?(?:收入|收益|价款|价格|金额|残值|成交价)", "原值|净值|评估|账面") { Values = ColumnValues.AreAmounts },
        new(Asset.Manner, "(?:处置|处理)(?:方式|形式|办法|情况|结果|原因及方式)|方式", "付款|支付|结算") { Values = ColumnValues.AreWords },
        new(Asset.Buyer, "(?:受让|购买|接收|买受|承接|回收)(?:方|人|单位)|买方|去向|处置单位", "批准"),
        new(Asset.Basis, "(?:批准|审批|处置|决策|研究)(?:依据|文号|情况|机关|单位|人|意见|会议)|依据|审批|会议研究情况"));

    public static IReadOnlyList<Execution> Read(Document document, Profile profile) => [.. TableReading.Read(document, Words)
        .Where(t => t.Has(Asset.Name) && t.Has(Asset.Manner) && (t.Has(Asset.Date) || t.Has(Asset.Basis)) && (t.Has(Asset.Original) || t.Has(Asset.Proceeds)))
        .SelectMany(table => table.Records.Where(r => r.Text(Asset.Name) is not null && r.Text(Asset.Manner) is not null).Select(r => Of(r, table, document, profile)))];

    private static Execution Of(TableRecord<Asset> record, LogicalTable<Asset> table, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(table, document, profile);
        var date = record.Text(Asset.Date) is { } written ? Dates.OfCell(written, year) : null;
        var buyer = record.Text(Asset.Buyer) is { } cell && (OrganNames.IsBusiness(cell) || Persons.IsName(cell)) ? cell : OrganNames.FirstBusiness(record.Text(Asset.Manner) ?? "");
        return new Execution(record.Source, ExecutionKind.AssetDisposal, [DecisionCategory.MajorDecision], $"处置{record.Text(Asset.Name)}（{record.Text(Asset.Manner)}）",
            Sum(record, Asset.Original, table) ?? Sum(record, Asset.Proceeds, table), date, buyer is null ? [] : [buyer], profile.Issuer, null, Claims.In(record.Row.Passage, date ?? year));
    }

    private static Money? Sum(TableRecord<Asset> record, Asset meaning, LogicalTable<Asset> table) =>
        record.Text(meaning) is { } text ? Amounts.OfCell(text, TableUnit.Of(table.HeaderOf(meaning), table.Title)) : null;
}
