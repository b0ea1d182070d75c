using System.Net;
using System.Text.RegularExpressions;
using Billing.Kernel;
using Billing.Privacy;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Traces over HTTP: a change is on record with its page and reason, the auditor takes the records away, and the log of the program has nobody's data in it.</summary>
public sealed class TracePagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_at_the_counter_is_on_record_with_its_page_and_the_auditor_sees_and_takes_it_away()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        await clerk.Post("/Residents/Show/012-00001-02", "/Residents/Show/012-00001-02?handler=Contact", Call("門の鍵を替えた"));
        await using var db = factory.NewContext();
        Assert.Equal("門の鍵を替えた", (await db.Contacts.AsNoTracking().SingleAsync(Stop)).Text);
        var entry = await db.AccessEntries.AsNoTracking().SingleAsync(e => e.Table == "Contact", Stop);
        Assert.Equal((AccessKind.Added, Roles.Clerk, "POST /Residents/Show/012-00001-02?handler=Contact"), (entry.Kind, entry.Who, entry.What));

        var auditor = await Session.SignedIn(factory, Roles.Auditor);
        var at = entry.At.InUtc().Date;
        var page = await auditor.Page($"/Protection/Log?From={at.PlusDays(-1):uuuu-MM-dd}&To={at.PlusDays(1):uuuu-MM-dd}&Kind=Added&Who=clerk");
        Assert.Contains("門の鍵を替えた", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var file = await auditor.Post("/Protection/Log", "/Protection/Log?handler=Export", new() { ["From"] = $"{at.PlusDays(-1):uuuu-MM-dd}", ["To"] = $"{at.PlusDays(1):uuuu-MM-dd}" });
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var lines = await file.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Text,,門の鍵を替えた,", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("0885-00-0456", lines, StringComparison.Ordinal); // 支援措置
        Assert.Equal(Roles.Auditor, (await db.AccessEntries.AsNoTracking().SingleAsync(e => e.Kind == AccessKind.Exported, Stop)).Who);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var refused = await clerk.Post("/Account/Denied", "/Protection/Log?handler=Export", []);
        Assert.DoesNotContain("csv", refused.Content.Headers.ContentType?.MediaType ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_counter_logs_while_every_page_is_opened_and_people_act_has_no_name_address_telephone_or_account_in_it()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await using var db = factory.NewContext();
        ReceiptFiles.AddMandates(db);
        var sessions = new Dictionary<string, Session>();
        foreach (var (_, path) in Browser.EveryPageTests.Pages)
        {
            var role = Browser.EveryPageTests.RoleFor(path);
            sessions[role] = sessions.GetValueOrDefault(role) ?? await Session.SignedIn(factory, role);
            await (await sessions[role].Client.GetAsync(path, Stop)).Content.ReadAsStringAsync(Stop);
        }

        var senior = sessions[Roles.SeniorClerk];
        await senior.Post("/Residents/Show/012-00001-02", "/Residents/Show/012-00001-02?handler=Contact", Call("山田花子 0885-00-0123"));
        await senior.Post("/Requests/New/rename?place=012-00001-02", "/Requests/New/rename?place=012-00001-02", new() { ["Fields[name]"] = "山田　花子" });
        await senior.Client.GetAsync("/Search/Find?q=%E5%B1%B1%E7%94%B0", Stop);
        await senior.Client.GetAsync("/throws", Stop);

        var log = Without(factory.Log.ToString());
        Assert.Contains("secret detail", log, StringComparison.Ordinal); // It was listened to.
        var secrets = await Secrets(db);
        Assert.True(secrets.Count > 30, $"Only {secrets.Count} names, addresses and numbers are known.");
        Assert.DoesNotContain(secrets, secret => log.Contains(secret, StringComparison.Ordinal) || log.Contains(Uri.EscapeDataString(secret), StringComparison.OrdinalIgnoreCase));
    }

    private static Dictionary<string, string> Call(string text) => new()
    {
        ["Contact.Channel"] = "Telephone",
        ["Contact.Topic"] = "Charge",
        ["Contact.Speaker"] = "長女",
        ["Contact.On"] = "2026-11-20",
        ["Contact.Text"] = text,
    };

    /// <summary>The lines of the web server about each request, which carry the address typed: the counter's own settings keep them out of the log (<c>CounterHost</c>).</summary>
    private static string Without(string log) => string.Join('\n', log.Split('\n').Where(line => !Regex.IsMatch(line, "^(Request (starting|finished) HTTP|Executing endpoint|Executed |Route matched|Executing )")));

    private static async Task<List<string>> Secrets(BillingDbContext db)
    {
        var people = await db.Customers.AsNoTracking().Select(c => new { c.Name, c.Kana, Phone = EF.Property<string?>(c, "Phone"), Mail = EF.Property<string?>(c, "MailingAddress") }).ToListAsync(Stop);
        var places = await db.ServicePoints.AsNoTracking().Select(p => EF.Property<string>(p, "Address")).ToListAsync(Stop);
        var accounts = await db.Mandates.AsNoTracking().Select(m => new { m.AccountNumber, m.HolderKana }).ToListAsync(Stop);
        return [.. people.SelectMany(p => new[] { p.Name, p.Name.Replace("　", "", StringComparison.Ordinal), p.Kana, p.Phone, p.Mail })
            .Concat(places)
            .Concat(accounts.SelectMany(a => new[] { a.AccountNumber, a.HolderKana }))
            .OfType<string>().Where(text => text.Length > 2).Distinct()];
    }
}
