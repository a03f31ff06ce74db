using DocReview.Ledger;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Document = DocReview.Ledger.Document;
using Lucenes = Lucene.Net.Documents.Document;

namespace DocReview.Index;

/// <summary>What is written for a passage. One passage is one document of the engine.</summary>
internal static class IndexFields
{
    public const string File = "file", Number = "number", Page = "page", Text = "text";

    /// <summary>Overlapping pairs of folded characters at their positions, the last character alone: finds every stretch of text.</summary>
    public const string Exact = "exact";

    /// <summary>The same of look-alike characters, of recognised passages only.</summary>
    public const string Loose = "loose";

    /// <summary>The tokenizer's words of the passage, and of the document's title and path: they only rank.</summary>
    public const string Words = "words", About = "about";

    /// <summary>Sums in fen and dates as <see cref="DayNumber"/>, any number of each.</summary>
    public const string Sum = "sum", Day = "day";

    /// <summary>Marks passages that stand at the head of a document or of an item in it, and those that were recognised from an image.</summary>
    public const string Head = "head", Recognised = "recognised";

    /// <summary>Numbers are indexed whole and by their leading bytes: eight bits a step.</summary>
    public const int NumberStep = 8;

    private static readonly FieldType PairsType = Frozen(new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS });
    private static readonly FieldType WordsType = Frozen(new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS });

    private static readonly FieldType SumType = Frozen(new FieldType(Int64Field.TYPE_NOT_STORED) { NumericPrecisionStep = NumberStep });
    private static readonly FieldType DayType = Frozen(new FieldType(Int32Field.TYPE_NOT_STORED) { NumericPrecisionStep = NumberStep });
    private static readonly FieldType PageType = Frozen(new FieldType(Int32Field.TYPE_STORED) { NumericPrecisionStep = NumberStep });

    /// <summary>One document object is filled again and again: the engine has taken in each before it asks for the next.</summary>
    public static IEnumerable<Lucenes> Of(Document document, ITokenizer tokenizer, CancellationToken cancel)
    {
        PairTokens exact = new(), loose = new();
        WordTokens words = new(tokenizer), about = new(tokenizer);
        StoredField text = new(Text, ""), storedNumber = new(Number, 0);
        Int32Field page = new(Page, 0, PageType);
        NumericDocValuesField number = new(Number, 0);
        var file = new StringField(File, document.File.Value, Field.Store.YES);
        var (looseField, recognised, head) = (new Field(Loose, loose, PairsType), new StringField(Recognised, "1", Field.Store.NO), new StringField(Head, "1", Field.Store.NO));
        about.Set(PassageContent.About(document));
        foreach (var passage in PassageContent.Of(document))
        {
            cancel.ThrowIfCancellationRequested();
            page.SetInt32Value(passage.Page);
            number.SetInt64Value(passage.Id.Number);
            storedNumber.SetInt32Value(passage.Id.Number);
            text.SetStringValue(passage.Text);
            exact.Set(passage.Exact);
            words.Set(passage.Text);
            var lucenes = new Lucenes
            {
                file, new SortedDocValuesField(File, new BytesRef(document.File.Value)), number, storedNumber, page, text,
                new Field(Exact, exact, PairsType), new Field(Words, words, WordsType), new Field(About, about, WordsType),
            };
            foreach (var sum in passage.Sums) lucenes.Add(new Int64Field(Sum, sum, SumType));
            foreach (var day in passage.Days) lucenes.Add(new Int32Field(Day, day, DayType));
            if (passage.Head) lucenes.Add(head);
            if (passage.Loose is { } alike)
            {
                loose.Set(alike);
                lucenes.Add(looseField);
                lucenes.Add(recognised);
            }
            yield return lucenes;
        }
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}

/// <summary>The pairs of a folded text; position = index of the pair's first character.</summary>
internal sealed class PairTokens : TokenStream
{
    private readonly ICharTermAttribute term;
    private FoldedText folded = FoldedText.Of("");
    private int at;

    public PairTokens() => term = AddAttribute<ICharTermAttribute>();

    public void Set(FoldedText text) => folded = text;

    public override void Reset()
    {
        base.Reset();
        at = 0;
    }

    public override bool IncrementToken()
    {
        if (at >= folded.Length) return false;
        ClearAttributes();
        term.Length = Write(folded.Characters, at++, term.ResizeBuffer(4));
        return true;
    }

    /// <summary>The pair that begins at <paramref name="at"/>, or the last character alone. Returns the units written.</summary>
    public static int Write(ReadOnlySpan<int> characters, int at, Span<char> buffer)
    {
        var length = new System.Text.Rune(characters[at]).EncodeToUtf16(buffer);
        return at + 1 < characters.Length ? length + new System.Text.Rune(characters[at + 1]).EncodeToUtf16(buffer[length..]) : length;
    }
}

/// <summary>The tokenizer's words of a text; may be read again and again.</summary>
internal sealed class WordTokens : TokenStream
{
    private readonly ITokenizer tokenizer;
    private readonly ICharTermAttribute term;
    private readonly List<int> ends = [];
    private char[] words = new char[256];
    private int next;

    public WordTokens(ITokenizer tokenizer)
    {
        this.tokenizer = tokenizer;
        term = AddAttribute<ICharTermAttribute>();
    }

    public void Set(string text)
    {
        ends.Clear();
        tokenizer.Visit(text, Keep);
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
    }

    public override bool IncrementToken()
    {
        if (next == ends.Count) return false;
        ClearAttributes();
        var (start, end) = (next == 0 ? 0 : ends[next - 1], ends[next++]);
        term.CopyBuffer(words, start, end - start);
        return true;
    }

    private void Keep(ReadOnlySpan<char> word, int start, int end, int positionIncrement)
    {
        if (word.Length > Ranking.LongestWord) return;
        var length = ends.Count == 0 ? 0 : ends[^1];
        if (words.Length < length + word.Length) Array.Resize(ref words, (length + word.Length) * 2);
        word.CopyTo(words.AsSpan(length));
        ends.Add(length + word.Length);
    }
}
