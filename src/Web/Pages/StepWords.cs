using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A step of a finding's history in one line.</summary>
public static class StepWords
{
    public static string Of(ReviewStep step) => step.Action switch
    {
        StepAction.StatusChanged => Text.Of("Step.StatusChanged", Text.Of(step.Before), Text.Of(step.After)),
        StepAction.Assigned => step.Assignee is { } name ? Text.Of("Step.Assigned", name) : Text.Of("Step.Unassigned"),
        StepAction.Held when step.Hold is { } hold => Text.Of("Step.Held", Text.Of(hold)),
        StepAction.Undone => Text.Of("Step.Undone", Text.Of(step.After)),
        _ => Text.Of($"Step.{step.Action}"),
    };
}
