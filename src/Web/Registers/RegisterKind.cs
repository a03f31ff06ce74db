using DocReview.Ledger;

namespace DocReview.Web;

public enum FieldForm { Line, Area, Day, Choice }

/// <summary>One column of a register, sealed in the ledger.</summary>
/// <param name="Name">Its word stands under <c>Register.{Name}</c>, those of its choices below that.</param>
public sealed record RegisterField(string Name, FieldForm Form = FieldForm.Line, bool Needed = false, params IReadOnlyList<string> Choices);

/// <summary>A register that is kept in the program itself, in a zone of its own.</summary>
/// <param name="States">How an entry goes on; the first is that of a new one.</param>
/// <param name="DueDays">Within so many days of its receipt an entry is to be answered; null where nothing is due.</param>
public sealed record RegisterKind(Zone Zone, string Path, IReadOnlyList<string> States, int? DueDays, IReadOnlyList<RegisterField> Fields)
{
    /// <summary>The state of a petition that is no matter of the group: it goes to whom it concerns, and whoever wrote is told.</summary>
    public const string OutOfScope = "OutOfScope";

    /// <summary>来信来电来访登记, with the transfer of what is out of scope. Whoever reports must be answered or passed on within fifteen days.</summary>
    public static RegisterKind Petitions { get; } = new(Zone.Petitions, "/petitions", ["Received", "Accepted", OutOfScope, "Answered"], 15,
    [
        new("Way", FieldForm.Choice, true, "Letter", "Call", "Visit", "Online", "Message"), new("Reporting", FieldForm.Choice, true, "Anonymous", "Alias", "Named"), new("Reporter"), new("Contact"),
        new("About"), new("Unit"), new("Post"), new("Content", FieldForm.Area, true), new("Discipline", FieldForm.Choice, false, "Political", "Organisational", "Integrity", "Masses", "Work", "Life"),
        new("Handler", FieldForm.Line, true), new("TransferredTo"), new("TransferredOn", FieldForm.Day), new("Answer", FieldForm.Area),
    ]);

    /// <summary>谈话记录登记: one asks, another writes.</summary>
    public static RegisterKind Interviews { get; } = new(Zone.Interviews, "/interviews", ["Recorded", "Confirmed"], null,
    [
        new("Began", FieldForm.Line, true), new("Ended"), new("Place", FieldForm.Line, true), new("Interviewer", FieldForm.Line, true), new("Recorder", FieldForm.Line, true), new("Person", FieldForm.Line, true),
        new("Unit"), new("Points", FieldForm.Area, true), new("Leads", FieldForm.Area), new("Attachments"),
    ]);

    /// <summary>What is missing or cannot be, as entries of Text.resx.</summary>
    public IEnumerable<string> Complaints(string state, IReadOnlyDictionary<string, string?> values)
    {
        string Of(string name) => values.GetValueOrDefault(name)?.Trim() ?? "";
        foreach (var field in Fields.Where(field => field.Needed && Of(field.Name).Length == 0)) yield return Text.Of("Register.Needed", Text.Of($"Register.{field.Name}"));
        if (state == OutOfScope && (Of("TransferredTo").Length == 0 || Of("TransferredOn").Length == 0)) yield return Text.Of("Register.TransferNeeded");
        if (Of("Interviewer") is { Length: > 0 } asks && asks == Of("Recorder")) yield return Text.Of("Register.TwoNeeded");
    }
}
