using System.Net;
using Billing.Kernel;
using Microsoft.AspNetCore.HttpOverrides;

namespace Billing.Web.Composition;

/// <summary>A proxy in front of the counter: its word about the caller's address and scheme is taken only where the settings name the proxy.</summary>
public static class ProxySetup
{
    /// <summary>The largest request where no page says otherwise; pages that take files name their own limit.</summary>
    private const long LargestRequest = 4 * 1024 * 1024;

    private static readonly TimeSpan HstsAge = TimeSpan.FromDays(365);

    /// <exception cref="BusinessRuleException"><c>proxy</c>: no address or network.</exception>
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        var known = (builder.Configuration["Counter:Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known.Select(Network))
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (HstsAge, true));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        _ = known.Select(Network).ToList();
    }

    private static System.Net.IPNetwork Network(string text) => System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new BusinessRuleException("proxy", $"設定 Counter:Proxies の「{text}」は IP アドレスでもネットワーク(例 10.0.0.0/24)でもありません。", $"'{text}' in the setting Counter:Proxies is neither an address nor a network such as 10.0.0.0/24.");
}
