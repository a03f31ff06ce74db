namespace DocReview.Ingest;

/// <summary>What a host may ask about text recognition without loading a model: recognition itself runs in the extraction child.</summary>
public static class Recognition
{
    /// <summary>The folder the build puts the models into: <c>models</c> beside the program.</summary>
    public static string DefaultModels => ModelFiles.Beside;

    /// <param name="modelsFolder">Where the models lie; the files are hashed once a process.</param>
    /// <returns>The engine's name, "ppocr/1+d2a7720d", or null and the reason in Chinese why pages must wait.</returns>
    public static (string? Engine, string? Reason) EngineOf(string modelsFolder)
    {
        var reason = new ModelFiles(modelsFolder).Unavailable();
        return (reason is null ? ModelFiles.Engine : null, reason);
    }

    /// <summary>The programs installed here that make images of what is no plain image: what could not be had without one is tried again when it is there.</summary>
    public static IReadOnlyList<string> Helpers { get; } = [.. new[] { Poppler.IsInstalled ? "poppler" : null, Heif.IsInstalled ? "libheif" : null }.OfType<string>()];
}
