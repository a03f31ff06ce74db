using System.Text;
using System.Text.RegularExpressions;
using DocReview.Index;

namespace DocReview.Tests;

/// <summary>Tokens as lines: text, start, end, position increment; at the end the final offset and the increments that are left.</summary>
internal static class Vectors
{
    public static IEnumerable<string> Lines(ChineseTokenizer tokenizer, string text)
    {
        var (tokens, pending) = tokenizer.Cut(text);
        return tokens.Select(token => $"{Escaped(token.Text)}\t{token.Start}\t{token.End}\t{token.PositionIncrement}").Append($"#END\t{text.Length}\t{pending}");
    }

    /// <summary>The texts of a file of vectors with the lines expected of each segmentation.</summary>
    public static IEnumerable<(string Text, Dictionary<string, List<string>> Expected)> Read(string file)
    {
        string? text = null;
        var expected = new Dictionary<string, List<string>>();
        var lines = new List<string>();
        foreach (var line in File.ReadAllText(file).Split('\n').Where(line => !line.StartsWith("# ", StringComparison.Ordinal) && line.Length > 0))
            if (line.StartsWith("#TEXT\t", StringComparison.Ordinal))
            {
                if (text is not null) yield return (text, expected);
                text = Regex.Replace(line[6..], @"\\(?:\\|u(....))", match => match.Groups[1].Success ? ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString() : "\\");
                expected = [];
            }
            else if (line is "#RAW" or "#SMART") expected[line] = lines = [];
            else lines.Add(line);
        if (text is not null) yield return (text, expected);
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
            if (c == '\\') escaped.Append("\\\\");
            else if (c < 0x20 || c is '\u007F' or '\u0085' or '\u2028' or '\u2029' or >= '\uFFF0' or '\uFEFF' or (>= '\uD800' and <= '\uDFFF')) escaped.Append($"\\u{(int)c:x4}");
            else escaped.Append(c);
        return escaped.ToString();
    }
}
