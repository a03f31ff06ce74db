using System.Globalization;
using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Fuel lists, repair registers, toll statements and trip books of vehicles: one use a row.</summary>
public sealed partial class VehicleReader : IFactReader
{
    private enum Driving { Date, Until, Plate, Place, Product, Litres, Amount, Slip, Driver, Category, Purpose, Remark }

    private static readonly Vocabulary<Driving> Words = new(
        new(Driving.Date, "日期|时间|(?:加油|交易|消费|加注|通行|出口|驶出|维修|送修|进厂|出车|用车|派车|充值|发生)(?:日期|时间|日)", "取车|出厂|接车|返回|收车|还车|竣工|完工|入口")
        { Values = ColumnValues.AreDates, ByValues = true, CarriesDown = true },
        new(Driving.Until, "(?:取车|出厂|接车|返回|收车|还车|竣工|完工|修竣|提车)(?:日期|时间|日)?") { Values = ColumnValues.AreDates },
        new(Driving.Plate, "(?:车辆)?(?:车牌|牌照|号牌)(?:号码?|号)?|车号|车辆(?:号牌|号码|牌号)?|公务车|用车车牌|加油车辆") { CarriesDown = true, Values = v => v.Count(x => Plate().IsMatch(x)) * 2 >= v.Count },
        new(Driving.Place, "(?:加油|交易|消费|维修|收费|通行|出口|加注)?(?:站点?|地点|网点|站名|站名称|商户|单位|厂家?|厂名)(?:名称)?|加油站(?:名称)?|油站(?:名称)?|收费站|目的地|到达地|维修厂|修理厂|往返地点|行驶路线|路线|起止地点|通行路段", "金额"),
        new(Driving.Product, "油品(?:名称|型号|种类|标号)?|油料(?:品种|型号)?|品名|品种|标号|油号|燃油(?:种类|标号)?|型号|油种"),
        new(Driving.Litres, "(?:加油|加注)?(?:升数|数量|油量|公升|升)(?:.*)|加油量|加油数|L") { Values = ColumnValues.AreAmounts },
        new(Driving.Amount, "(?:加油|交易|消费|维修|通行|实付|费用)?(?:金额|费用)(?:合计)?|通行费|过路费|费用|元|合计", "余额|单价") { Values = ColumnValues.AreAmounts },
        new(Driving.Slip, "派车(?:单|令|审批单)?(?:编?号|号码|情况)?|用车(?:审批)?单(?:号)?|出车单(?:号)?|公务用车单(?:号)?|有无派车单|派车手续|用车审批|审批单号"),
        new(Driving.Driver, "驾驶(?:员|人)|司机|持卡人|加油人|经办人?|经手人?|用车人"),
        new(Driving.Category, "(?:费用|支出|业务)?(?:类别|类型|种类)|费用(?:名称|项目)"),
        new(Driving.Purpose, "(?:用车|出车|派车)?(?:事由|用途|任务|原因)|维修(?:内容|项目)|内容|项目|事项"),
        new(Driving.Remark, "备注|说明|附注|其他"));

    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.Interview) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) => TableReading.Read(document, Words).SelectMany(table => Uses(table, document, profile));

    private static IEnumerable<VehicleUse> Uses(LogicalTable<Driving> table, Document document, Profile profile)
    {
        var title = table.Title + "\n" + document.Title;
        if (!IsOfVehicles(table, title)) yield break;
        var kindOfAll = KindIn(string.Join(' ', table.Headers.Values) + " " + title);
        var year = PaperContext.YearOf(table, document, profile);
        var plateOfAll = Plate().Match(table.Title) is { Success: true } own ? own.Value : Plate().Match(document.Title) is { Success: true } titled ? titled.Value : null;
        foreach (var record in table.Records)
        {
            if ((KindIn(record.Text(Driving.Category) ?? "") ?? kindOfAll ?? KindIn(record.Text(Driving.Purpose) ?? "")) is not { } kind) continue;
            if (record.Text(Driving.Date) is not { } day || Dates.OfCell(day, year) is not { } date) continue;
            yield return new VehicleUse(record.Source, kind, date, record.Text(Driving.Until) is { } until ? Dates.OfCell(until, year) : null,
                PlateOf(record.Text(Driving.Plate) ?? plateOfAll), record.Text(Driving.Place), record.Text(Driving.Product), Litres(record.Text(Driving.Litres)),
                record.Text(Driving.Amount) is { } sum ? Amounts.OfCell(sum, TableUnit.Of(table.HeaderOf(Driving.Amount), table.Title)) : null,
                table.Has(Driving.Slip) ? record.Text(Driving.Slip) ?? "" : null)
            {
                Remark = string.Join(' ', new[] { record.Text(Driving.Purpose), record.Text(Driving.Remark), record.Text(Driving.Driver), table.Title }.OfType<string>()),
            };
        }
    }

    /// <summary>A list of vehicles' uses names a plate, litres or a kind of fuel beside its days.</summary>
    private static bool IsOfVehicles(LogicalTable<Driving> table, string title)
    {
        var words = string.Join(' ', table.Headers.Values) + " " + title;
        return table.Has(Driving.Date) && !NoVehicle().IsMatch(title) && !AssetList().IsMatch(words)
            && (table.Has(Driving.Plate) || Plate().IsMatch(title) || (table.Has(Driving.Litres) && Fuel().IsMatch(words)));
    }

    private static VehicleUseKind? KindIn(string words) =>
        Repair().IsMatch(words) ? VehicleUseKind.Repair : Fuel().IsMatch(words) ? VehicleUseKind.Fuel : Toll().IsMatch(words) ? VehicleUseKind.Toll : Trip().IsMatch(words) ? VehicleUseKind.Trip : null;

    private static decimal? Litres(string? text) => text is not null && Number().Match(text) is { Success: true } n ? decimal.Parse(n.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Without the dot or space that clerks put behind the first letter; null where the text holds no plate.</summary>
    public static string? PlateOf(string? text) => text is not null && Plate().Match(text) is { Success: true } plate ? PlateMarks().Replace(plate.Value, "").ToUpperInvariant() : null;

    [GeneratedRegex(@"[\u4e00-\u9fa5×xX][A-Z×][·•・．.\-—\s]?[A-Z0-9×xX*]{4,6}(?![A-Za-z0-9])")]
    internal static partial Regex Plate();

    [GeneratedRegex(@"[·•・．.\-—\s]")]
    private static partial Regex PlateMarks();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("维修|送修|修理|保养|维保")]
    private static partial Regex Repair();

    [GeneratedRegex("加油|油卡|油料|燃油|油品|升数|加注|汽油|柴油")]
    private static partial Regex Fuel();

    [GeneratedRegex("ETC|通行|过路|过桥|收费站|高速")]
    private static partial Regex Toll();

    [GeneratedRegex("派车|出车|用车|行车|行驶")]
    private static partial Regex Trip();

    [GeneratedRegex("原值|购置|品牌|发动机号|登记证|编制|报废|评估")]
    private static partial Regex AssetList();

    [GeneratedRegex("食用油|机油采购|粮油|办法|制度|预算|违章|年检计划")]
    private static partial Regex NoVehicle();
}
