namespace DocReview.Ingest;

/// <summary>What a reader should know of a page's recognition.</summary>
internal static class PageWarnings
{
    private const double Sure = 0.90;
    private const double Small = 13;

    public static IEnumerable<string> Of(List<ReadLine> lines)
    {
        if (lines.Count == 0)
            yield break;
        if (lines.Count(line => line.Text.Confidence < Sure) * 2 > lines.Count)
            yield return "多数文字行识别把握不足，疑似手写，请人工核对。";
        var heights = lines.Select(line => line.Box.Height).Order().ToList();
        if (heights[heights.Count / 2] < Small)
            yield return "图像分辨率过低，小字可能识别有误，请核对原件。";
    }

    /// <summary>A faint or handwritten line that could not be read is no empty place. Specks and ruled lines are: less sure to be text, no longer than high, or lower than the print.</summary>
    /// <param name="read">The lines that were read.</param>
    public static IEnumerable<string> OfUnread(List<TextBox> unread, List<ReadLine> read)
    {
        const double likely = 0.6, low = 0.6;
        var print = read.Count > 0 ? read.Select(line => line.Box.Height).Order().ElementAt(read.Count / 2) : 0;
        var lines = unread.Count(box => box.Score >= likely && box.Width > box.Height * 1.5 && box.Height > print * low);
        if (lines > 0)
            yield return $"有 {lines} 处像是文字而未能辨认（手写、污迹或图案），请对照原页。";
    }
}
