using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Ledgers, vouchers and bank statements as tables: one payment out a row.</summary>
internal static partial class SpendingTables
{
    public static IReadOnlyList<LogicalTable<Spending>> In(Document document) => [.. TableReading.Read(document, SpendingWords.All).Where(table => IsSpending(table, document))];

    private static bool IsSpending(LogicalTable<Spending> table, Document document)
    {
        var sums = table.Has(Spending.Amount) || table.Has(Spending.Debit) || table.Has(Spending.Credit) || ByMethod(table).Count > 0;
        var whatFor = table.Has(Spending.Purpose) || table.Has(Spending.Payee) || table.Has(Spending.Account);
        var booked = table.Has(Spending.Date) || table.Has(Spending.Month) || table.Has(Spending.Voucher) || (table.Has(Spending.Purpose) && table.Has(Spending.Payee));
        var headers = string.Join(' ', table.Headers.Values);
        var title = table.Title + "\n" + document.Title;
        booked |= SpendingTitle().IsMatch(title) && Dates.In(Around(table)).Count > 0;
        var paid = table.Has(Spending.Payee) && PaymentHeader().IsMatch(headers);
        return sums && whatFor && booked && !OtherTable().IsMatch(paid ? AlsoOfPayments().Replace(headers, "") : headers) && (!OtherTitle().IsMatch(title) || SpendingTitle().IsMatch(title))
            && !(table.Has(Spending.Person) && !table.Has(Spending.Payee) && !table.Has(Spending.Purpose));
    }

    public static IEnumerable<Expenditure> Read(LogicalTable<Spending> table, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(table, document, profile);
        var journal = Journal().IsMatch(table.Title + document.Title);
        // One column for both ways. Where the column is of payments alone, a sum below zero takes one back.
        var signed = table.Records.Any(r => OfCell(r, Spending.Amount, table) is { Fen: < 0 }) && (table.Has(Spending.Balance) || table.Has(Spending.Direction))
            && !table.Has(Spending.Income) && !Outward().IsMatch(table.HeaderOf(Spending.Amount));
        var around = Around(table);
        var dayOfAll = table.Has(Spending.Date) || table.Has(Spending.Month) ? null : DayOf(around, year);
        var numberOfAll = table.Has(Spending.Voucher) ? null : VoucherNumber().Match(around) is { Success: true } number ? number.Groups["no"].Value.Trim() : null;
        var byMethod = ByMethod(table);
        var accountOfAll = AccountOver().Match(table.Title) is { Success: true } over ? over.Groups["account"].Value : null;
        var methodOfAll = CashBook().IsMatch(table.Title) || CashBook().IsMatch(document.Title) || PaidFromCash(table) ? "现金" : null;
        foreach (var record in table.Records)
            if ((byMethod.Count > 0 ? PaidBy(record, byMethod, table) : PaidOut(record, table, journal, signed)) is { Fen: > 0 } amount && !IsIncome(record))
                yield return new Expenditure(record.Source, DateOf(record, table, year) ?? dayOfAll, record.Text(Spending.Payee) ?? PayeeInWords.Of(record.Text(Spending.Purpose)), PurposeOf(record, table), AccountOf(record, table) ?? accountOfAll,
                    amount, record.Text(Spending.Method) ?? ContraAccount(record, table) ?? MethodColumnOf(record, byMethod, table) ?? methodOfAll, record.Text(Spending.Approver), VoucherOf(record) ?? numberOfAll, ClaimOf(record, year)) { Remark = record.Text(Spending.Remark) };
    }

    private static string Around(LogicalTable<Spending> table) => string.Join('\n', table.Grid.Above.Concat(table.Grid.Below).Select(p => p.Text).Prepend(table.Title));

