using Billing.Kernel;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Where the links of the pages lead, walked by every role from its first page on: one address of each kind.</summary>
public sealed class LinksTests(EveryPageTests.OneCounter counter) : IClassFixture<EveryPageTests.OneCounter>
{
    private static readonly string[] Elsewhere = ["/Account/SignOut", "/lib", "/css", "/js"];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task No_link_that_a_person_is_shown_leads_to_a_refusal(string role)
    {
        var session = await Session.SignedIn(counter.Factory, role);
        var (met, waiting, dead) = (new HashSet<string>(), new Queue<(string Path, string On)>([("/", "")]), new List<string>());
        while (waiting.TryDequeue(out var link))
        {
            using var answer = await session.Client.GetAsync(link.Path, TestContext.Current.CancellationToken);
            var at = answer.RequestMessage!.RequestUri!.AbsolutePath;
            if (!answer.IsSuccessStatusCode || at.StartsWith("/Account/Denied", StringComparison.Ordinal) || at.StartsWith("/Errors", StringComparison.Ordinal))
            {
                dead.Add($"{link.On} → {link.Path}: {answer.StatusCode} at {at}");
                continue;
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = await Session.Document(answer);
            foreach (var path in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(path => !Elsewhere.Any(e => path.StartsWith(e, StringComparison.Ordinal)) && !IsMadeByBrowser(path)))
            {
                if (met.Add(KindOf(path)))
                {
                    waiting.Enqueue((path, link.Path));
                }
            }
        }

        Assert.True(dead.Count == 0, $"{role}: {string.Join('\n', dead)}");
        Assert.True(met.Count > 10, $"{role} met only {met.Count} kinds of pages.");
    }

    public static TheoryData<string> Everybody() => [.. Roles.All];

    /// <summary>Papers that a Chromium makes: they are tested where they belong.</summary>
    private static bool IsMadeByBrowser(string path) => path.Contains("Pdf", StringComparison.OrdinalIgnoreCase) || path.Contains(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address without its numbers and chosen values; the kinds and steps of requests are pages of their own.</summary>
    private static string KindOf(string path)
    {
        var (way, query) = path.Split('?', 2) is [var w, var q] ? (w, q) : (path, "");
        var parts = way.Split('/').Select(part => part.Any(char.IsDigit) ? "#" : part);
        return $"{string.Join('/', parts)}?{string.Join('&', query.Split('&').Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal))}";
    }
}
