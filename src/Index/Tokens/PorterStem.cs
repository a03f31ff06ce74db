using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace DocReview.Index;

/// <summary>The stem of an English word, by the filter of the library that we have anyway. Belongs to one thread at a time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its thread and holds nothing but memory.")]
internal sealed class PorterStem
{
    private readonly OneWord word = new();
    private readonly PorterStemFilter filter;

    public PorterStem() => filter = new(word);

    /// <param name="text">In lower case. Words of up to two letters have no other stem.</param>
    /// <returns>Until the next word is asked for.</returns>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        if (text.Length < 3) return text;
        word.Set(text);
        filter.IncrementToken();
        return word.Text;
    }

    /// <summary>Whatever word was set, again and again.</summary>
    private sealed class OneWord : TokenStream
    {
        private readonly ICharTermAttribute term;

        public OneWord() => term = AddAttribute<ICharTermAttribute>();

        public ReadOnlySpan<char> Text => term.Buffer.AsSpan(0, term.Length);

        public void Set(ReadOnlySpan<char> text)
        {
            ClearAttributes();
            text.CopyTo(term.ResizeBuffer(text.Length));
            term.Length = text.Length;
        }

        public override bool IncrementToken() => true;
    }
}
