using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Answers a query by looking at every passage: slow, and plain enough to be right.</summary>
internal sealed class Oracle(IReadOnlyList<Document> documents, ITokenizer tokenizer)
{
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])";

    public IReadOnlyList<PassageContent> Passages { get; } = [.. documents.SelectMany(PassageContent.Of)];

    /// <summary>The first tier that each passage matches.</summary>
    public Dictionary<PassageId, int> Find(IReadOnlyList<Query> tiers, IReadOnlySet<FileId>? within)
    {
        var found = new Dictionary<PassageId, int>();
        foreach (var passage in Passages.Where(passage => within?.Contains(passage.Id.File) ?? true))
            if (tiers.TakeWhile(tier => !Holds(passage, tier)).Count() is var tier && tier < tiers.Count) found[passage.Id] = tier;
        return found;
    }

    private bool Holds(PassageContent passage, Query query) => query switch
    {
        Query.Term term => term.Spellings.Any(spelling => $"{passage.Exact}".Contains($"{spelling}", StringComparison.Ordinal)
            || term.Loose && passage.Loose is { } loose && $"{loose}".Contains($"{spelling.Loose()}", StringComparison.Ordinal)),
        Query.Pattern pattern => Regex.IsMatch($"{passage.Exact}", Expression(pattern), RegexOptions.Singleline),
        Query.Near near => Together([.. near.Parts.Select(part => Places($"{passage.Exact}", part))], near.Distance),
        Query.Sum sum => passage.Sums.Any(fen => fen >= sum.Low.Fen && fen <= sum.High.Fen),
        Query.Day day => passage.Days.Any(number => number >= day.First && number <= day.Last),
        Query.OnPages pages => passage.Page >= pages.First && passage.Page <= pages.Last,
        Query.InFiles files => files.Files.Contains(passage.Id.File),
        Query.Among among => among.Passages.Contains(passage.Id),
        Query.AnyWord any => tokenizer.Tokens(passage.Text).Any(token => any.Words.Contains(token.Text)),
        Query.And and => and.Parts.All(part => Holds(passage, part)),
        Query.Or or => or.Parts.Any(part => Holds(passage, part)),
        Query.Not not => !Holds(passage, not.Part),
        Query.SameFile file => SameFile(passage, file.Parts),
        _ => throw new NotSupportedException($"{query}"),
    };

    private bool SameFile(PassageContent passage, IReadOnlyList<Query> parts)
    {
        var wanted = parts.Where(part => part is not Query.Not).ToList();
        var file = Passages.Where(other => other.Id.File == passage.Id.File).ToList();
        return wanted.All(part => file.Exists(other => Holds(other, part)))
            && parts.OfType<Query.Not>().All(not => !file.Exists(other => Holds(other, not.Part)))
            && (wanted.Count == 0 || wanted.Exists(part => Holds(passage, part)));
    }

    private static string Expression(Query.Pattern pattern) => string.Concat(pattern.Pieces.Select((piece, i) =>
        Regex.Escape($"{piece}") + (i < pattern.Gaps.Count ? $"{AnyCharacter}{{{pattern.Gaps[i].Least},{pattern.Gaps[i].Most}}}" : "")));

    /// <summary>Starts and ends in characters.</summary>
    private static List<(int Start, int End)> Places(string text, Query.Term term) =>
    [
        .. from spelling in term.Spellings
           from at in Enumerable.Range(0, text.Length)
           where string.CompareOrdinal(text, at, $"{spelling}", 0, $"{spelling}".Length) == 0
           let start = text[..at].EnumerateRunes().Count()
           select (start, start + spelling.Length),
    ];

    private static bool Together(List<List<(int Start, int End)>> places, int distance, int start = int.MaxValue, int end = 0, int covered = 0) =>
        places.Count == 0 ? end - start - covered <= distance
        : places[0].Exists(place => Together(places[1..], distance, Math.Min(start, place.Start), Math.Max(end, place.End), covered + place.End - place.Start));
}
