using DocReview.Ledger;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>What was put onto the pages of a PDF afterwards: comments, text boxes, stamps, fields, files pinned to a place.</summary>
internal sealed class PdfNotes(PdfObjects objects, DocumentBuilder builder, PdfFields fields, PdfAttachments attachments)
{
    private const int Hidden = 2, NoView = 32;

    /// <summary>In the order of the page: a form is read from its top.</summary>
    public void Write(DictionaryToken page)
    {
        var notes = objects.Dictionaries(page, "Annots").ToList();
        foreach (var note in notes.Where(note => objects.Name(note, "Subtype") != "Widget"))
            Note(note);
        foreach (var field in notes.Where(note => objects.Name(note, "Subtype") == "Widget").OrderByDescending(note => Math.Round(Edge(note, 3) / 6)).ThenBy(note => Edge(note, 0)))
            fields.Write(field);
    }

    private void Note(DictionaryToken note)
    {
        var kind = objects.Name(note, "Subtype");
        var hidden = (objects.Number(note, "F") & (Hidden | NoView)) != 0;
        var text = objects.Text(note, "Contents") ?? Plain(objects.Text(note, "RC"));
        var by = new Revision(objects.Text(note, "T"), PdfProperties.Iso(objects.Text(note, "M") ?? objects.Text(note, "CreationDate")));
        switch (kind)
        {
            case "Link" or "Popup" or "PrinterMark" or "TrapNet" or null:
                break;
            case "FileAttachment":
                attachments.Take(objects.Dictionary(note, "FS"), text);
                builder.Add(text ?? "", PassageKind.Comment, revision: by, hidden: hidden);
                break;
            case "FreeText":
                builder.Add(text ?? "", PassageKind.TextBox, revision: by, hidden: hidden);
                break;
            case "Stamp":
                builder.Add(text ?? (objects.Name(note, "Name") is { } name ? Stamp(name) : ""), PassageKind.Seal, revision: by, hidden: hidden);
                break;
            default:
                builder.Add(text ?? "", PassageKind.Comment, revision: by, hidden: hidden);
                break;
        }
    }

    /// <summary>The stamps that every program brings along are known by name; others have names that say nothing.</summary>
    private static string Stamp(string name) => name.TrimStart('#') switch
    {
        "Approved" or "SBApproved" => "图章：已批准",
        "NotApproved" or "SBNotApproved" => "图章：未批准",
        "Final" or "SBFinal" => "图章：终稿",
        "Draft" or "SBDraft" => "图章：草稿",
        "Confidential" or "SBConfidential" => "图章：保密",
        "Void" or "SBVoid" => "图章：作废",
        "Expired" => "图章：已过期",
        "AsIs" => "图章：原样",
        "Experimental" => "图章：试行",
        "ForComment" or "SBForComment" => "图章：征求意见",
        "ForPublicRelease" or "SBForPublicRelease" => "图章：公开",
        "NotForPublicRelease" or "SBNotForPublicRelease" => "图章：不公开",
        "Departmental" => "图章：部门内部",
        "Sold" => "图章：已售",
        "TopSecret" => "图章：绝密（软件自带图样）",
        _ => "",
    };

    private static string? Plain(string? rich) => rich is null ? null : HtmlPage.Parse(rich).Body?.TextContent is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    private double Edge(DictionaryToken note, int edge) => objects.Array(note, "Rect") is { Count: 4 } corners && objects.Resolved(corners[edge]) is NumericToken number ? number.Double : 0;
}
