using DocReview.Ingest;

namespace DocReview.Web;

/// <summary>The recognition engine of this installation.</summary>
/// <param name="Models">The folder of its models.</param>
/// <param name="Engine">Name, version and model; null where it cannot be used.</param>
/// <param name="Why">Chinese: why it cannot; null where it can.</param>
public sealed record Recogniser(string Models, string? Engine, string? Why)
{
    /// <summary>What lies beside the program, or where DOCREVIEW_OCR_MODELS says.</summary>
    public static Recogniser Here()
    {
        var models = Environment.GetEnvironmentVariable("DOCREVIEW_OCR_MODELS") ?? Recognition.DefaultModels;
        var (engine, why) = Recognition.EngineOf(models);
        return new(models, engine, why);
    }
}
