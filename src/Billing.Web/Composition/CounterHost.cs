using System.Net;
using System.Net.Sockets;

namespace Billing.Web.Composition;

/// <summary>Where the counter finds its own files and where it listens.</summary>
public static class CounterHost
{
    private const int FirstPort = 5080;

    /// <summary>Bytes of an address: a state of the studio is one, and a table of many rows has many prices.</summary>
    private const int LongestAddress = 64 * 1024;

    /// <summary>Pages and browser files lie beside the program, whatever folder it is started from; a test host may say otherwise.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = args.Any(a => a.Contains("contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory,
    };

    /// <summary>Without an address in the settings the counter is for this machine alone: 127.0.0.1, port 5080 or the next free one.</summary>
    public static void ListenOnLoopbackUnlessConfigured(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestLineSize = LongestAddress);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        if (!IsAddressConfigured(builder.Configuration))
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{FreePort()}");
        }
    }

    public static bool IsAddressConfigured(IConfiguration settings) =>
        settings["urls"] is { Length: > 0 } || settings["http_ports"] is { Length: > 0 } || settings["https_ports"] is { Length: > 0 } || settings.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>Whether nobody but this machine can reach the counter.</summary>
    public static bool IsLoopbackOnly(IConfiguration settings) => !IsAddressConfigured(settings) || (settings["urls"] is { Length: > 0 } urls
        && Array.TrueForAll(urls.Split(';', StringSplitOptions.RemoveEmptyEntries), url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback));

    private static int FreePort()
    {
        for (var port = FirstPort; port < FirstPort + 50; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }

        return 0;
    }
}
