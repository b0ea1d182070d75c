using System.Globalization;
using System.Threading.RateLimiting;
using Billing.Web.Api;

namespace Billing.Web.Composition;

/// <summary>How often somebody may ask for what is worth guessing or costs much, from the settings under <c>Limits</c>; 0 = as often as one likes.</summary>
/// <remarks>Sign-ins and keys are counted by address: behind a proxy the forwarded one, which is why the proxy is named in the settings.</remarks>
public static class RateLimits
{
    private const int DefaultSignIns = 60;
    private const int DefaultApi = 300;
    private const int DefaultSearches = 600;
    private const int DefaultPapers = 4;

    /// <summary>Requests for papers that wait for those before them.</summary>
    private const int PapersWaiting = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Pages that start a browser or a workbook for one answer.</summary>
    private static readonly string[] Papers = ["/Bills/Notice", "/Bills/Slip", "/Documents/Show", "/Requests/Print", "/Collection/Letters", "/Protection/Show"];

    public static void AddRateLimits(this IServiceCollection services, IConfiguration settings)
    {
        var signIns = settings.GetValue("Limits:SignInsPerMinute", DefaultSignIns);
        var api = settings.GetValue("Limits:ApiPerMinute", DefaultApi);
        var searches = settings.GetValue("Limits:SearchesPerMinute", DefaultSearches);
        var papers = settings.GetValue("Limits:PapersAtOnce", DefaultPapers);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Minute.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Kind(context.Request) switch
            {
                Asked.SignIn => PerMinute("sign-in " + Address(context), signIns),
                Asked.Api => PerMinute("api " + (context.Request.Headers[ApiKeyHandler.Header].ToString() is { Length: > 0 } key ? key.Split('_').ElementAtOrDefault(1) : null) + Address(context), api),
                Asked.Search => PerMinute("search " + Session(context), searches),
                Asked.Paper when papers > 0 => RateLimitPartition.GetConcurrencyLimiter("paper " + context.User.Identity?.Name, _ => new ConcurrencyLimiterOptions { PermitLimit = papers, QueueLimit = PapersWaiting }),
                _ => RateLimitPartition.GetNoLimiter(""),
            });
        });
    }

    private static Asked Kind(HttpRequest request)
    {
        var path = request.Path;
        return path switch
        {
            _ when HttpMethods.IsPost(request.Method) && (path.StartsWithSegments("/Account/SignIn") || path.StartsWithSegments("/Account/Code")) => Asked.SignIn,
            _ when path.StartsWithSegments("/api") => Asked.Api,
            _ when path.StartsWithSegments("/Search") => Asked.Search,
            _ when Array.Exists(Papers, paper => path.StartsWithSegments(paper)) || string.Equals(request.Query["handler"], "pdf", StringComparison.OrdinalIgnoreCase) => Asked.Paper,
            _ => Asked.Other,
        };
    }

    private static RateLimitPartition<string> PerMinute(string who, int permits) => permits <= 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = Minute, SegmentsPerWindow = 6 });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>One person at several screens is several: the cookie tells them apart.</summary>
    private static string Session(HttpContext context) => $"{context.User.Identity?.Name} {context.Request.Cookies.FirstOrDefault(c => c.Key.EndsWith("billing.staff", StringComparison.Ordinal)).Value?.GetHashCode(StringComparison.Ordinal)}";

    private enum Asked
    {
        Other,
        SignIn,
        Api,
        Search,
        Paper,
    }
}
