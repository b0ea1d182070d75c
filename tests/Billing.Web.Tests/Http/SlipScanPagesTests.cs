using System.Net;
using Billing.Collection;
using Billing.Exchange.Barcodes;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>A slip under the scanner at the window: 44 digits and Enter.</summary>
public sealed class SlipScanPagesTests
{
    private static StoreSlipRule Rule => TestTown.Book.InForce<StoreSlipRule>(TestTown.Today)!;

    [Theory]
    [EveryDatabase]
    public async Task A_scanned_slip_opens_the_payment_of_its_payer_with_its_claims_chosen_and_is_paid_once(string provider)
    {
        await using var factory = await Open(provider);
        var (slip, digits) = Issue(factory);
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Post("/Payments", "/Payments", new() { ["Code"] = digits });

        Assert.Equal($"/Payments/Take/012-00001-02?slip={slip.Id}", answer.RequestMessage!.RequestUri!.PathAndQuery);
        var page = await Session.Document(answer);
        Assert.Contains("山田　花子", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{slip.Amount}円", page.GetElementById("sum")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        var claims = db.IssuedSlipClaims.Where(c => c.SlipId == slip.Id).Select(c => c.ClaimId).ToHashSet();
        var rows = page.QuerySelectorAll("input[name$='.ClaimId']").Select(e => long.Parse(e.GetAttribute("value")!, null)).ToList();
        var chosen = rows.Where((_, i) => page.QuerySelector($"input[type=checkbox][name='Rows[{i}].IsChosen']")!.HasAttribute("checked")).ToHashSet();
        Assert.True(claims.SetEquals(chosen) && rows.Count > chosen.Count);

        var fields = CounterReceiptPagesTests.Fields(page, ("Tendered", "50000"));
        fields["WithLate"] = "false";
        Assert.Contains("/Payments/Receipt/", (await session.Post("/Payments/Take/012-00001-02", "/Payments/Take/012-00001-02", fields)).RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(slip.Amount, db.Payments.Single(p => p.Channel == PaymentChannel.Counter).Amount);
        await Refused(session, digits, "納付済み");
    }

    [Theory]
    [InlineData("short", "44桁の数字ではありません")]
    [InlineData("digit", "チェックディジット")]
    [InlineData("over", "再発行されたため使えません")]
    [InlineData("expired", "取扱期限(2026-11-19)は過ぎています")]
    [InlineData("unknown", "発行されていません")]
    [InlineData("foreign", "この事業体の納付書ではありません")]
    [InlineData("changed", "発行後に未納額が変わりました")]
    [InlineData("", "バーコードを読み取るか")]
    public async Task A_slip_that_may_not_be_paid_is_refused_beside_the_field_and_what_was_scanned_stays(string kind, string words)
    {
        await using var factory = await Open("sqlite");
        var (slip, digits) = Issue(factory);
        var scanned = kind switch
        {
            "short" => digits[..43],
            "digit" => digits[..43] + (char)('0' + ((digits[43] - '0' + 1) % 10)),
            "unknown" => Digits(slip, key: "9999999999999999"),
            "foreign" => Digits(slip, issuer: "999999"),
            "" => "",
            _ => digits,
        };
        if (kind == "over")
        {
            Issue(factory, anew: true);
        }

        await using (var db = factory.NewContext())
        {
            if (kind == "expired")
            {
                var row = await db.IssuedSlips.SingleAsync(s => s.Id == slip.Id, TestContext.Current.CancellationToken);
                row.Limit = TestTown.Today.PlusDays(-1);
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                scanned = Digits(row);
            }
            else if (kind == "changed")
            {
                var claim = db.IssuedSlipClaims.Where(c => c.SlipId == slip.Id).OrderBy(c => c.Id).First();
                await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
                CounterReceipts.Take(db, OwedClaim.Of(db, [claim.ClaimId])[0].Claim.DebtorId, [new Chosen(claim.ClaimId, new Money(1))], new Money(1), TestTown.Today, "mado");
                await transaction.CommitAsync(TestContext.Current.CancellationToken);
            }
        }

        await Refused(await Session.SignedIn(factory, Roles.Clerk), scanned, words);
    }

    private static async Task Refused(Session session, string scanned, string words)
    {
        var answer = await session.Post("/Payments", "/Payments", new() { ["Code"] = scanned });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var input = (await Session.Document(answer)).QuerySelector("input[name=Code]")!;
        Assert.Contains(words, input.GetAttribute("aria-describedby")!.Split(' ').Select(id => input.Owner!.GetElementById(id)!.TextContent).Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Equal(scanned, input.GetAttribute("value") ?? "");
    }

    private static async Task<CounterFactory> Open(string provider)
    {
        var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        return factory;
    }

    /// <summary>A slip for the first bill that contract 012-00001-02 owes.</summary>
    private static (IssuedSlip Slip, string Digits) Issue(CounterFactory factory, bool anew = false)
    {
        using var db = factory.NewContext();
        var contract = db.Contracts.Single(c => c.Number == "012-00001-02").Id;
        var owed = OwedClaim.OfContract(db, contract);
        var bill = owed[0].Claim.BillId;
        var slip = SlipIssuing.Issue(factory.Database, bill, [.. owed.Where(c => c.Claim.BillId == bill)], Rule, TestTown.Today, "mado", anew);
        return (slip, Digits(slip));
    }

    private static string Digits(IssuedSlip slip, string? key = null, string? issuer = null) =>
        new StoreBarcode { Issuer = issuer ?? Rule.Issuer, Free = Rule.Company + (key ?? slip.Key), Reissue = slip.Reissue, Limit = slip.Limit, Amount = slip.Amount }.Digits;
}
