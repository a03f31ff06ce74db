namespace DocReview.Ingest;

/// <summary>The extraction child. It is started by <see cref="ExtractionPool"/> and speaks frames on its standard streams; it is of no use by hand.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (Sandbox.Enter(arguments))
        {
            case ["--child", ..]:
                return Child.Run();
            case [var check, var folder, ..] when check.StartsWith("--check=", StringComparison.Ordinal):
                return SandboxCheck.Run(folder, check["--check=".Length..]);
            default:
                Console.Error.WriteLine("This program is started by docreview.");
                return 2;
        }
    }
}
