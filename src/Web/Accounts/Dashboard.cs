using Hangfire;
using Hangfire.Dashboard;

namespace DocReview.Web;

/// <summary>Hangfire's dashboard at /jobs, for whoever may look at jobs.</summary>
public static class Dashboard
{
    public static void MapDashboard(this WebApplication app, JobStorage storage) =>
        app.MapHangfireDashboard("/jobs", new DashboardOptions
        {
            // Without a filter of our own the dashboard lets in whoever seems to come from this machine.
            Authorization = [new WhoMay()],
            DashboardTitle = Text.Of("Jobs.Title"),
            AppPath = "/",
            DisplayStorageConnectionString = false,
        }, storage).RequireAuthorization(new DemandsAttribute(Capability.Jobs))
            .Add(dashboard => dashboard.RequestDelegate = FormsOnly(dashboard.RequestDelegate!));

    /// <summary>Its commands read a form without looking whether there is one: asked by a link they fail.</summary>
    private static RequestDelegate FormsOnly(RequestDelegate dashboard) => async context =>
    {
        try
        {
            await dashboard(context);
        }
        catch (InvalidOperationException) when (!context.Request.HasFormContentType && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
    };

    private sealed class WhoMay : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => Roles.May(context.GetHttpContext().User, Capability.Jobs);
    }
}