    /// <summary>The columns of a ledger that keeps cash, transfers and cards apart, a sum in one of them; empty where it does not.</summary>
    private static List<KeyValuePair<int, string>> ByMethod(LogicalTable<Spending> table)
    {
        var columns = table.Headers.Where(h => MethodColumn().IsMatch(h.Value) && table.Records.Any(r => Sum(r, h, table) is not null)).OrderBy(h => h.Key).ToList();
        var oneEach = table.Records.All(r => columns.Count(c => Sum(r, c, table) is { Fen: not 0 }) <= 1);
        return columns.Count >= 2 && oneEach && !table.Has(Spending.Debit) && !(table.Has(Spending.Amount) && columns.All(c => c.Key != table.Columns[Spending.Amount])) ? columns : [];
    }

    private static Money? PaidBy(TableRecord<Spending> record, List<KeyValuePair<int, string>> columns, LogicalTable<Spending> table) =>
        columns.Select(c => Sum(record, c, table)).FirstOrDefault(sum => sum is { Fen: not 0 });

    private static string? MethodColumnOf(TableRecord<Spending> record, List<KeyValuePair<int, string>> columns, LogicalTable<Spending> table) =>
        (columns.Count > 0 ? columns : table.Headers.Where(h => MethodColumn().IsMatch(h.Value)).OrderBy(h => h.Key).ToList())
            .Where(c => Sum(record, c, table) is { Fen: not 0 }).Select(c => MethodColumn().Match(c.Value).Groups["how"].Value).FirstOrDefault();

    /// <summary>对方科目: says how it was paid where it names money.</summary>
    private static string? ContraAccount(TableRecord<Spending> record, LogicalTable<Spending> table) =>
        table.Headers.Where(h => Contra().IsMatch(h.Value)).Select(h => record.Row.At(h.Key)?.Label).FirstOrDefault(said => said is { Length: > 0 } && OwnMoney().IsMatch(said));

    /// <summary>A page of an account names it above: 科目：商品和服务支出—培训费.</summary>
    [GeneratedRegex(@"科目(?:名称)?\s*[:：]\s*(?<account>[\u4e00-\u9fa5—\-–－（）()]{2,30})")]
    private static partial Regex AccountOver();

    [GeneratedRegex("对[方应]科目")]
    private static partial Regex Contra();

    /// <summary>A voucher whose every credit is to cash.</summary>
    private static bool PaidFromCash(LogicalTable<Spending> table)
    {
        var credited = table.Records.Where(r => r.Text(Spending.Credit) is { } sum && Amounts.OfCell(sum) is { Fen: > 0 }).Select(r => r.Text(Spending.Account) ?? "").ToList();
        return credited.Count > 0 && table.Has(Spending.Debit) && credited.TrueForAll(a => Cash().IsMatch(a));
    }

    private static Money? Sum(TableRecord<Spending> record, KeyValuePair<int, string> column, LogicalTable<Spending> table) =>
        record.Row.At(column.Key)?.Text is { Length: > 0 } text ? Amounts.OfCell(text, TableUnit.Of(column.Value, table.Title)) : null;

    /// <summary>What left the account. On a bank's or expense account's page that is the debit, in a cash or bank journal of our own the credit.</summary>
    private static Money? PaidOut(TableRecord<Spending> record, LogicalTable<Spending> table, bool journal, bool signed)
    {
        if (table.Has(Spending.Debit) && table.Has(Spending.Credit) && !table.Has(Spending.Amount)) return OfCell(record, journal ? Spending.Credit : Spending.Debit, table);
        if (OfCell(record, Spending.Amount, table) is not { } amount) return table.Has(Spending.Amount) ? null : OfCell(record, Spending.Debit, table) ?? OfCell(record, Spending.Credit, table);
        if (record.Text(Spending.Direction) is { } direction) return Outward().IsMatch(direction) != (journal && direction is "借" or "贷") ? new Money(Math.Abs(amount.Fen)) : null;
        return signed ? new Money(-amount.Fen) : amount;
    }

