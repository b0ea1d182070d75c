using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Navigation;

/// <summary>What stands beside every page. An entry shows where its page exists and its policy lets the person in: the page itself says who, the menu repeats nothing.</summary>
public sealed class Menu(EndpointDataSource endpoints)
{
    /// <summary>All ways in, in the order of a clerk's day.</summary>
    public static readonly IReadOnlyList<MenuGroup> All =
    [
        new("Menu.Counter",
        [
            new("/", "Home.Short", 'h'),
            new("/Requests", "Menu.Requests", 'i'),
            new("/Contacts", "Menu.Contacts", 'o'),
            new("/Quote", "Menu.Quote", 'u'),
            new("/Field", "Menu.Field", 'f'),
            new("/Payments", "Menu.Payments", ';'),
        ]),
        new("Menu.Billing",
        [
            new("/Readings/KeyIn", "Readings.Short", 'r', "/Readings"),
            new("/Nights/Held", "Held.Short", 'k', "/Nights/Release"),
            new("/Nights", "Nights.Short", 'n'),
            new("/Collection/Cases", "Menu.Collection", 'm', "/Collection"),
            new("/Concession", "Menu.Concession", ','),
            new("/Reports", "Reports.Title", '.'),
            new("/Revision", "Menu.Revision", '-', "/Plans"),
        ]),
        new("Menu.Registers",
        [
            new("/Contractors", "Menu.Contractors", 'c'),
            new("/Protection", "Menu.Protection", 'p'),
            new("/Protection/Log", "Menu.Views", 'v'),
            new("/Rules", "Rules.Short", 't'),
            new("/Staff/Rights", "Menu.Rights", ']', "/Staff"),
        ]),
    ];

    private readonly ConcurrentDictionary<string, Task<AuthorizationPolicy?>> _policies = new();

    /// <summary>The entry that a path belongs to: the one with the longest beginning in common.</summary>
    public static MenuEntry? Current(PathString path) => All.SelectMany(g => g.Entries)
        .Select(e => (Entry: e, Length: e.Covers.Append(e.Path).Where(p => p == "/" ? path == "/" : path.StartsWithSegments(p)).Select(p => p.Length).DefaultIfEmpty(0).Max()))
        .Where(e => e.Length > 0)
        .OrderByDescending(e => e.Length)
        .Select(e => e.Entry)
        .FirstOrDefault();

    /// <summary>The groups with what this person may open; a group without an entry is left out.</summary>
    public async Task<IReadOnlyList<MenuGroup>> For(ClaimsPrincipal person, IServiceProvider services)
    {
        var authorization = services.GetRequiredService<IAuthorizationService>();
        var shown = new List<MenuGroup>();
        foreach (var group in All)
        {
            var entries = new List<MenuEntry>();
            foreach (var entry in group.Entries)
            {
                if (await PolicyOf(entry, services) is { } policy && (await authorization.AuthorizeAsync(person, policy)).Succeeded)
                {
                    entries.Add(entry);
                }
            }

            if (entries.Count > 0)
            {
                shown.Add(group with { Entries = entries });
            }
        }

        return shown;
    }

    /// <summary>What the page's own attributes ask for; null where there is no such page.</summary>
    private Task<AuthorizationPolicy?> PolicyOf(MenuEntry entry, IServiceProvider services) => _policies.GetOrAdd(entry.Path, async path =>
    {
        var endpoint = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(e => "/" + e.RoutePattern.RawText!.TrimStart('/') == path && e.Metadata.GetMetadata<PageActionDescriptor>() is not null);
        if (endpoint is null)
        {
            return null;
        }

        var provider = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var asked = await AuthorizationPolicy.CombineAsync(provider, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
        return asked ?? await provider.GetFallbackPolicyAsync();
    });
}
