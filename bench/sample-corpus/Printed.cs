using System.Diagnostics;
using System.Net;

namespace DocReview.SampleCorpus;

/// <summary>PDFs from real producers, whose text layers have their own ways. Null where the producer is not installed.</summary>
public static class Printed
{
    public static byte[]? ByOfficeSuite(IReadOnlyList<string> lines) => With("paper.docx", Docx.Write(lines, numbered: false),
        (folder, input) => ("soffice", ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, input]));

    public static byte[]? ByBrowser(IReadOnlyList<string> lines) => With("paper.html", System.Text.Encoding.UTF8.GetBytes(Html(lines)),
        (folder, input) => ("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={folder}/profile", $"--print-to-pdf={folder}/paper.pdf", input]));

    /// <summary>Behind a password that is not part of the material.</summary>
    public static byte[]? Protected(byte[] pdf) => With("plain.pdf", pdf,
        (folder, input) => ("qpdf", ["--static-id", "--allow-weak-crypto", "--encrypt", "kaohe-2022", "kaohe-owner", "128", "--use-aes=n", "--", input, $"{folder}/paper.pdf"]));

    private static string Html(IReadOnlyList<string> lines)
    {
        var columns = lines.Max(line => line.Split('\t').Length);
        var rows = lines.Skip(1).Select(line => line.Split('\t')).Select(cells => "<tr>" + string.Concat(cells.Select((cell, i) =>
            $"<td{(i == cells.Length - 1 && columns > cells.Length ? $" colspan={columns - i}" : "")}>{WebUtility.HtmlEncode(cell)}</td>")) + "</tr>");
        return $"<meta charset=utf-8><style>td{{border:1px solid;padding:6px}}h2{{text-align:center}}</style><h2>{WebUtility.HtmlEncode(lines[0])}</h2><table style='border-collapse:collapse;width:100%'>{string.Concat(rows)}</table>";
    }

    private static byte[]? With(string name, byte[] content, Func<string, string, (string Program, string[] Arguments)> command)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var input = Path.Combine(folder, name);
            File.WriteAllBytes(input, content);
            var (program, arguments) = command(folder, input);
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            var output = Path.Combine(folder, "paper.pdf");
            return File.Exists(output) ? File.ReadAllBytes(output) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
