namespace Billing.Web.Composition;

/// <summary>What every answer tells the browser: load from this host only, run nothing written into a page, show in no frame, keep nothing.</summary>
public static class SecurityHeaders
{
    public const string ContentPolicy = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For a printed form, which carries one stylesheet in itself: that sheet, by its hash, and nothing else.</summary>
    public static string WithStyle(string source) => $"{ContentPolicy}; style-src 'self' {source}";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment: the answer to a fault begins anew and would lose what was set before.
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentPolicy);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (!IsAsset(context.Request.Path))
        {
            // Pages hold personal data; a shared browser must not show them after sign-out.
            headers.CacheControl = "no-cache, no-store";
        }
    }

    private static bool IsAsset(PathString path) => path.StartsWithSegments("/lib") || path.StartsWithSegments("/css") || path.StartsWithSegments("/js");
}
