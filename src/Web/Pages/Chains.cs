using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>The way of a decision through the papers, with where each of them stands.</summary>
public sealed record ShownChain(MatterChain Chain, IReadOnlyDictionary<PassageId, Place> Places);

/// <summary>Puts the way of a decision together from what is on record.</summary>
public sealed class Chains(FactStore facts, Catalogue catalogue, Workspace workspace, CurrentInspection here)
{
    public ShownChain Of(Decision decision, IEnumerable<Citation> evidence)
    {
        var known = new Dictionary<FileId, IReadOnlyList<Fact>>();
        IReadOnlyList<Fact> FactsOf(FileId file) => known.TryGetValue(file, out var read) ? read : known[file] = facts.Of(file);
        var chain = MatterChain.Of(decision, evidence, workspace.Files.Titled(here.Value), FactsOf);
        return new(chain, catalogue.Places(here.Id, chain.Steps.Select(step => step.Source.Passage)));
    }
}
