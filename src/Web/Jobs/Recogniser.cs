using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The recognition engine of this installation.</summary>
/// <param name="Models">The folder of its models.</param>
/// <param name="Engine">Name, version and model, and behind spaces what makes images for it ("ppocr/1+d2a7720d poppler libheif"); null where it cannot be used.</param>
/// <param name="Why">Chinese: why it cannot; null where it can.</param>
public sealed record Recogniser(string Models, string? Engine, string? Why)
{
    /// <summary>What lies beside the program, or where DOCREVIEW_OCR_MODELS says.</summary>
    public static Recogniser Here()
    {
        var models = Environment.GetEnvironmentVariable("DOCREVIEW_OCR_MODELS") ?? Recognition.DefaultModels;
        var (engine, why) = Recognition.EngineOf(models);
        return new(models, engine is null ? null : string.Join(' ', Recognition.Helpers.Prepend(engine)), why);
    }

    /// <summary>The same engine reads the same: who makes the images matters only for those that could not be had.</summary>
    public static bool HasRead(PageRecognition page, string engine) =>
        page.Engine == engine || (page.Text is not null && page.Engine.Split(' ')[0] == engine.Split(' ')[0]);
}
