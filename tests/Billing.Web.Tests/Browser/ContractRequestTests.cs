using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Each request that changes what a contract says, typed, previewed and confirmed in a real Chromium, and ending in the books it should change.</summary>
public sealed class ContractRequestTests
{
    /// <summary>Contract 5 uses 57 m³ in its last period, 2026-10-11 to 2026-11-10, drains, and has no facts.</summary>
    private const string Contract = "012-00005-01";

    [Fact]
    public async Task A_change_of_use_ends_in_new_terms()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "changeOfUse", ("from", "2026-11-21"), ("water", "団体用"), ("sewer", "業務用"), ("use", "事務所"));
        await Confirm(page, "complete", "円になります");

        await using var db = counter.Factory.NewContext();
        var terms = await Terms(db);
        Assert.Equal(("団体用", "業務用", new LocalDate(2026, 11, 21)), (terms.WaterUseClass, terms.SewerUseClass, terms.From));
    }

    [Fact]
    public async Task A_change_of_payer_ends_in_terms_that_another_person_pays()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "changeOfPayer", ("who", "new"), ("name", "青波不動産"), ("kana", "あおなみふどうさん"), ("from", "2026-11-21"));
        await Confirm(page, "complete", "青波不動産");

        await using var db = counter.Factory.NewContext();
        var terms = await Terms(db);
        Assert.Equal("青波不動産", (await db.Customers.SingleAsync(c => c.Id == terms.PayerId, Stop)).Name);
        Assert.Equal(PaymentMethod.Slip, terms.PaymentMethod);
    }

    [Fact]
    public async Task A_new_account_ends_in_a_mandate_that_the_bank_has_confirmed()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "paymentMethod", ("what", "account"), ("scope", "Both"), ("bank", "0001"), ("branch", "123"), ("kind", "Ordinary"), ("number", "12345"), ("holder", "あおなみ"));
        await page.Locator("[name='paper-mandateForm']").CheckAsync();
        await Confirm(page, "receive", null);
        await Step(page, "send");
        await Step(page, "confirm");

        await using var db = counter.Factory.NewContext();
        var mandate = await db.Mandates.SingleAsync(Stop);
        Assert.Equal((MandateState.Confirmed, "0012345", "ｱｵﾅﾐ"), (mandate.State, mandate.AccountNumber, mandate.HolderKana));
    }

    [Fact]
    public async Task A_larger_meter_ends_in_an_order_for_the_field_and_then_in_its_size_and_the_joining_fee()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "meterSize", ("size", "25"), ("on", "2026-11-20"), ("reason", "施設の増設"));
        await Confirm(page, "order", "44,000 円");
        await using (var ordered = counter.Factory.NewContext())
        {
            Assert.Equal(1, await ordered.FieldOrders.CountAsync(Stop));
        }

        // Read on 10 November; what the meter shows now cannot be less.
        await Step(page, "finish", ("on", "2026-11-20"), ("removed", "9999"), ("number", "N-25-001"), ("installed", "0"));
        await using var db = counter.Factory.NewContext();
        Assert.Equal(25, (await db.ServicePoints.SingleAsync(p => p.Number == "012-00005", Stop)).MeterSize);
        Assert.Equal(20m, (await db.SupplyFacts.SingleAsync(f => f.Kind == FactKind.Joining, Stop)).Number);
    }

    [Fact]
    public async Task A_leak_ends_in_a_corrected_bill_when_the_senior_clerk_grants_it()
    {
        await using var counter = await Open();
        var clerk = await counter.SignedIn(Roles.Clerk);
        await New(clerk, "leakRelief", ("from", "2026-10-20"), ("to", "2026-11-05"), ("spot", "宅地内の給水管"), ("contractor", "青波設備"));
        foreach (var box in new[] { "[name='f-designated']", "[name='f-notDrained']", "[name='paper-repairCertificate']", "[name='paper-photos']" })
        {
            await clerk.Locator(box).CheckAsync();
        }

        await Confirm(clerk, "receive", null);
        await Step(clerk, "review");
        var senior = await counter.SignedIn(Roles.SeniorClerk);
        await senior.GotoAsync(clerk.Url);
        await Step(senior, "grant");

        await using var db = counter.Factory.NewContext();
        Assert.Equal(FactKind.Leak, await db.SupplyFacts.Where(f => f.ContractId == db.Contracts.Single(c => c.Number == Contract).Id).Select(f => f.Kind).SingleAsync(Stop));
        await AssertCorrected(db);
    }

    [Fact]
    public async Task Welfare_relief_ends_in_a_fact_and_a_corrected_bill()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "welfareRelief", ("what", "grant"), ("category", "福祉"), ("from", "2026-10-11"), ("to", "2027-09-30"), ("paper", "受給証明書 第12号"));
        await page.Locator("[name='paper-eligibility']").CheckAsync();
        await Confirm(page, "complete", "更正します");

        await using var db = counter.Factory.NewContext();
        await AssertCorrected(db);
    }

    [Fact]
    public async Task A_sewer_reduction_ends_in_a_corrected_bill()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "sewerReduction", ("from", "2026-10-11"), ("to", "2026-11-10"), ("basis", "declared"), ("number", "20"), ("installation", "散水"));
        await page.Locator("[name='paper-measure']").CheckAsync();
        await Confirm(page, "complete", "更正します");

        await using var db = counter.Factory.NewContext();
        await AssertCorrected(db);
    }

    [Fact]
    public async Task Well_water_ends_in_facts_by_which_the_next_night_counts_and_is_undone()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "wellWater", ("from", "2026-11-20"), ("well", "besideTap"), ("residents", "40"));
        await Confirm(page, "complete", "汚水量");
        await using (var db = counter.Factory.NewContext())
        {
            Assert.Equal(2, await db.SupplyFacts.CountAsync(f => f.From == new LocalDate(2026, 11, 20) && !f.Superseded, Stop));
        }

        await Step(page, "undo", ("reason", "人数の聞き違い"));
        await using var undone = counter.Factory.NewContext();
        Assert.Equal(0, await undone.SupplyFacts.CountAsync(f => f.From == new LocalDate(2026, 11, 20) && !f.Superseded, Stop));
    }

    [Fact]
    public async Task A_fault_stands_beside_its_field_and_what_was_typed_stays()
    {
        await using var counter = await Open();
        var page = await counter.SignedIn(Roles.Clerk);
        await New(page, "changeOfUse", ("from", "2026-11-01"), ("water", "団体用"), ("sewer", "業務用"), ("use", "事務所"));
        await page.Locator("button[name='Trigger'][value='complete']").ClickAsync();

        await Assertions.Expect(page.Locator("#fault-from")).ToContainTextAsync("調定済み");
        await Assertions.Expect(page.Locator("#f-use")).ToHaveValueAsync("事務所");
        await Screenshots.Keep(page, "request-change-of-use-fault");
    }

    private static async Task<CounterInBrowser> Open()
    {
        var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        return counter;
    }

    private static async Task New(IPage page, string kind, params (string Field, string Text)[] form)
    {
        await page.GotoAsync($"/Requests/New/{kind}?place={Contract}");
        await Fill(page, form);
    }

    private static async Task Fill(IPage page, (string Field, string Text)[] form)
    {
        foreach (var (field, text) in form)
        {
            var box = page.Locator($"[name='f-{field}']");
            if (await box.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await box.SelectOptionAsync(text);
            }
            else
            {
                await box.FillAsync(text);
            }
        }
    }

    /// <summary>Previews, looks for a sentence, and confirms.</summary>
    private static async Task Confirm(IPage page, string trigger, string? told)
    {
        await page.Locator($"button[name='Trigger'][value='{trigger}']").ClickAsync();
        if (told is not null)
        {
            await Assertions.Expect(page.Locator("section.preview")).ToContainTextAsync(told);
        }

        await Screenshots.Keep(page, $"preview-{new Uri(page.Url).Segments[^1].ToLowerInvariant()}-{trigger}");
        await page.Locator("button[name='Mark']").ClickAsync();
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
    }

    /// <summary>Takes a step of the request that is shown.</summary>
    private static async Task Step(IPage page, string trigger, params (string Field, string Text)[] form)
    {
        await page.Locator($"a[href$='/{trigger}']").ClickAsync();
        await Fill(page, form);
        await page.Locator("form.request .actions button").First.ClickAsync();
        await page.Locator("button[name='Mark']").ClickAsync();
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
    }

    private static async Task<ContractTerms> Terms(BillingDbContext db) =>
        await db.ContractTerms.Where(t => t.ContractId == db.Contracts.Single(c => c.Number == Contract).Id).OrderByDescending(t => t.From).FirstAsync(Stop);

    /// <summary>The last bill was taken back, and one of fewer yen stands in its place.</summary>
    private static async Task AssertCorrected(BillingDbContext db)
    {
        var contract = (await db.Contracts.SingleAsync(c => c.Number == Contract, Stop)).Id;
        var bills = await db.Bills.Where(b => b.ContractId == contract && b.PeriodTo == new LocalDate(2026, 11, 10)).OrderBy(b => b.Id).ToListAsync(Stop);
        Assert.Equal([BillKind.Regular, BillKind.Reversal, BillKind.Correction], bills.ConvertAll(b => b.Kind));
        Assert.True(bills[2].Total < bills[0].Total);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
