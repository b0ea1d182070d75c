using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Billing.Web.Metrics;

/// <summary><c>/metrics</c> in the text form that Prometheus reads: the meters of billing and the durations of pages, for this machine's own agent. Only where <see cref="MetricsKey"/> is true, and only over the loopback address.</summary>
public sealed class MetricsPage : IDisposable
{
    public const string MetricsKey = "Counter:Metrics";

    private const string Pages = "Microsoft.AspNetCore.Hosting";
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Labels), (double Sum, long Count)> _values = new();

    public MetricsPage()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is BillingMeter.Name or Pages)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/metrics", (HttpContext context, MetricsPage page) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) ? Results.Text(page.Text(), "text/plain; version=0.0.4") : Results.NotFound()).AllowAnonymous();

    public string Text()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var ((name, labels), (sum, count)) in _values.OrderBy(v => v.Key.Name, StringComparer.Ordinal).ThenBy(v => v.Key.Labels, StringComparer.Ordinal))
        {
            if (count == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {sum}\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {sum}\n{name}_count{labels} {count}\n");
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : ""), Labels(tags));
        var isTimed = instrument is Histogram<double>;
        // A gauge is what it was seen as last; everything else adds up.
        _values.AddOrUpdate(key, (value, isTimed ? 1 : 0), (_, old) => instrument.IsObservable ? (value, 0) : (old.Sum + value, isTimed ? old.Count + 1 : 0));
    }

    /// <summary>The route's pattern, the method, the status: never a path, which may hold a number of a person.</summary>
    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, value) in tags)
        {
            if (name is "http.route" or "http.request.method" or "http.response.status_code" or "outcome")
            {
                labels.Add($"{name.Replace('.', '_')}=\"{value?.ToString()?.Replace("\"", "", StringComparison.Ordinal)}\"");
            }
        }

        return labels.Count == 0 ? "" : $"{{{string.Join(',', labels.Order(StringComparer.Ordinal))}}}";
    }
}
