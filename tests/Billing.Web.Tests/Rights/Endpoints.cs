using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Web.Tests.Rights;

/// <summary>Everything that the counter answers to, found in its own table of routes: each page with each of its handlers, each interface.</summary>
internal static partial class Endpoints
{
    /// <summary>Every endpoint, in the order of its name.</summary>
    public static async Task<IReadOnlyList<Asked>> All(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<Asked>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                found.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(verb => new Asked(verb, path, null, null)));
                continue;
            }

            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            found.AddRange(compiled.HandlerMethods.Select(h => new Asked(h.HttpMethod.ToUpperInvariant(), path, h.Name, compiled)));
            if (!compiled.HandlerMethods.Any(h => string.Equals(h.HttpMethod, "GET", StringComparison.OrdinalIgnoreCase) && h.Name is null))
            {
                found.Add(new("GET", path, null, compiled));
            }
        }

        return [.. found.DistinctBy(a => a.Name).OrderBy(a => a.Path, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>A file beside the test that calls.</summary>
    public static string Beside(string name, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, name);

    /// <param name="Verb">GET or POST.</param>
    /// <param name="Path">The route as it is written in the page.</param>
    /// <param name="Handler">Null = the page's own.</param>
    /// <param name="Page">Null where it is no page.</param>
    internal sealed record Asked(string Verb, string Path, string? Handler, CompiledPageActionDescriptor? Page)
    {
        /// <summary>As the matrix names it.</summary>
        public string Name => $"{Verb} {Path}{(Handler is null ? "" : $"?handler={Handler}")}";

        /// <summary>An address with values of which there is nothing, so that asking changes and prints nothing.</summary>
        public string Address => RouteValue().Replace(Path, m => m.Groups[1].Value switch
        {
            "contract" => "012-00001-02", // Rights are asked before anything is looked up, which one that is not there would hide.
            "date" => "2030-01-01",
            "kind" => "start",
            "report" => "receipts",
            "trigger" => "undo",
            "form" => "application",
            var name when name.Contains(":long", StringComparison.Ordinal) || name.Contains(":int", StringComparison.Ordinal) => "987654",
            _ => "987654",
        }) + (Handler is null ? "" : $"?handler={Handler}");
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex RouteValue();
}
