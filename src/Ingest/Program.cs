namespace DocReview.Ingest;

/// <summary>The extraction child. It is started by <see cref="ExtractionPool"/> and speaks frames on its standard streams; it is of no use by hand.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is ["--child"])
            return Child.Run();
        Console.Error.WriteLine("This program is started by docreview.");
        return 2;
    }
}
