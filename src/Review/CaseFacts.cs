using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>All that is known of one inspection when the rules run. Rules read it and change nothing.</summary>
public sealed partial record CaseFacts(
    IReadOnlyList<CaseDocument> Documents,
    IReadOnlyList<UnreadFile> Unread,
    InspectionSettings Settings)
{
    /// <summary>The unit whose papers these are (云岭县水务局, 青坪乡): as set, else who issued most of the meeting records, contracts and payment slips; null where they do not say.</summary>
    public string? Home { get; } = Settings.Unit is { Length: > 0 } unit ? unit : Documents.Where(d => d.Profile.Genre is Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Contract or Genre.PaymentApproval)
        .Select(d => d.Profile.Issuer).OfType<string>().Select(Organ).Where(o => o.Length > 3 && o[^1] is not ('省' or '市' or '州' or '县' or '区' or '旗'))
        .GroupBy(o => o).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>The organ without its party body: 中共云岭县水务局党组 and 云岭县水务局 are one unit.</summary>
    private static string Organ(string issuer) => Body().Replace(Lead().Replace(issuer.Trim(), ""), "");

    [GeneratedRegex("^(?:中共|中国共产党)")]
    private static partial Regex Lead();

    [GeneratedRegex("(?:党组|党委|党工委|工委|工作委员会|委员会|办公室|人民政府|办事处)+$")]
    private static partial Regex Body();

    /// <summary>What the numbers of the unit's own papers begin with (青政发): a paper cited under another one is not its own.</summary>
    public IReadOnlyCollection<string> OwnNumbers => _ownNumbers ??= Documents.Where(d => d.Profile is { DocumentNumber: not null, Issuer: { } issuer } && !Exemptions.IsSuperior(issuer, Home))
        .Select(d => NumberHead().Match(SubjectText.Plain(d.Profile.DocumentNumber!)).Value).Where(n => n.Length > 1).ToHashSet();

    private IReadOnlyCollection<string>? _ownNumbers;

    [GeneratedRegex("^[\\u4e00-\\u9fff]{2,10}(?=[〔\\[(【])")]
    private static partial Regex NumberHead();

    public IEnumerable<T> Of<T>() where T : Fact => Documents.SelectMany(d => d.Facts).OfType<T>();
}

/// <summary>A document that was read, with its facts.</summary>
public sealed record CaseDocument(Document Document, Profile Profile, IReadOnlyList<Fact> Facts);

/// <summary>A file in custody that could not be read, or of which pages still wait to be recognised.</summary>
public sealed record UnreadFile(FileId File, string Path, Trouble Trouble, string Detail);
