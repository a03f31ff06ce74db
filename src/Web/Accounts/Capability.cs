using Microsoft.AspNetCore.Authorization;

namespace DocReview.Web;

/// <summary>What an account may do. Every page, every handler that changes something and every endpoint demands one; the table of who may what stands in <see cref="Roles"/>.</summary>
public enum Capability
{
    /// <summary>Look at papers, search, findings: what of them lies in zones that one sees.</summary>
    Read,

    /// <summary>Judge findings.</summary>
    Judge,

    /// <summary>复核、审签: sign as the second reader.</summary>
    SignOff,

    /// <summary>Take deliveries into custody.</summary>
    Intake,

    /// <summary>Take papers and lists out.</summary>
    Export,

    /// <summary>外送审批: say which papers leave the group.</summary>
    Release,

    /// <summary>Change what is set for an inspection.</summary>
    Settings,

    /// <summary>Say in which zone a paper lies.</summary>
    Zones,

    /// <summary>来信来电来访登记.</summary>
    Petitions,

    /// <summary>谈话记录登记.</summary>
    Interviews,

    /// <summary>Accounts, and who is recused.</summary>
    Users,

    /// <summary>The audit trail, which names papers of every zone.</summary>
    Audit,

    /// <summary>The background jobs.</summary>
    Jobs,
}

/// <summary>On a page: what whoever opens it must be able to do. On a handler: what more it takes to do this.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DemandsAttribute(Capability capability) : Attribute, IAuthorizeData
{
    public Capability Capability { get; } = capability;

    /// <summary>The policy of the same name.</summary>
    public string? Policy { get; set; } = capability.ToString();

    string? IAuthorizeData.Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }
}
