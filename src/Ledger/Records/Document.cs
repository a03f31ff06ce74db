namespace DocReview.Ledger;

/// <summary>The text that was read from one file, page by page.</summary>
/// <param name="Path">The path under which the file was first supplied (see <see cref="SourceFile.Path"/>): its name often carries a date or a meeting number.</param>
/// <param name="Title">The title found in the file; its name without ending where none was found.</param>
/// <param name="Format">The format recognised from the content: <c>docx</c>, <c>xlsx</c>, <c>pdf</c>, <c>txt</c> …</param>
/// <param name="Extractor">Name and version, "docx/1": raise it and what an older one read is read anew.</param>
public sealed record Document(FileId File, string Path, string Title, string Format, IReadOnlyList<Page> Pages, string Extractor)
{
    /// <summary>What a reader should know of the reading: an unusual encoding, a wrong ending, entries passed over. Chinese, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the file says of its own making; null where the format says nothing.</summary>
    public DocumentProperties? Properties { get; init; }

    public IEnumerable<Passage> Passages => Pages.SelectMany(page => page.Passages);
}

/// <summary>
/// What a file says of its own making: minutes "written" months after the meeting are a lead. Says nothing certain: clocks are wrong, templates keep their first author.
/// </summary>
/// <param name="Created">Times as the file gives them, ISO date and time, with "Z" or an offset where the file gives one.</param>
/// <param name="Application">The program that wrote it, with its version where given.</param>
public sealed record DocumentProperties(
    string? Author = null, string? LastAuthor = null, string? Created = null, string? Modified = null, string? Printed = null, string? Application = null,
    string? Company = null, string? Title = null, string? Subject = null, string? Keywords = null, string? Template = null, int? Revision = null, int? EditingMinutes = null)
{
    public bool IsEmpty => this == new DocumentProperties();
}

/// <summary>Written: the file's own text. Recognised: read from an image. Salvaged: raw strings out of a file that no reader could open; good for finding, not for citing.</summary>
public enum TextOrigin { Written, Recognised, Salvaged }

/// <summary>Why a page must be recognised from its image. Scanned: an image covers it. Garbled: its text layer cannot be what is seen. Picture: the file is an image.</summary>
public enum Waiting { Scanned, Garbled, Picture }

/// <summary>A page of a PDF, a worksheet of a workbook, or the whole of a format without pages.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Label">What the file calls it, for example the name of the worksheet; null where it has no name.</param>
public sealed record Page(int Number, TextOrigin Origin, IReadOnlyList<Passage> Passages, string? Label = null)
{
    /// <summary>Null where there is nothing to recognise, or it was.</summary>
    public Waiting? Waiting { get; init; }

    /// <summary>0 to 1: share of the text that is legible (a text layer), or the mean confidence of its characters (a recognised page); null where nothing can be said.</summary>
    public double? Quality { get; init; }

    /// <summary>In points, as the page is seen: what <see cref="Box"/> is measured in. 0 where the format has no pages of fixed size.</summary>
    public double Width { get; init; }
    public double Height { get; init; }
}

/// <summary>Where a passage stands in its document: <paramref name="Number"/> counts all passages of the document from 1, in reading order.</summary>
public readonly record struct PassageId(FileId File, int Number)
{
    public override string ToString() => $"{File}#{Number}";
}

/// <summary>Note: a speaker's note below a slide. FormField: what was filled into a form. Seal: the lettering of a seal or stamp.</summary>
public enum PassageKind { Paragraph, TableRow, Header, Footer, Footnote, TextBox, Comment, Deleted, Inserted, Note, FormField, Seal }

/// <summary>
/// A paragraph or a table row: the unit of index, display and citation.
/// The cells of a table row are joined by a tab; line breaks inside a cell or paragraph stand as '\n'.
/// </summary>
public sealed record Passage(PassageId Id, string Text)
{
    public PassageKind Kind { get; init; } = PassageKind.Paragraph;

    /// <summary>Set where the passage is a row of a table or worksheet.</summary>
    public TableRow? Row { get; init; }

    /// <summary>Where the text stands on the page, line by line; empty where the format keeps no positions.</summary>
    public IReadOnlyList<Box> Boxes { get; init; } = [];

    /// <summary>Who wrote a comment or struck a text out, and when; null where the file does not say.</summary>
    public Revision? Revision { get; init; }

    /// <summary>Not seen by whoever opens the file: hidden text, row, sheet or slide.</summary>
    public bool Hidden { get; init; }

    /// <summary>0 to 1: how sure the recognition is of the least certain line; null for text that was not recognised.</summary>
    public double? Confidence { get; init; }
}

/// <param name="At">As the file gives it, ISO date and time; null where it does not.</param>
public sealed record Revision(string? Author, string? At);

/// <param name="Table">Counts the tables of the document from 1 (a worksheet is one table).</param>
/// <param name="Number">The row's number: as Excel shows it in a worksheet, counted from 1 in other tables.</param>
public sealed record TableRow(int Table, int Number, IReadOnlyList<Cell> Cells);

/// <summary>One cell of a row, as a slice of the passage's text. Empty cells are listed too (length 0).</summary>
/// <param name="Column">Counts from 1.</param>
/// <param name="RowSpan">How many rows a merged cell covers downwards, itself included; the rows below list it as empty.</param>
public readonly record struct Cell(int Column, int Start, int Length, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>A slice of a passage's text on its page. Units are points from the page's top left corner, as the page is seen.</summary>
public readonly record struct Box(int Start, int Length, double X, double Y, double Width, double Height);
