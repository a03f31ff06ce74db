using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What an OFD document says of its own making, and the values that programs keep beside it: an electronic invoice has its number and sums there.</summary>
internal static class OfdInfo
{
    public static DocumentProperties PropertiesOf(XElement body)
    {
        var info = body.Child("DocInfo");
        string? Text(string name) => info.Child(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
        var keywords = string.Join('、', info.Child("Keywords").Children("Keyword").Select(keyword => keyword.Value.Trim()).Where(keyword => keyword.Length > 0));
        var application = string.Join(' ', new[] { Text("Creator"), Text("CreatorVersion") }.OfType<string>());
        return new DocumentProperties(
            Text("Author"), Created: Text("CreationDate"), Modified: Text("ModDate"), Application: application.Length > 0 ? application : null,
            Title: Text("Title"), Subject: Text("Subject") ?? Text("Abstract"), Keywords: keywords.Length > 0 ? keywords : null);
    }

    /// <summary>No page shows them.</summary>
    public static void WriteCustomData(DocumentBuilder builder, XElement body)
    {
        foreach (var data in body.Child("DocInfo").Child("CustomDatas").Children("CustomData"))
        {
            if (data.Attr("Name") is { Length: > 0 } name && data.Value.Trim() is { Length: > 0 } value)
                builder.Add($"{name}：{value}", PassageKind.FormField, hidden: true);
        }
    }
}
