using System.Buffers.Binary;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Word documents of 97 to 2003 and those of WPS (.wps), as <see cref="Docx"/> gives them. Text boxes follow the body: where they hang is not looked up.</summary>
internal sealed class Doc(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "doc/2";

    public IReadOnlyList<string> Endings { get; } = [".doc", ".wps", ".dot", ".wpt"];

    public bool Recognises(FileHead head) => head.StartsWith(CompoundFile.Magic) && head.EntryNames.Contains("WordDocument");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (CompoundFile.Open(content) is not { } compound)
            return new Extraction.Unreadable("doc", Trouble.Damaged, "文件不完整或已损坏，未能读取；请从原处重新复制。");
        var word = OldWordFile.Open(compound, limits);
        cancel.ThrowIfCancellationRequested();
        var text = new OldWordText(word);
        var builder = new DocumentBuilder(file, "doc", Name, limits);
        builder.StartPage();
        var comments = Comments(word, text);
        // What the comments' own text counts is no part of the body.
        text.Struck.Clear();
        var story = new OldWordStory(word, text, new OldWordProperties(word, OldWordProperties.OfParagraphs), builder, comments);
        void Write(OldWordPart part, PassageKind kind) => story.Write(word.Part(part).Start, word.Part(part).End, kind);

        HeadersAndFooters(word, text, builder, footers: false);
        Write(OldWordPart.Body, PassageKind.Paragraph);
        cancel.ThrowIfCancellationRequested();
        Write(OldWordPart.TextBoxes, PassageKind.TextBox);
        Write(OldWordPart.Footnotes, PassageKind.Footnote);
        Write(OldWordPart.Endnotes, PassageKind.Footnote);
        Write(OldWordPart.HeaderTextBoxes, PassageKind.Header);
        HeadersAndFooters(word, text, builder, footers: true);
        builder.Properties = PropertySets.Of(compound);
        var files = new EmbeddedFiles(file, folder, limits);
        OldOfficeExtras.Take(compound, files, ["Data", "WordDocument"], text.Pictures);
        return WordResult.Of("doc", builder, text.Insertions, text.Deletions, text.Revisers, text.HasHidden, files);
    }

    /// <summary>Comments in the order of the places they refer to.</summary>
    private static List<(int At, WordComment Comment)> Comments(OldWordFile word, OldWordText text)
    {
        const int references = 4, texts = 5, authors = 36, times = 112, entry = 30, authorAt = 20, timeLength = 18;
        var at = word.Positions(references, entry);
        var bounds = word.Positions(texts, 0);
        var names = Names(word.Table(authors).Span);
        var entries = word.Table(references).Span;
        var (start, end) = word.Part(OldWordPart.Comments);
        var moments = word.Table(times).Span;
        var found = new List<(int, WordComment)>();
        for (var i = 0; i + 1 < at.Length && i + 1 < bounds.Length; i++)
        {
            var (from, to) = (Math.Clamp(start + (long)bounds[i], start, end), Math.Clamp(start + (long)bounds[i + 1], start, end));
            var author = entries[(at.Length * 4) + (i * entry) + authorAt];
            var time = (i + 1) * timeLength <= moments.Length ? OldWordText.Time(BinaryPrimitives.ReadUInt32LittleEndian(moments[(i * timeLength)..])) : null;
            text.Reset();
            if (from < to)
                found.Add((at[i], new WordComment(Lines(word, text, (int)from, (int)to), new Revision(author < names.Count ? names[author] : null, time))));
        }
        return [.. found.OrderBy(comment => comment.Item1)];
    }

    private static string Lines(OldWordFile word, OldWordText text, int start, int end)
    {
        var lines = new List<string>();
        for (var at = start; at < end;)
        {
            var mark = word.Text.AsSpan(at, end - at).IndexOfAny('\r', '\a', '\f');
            var stop = mark < 0 ? end : at + mark;
            lines.Add(text.Of(at, stop).Trim());
            at = stop + 1;
        }
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static List<string> Names(ReadOnlySpan<byte> bytes)
    {
        var names = new List<string>();
        while (bytes.Length >= 2 && 2 + ((bytes[0] | (bytes[1] << 8)) * 2) is var length && length <= bytes.Length)
        {
            names.Add(Encoding.Unicode.GetString(bytes[2..length]));
            bytes = bytes[length..];
        }
        return names;
    }

    /// <summary>Six separators of notes come first; then each section has two headers, two footers, and a header and footer of its first page. Each wording once.</summary>
    private static void HeadersAndFooters(OldWordFile word, OldWordText text, DocumentBuilder builder, bool footers)
    {
        const int table = 11, separators = 6;
        var bounds = word.Positions(table, 0);
        var (start, end) = word.Part(OldWordPart.Headers);
        var seen = new HashSet<string>();
        for (var i = separators; i + 1 < bounds.Length; i++)
        {
            if ((((i - separators) % 6) is 2 or 3 or 5) != footers)
                continue;
            var (from, to) = ((int)Math.Clamp(start + (long)bounds[i], start, end), (int)Math.Clamp(start + (long)bounds[i + 1], start, end));
            text.Reset();
            var wording = Lines(word, text, from, Math.Max(from, to));
            if (!PageNumbers.Only(wording) && seen.Add(wording))
            {
                foreach (var line in wording.Split('\n'))
                    builder.Add(line, footers ? PassageKind.Footer : PassageKind.Header);
            }
        }
        text.Struck.Clear();
    }
}