    private static Money? OfCell(TableRecord<Spending> record, Spending meaning, LogicalTable<Spending> table) =>
        record.Text(meaning) is { } text ? Amounts.OfCell(text, TableUnit.Of(table.HeaderOf(meaning), table.Title)) : null;

    private static bool IsIncome(TableRecord<Spending> record) =>
        (record.Text(Spending.Account) is { } account && OwnMoney().IsMatch(account) && record.Text(Spending.Debit) is not null)
        || record.Text(Spending.Income) is { Length: > 0 } income && Amounts.OfCell(income) is { Fen: > 0 } && record.Text(Spending.Amount) is null
        || record.Text(Spending.Purpose) is { } purpose && Income.IsMatch(purpose);

    internal static Regex Income { get; } = IncomeWords();

    private static PartialDate? DateOf(TableRecord<Spending> record, LogicalTable<Spending> table, PartialDate? year) =>
        RowDate.Of(record.Text(Spending.Date), record.Text(Spending.Year), record.Text(Spending.Month), record.Text(Spending.Day), table.Title, year);

    /// <summary>A voucher or list of one day carries its date above or below the table.</summary>
    private static PartialDate? DayOf(string around, PartialDate? year) => Dates.In(around, year).Where(m => m.Date is { Day: not null }).Select(m => m.Date).FirstOrDefault();

    /// <summary>Where no column tells what it was for, what the row says besides, under the table's title (a fuel list, a purchase list).</summary>
    private static string PurposeOf(TableRecord<Spending> record, LogicalTable<Spending> table)
    {
        var rest = table.Unmapped.Where(c => !Numbering().IsMatch(table.Headers[c])).Select(c => record.Row.At(c)?.Text ?? "").Where(t => t.Length > 0);
        if (record.Text(Spending.Purpose) is { } purpose) return DetailColumn().IsMatch(table.HeaderOf(Spending.Purpose)) ? string.Join(' ', rest.Prepend(purpose)) : purpose;
        var title = table.Title.Split('\n').LastOrDefault(line => line.Length > 4 && !UnitLine().IsMatch(line)) ?? "";
        return record.Text(Spending.Account) is { } account ? account : string.Join(' ', rest.Prepend(title).Where(t => t.Length > 0));
    }

    /// <summary>总账科目 and 明细科目 beside each other name one account.</summary>
    private static string? AccountOf(TableRecord<Spending> record, LogicalTable<Spending> table)
    {
        if (record.Text(Spending.Account) is not { } account) return null;
        var detail = table.Unmapped.Where(c => DetailAccount().IsMatch(table.Headers[c])).Select(c => record.Row.At(c)?.Text ?? "").FirstOrDefault(t => t.Length > 0 && t != account && t.Any(char.IsLetter));
        return detail is null ? account : $"{account}—{detail}";
    }

    [GeneratedRegex("(?:明细|二级|三级|子目?|细目)科?目(?:名称)?$")]
    private static partial Regex DetailAccount();

    private static string? VoucherOf(TableRecord<Spending> record) =>
        record.Text(Spending.Voucher) is not { } number ? null : record.Text(Spending.VoucherWord) is { } word && !number.StartsWith(word, StringComparison.Ordinal) ? $"{word}-{number}" : number;

    private static ClaimedDeliberation? ClaimOf(TableRecord<Spending> record, PartialDate? year) => Claims.In(record.Row.Passage, year) is { Body: not MeetingBody.Unknown } claim ? claim : null;

    /// <summary>Registers, lists and plans that carry sums but are no payments.</summary>
    [GeneratedRegex("来访|接待对象|来宾|陪餐|陪同|公函|签领|签收|领取人签|资质|报价|预算数|执行率|原值|净值|资产编号|保管人|合同编号|中标|控制价|发文|文号|应发|实发|身份证|账龄|评审")]
    private static partial Regex OtherTable();

