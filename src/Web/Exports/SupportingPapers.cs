using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>支撑材料目录: what a paper cites, each with part, paper, hash, place and words, and the image of the place where there is one.</summary>
internal static class SupportingPapers
{
    public static void Add(ExportedPaper paper, QuotedPlaces quotes, Excerpts excerpts, Finding finding)
    {
        paper.AddHeading("支撑材料目录").AddTable([6, 12, 34, 16, 32],
        [
            ["序号", "作用", "材料", "位置", "原文"],
            .. finding.Evidence.Select((evidence, i) => (string[])[$"{i + 1}", evidence.Role, $"{quotes.Paper(evidence.Source)}\nSHA-256 {evidence.Source.Passage.File.Value}", quotes.Where(evidence.Source), evidence.Source.Quote]),
        ], hasHead: true);
        var images = finding.Evidence.Select((evidence, i) => (Number: i + 1, evidence.Source, Image: excerpts.Of(evidence.Source, quotes.PlaceOf(evidence.Source)))).Where(cited => cited.Image is not null).ToList();
        if (images.Count == 0) return;
        paper.AddHeading("原页摘图");
        foreach (var (number, source, image) in images) paper.AddLine($"{number}. {quotes.Paper(source)}，{quotes.Where(source)}", small: true).AddImage(image!, $"{quotes.Paper(source)} {quotes.Where(source)}");
    }
}
