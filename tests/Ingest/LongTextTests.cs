using DocReview.Ingest;

namespace DocReview.Tests;

public sealed class LongTextTests
{
    [Fact]
    public void A_text_without_paragraphs_is_cut_at_sentences_and_nothing_is_lost()
    {
        var text = string.Concat(Enumerable.Range(1, 3000).Select(i => $"第{i}项议题，会议研究同意。"));
        var parts = LongText.Parts(text, 1000).ToList();
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.True(part.Length <= 1000 && part.EndsWith('。')));
    }

    [Theory]
    [InlineData("𠮷", 7)]
    [InlineData("同", 10)]
    public void Where_nothing_ends_it_is_cut_between_characters(string character, int longest)
    {
        var text = string.Concat(Enumerable.Repeat(character, 100));
        var parts = LongText.Parts(text, longest).ToList();
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsHighSurrogate(part[^1])));
    }
}
