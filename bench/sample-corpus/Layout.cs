using System.Text;

namespace DocReview.SampleCorpus;

/// <summary>How each paper was made: its format follows from its name, what differs from the usual is listed here.</summary>
public static class Layout
{
    public const string Town = "鹤渡镇";

    /// <summary>Whether papers from real printers are printed again although they exist.</summary>
    public static bool PrintAnew { get; set; }

    /// <summary>What formats.sh writes, as it lists it.</summary>
    public static IReadOnlySet<string> MadeElsewhere { get; } = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "papers.txt")).ToHashSet();

    private const string Measures = "党政办/制度/鹤渡镇“三重一大”事项集体决策实施办法（鹤委发〔2021〕1号）.docx";

    /// <summary>Texts not in UTF-8, as old editors save them.</summary>
    private static readonly Dictionary<string, Encoding> Encodings = new()
    {
        ["党政办/会议记录/党委会2021/党委会20210819.txt"] = Encoding.GetEncoding("GB18030"),
        ["党政办/会议记录/镇长办公会/2021年镇长办公会记录.txt"] = Encoding.GetEncoding("GB18030"),
        ["党政办/来文/转发市级接待标准通知.txt"] = Encoding.GetEncoding("GB18030"),
        ["补充材料.zip!票据附件.zip!2021年11月银行流水.txt"] = Encoding.GetEncoding("GB18030"),
        ["党政办/会议记录/碰头会笔记2022.txt"] = Encoding.Unicode,
    };

    /// <summary>Papers printed by an office suite or a browser (embedded subset fonts); the others name a predefined CJK font and embed none.</summary>
    private static readonly Dictionary<string, Func<IReadOnlyList<string>, byte[]?>> Printers = new()
    {
        ["党政办/制度/关于修订三重一大实施办法的通知2022.pdf"] = Printed.ByOfficeSuite,
        ["党政办/会议记录/党委会2021/党委会议纪要〔2021〕4号.pdf"] = Printed.ByOfficeSuite,
        ["党政办/会议记录/党委会2023/2023年第1次党委会记录.pdf"] = Printed.ByOfficeSuite,
        ["项目办/环卫保洁服务合同2023.pdf"] = Printed.ByOfficeSuite,
        ["财政所/支付审批/电子屏付款审批单.pdf"] = Printed.ByBrowser,
    };

    private static readonly HashSet<string> AutomaticallyNumbered = ["党政办/会议记录/党委会2021/2021年第5次党委会.docx"];

    /// <param name="committed">Where the paper lies already.</param>
    public static byte[] Render(string path, IReadOnlyList<string> lines, string committed) => Path.GetExtension(path) switch
    {
        ".docx" => Docx.Write(lines, AutomaticallyNumbered.Contains(path)),
        ".pdf" when Printers.TryGetValue(path, out var print) => Kept(committed, () => print(lines)),
        ".pdf" => PlainPdf.Write(lines),
        ".txt" => Save(lines, Encodings.GetValueOrDefault(path)),
        var other => throw new NotSupportedException($"{path}: no writer for {other}"),
    };

    private static byte[] Kept(string committed, Func<byte[]?> print) =>
        File.Exists(committed) && !PrintAnew ? File.ReadAllBytes(committed) : print() ?? throw new InvalidOperationException($"{committed}: its printer is not installed");

    private static byte[] Save(IReadOnlyList<string> lines, Encoding? encoding)
    {
        var text = string.Join("\r\n", lines) + "\r\n";
        return encoding is null ? Encoding.UTF8.GetBytes(text) : [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    /// <summary>What every copy of a town's records contains: a paper twice, one that broke while copying, one behind a password.</summary>
    public static void AddTroubles(IDictionary<string, byte[]> papers, string town)
    {
        papers["财政所/制度/三重一大实施办法.docx"] = papers[Measures];

        var whole = Docx.Write(["鹤渡镇2021年大事记", .. Enumerable.Range(1, 12).Select(month => $"{month}月　（略）")], numbered: false);
        papers["党政办/2021年大事记.docx"] = whole[..(whole.Length * 3 / 5)];

        const string locked = "组织人事/2022年度考核汇总表.pdf";
        papers[locked] = Kept(Path.Combine(town, locked), () => Printed.Protected(PlainPdf.Write(["鹤渡镇2022年度考核汇总表", "（内部）"])));
    }
}
