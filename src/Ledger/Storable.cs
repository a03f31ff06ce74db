namespace DocReview.Ledger;

/// <summary>Text that both databases keep as it is.</summary>
internal static class Storable
{
    /// <summary>NUL and halves of surrogate pairs become U+FFFD, one for one, so that offsets stay what they were.</summary>
    public static string Text(string text)
    {
        char[]? mended = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair) i++;
            else if (text[i] == '\0' || char.IsSurrogate(text[i])) (mended ??= text.ToCharArray())[i] = '\uFFFD';
        }

        return mended is null ? text : new string(mended);
    }

    /// <summary>The document as it will be loaded again.</summary>
    public static Document Document(Document document) => document with
    {
        Title = Text(document.Title),
        Pages = document.Pages.All(page => page.Passages.All(passage => ReferenceEquals(Text(passage.Text), passage.Text)))
            ? document.Pages
            : document.Pages.Select(page => page with { Passages = page.Passages.Select(passage => passage with { Text = Text(passage.Text) }).ToList() }).ToList(),
    };
}
