using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Requests;
using Billing.Web.Tests.Counter;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Requests at the counter through a real browser: form, preview, confirmation.</summary>
internal static class RequestWindow
{
    /// <summary>Receives a request and confirms its preview.</summary>
    /// <returns>Its number.</returns>
    public static async Task<string> Receive(IPage page, RequestKind kind, string trigger, string? place, IReadOnlyList<(string Field, string Text)> form, params string[] papers)
    {
        await page.GotoAsync($"/Requests/New/{RequestWords.Name(kind)}?place={place}");
        await Fill(page, form);
        foreach (var paper in papers)
        {
            await page.Locator($"[name='paper-{paper}']").CheckAsync();
        }

        await page.Locator($"button[name=Trigger][value={trigger}]").ClickAsync();
        await Confirm(page, $"{RequestWords.Name(kind)}-{trigger}");
        return page.Url.Split('/')[^1];
    }

    /// <summary>Takes a step and confirms its preview.</summary>
    public static async Task Step(IPage page, string number, string trigger, params (string Field, string Text)[] form)
    {
        await page.GotoAsync($"/Requests/Show/{number}");
        await page.Locator($"a[href='/Requests/Take/{number}/{trigger}']").ClickAsync();
        await Fill(page, form);
        await page.Locator("form.request .actions button").First.ClickAsync();
        await Confirm(page, $"step-{trigger}");
    }

    /// <summary>Takes cash for all that the request was charged.</summary>
    public static async Task Pay(CounterFactory factory, string number)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = factory.NewContext();
        var request = await db.Requests.SingleAsync(r => r.Number == number, stop);
        var fees = RequestFees.Standing(await db.RequestEffects.Where(e => e.RequestId == request.Id).ToListAsync(stop));
        var owed = fees.Select(f => new Chosen(f.ClaimId, Balances.Owed(db, f.ClaimId))).Where(c => c.Amount > Money.Zero).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        CounterReceipts.Take(db, request.CustomerId!.Value, owed, new Money(owed.Sum(c => c.Amount.Yen)), TestTown.Today, "clerk");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    public static async Task Fill(IPage page, IReadOnlyList<(string Field, string Text)> form)
    {
        foreach (var (field, text) in form)
        {
            var control = page.Locator($"#f-{field}");
            switch (await control.EvaluateAsync<string>("e => e.tagName + ':' + e.type"))
            {
                case "SELECT:select-one":
                    await control.SelectOptionAsync(text);
                    break;
                case "INPUT:checkbox":
                    await control.CheckAsync();
                    break;
                default:
                    await control.FillAsync(text);
                    break;
            }
        }
    }

    private static async Task Confirm(IPage page, string name)
    {
        await page.Locator("button[name=Mark]").WaitForAsync();
        await Screenshots.Keep(page, $"preview-{name}");
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        await page.Locator("button[name=Mark]").ClickAsync();
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
        await Screenshots.Keep(page, $"done-{name}");
    }
}
