using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What becomes of the text in a group. Properties: only its control words count; Capture: it is no part of the document but says something of it; Data: hexadecimal bytes.</summary>
internal enum RtfMode { Text, Skip, Fonts, Properties, Capture, Data }

/// <summary>What holds within a group of RTF; a group within begins with a copy.</summary>
internal sealed record RtfGroup
{
    private static readonly Dictionary<string, RtfMode> Destinations = new()
    {
        ["fonttbl"] = RtfMode.Fonts,
        ["info"] = RtfMode.Properties, ["creatim"] = RtfMode.Properties, ["revtim"] = RtfMode.Properties, ["printim"] = RtfMode.Properties, ["formfield"] = RtfMode.Properties,
        ["title"] = RtfMode.Capture, ["author"] = RtfMode.Capture, ["operator"] = RtfMode.Capture, ["company"] = RtfMode.Capture, ["subject"] = RtfMode.Capture, ["keywords"] = RtfMode.Capture,
        ["generator"] = RtfMode.Capture, ["template"] = RtfMode.Capture, ["revtbl"] = RtfMode.Capture, ["atnid"] = RtfMode.Capture, ["atnauthor"] = RtfMode.Capture, ["atndate"] = RtfMode.Capture,
        ["sn"] = RtfMode.Capture, ["sv"] = RtfMode.Capture, ["objclass"] = RtfMode.Capture, ["fldinst"] = RtfMode.Capture, ["listtext"] = RtfMode.Capture, ["pntext"] = RtfMode.Capture,
        ["pict"] = RtfMode.Data, ["objdata"] = RtfMode.Data,
    };

    private static readonly Dictionary<string, PassageKind> Stories = new()
    {
        ["header"] = PassageKind.Header, ["headerl"] = PassageKind.Header, ["headerr"] = PassageKind.Header, ["headerf"] = PassageKind.Header,
        ["footer"] = PassageKind.Footer, ["footerl"] = PassageKind.Footer, ["footerr"] = PassageKind.Footer, ["footerf"] = PassageKind.Footer,
        ["footnote"] = PassageKind.Footnote, ["annotation"] = PassageKind.Comment, ["shptxt"] = PassageKind.TextBox, ["dptxbxtext"] = PassageKind.TextBox,
    };

    /// <summary>Marked as ignorable for older programs, but with text in them.</summary>
    private static readonly HashSet<string> Transparent = ["shppict", "shpinst", "ud", "nesttableprops", "do", "object", "field", "fldrslt"];

    private static readonly HashSet<string> Skipped =
    [
        "stylesheet", "colortbl", "listtable", "listoverridetable", "filetbl", "rsidtbl", "nonshppict", "nonesttables", "shprslt", "upr", "xe", "tc", "private",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend",
    ];

    public required RtfMode Mode { get; set; }

    public required RtfStory Story { get; set; }

    /// <summary>The word that said what the group is for.</summary>
    public string Destination { get; set; } = "";

    public StringBuilder? Captured { get; set; }

    public MemoryStream? Data { get; set; }

    public int Font { get; set; }

    public int EastAsianFont { get; set; } = -1;

    /// <summary>How many bytes after \uN say the same again for programs that know no Unicode.</summary>
    public int FallbackLength { get; set; } = 1;

    public bool Hidden { get; set; }

    public bool Struck { get; set; }

    public bool Inserted { get; set; }

    /// <summary>Who inserted and who struck out: an index into the list of revisers, and the time as one number.</summary>
    public (int Author, int Time) Inserter { get; set; }

    public (int Author, int Time) Striker { get; set; }

    /// <summary>\plain</summary>
    public void Plain() => (Hidden, Struck, Inserted, Inserter, Striker) = (false, false, false, default, default);

    /// <summary>Takes what the group's first word says it is for.</summary>
    /// <param name="starred">The word is marked: a program that does not know it leaves the group out.</param>
    /// <returns>Whether the word was of that kind, or of no consequence.</returns>
    public bool Enter(string word, bool starred, Func<int> nextTable)
    {
        // Nothing comes back to life within a group that is left out.
        if (Mode == RtfMode.Skip || Skipped.Contains(word))
            return Become(RtfMode.Skip, word);
        if (Stories.TryGetValue(word, out var kind))
        {
            Story = new RtfStory(kind, nextTable);
            Plain();
            return Become(RtfMode.Text, word);
        }
        if (!Destinations.TryGetValue(word, out var mode))
            return starred && !Transparent.Contains(word) && Become(RtfMode.Skip, word);
        if (mode == RtfMode.Capture)
            Captured = new StringBuilder();
        else if (mode == RtfMode.Data)
            Data = new MemoryStream();
        return Become(mode, word);
    }

    /// <summary>The second wording of a text that is given twice (\upr): in Unicode.</summary>
    public void Revive() => Mode = Captured is null ? RtfMode.Text : RtfMode.Capture;

    private bool Become(RtfMode mode, string word)
    {
        (Mode, Destination) = (mode, word);
        return true;
    }
}
