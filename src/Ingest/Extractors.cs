namespace DocReview.Ingest;

/// <summary>What the host may know of the formats: their names. It never runs one.</summary>
public static class Extractors
{
    /// <summary>Reads the raw strings of what no extractor could read.</summary>
    public const string Salvage = Ingest.Salvage.Name;

    /// <summary>Name and version of every extractor, "docx/1".</summary>
    public static IReadOnlyList<string> Names { get; } = Formats.Listed(new ExtractionLimits(), "").Select(extractor => extractor.Name).ToList();
}
