using System.Diagnostics;
using System.Globalization;
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
    /// <returns>How long it took and how it was answered, and the pages it leads to.</returns>
    public async Task<(PageTime Time, IReadOnlyList<string> Links)> Open(string path)
    {
        var timer = Stopwatch.StartNew();
        using var answer = await _client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        var milliseconds = timer.Elapsed.TotalMilliseconds;
        var good = answer.IsSuccessStatusCode && !answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/Errors", StringComparison.Ordinal);
        var fault = good ? null : $"{path} answered {(int)answer.StatusCode}";
        return (new PageTime(milliseconds, ServerMilliseconds(answer), fault), [.. Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(IsPage).Distinct()]);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What the counter says that it worked (<c>Server-Timing: total;dur=…</c>).</summary>
    private static double ServerMilliseconds(HttpResponseMessage answer) => double.Parse(answer.Headers.GetValues("Server-Timing").Single().Split("dur=")[1], CultureInfo.InvariantCulture);

    /// <summary>Files and PDFs are made by other programs and take their own time.</summary>
    private static bool IsPage(string path) => !path.Contains("handler=", StringComparison.Ordinal) && !path.Contains("/Pdf", StringComparison.OrdinalIgnoreCase) && !path.StartsWith("/Account", StringComparison.Ordinal)
        && !AssetName().IsMatch(path);

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""<a [^>]*href="(/[^"#]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\.(css|js|svg|csv|pdf)(\?|$)")]
    private static partial Regex AssetName();
}
