using System.Net;
using AngleSharp.Html.Dom;
using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>A debt that is paid late, too much or not at all: the late charge at the counter, the refund, the month's settlement.</summary>
public sealed class LateChargePagesTests
{
    private const string Take = "/Payments/Take/012-00001-02";
    private const string Resident = "/Residents/Show/012-00001-02";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task The_late_charge_is_shown_taken_with_its_debt_and_explained(string provider)
    {
        await using var factory = await Open(provider);
        var claim = await Owe(factory, Service.Sewer, 300_000);
        var session = await Session.SignedIn(factory, Roles.Clerk);

        // 31 days at 2.8 % and 173 at 9.1 %: 13,652.
        Assert.Contains("延滞金 13,600円", (await session.Page(Resident)).GetElementById("claims")!.TextContent, StringComparison.Ordinal);
        var form = await session.Page(Take);
        Assert.Contains("延滞金 13,600円", form.GetElementById("take")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("民法", (await session.Page("/Rules?on=2026-11-20")).Body!.TextContent, StringComparison.Ordinal);
        var row = form.QuerySelectorAll("input[name$='.ClaimId']").ToList().FindIndex(i => i.GetAttribute("value") == $"{claim}");
        var fields = Fields(form).Where(f => !f.Key.EndsWith(".IsChosen", StringComparison.Ordinal)).Append(new($"Rows[{row}].IsChosen", "true")).Append(new("Tendered", "320000")).GroupBy(f => f.Key).ToDictionary(f => f.Key, f => f.Last().Value);

        var answer = await session.Post(Take, Take, fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("/Payments/Receipt/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("6,400円", (await Session.Document(answer)).QuerySelector("dd.big")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        var late = await db.LateChargeEntries.SingleAsync(Stop);
        Assert.Equal(claim, late.PrincipalId);
        var bill = await session.Page($"/Bills/Show/{BillNumber.Print(late.ClaimId / 100)}");
        Assert.Contains("延滞金 2026-05-01～2026-05-31 31日 300,000円×年2.8%", bill.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("延滞金", (await session.Page(Resident)).QuerySelector("#claims .chip.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_credit_is_paid_out_with_interest_or_set_off(string provider)
    {
        await using var factory = await Open(provider);
        var claim = await Owe(factory, Service.Sewer, 300_500);
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        await clerk.Post(Take, Take, new(Fields(await clerk.Page(Take))) { ["Amount"] = "300500", ["Tendered"] = "300500" });
        await using var db = factory.NewContext();
        await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
        {
            OccasionalBills.Reverse(db, claim / 100, "誤調定", "sato", TestTown.Today);
            await transaction.CommitAsync(Stop);
        }

        var credit = Balances.Credit(db, claim);
        Assert.True(credit > Money.Zero);
        var path = $"/Payments/Refund/{claim}";
        Assert.Contains("/Account/Denied", (await clerk.Client.GetAsync(path, Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        var senior = await Session.SignedIn(factory, Roles.SeniorClerk);
        Assert.NotNull((await senior.Page(Resident)).QuerySelector($"a[href='{path}']"));
        var page = await senior.Page(path);
        Assert.Contains($"{credit}円", page.QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);
        var wrong = await senior.Post(path, path, new() { ["Seen"] = $"{credit.Yen}", ["Amount"] = "99999999" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("99999999", (await Session.Document(wrong)).QuerySelector("input[name=Amount]")!.GetAttribute("value"));

        var paid = await Session.Document(await senior.Post(path, path, new() { ["Seen"] = $"{credit.Yen}" }));

        Assert.Contains("還付しました", paid.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(credit, (await db.RefundEntries.SingleAsync(Stop)).Amount);
        Assert.Contains("ありません", (await senior.Page(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_shown_closed_by_finance_only_and_written_as_a_file()
    {
        await using var factory = await Open("sqlite");
        var finance = await Session.SignedIn(factory, Roles.Finance);
        var unreckoned = await finance.Page("/Concession?month=2026-10");
        Assert.Contains("まだ集計していません", unreckoned.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(unreckoned.QuerySelector("table"));
        var open = await Session.Document(await finance.Post("/Concession?month=2026-10", "/Concession?handler=Reckon&month=2026-10", []));
        Assert.Contains("集計しました", open.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("時点の集計", open.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("青波ウォーターパートナーズ", open.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("締める", open.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("締める", (await (await Session.SignedIn(factory, Roles.BillingOperator)).Page("/Concession?month=2026-10")).Body!.TextContent, StringComparison.Ordinal);

        var closed = await Session.Document(await finance.Post("/Concession?month=2026-10", "/Concession?month=2026-10", []));

        Assert.Contains("締めました", closed.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var again = await finance.Post("/Account/Denied", "/Concession?month=2026-10", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("既に締められています", (await Session.Document(again)).Body!.TextContent, StringComparison.Ordinal);
        var csv = await finance.Client.GetStringAsync("/Concession?handler=Csv&month=2026-10", Stop);
        await using var db = factory.NewContext();
        var settlement = await db.ConcessionSettlements.SingleAsync(Stop);
        Assert.Equal(settlement.Items + 2, csv.TrimEnd().Split("\r\n").Length);
        Assert.EndsWith($"total,,{settlement.Collected.Yen},{settlement.Fee.Yen},{settlement.Share.Yen},{(settlement.Collected - settlement.Share).Yen},", csv.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("2026-11 の形", (await finance.Page("/Concession?month=x")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<CounterFactory> Open(string provider)
    {
        var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        return factory;
    }

    private static async Task<long> Owe(CounterFactory factory, Service service, long yen)
    {
        await using var db = factory.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var contract = await db.Contracts.SingleAsync(c => c.Number == "012-00001-02", Stop);
        var payer = await db.ContractTerms.Where(t => t.ContractId == contract.Id).OrderByDescending(t => t.From).Select(t => t.PayerId).FirstAsync(Stop);
        var charge = new OccasionalCharge
        {
            DebtorId = payer,
            ContractId = contract.Id,
            Service = service,
            Lines = [new OccasionalLine(ChargeLineKind.Fee, new Sentence("工事負担", "Works"), new Money(yen), FeeTax.None)],
            DueOn = new LocalDate(2026, 4, 30),
            Reason = "条例",
        };
        var bill = new OccasionalBills(SmallTown.Book).Assess(db, charge, "sato", new LocalDate(2026, 4, 10));
        await transaction.CommitAsync(Stop);
        return BillNumber.Claim(bill.Id, service);
    }

    private static Dictionary<string, string> Fields(IHtmlDocument page)
    {
        var fields = new Dictionary<string, string>();
        foreach (var input in ((IHtmlFormElement)page.GetElementById("take")!).Elements.OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && (i.Type != "checkbox" || i.IsChecked)))
        {
            fields.TryAdd(input.Name!, input.Value);
        }

        return fields;
    }
}
