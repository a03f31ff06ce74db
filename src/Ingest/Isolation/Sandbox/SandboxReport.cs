namespace DocReview.Ingest;

/// <summary>What the kernel refused to a child that tried it.</summary>
/// <param name="Programs">A program that the child started was refused, too.</param>
/// <param name="FileRules">Version of the kernel's rules for files (Landlock); 0 where it has none.</param>
/// <param name="CallFilter">Whether the kernel filters calls (seccomp).</param>
public sealed record SandboxReport(bool Network, bool Writing, bool Reading, bool Programs, int FileRules, bool CallFilter)
{
    public bool IsWhole => Network && Writing && Reading && Programs;

    /// <summary>Chinese, one sentence.</summary>
    public string Says => IsWhole
        ? "读取进程已由系统内核隔离：不能联网，只能写自己的临时文件夹，只能读原件、程序和系统文件。"
        : $"读取进程未能完全隔离（未能限制：{string.Join('、', Missing)}）：{Why}；时间、内存和输出的限制照常有效。";

    private string Why => FileRules == 0 || !CallFilter ? "本机系统内核不支持或不允许，完全隔离需要 Linux 5.13 及以上" : "程序未能启用系统内核的限制，请报告此问题";

    private IEnumerable<string> Missing
    {
        get
        {
            if (!Network) yield return "联网";
            if (!Writing) yield return "写其他文件";
            if (!Reading) yield return "读其他文件";
            if (!Programs) yield return "所启动的程序";
        }
    }
}
