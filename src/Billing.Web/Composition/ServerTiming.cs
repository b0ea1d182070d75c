using System.Diagnostics;
using System.Globalization;

namespace Billing.Web.Composition;

/// <summary>Tells with every page how many milliseconds the counter worked on it (header <c>Server-Timing</c>, which browsers' tools show), for whoever looks into a slow counter. Only where <see cref="Key"/> is set.</summary>
public static class ServerTiming
{
    /// <summary>Setting: true or false; left out = false, for times tell strangers what is looked up.</summary>
    public const string Key = "Counter:TellsTime";

    public static void UseServerTiming(this WebApplication app)
    {
        if (!app.Configuration.GetValue(Key, false))
        {
            return;
        }

        app.Use((context, next) =>
        {
            var begun = Stopwatch.GetTimestamp();

            // Pages are rendered as a whole before their first byte is sent.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"total;dur={Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0.00}");
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
