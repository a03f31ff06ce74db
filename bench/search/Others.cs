using System.Text;
using DocReview.Index;

namespace DocReview.Bench;

/// <summary>
/// The papers as other engines read them: a text file each (texts/), and one file of passages with the numbers that we found in them (passages.tsv), so that Lucene in Java
/// fills the same fields and is spared the search for sums and dates; with it how characters are folded (folds.tsv).
/// </summary>
internal static class Others
{
    public static void Write(int count, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "folds.tsv"), Enumerable.Range(0, 0x10000).Select(c => $"{CharacterFold.Of(c)}\t{LookAlike.Of(CharacterFold.Of(c))}"));
        var records = new InventedRecords();
        using var passages = new StreamWriter(Path.Combine(folder, "passages.tsv"), false, new UTF8Encoding(false)) { NewLine = "\n" };
        for (var number = 0; number < count; number++)
        {
            var document = records.Document(number);
            passages.WriteLine($"F\t{document.File}\t{Escaped(PassageContent.About(document))}");
            foreach (var passage in PassageContent.Of(document))
                passages.WriteLine($"P\t{passage.Id.Number}\t{passage.Page}\t{(passage.Head ? 1 : 0)}\t{(passage.Loose is null ? 0 : 1)}\t{string.Join(',', passage.Sums)}\t{string.Join(',', passage.Days)}\t{Escaped(passage.Text)}");
            var text = Path.Combine(folder, "texts", $"{number / 500:000}", $"{number:00000}.txt");
            Directory.CreateDirectory(Path.GetDirectoryName(text)!);
            File.WriteAllLines(text, document.Passages.Select(passage => passage.Text));
        }
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\t", "\\t");
}
