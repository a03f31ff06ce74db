namespace DocReview.Ingest;

/// <summary>The signs of symbol fonts that carry meaning in forms: a ticked or an empty box.</summary>
internal static class Symbols
{
    /// <param name="code">Hexadecimal; symbol fonts live at F000 and above.</param>
    /// <returns>Empty for a sign that only decorates.</returns>
    public static string Of(string? font, string? code)
    {
        if (!int.TryParse(code, System.Globalization.NumberStyles.HexNumber, null, out var value))
            return "";
        var sign = value & 0xFF;
        return font switch
        {
            "Wingdings" => sign switch { 0xFE or 0x78 => "☑", 0xFC => "√", 0xFB => "×", 0xFD => "☒", 0xA8 or 0x6F or 0x71 or 0x72 => "□", 0x6E => "■", _ => "" },
            "Wingdings 2" => sign switch { 0x52 => "☑", 0x50 => "√", 0x4F => "×", 0x54 => "☒", 0xA3 or 0x2A or 0x30 => "□", _ => "" },
            _ when value is >= 0xF000 and <= 0xF0FF => sign >= 0x20 && font == "Symbol" ? ((char)sign).ToString() : "",
            _ when value is >= 0x20 and < 0xD800 => ((char)value).ToString(),
            _ => "",
        };
    }
}
