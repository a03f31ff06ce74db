namespace DocReview.SampleCorpus;

/// <summary>The town's workbooks, each year laid out as another clerk would.</summary>
public static class Workbooks
{
    public static IReadOnlyList<Book> All { get; } =
    [
        new("财政所/2021年支出台账.xlsx", [WithMonthlyTotals(Ledger.Year(2021))]),
        new("财政所/2022年支出台账.xlsx", [Flat(Ledger.Year(2022))]),
        new("财政所/2023年1-6月支出台账.xlsx", [Quarter(1), Quarter(2)]),
        new("公务接待/2021年公务接待登记簿.xlsx", [Register2021()]),
        new("公务接待/2022年接待台账.xlsx", [Register2022()]),
        new("公务接待/2023年公务接待登记（1-6月）.xlsx", [Register2023()]),
        new("补充材料.zip!2022年预算安排表.xlsx", [Budget()]),
        new("补充材料.zip!机关食堂采购明细（2022年3月）.xlsx", [Canteen()]),
    ];

    /// <summary>Three header rows with merged cells, voucher numbers that start anew each month, 本月合计 and 累计 between the rows.</summary>
    private static SheetOf WithMonthlyTotals(IReadOnlyList<Payment> payments)
    {
        var rows = new List<object?[]>
        {
            new object?[] { "鹤渡镇2021年度财政支出台账" },
            new object?[] { "记账凭证", null, "支出内容", null, null, "金额（元）", "结算方式", "审批人" },
            new object?[] { "日期", "字号", "摘要", "收款单位（个人）", "科目" },
        };
        var merged = new List<string> { "A1:H1", "A2:B2", "C2:E2", "F2:F3", "G2:G3", "H2:H3" };
        var soFar = 0m;
        foreach (var month in payments.GroupBy(p => p.Date.Month))
        {
            rows.AddRange(month.Select((p, i) => new object?[]
                { $"2021.{p.Date.Month}.{p.Date.Day}", $"{month.Key}-{i + 1:00}", p.Purpose, p.Payee, p.Account, p.Amount, p.Method, "陆知秋" }));
            soFar += month.Sum(p => p.Amount);
            rows.Add(["本月合计", null, $"{month.Key}月", null, null, month.Sum(p => p.Amount)]);
            rows.Add(["本年累计", null, $"1—{month.Key}月", null, null, soFar]);
            merged.Add($"A{rows.Count - 1}:B{rows.Count - 1}");
            merged.Add($"A{rows.Count}:B{rows.Count}");
        }
        return new SheetOf("2021年", rows, merged);
    }

    /// <summary>One header row, the payee first, real dates; one voucher number of the year is missing.</summary>
    private static SheetOf Flat(IReadOnlyList<Payment> payments)
    {
        var rows = new List<object?[]> { new object?[] { "序号", "收款人", "用途", "金额", "付款日期", "凭证号", "支付方式", "经费科目" } };
        rows.AddRange(payments.Select((p, i) => new object?[]
            { i + 1, p.Payee, p.Purpose, p.Amount, p.Date, $"记-{(i < Ledger.MissingVoucher2022 - 1 ? i + 1 : i + 2):000}", p.Method, p.Account }));
        rows.Add([null, "合计", null, payments.Sum(p => p.Amount)]);
        return new SheetOf("支出明细", rows, []);
    }

    /// <summary>Days without the year, which stands in the title alone.</summary>
    private static SheetOf Quarter(int quarter)
    {
        var year = Ledger.Year(2023);
        var rows = new List<object?[]>
        {
            new object?[] { $"鹤渡镇2023年第{"一二"[quarter - 1]}季度支出明细账" },
            new object?[] { "凭证号", "日期", "摘要", "支出金额（元）", "对方单位", "科目", "审批" },
        };
        rows.AddRange(year.Select((p, i) => (p, number: i + 1)).Where(x => (x.p.Date.Month + 2) / 3 == quarter).Select(x => new object?[]
            { $"记-{x.number:000}", $"{x.p.Date.Month}月{x.p.Date.Day}日", x.p.Purpose, x.p.Amount, x.p.Payee, x.p.Account, "陆知秋" }));
        rows.Add(["合计", null, null, year.Where(p => (p.Date.Month + 2) / 3 == quarter).Sum(p => p.Amount)]);
        return new SheetOf($"{quarter}季度", rows, ["A1:G1"]);
    }

