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
}
