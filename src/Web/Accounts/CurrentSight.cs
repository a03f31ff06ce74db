using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What of papers the request may see: that of the signed-in person. Where there is no request it is the program itself that asks.</summary>
public sealed class CurrentSight(IHttpContextAccessor http)
{
    public Sight Value => http.HttpContext is { } context ? Roles.SightOf(context.User) : Sight.Everything;
}
