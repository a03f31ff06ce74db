using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Documents of several pages, some of them recognised, some with tables, some with text that nobody means to write.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Odd = ["", " ", "\0甲\0乙", "半个\uD842字", "\uDFB7", "𠮷𠮷𠮷", "aaaaaaa", "已己巳未末", "\uFFFD", "%_\\'\";--", "“《》”"];

    public static Document Document(int number, Random random)
    {
        var (file, passages) = (InventedText.File(number), 0);
        var pages = Enumerable.Range(1, random.Next(1, 5)).Select(page => new Page(page, random.Next(3) == 0 ? TextOrigin.Recognised : TextOrigin.Written,
            [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => Passage(new(file, ++passages), random))])).ToList();
        return new(file, $"{2018 + number % 5}年/第{number}号.docx", $"第{number}号会议纪要", "docx", pages, "docx/1");
    }

    private static Passage Passage(PassageId id, Random random) => random.Next(8) switch
    {
        0 => new(id, Odd[random.Next(Odd.Length)]),
        1 => Row(id, ["摘要", "金额（万元）", "日期"]),
        2 => Row(id, [InventedText.Passage(random).ReplaceLineEndings("").Replace("\t", ""), $"{random.Next(1, 100)}.{random.Next(10)}", $"{random.Next(2019, 2024)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}"]),
        _ => new(id, InventedText.Passage(random)),
    };

    private static Passage Row(PassageId id, string[] cells)
    {
        var at = 0;
        var placed = cells.Select((cell, column) =>
        {
            var start = at;
            at += cell.Length + 1;
            return new Cell(column + 1, start, cell.Length);
        }).ToList();
        return new(id, string.Join('\t', cells)) { Kind = PassageKind.TableRow, Row = new TableRow(1, id.Number, placed) };
    }
}
