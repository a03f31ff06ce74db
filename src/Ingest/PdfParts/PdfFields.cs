using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>What was filled into the fields of a form, and who signed in them: "字段名：值", on the page where the field is seen.</summary>
internal sealed class PdfFields(PdfObjects objects, DocumentBuilder builder)
{
    private const int DeepestField = 50, PushButton = 1 << 16, Radio = 1 << 15, Password = 1 << 13, Hidden = 2, NoView = 32;
    private readonly HashSet<string> _written = [];
    private readonly HashSet<DictionaryToken> _walked = new(ReferenceEqualityComparer.Instance);

    /// <param name="widget">The field as it stands on a page; what it does not say itself its parents say.</param>
    public void Write(DictionaryToken widget)
    {
        var name = string.Join('.', Chain(widget).Select(field => objects.Text(field, "T")).OfType<string>().Reverse());
        Write(widget, name, (objects.Number(widget, "F") & (Hidden | NoView)) != 0);
    }

    /// <summary>Fields that stand on no page, and forms of the other kind (XFA), which have no fields.</summary>
    public void WriteOthers()
    {
        var form = objects.Dictionary(objects.Catalog, "AcroForm");
        Others(form, "Fields", "", 0);
        if (form?.Data.ContainsKey("XFA") != true)
            return;
        builder.Warn("文档含有 XFA 动态表单，只读取了其中填写的内容，版面须用 Adobe 软件查看。");
        foreach (var field in Xfa(form).Where(field => !field.HasElements && field.Value.Trim().Length > 0))
            Write(field.Name.LocalName, field.Value.Trim(), hidden: false);
    }

    private void Others(DictionaryToken? parent, string key, string prefix, int depth)
    {
        foreach (var field in depth > DeepestField ? [] : objects.Dictionaries(parent, key))
        {
            if (!_walked.Add(field))
                continue;
            var name = objects.Text(field, "T") is { } own ? prefix.Length > 0 ? $"{prefix}.{own}" : own : prefix;
            Write(field, name, hidden: true);
            Others(field, "Kids", name, depth + 1);
        }
    }

    private void Write(DictionaryToken field, string name, bool hidden)
    {
        var chain = Chain(field).ToList();
        var type = chain.Select(level => objects.Name(level, "FT")).FirstOrDefault(found => found is not null);
        var value = chain.Select(level => objects.Get(level, "V")).FirstOrDefault(found => found is not null);
        var flags = chain.Select(level => objects.Number(level, "Ff")).FirstOrDefault(found => found != 0);
        if (type is null || (value is null && type != "Btn") || (type == "Btn" && (flags & PushButton) != 0) || !_written.Add(type == "Btn" && (flags & Radio) == 0 ? $"{name}/{value}" : name))
            return;
        if (type == "Sig")
        {
            builder.Add(Signature(value as DictionaryToken) ?? "", PassageKind.Seal, hidden: hidden);
            return;
        }
        var text = type switch
        {
            "Btn" => (value as NameToken)?.Data is not { } state ? null : (flags & Radio) != 0 ? state == "Off" ? null : state : state == "Off" ? "□" : "☑",
            "Tx" when (flags & Password) != 0 => "（密码，未读取）",
            "Ch" => string.Join('、', (value is ArrayToken several ? several.Data : [value!]).Select(one => Shown(chain, objects.Text(one))).OfType<string>()),
            _ => objects.Text(value),
        };
        if (!string.IsNullOrWhiteSpace(text))
            builder.Add($"{chain.Select(level => objects.Text(level, "TU")).FirstOrDefault(found => found is not null) ?? name}：{text}", PassageKind.FormField, hidden: hidden);
    }

    private void Write(string name, string text, bool hidden)
    {
        if (_written.Add(name + "=" + text))
            builder.Add($"{name}：{text}", PassageKind.FormField, hidden: hidden);
    }

    /// <summary>A choice is kept by its export value and shown by another.</summary>
    private string? Shown(List<DictionaryToken> chain, string? value)
    {
        foreach (var option in chain.SelectMany(level => objects.Array(level, "Opt")))
        {
            if (objects.Resolved(option) is ArrayToken { Data: [var export, var shown, ..] } && objects.Text(export) == value)
                return objects.Text(shown) ?? value;
        }
        return value;
    }

    private string? Signature(DictionaryToken? signature)
    {
        if (signature is null)
            return null;
        var signer = objects.Bytes(objects.Get(signature, "Contents")) is { Length: > 0 } contents && Signer.Of(contents) is [var first, ..] ? first : null;
        var text = new Signer(objects.Text(signature, "Name") ?? signer?.Name, PdfProperties.Iso(objects.Text(signature, "M")) ?? signer?.At).Text ?? "电子签名（签名人和时间不详，未核验）";
        var company = signer?.Name is { } certified && objects.Text(signature, "Name") is { } named && named != certified ? $"；证书：{certified}" : "";
        return text + company + (objects.Text(signature, "Reason") is { } reason ? $"；理由：{reason}" : "") + (objects.Text(signature, "Location") is { } place ? $"；地点：{place}" : "");
    }

    private IEnumerable<DictionaryToken> Chain(DictionaryToken field)
    {
        var seen = new HashSet<DictionaryToken>(ReferenceEqualityComparer.Instance);
        for (var at = field; at is not null && seen.Count < DeepestField && seen.Add(at); at = objects.Dictionary(at, "Parent"))
            yield return at;
    }

    private IEnumerable<XElement> Xfa(DictionaryToken form)
    {
        try
        {
            var parts = objects.Array(form, "XFA");
            var at = Enumerable.Range(0, Math.Max(0, parts.Count - 1)).FirstOrDefault(i => objects.Text(parts[i]) == "datasets", -1);
            var bytes = at >= 0 ? objects.Bytes(objects.Resolved(parts[at + 1])) : objects.Bytes(objects.Get(form, "XFA"));
            return bytes is null ? [] : XElement.Load(new PartReader(new MemoryStream(bytes))).DescendantsAndSelf().Where(element => element.Name.LocalName == "data").Descendants();
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
