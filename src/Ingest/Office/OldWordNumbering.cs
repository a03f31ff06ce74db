using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>Automatic numbers of old Word documents: their lists ([MS-DOC] 2.9.131, 2.9.147, 2.9.150) put in the terms of the new format, where <see cref="WordNumbering"/> counts them. Numbers that only a style asks for are not known.</summary>
internal sealed class OldWordNumbering
{
    private const int ListTable = 73, NumberTable = 74;
    private const int ListLength = 28, LevelLength = 28, NumberLength = 16;

    // MSONFC; what is not listed is shown as plain figures.
    private static readonly string[] Formats =
    [
        "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha",
        "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet",
        "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac",
        "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
    ];

    private readonly WordNumbering _counting;

    public OldWordNumbering(OldWordFile file) => _counting = new WordNumbering(new XElement("numbering", Lists(file.TableAndBeyond(ListTable).Span), Numbers(file.Table(NumberTable).Span)), null);

    /// <param name="number">Counts the document's numbers from 1, as a paragraph's properties do.</param>
    /// <returns>Empty where the list is not known or shows no number.</returns>
    public string Label(int number, int level) =>
        _counting.Label(new XElement("p", new XElement("pPr", new XElement("numPr", Value("ilvl", level), Value("numId", number)))));

    /// <summary>The lists' heads come first, then all their levels.</summary>
    private static List<XElement> Lists(ReadOnlySpan<byte> bytes)
    {
        var lists = new List<XElement>();
        var count = bytes.Length < 2 ? 0 : Math.Clamp((int)BinaryPrimitives.ReadInt16LittleEndian(bytes), 0, (bytes.Length - 2) / ListLength);
        var at = 2 + (count * ListLength);
        for (var i = 0; i < count && at < bytes.Length; i++)
        {
            var head = bytes[(2 + (i * ListLength))..];
            var list = new XElement("abstractNum", new XAttribute("abstractNumId", BinaryPrimitives.ReadInt32LittleEndian(head)));
            var levels = (head[26] & 1) != 0 ? 1 : 9;
            for (var level = 0; level < levels && at + LevelLength + 2 <= bytes.Length; level++)
                list.Add(Level(bytes, ref at, level));
            lists.Add(list);
        }
        return lists;
    }

    private static XElement? Level(ReadOnlySpan<byte> bytes, ref int at, int level)
    {
        var head = bytes.Slice(at, LevelLength);
        at += LevelLength + head[24] + head[25];
        if (at + 2 > bytes.Length)
            return null;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) * 2;
        var pattern = at + 2 + length <= bytes.Length ? Encoding.Unicode.GetString(bytes.Slice(at + 2, length)) : "";
        at += 2 + length;
        // A character below 9 stands for the number of that level.
        var text = string.Concat(pattern.Select(character => character < 9 ? $"%{character + 1}" : char.IsControl(character) ? "" : character.ToString()));
        const int legal = 4, noRestart = 8, nothing = 2;
        return new XElement("lvl", new XAttribute("ilvl", level), Value("start", BinaryPrimitives.ReadInt32LittleEndian(head)),
            Value("numFmt", head[4] == 0xFF ? "none" : head[4] < Formats.Length ? Formats[head[4]] : "decimal"), Value("lvlText", text),
            (head[5] & legal) != 0 ? new XElement("isLgl") : null, (head[5] & noRestart) != 0 ? Value("lvlRestart", 0) : null, head[15] == nothing ? Value("suff", "nothing") : null);
    }

    /// <summary>The numbers' heads, then for each what it changes of its list.</summary>
    private static List<XElement> Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<XElement>();
        var count = bytes.Length < 4 ? 0 : Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(bytes), 0, bytes.Length / NumberLength);
        var at = 4 + (count * NumberLength);
        for (var i = 0; i < count && 4 + ((i + 1) * NumberLength) <= bytes.Length; i++)
        {
            var head = bytes[(4 + (i * NumberLength))..];
            var number = new XElement("num", new XAttribute("numId", i + 1), Value("abstractNumId", BinaryPrimitives.ReadInt32LittleEndian(head)));
            at += 4;
            for (var change = 0; change < head[12] && at + 8 <= bytes.Length; change++)
            {
                var (start, flags) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]), bytes[at + 4]);
                at += 8;
                const int startsAnew = 0x10, otherLevel = 0x20;
                var level = flags & 0xF;
                number.Add(new XElement("lvlOverride", new XAttribute("ilvl", level), (flags & startsAnew) != 0 ? Value("startOverride", start) : null,
                    (flags & otherLevel) != 0 && at + LevelLength + 2 <= bytes.Length ? Level(bytes, ref at, level) : null));
            }
            numbers.Add(number);
        }
        return numbers;
    }

    private static XElement Value(string name, object value) => new(name, new XAttribute("val", value));
}
