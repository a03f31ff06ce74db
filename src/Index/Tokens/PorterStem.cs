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
    public string Of(string text)
    {
        if (text.Length < 3) return text;
        word.Set(text);
        filter.IncrementToken();
        return word.Text;
    }

    private sealed class OneWord : TokenStream
    {
        private readonly ICharTermAttribute term;
        private string next = "";

        public OneWord() => term = AddAttribute<ICharTermAttribute>();

        public string Text => term.ToString();

        public void Set(string text) => next = text;

        public override bool IncrementToken()
        {
            ClearAttributes();
            term.SetEmpty().Append(next);
            return true;
        }
    }
}
