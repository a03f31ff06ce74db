namespace DocReview.Ingest;

/// <summary>The extraction child: see Isolation/.</summary>
internal static class Program
{
    private static int Main() => 2;
}