    /// <summary>What a list of payments may carry besides: the contract, the tender or the budget's paper by which it pays.</summary>
    [GeneratedRegex("合同编号|(?:指标|预算|依据|来文|资金)?文号|预算数|执行率|中标|评审")]
    private static partial Regex AlsoOfPayments();

    [GeneratedRegex("(?:付款|支付|支出|报销|列支|拨付|清算)(?:日期|时间|金额|令|凭证|方式|申请)|实付|实支")]
    private static partial Regex PaymentHeader();

    [GeneratedRegex("预算(?!单位|科目|部门|外|内)|概算|工程量清单|报价|评审|比选|资产|盘点|库存(?!现金)|应收|收入(?!.{0,4}支出)|收款(?:台账|明细|登记)|发放表|工资表|合同(?:台账|登记|汇总)|绩效|接待|指标|计划")]
    private static partial Regex OtherTitle();

    [GeneratedRegex("支出|凭证|流水|日记账|付款|支付|拨付|列支|核销|报账|开支|费用(?:明细|汇总|登记|清单)|明细账|对账单|报销|接待费")]
    private static partial Regex SpendingTitle();

    [GeneratedRegex(@"日记账|现金账|出纳账|银行存款账|流水账|科目\s*[:：][^\n]{0,16}(?:银行存款|库存现金|零余额账户)")]
    private static partial Regex Journal();

    /// <summary>Debited on a voucher, these mean that money came in.</summary>
    [GeneratedRegex("^(?:银行存款|库存现金|现金|零余额账户|财政应返还|其他货币资金)")]
    private static partial Regex OwnMoney();

    [GeneratedRegex(@"(?:凭证(?:字)?(?:编)?号(?:码)?\s*[:：]?\s*(?<no>[\u4e00-\u9fa5]{0,3}\s*[-字第]*\s*\d{1,5}\s*号?))|(?<no>[记现银转付收]\s*字?\s*第?\s*\d{1,5}\s*号)")]
    private static partial Regex VoucherNumber();

    [GeneratedRegex("现金(?:日记|明细|流水)?[账帐]|库存现金|出纳现金")]
    private static partial Regex CashBook();

    [GeneratedRegex("^(?:库存)?现金")]
    private static partial Regex Cash();

    [GeneratedRegex(@"(?<!库存)(?<how>现金|转账|公务卡|支票|网银)(?:支付|支出|付款|金额)?(?:\(.*\))?$")]
    private static partial Regex MethodColumn();

    [GeneratedRegex("借|支|付|出|D|报销")]
    private static partial Regex Outward();

    [GeneratedRegex(@"^(?:\d{1,2}月份?)?(?:收到|收取|暂收|代收|预收|收入|利息(?:收入)?$|结息|存款利息|拨入|转入|存入|退回|缴存(?!.{0,10}(?:公积金|社保|保险|年金))|上级拨|[^，。；]{0,8}(?:缴存|存入|送存|解存|交存|存回|缴回|解缴|交回|缴入|送缴)(?:到|至)?[\u4e00-\u9fff]{0,6}(?:银行|信用社|农信社|行|专户|账户|国库)(?=[（(，。；]|$)|收(?![购割集储治尾拾据款费视]))|(?:租金|利息|拨款|转移支付|捐款)收入|^上年结转|^期初|^(?:计提|期末结转|结转|摊销|冲销|冲回|调账)|^转(?:定期|活期|存|回)|往来调拨|(?:基本户|零余额(?:户|账户)?|专户)转(?:零钱|出|入|存)")]
    private static partial Regex IncomeWords();

    [GeneratedRegex("^(?:序号|编号|号)?$|签|附件|张数|电话|账号|开户")]
    private static partial Regex Numbering();

    [GeneratedRegex("品名|名称|项目$")]
    private static partial Regex DetailColumn();

    [GeneratedRegex("单位[:：]|^第.*页")]
    private static partial Regex UnitLine();
}
