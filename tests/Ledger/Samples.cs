using System.Security.Cryptography;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Small invented papers for tests of the ledger.</summary>
internal static class Samples
{
    public static FileId Id(string content) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));

    public static Supplied File(string path, string content, int second = 0) => new(
        path, Id(content), Encoding.UTF8.GetByteCount(content), new DateTime(2025, 5, 6, 7, 8, second, DateTimeKind.Utc).AddTicks(1234567));

    public static Document Document(string content, string path, params string[] passages) => new(
        Id(content), path, "会议记录", "txt", [new Page(1, TextOrigin.Written, passages.Select((text, i) => new Passage(new PassageId(Id(content), i + 1), text)).ToList())], "txt/1");

    public static Finding Finding(string kind, string quote, string subject = "某事项") => new(
        kind, DecisionCategory.LargeFund, Severity.Medium, subject, Money.Yuan(38000.5m), PartialDate.OfMonth(2023, 3), "在已导入的会议记录中未见……", "议事规则",
        [new Evidence(new Citation(new PassageId(Id(quote), 1), 0, quote.Length, quote), "付款")], [], new SearchedFor(3, null, null, ["2023年2月"]), ["会议记录原本"]);
}
