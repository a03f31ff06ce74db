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

    /// <summary>The tokenizer's words of the passage, and of the document's title and path: they only rank.</summary>
    public const string Words = "words", About = "about";

    /// <summary>Marks the first passages of a document, where its title and head stand.</summary>
    public const string Head = "head";

    private const int HeadPassages = 4;

    private static readonly FieldType ExactType = Frozen(new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS });
    private static readonly FieldType WordsType = Frozen(new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS });

    /// <summary>One document object is filled again and again: the engine has taken in each before it asks for the next.</summary>
    public static IEnumerable<Lucenes> Of(Document document, ITokenizer tokenizer, CancellationToken cancel)
    {
        ExactTokens exact = new();
        WordTokens words = new(tokenizer), about = new(tokenizer);
        StoredField page = new(Page, 0), text = new(Text, ""), storedNumber = new(Number, 0);
        NumericDocValuesField number = new(Number, 0);
        var file = new StringField(File, document.File.Value, Field.Store.YES);
        var head = new StringField(Head, "1", Field.Store.NO);
        var lucenes = new Lucenes
        {
            file, new SortedDocValuesField(File, new BytesRef(document.File.Value)), number, storedNumber, page, text,
            new Field(Exact, exact, ExactType), new Field(Words, words, WordsType), new Field(About, about, WordsType), head,
        };
        var title = $"{document.Title}\n{document.Path}";
        var written = 0;
        foreach (var sheet in document.Pages)
        {
            page.SetInt32Value(sheet.Number);
            foreach (var passage in sheet.Passages)
            {
                cancel.ThrowIfCancellationRequested();
                number.SetInt64Value(passage.Id.Number);
                storedNumber.SetInt32Value(passage.Id.Number);
                text.SetStringValue(passage.Text);
                exact.Set(FoldedText.Of(passage.Text));
                words.Set(passage.Text);
                about.Set(title);
                if (written++ == HeadPassages) lucenes.RemoveField(Head);
                yield return lucenes;
            }
        }
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}

/// <summary>The pairs of a folded text; position = index of the pair's first character.</summary>
internal sealed class ExactTokens : TokenStream
{
    private readonly ICharTermAttribute term;
    private FoldedText folded = FoldedText.Of("");
    private int at;

    public ExactTokens() => term = AddAttribute<ICharTermAttribute>();

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

/// <summary>The tokenizer's words.</summary>
internal sealed class WordTokens : TokenStream
{
    /// <summary>Longer ones (a picture written as letters, an endless number) rank nothing, and the engine refuses a document for them. The exact pairs find them all the same.</summary>
    private const int LongestWord = 200;

    private readonly ITokenizer tokenizer;
    private readonly ICharTermAttribute term;
    private string text = "";
    private IEnumerator<Token>? tokens;

    public WordTokens(ITokenizer tokenizer)
    {
        this.tokenizer = tokenizer;
        term = AddAttribute<ICharTermAttribute>();
    }

    public void Set(string value) => text = value;

    public override void Reset()
    {
        base.Reset();
        tokens = tokenizer.Tokens(text).GetEnumerator();
    }

    public override bool IncrementToken()
    {
        do
        {
            if (tokens is null || !tokens.MoveNext()) return false;
        }
        while (tokens.Current.Text.Length > LongestWord);
        ClearAttributes();
        term.SetEmpty().Append(tokens.Current.Text);
        return true;
    }
}
