using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Billing.Benchmarks;

/// <summary>A signed-in browser without pictures that finds its way by the links of the pages it sees.</summary>
internal sealed partial class Clerk : IDisposable
{
    private readonly HttpClient _client;

    private Clerk(HttpClient client) => _client = client;

    public static async Task<Clerk> SignIn(Uri counter, string name, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = counter, Timeout = TimeSpan.FromSeconds(60) };
        var token = Token().Match(await client.GetStringAsync("/Account/SignIn")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = name, ["Password"] = password, ["__RequestVerificationToken"] = token });
        var answer = await client.PostAsync("/Account/SignIn", form);
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath == "/"
            ? new Clerk(client)
            : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode} at {answer.RequestMessage!.RequestUri}.");
    }

    /// <summary>Opens a page and reads it to its last byte.</summary>
    /// <returns>Milliseconds, whether it was answered as it should be, and the pages it leads to.</returns>
    public async Task<(double Milliseconds, bool Good, IReadOnlyList<string> Links)> Open(string path)
    {
        var timer = Stopwatch.StartNew();
        using var answer = await _client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        var milliseconds = timer.Elapsed.TotalMilliseconds;
        var good = answer.IsSuccessStatusCode && !answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/Errors", StringComparison.Ordinal);
        return (milliseconds, good, [.. Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(IsPage).Distinct()]);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Files and PDFs are made by other programs and take their own time. The operator's settlement reads a month of the whole town's money before it shows a line: the README names it.</summary>
    private static bool IsPage(string path) => !path.Contains("handler=", StringComparison.Ordinal) && !path.Contains("/Pdf", StringComparison.OrdinalIgnoreCase) && !path.StartsWith("/Account", StringComparison.Ordinal) && !path.StartsWith("/Concession", StringComparison.Ordinal)
        && !AssetName().IsMatch(path);

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""<a [^>]*href="(/[^"#]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\.(css|js|svg|csv|pdf)(\?|$)")]
    private static partial Regex AssetName();
}
