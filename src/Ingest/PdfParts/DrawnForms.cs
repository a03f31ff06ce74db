using DocReview.Ledger;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>
/// Forms that draw forms double with every level: a few kilobytes would draw without end, and the library goes along. So a page's forms are walked through
/// before it is drawn, each as often as it would be drawn, and counted against what the file may unpack to.
/// </summary>
internal sealed class DrawnForms
{
    /// <summary>What the smallest form costs to draw, in bytes of content that take as long.</summary>
    private const int Least = 4096;

    private const int DeepestContent = 256;

    private readonly PdfDocument _pdf;
    private readonly PdfObjects _objects;
    private readonly Dictionary<IndirectReference, Form?> _forms = [];
    private readonly long _fileLength, _most;
    private long _drawn;

    public DrawnForms(PdfDocument pdf, long fileLength, ExtractionLimits limits)
    {
        (_pdf, _objects, _fileLength, _most) = (pdf, new PdfObjects(pdf), fileLength, limits.ExpandedFrom(fileLength));
        pdf.AddPageFactory(new Unread());
    }

    /// <exception cref="StopReadingException">The pages draw more than is allowed, all together.</exception>
    public void Check(int page)
    {
        var (dictionary, inherited) = _pdf.GetPage<UnreadPage>(page);
        var scopes = inherited.Append(_objects.Dictionary(dictionary, "Resources")).Select(Named).OfType<DictionaryToken>().ToList();
        var contents = _objects.Stream(dictionary, "Contents") is { } single ? [single] : _objects.Array(dictionary, "Contents").Select(_objects.Resolved).OfType<StreamToken>();
        foreach (var content in scopes.Count > 0 ? contents : [])
            Draw(NamesDrawn(_objects.Unpacked(content)), scopes, null, 0);
    }

    /// <param name="scopes">Where names are looked up, the innermost last.</param>
    private void Draw(IReadOnlyList<string> names, List<DictionaryToken> scopes, Form? within, int depth)
    {
        Nesting.Check(depth);
        foreach (var name in names)
        {
            // One that draws itself is passed over by the library.
            if (FormOf(name, scopes) is not { } form || form == within)
                continue;
            _drawn += form.Length + Least;
            if (_drawn > _most)
                throw new StopReadingException(Trouble.TooLarge, $"页面内容展开后超过 {_most >> 20} MB 的上限（文件只有 {Math.Max(1, _fileLength >> 10)} KB），图形层层嵌套，可能是恶意文件，未予读取；如为正常文件，请打印为新的 pdf 后重新提供。");
            if (form.Named is not null)
                scopes.Add(form.Named);
            Draw(form.Names, scopes, form, depth + 1);
            if (form.Named is not null)
                scopes.RemoveAt(scopes.Count - 1);
        }
    }

    private Form? FormOf(string name, List<DictionaryToken> scopes)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].Data.TryGetValue(name, out var token))
                return token is IndirectReferenceToken reference ? FormOf(reference) : null;
        }
        return null;
    }

    private Form? FormOf(IndirectReferenceToken reference)
    {
        if (_forms.TryGetValue(reference.Data, out var known))
            return known;
        if (_objects.Resolved(reference) is not StreamToken stream || _objects.Name(stream.StreamDictionary, "Subtype") != "Form")
            return _forms[reference.Data] = null;
        var content = _objects.Unpacked(stream);
        return _forms[reference.Data] = new Form(NamesDrawn(content), content.Length, Named(_objects.Dictionary(stream.StreamDictionary, "Resources")));
    }

    private DictionaryToken? Named(DictionaryToken? resources) => _objects.Dictionary(resources, "XObject");

    private static List<string> NamesDrawn(byte[] content)
    {
        var names = new List<string>();
        if (content.AsSpan().IndexOf("Do"u8) < 0)
            return names;
        var tokens = new CoreTokenScanner(new MemoryInputBytes(content), false, new StackDepthGuard(DeepestContent), useLenientParsing: true, isStream: true);
        NameToken? name = null;
        while (tokens.MoveNext())
        {
            if (tokens.CurrentToken is OperatorToken { Data: "Do" } && name is not null)
                names.Add(name.Data);
            name = tokens.CurrentToken as NameToken;
        }
        return names;
    }

    /// <param name="Names">What it draws, in order, as often as it does.</param>
    /// <param name="Length">Of its content in bytes.</param>
    /// <param name="Named">What its names stand for; null where it names nothing itself.</param>
    private sealed record Form(IReadOnlyList<string> Names, int Length, DictionaryToken? Named);

    /// <param name="Inherited">Resources from above, the nearest last.</param>
    private sealed record UnreadPage(DictionaryToken Dictionary, IReadOnlyList<DictionaryToken> Inherited);

    /// <summary>The library hands out a page as it stands in the file only in this way.</summary>
    private sealed class Unread : IPageFactory<UnreadPage>
    {
        public UnreadPage Create(int number, DictionaryToken dictionary, PageTreeMembers members, NamedDestinations destinations) => new(dictionary, [.. members.ParentResources]);
    }
}