    private static SheetOf Register2021()
    {
        var rows = new List<object?[]>
        {
            new object?[] { "鹤渡镇2021年公务接待登记簿" },
            new object?[] { "序号", "接待日期", "来访单位", "公务内容", "来宾人数", "陪餐人数", "用餐地点", "餐费（元）", "公函字号", "备注" },
        };
        var visits = Register.Year(2021);
        rows.AddRange(visits.Select((v, i) => new object?[] { i + 1, v.Date, v.Unit, v.Matter, v.Guests, v.Companions, "机关食堂", v.Amount, v.Letter, v.Remark }));
        rows.Add(["合计", null, null, null, visits.Sum(v => v.Guests), visits.Sum(v => v.Companions), null, visits.Sum(v => v.Amount)]);
        return new SheetOf("接待登记", rows, ["A1:J1"]);
    }

    private static SheetOf Register2022()
    {
        var rows = new List<object?[]> { new object?[] { "日期", "来宾单位", "来宾人数", "公函号", "事由", "陪餐人员", "陪餐人数", "金额", "人均", "备注" } };
        rows.AddRange(Register.Year(2022).Select(v => new object?[]
            { v.Date, v.Unit, v.Guests, v.Letter, v.Matter, v.Names(), v.Companions, v.Amount, decimal.Round(v.Amount / (v.Guests + v.Companions), 1), v.Remark }));
        return new SheetOf("2022年", rows, []);
    }

    private static SheetOf Register2023()
    {
        var rows = new List<object?[]>
        {
            new object?[] { "鹤渡镇公务接待登记（2023年1—6月）" },
            new object?[] { "日期", "来访情况", null, null, "接待情况", null, null, "公函文号", "备注" },
            new object?[] { null, "单位", "事由", "人数", "陪同人数", "地点", "费用（元）" },
        };
        rows.AddRange(Register.Year(2023).Select(v => v.Guests == 0
            ? new object?[] { $"{v.Date.Month}月{v.Date.Day}日", v.Unit, v.Matter, null, null, null, null, null, v.Remark }
            : [$"{v.Date.Month}月{v.Date.Day}日", v.Unit, v.Matter, v.Guests, v.Companions, "机关食堂", v.Amount, v.Letter, v.Remark]));
        return new SheetOf("登记", rows, ["A1:I1", "A2:A3", "B2:D2", "E2:G2", "H2:H3", "I2:I3"]);
    }

    private static SheetOf Budget() => new("2022预算", [
        ["鹤渡镇2022年度财政预算安排表（单位：万元）"],
        ["项目", "2021年预算", "2022年预算", "说明"],
        ["人员经费", 612m, 634.4m, "含社保公积金"],
        ["公务接待费", 5.6m, 5m, "只减不增"],
        ["会议费", 4m, 4m, null],
        ["村级组织运转经费", 32.4m, 34.2m, "9个村，按季拨付"],
        ["镇长预备费", 30m, 30m, "应急抢险"],
        ["项目及专项支出", 1062.8m, 1102.8m, "含上级专项配套"],
        ["合计", 1746.8m, 1810.4m, null],
    ], ["A1:D1"]);

    private static SheetOf Canteen() => new("3月采购", [
        ["机关食堂采购明细（2022年3月）"],
        ["日期", "品名", "数量", "单位", "单价", "金额", "验收"],
        [new DateOnly(2022, 3, 1), "大米", 200, "斤", 2.6m, 520m, "乔麦"],
        [new DateOnly(2022, 3, 1), "菜籽油", 4, "桶", 88m, 352m, "乔麦"],
        [new DateOnly(2022, 3, 3), "猪肉", 62, "斤", 16m, 992m, "乔麦"],
        [new DateOnly(2022, 3, 7), "料酒", 6, "瓶", 7.5m, 45m, "乔麦"],
        [new DateOnly(2022, 3, 9), "鲜鱼", 48, "斤", 11m, 528m, "乔麦"],
        [new DateOnly(2022, 3, 14), "鸡蛋", 90, "斤", 5.2m, 468m, "乔麦"],
        [new DateOnly(2022, 3, 16), "时令蔬菜", 310, "斤", 3.1m, 961m, "乔麦"],
        [new DateOnly(2022, 3, 21), "鲍鱼菇", 20, "斤", 9m, 180m, "乔麦"],
        [new DateOnly(2022, 3, 23), "猪肉", 70, "斤", 16m, 1120m, "乔麦"],
        [new DateOnly(2022, 3, 28), "豆制品、调料", 1, "批", 386m, 386m, "乔麦"],
        ["合计", null, null, null, null, 5552m, null],
    ], ["A1:G1"]);
}
