using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DocReview.Web;

/// <summary>Holds the handlers of pages to what they demand. One that changes something and does not say what it demands is closed to all: it was forgotten.</summary>
public sealed class HandlerDemands : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is not { } handler) return next();
        var open = Of(handler.MethodInfo) is { } demanded
            ? Roles.May(context.HttpContext.User, demanded)
            : HttpMethods.IsGet(handler.HttpMethod) || context.ActionDescriptor.ModelTypeInfo!.GetCustomAttribute<DemandsAttribute>() is null;
        if (open) return next();
        context.Result = new ForbidResult();
        return Task.CompletedTask;
    }

    public static Capability? Of(MethodInfo handler) => handler.GetCustomAttribute<DemandsAttribute>()?.Capability;
}
