using System.Text;
using DocReview.SampleCorpus;

// Writes the papers of the invented town from their texts: dotnet run --project bench/sample-corpus -- sample-corpus [--print]
// Papers from real printers (an office suite, a browser) differ with every printing: those that exist are kept unless --print is given.
// Papers that formats.sh makes are left as they are.
// The prose is authored in expected-text/ (what a reader of the file must get); ledgers and registers are computed here and their texts written there.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
var root = args.FirstOrDefault(arg => arg != "--print") ?? "sample-corpus";
Layout.PrintAnew = args.Contains("--print");
var texts = Path.Combine(root, "expected-text");
var town = Path.Combine(root, Layout.Town);

foreach (var book in Workbooks.All)
{
    var text = Path.Combine(texts, book.Path + ".txt");
    Directory.CreateDirectory(Path.GetDirectoryName(text)!);
    File.WriteAllText(text, book.Text());
}

var papers = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
foreach (var file in Directory.EnumerateFiles(texts, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    var path = Path.GetRelativePath(texts, file).Replace('\\', '/')[..^".txt".Length];
    if (Layout.MadeElsewhere.Contains(path.Split('!')[0]))
        continue;
    var book = Workbooks.All.FirstOrDefault(b => b.Path == path);
    papers[path] = book is not null ? Xlsx.Write(book) : Layout.Render(path, File.ReadAllLines(file), Path.Combine(town, path));
}
Layout.AddTroubles(papers, town);

foreach (var (path, bytes) in Packing.Pack(papers))
{
    var target = Path.Combine(town, path);
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    File.WriteAllBytes(target, bytes);
}
return SelfCheck.Run(root, town, texts);
