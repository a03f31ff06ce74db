using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>From a document to its facts: the profile first, then every reader that has something to say. A pure function.</summary>
public static class DocumentReading
{
    /// <summary>Raise it when a reader learns: facts read by an older version are read anew.</summary>
    public const string Version = "facts/10";

    /// <summary>All readers of papers, one line each.</summary>
    private static readonly IReadOnlyList<IFactReader> Readers =
    [
        new MeetingReader(),
        new ExpenditureReader(),
        new ReceptionReader(),
        new LetterReader(),
        new StandardReader(),
        new AppointmentReader(),
        new ContractReader(),
        new GuaranteeReader(),
        new VariationReader(),
        new SettlementReader(),
        new AwardReader(),
        new CirculationReader(),
        new PaymentApprovalReader(),
        new AllowanceReader(),
        new AssetDisposalReader(),
        new ResolutionReader(),
        new DispatchRegisterReader(),
        new ResolutionRegisterReader(),
        new VehicleReader(),
    ];

    /// <summary>The first fact is the profile.</summary>
    public static IReadOnlyList<Fact> Read(Document document)
    {
        var profile = ProfileReader.Read(document);
        return [profile, .. Readers.Where(reader => reader.Reads(document, profile)).SelectMany(reader => reader.Read(document, profile))];
    }
}
