using System.Globalization;
using System.Text.Json;
using Billing.Bills;
using Billing.Cli;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.LateCharges;
using NodaTime;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing refund</c>, <c>billing late-charges</c> and <c>billing concession</c> on a database.</summary>
public sealed class ClaimCommandTests : IDisposable
{
    private static readonly LocalDate PaidOn = new(2026, 4, 20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-claims-");
    private readonly LateTown _town = LateTown.Create("sqlite");

    public void Dispose()
    {
        _town.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_credit_is_told_with_its_interest_and_paid_out_once_by_who_decides()
    {
        var claim = _town.Owe(Service.Sewer, 300_500);
        _town.Pay(PaidOn, withLate: true, new Chosen(claim, new Money(300_500)));
        Reverse(claim);
        string[] refund = ["refund", BillNumber.Print(claim / 100), "--service", "sewer", "--date", "2026-11-06"];

        var foreseen = await Json(0, refund);
        Assert.Equal((300_500, 2_100, false), (Yen(foreseen, "credit"), Yen(foreseen, "interest"), foreseen.GetProperty("paid").GetBoolean()));
        Assert.Equal("2026-04-20", foreseen.GetProperty("payments")[0].GetProperty("paidOn").GetString());
        Assert.Equal(new Money(300_500), _town.Credit(claim));
        Assert.Equal(2, (await Run([.. refund, "--pay"])).Code);

        var part = await Json(0, [.. refund, "--pay", "--by", "sato", "--amount", "500"]);
        Assert.Equal((500, 0, true), (Yen(part, "amount"), Yen(part, "interest"), part.GetProperty("paid").GetBoolean()));
        Assert.Equal(300_000, Yen(await Json(0, [.. refund, "--pay", "--by", "sato"]), "amount"));
        Assert.Equal(2, (await Run([.. refund, "--pay", "--by", "sato"])).Code);

        Assert.Equal(Money.Zero, _town.Credit(claim));
        using var db = _town.Test.NewContext();
        Assert.Equal(["sato", "sato"], db.RefundEntries.Join(db.CreditUses, e => e.Id, u => u.Id, (e, u) => u.By));
        await Json(0, "verify");
    }

    [Theory]
    [InlineData("refund", "12345", "--service", "sewer")]
    [InlineData("refund", "2026-99999999", "--service", "sewer")]
    [InlineData("late-charges")]
    [InlineData("concession", "2026-13")]
    [InlineData("concession", "2026-04", "--close")]
    [InlineData("concession", "2019-09", "--close", "--by", "sato", "--date", "2026-05-01")]
    public async Task What_cannot_be_done_is_refused_in_one_line_and_changes_nothing(params string[] args)
    {
        using var error = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync([.. args, .. Database], TextWriter.Null, error, TestContext.Current.CancellationToken));
        Assert.NotEmpty(error.ToString());
        using var db = _town.Test.NewContext();
        Assert.Empty(db.ConcessionSettlements);
    }

    [Fact]
    public async Task Late_charges_of_money_that_came_late_are_assessed_once()
    {
        var claim = _town.Owe(Service.Water, 80_500);
        var late = LateTown.Due.PlusDays(181);
        using (var db = _town.Test.NewContext())
        using (var transaction = db.Database.BeginTransaction())
        {
            CounterReceipts.Take(db, 10, [new Chosen(claim, new Money(80_500))], new Money(80_500), late, "tanaka");
            transaction.Commit();
        }

        string[] run = ["late-charges", "--by", "sato", "--date", $"{late.PlusDays(3):uuuu-MM-dd}"];
        var first = await Json(0, run);
        var second = await Json(0, run);

        Assert.Equal((1, 0), (Yen(first, "assessed"), Yen(first, "takenBack")));
        Assert.Equal((0, 0), (Yen(second, "assessed"), Yen(second, "takenBack")));
        Assert.Equal((claim, late), (Assert.Single(_town.Entries()).PrincipalId, _town.Entries()[0].Until));
        await Json(0, "verify");
    }

    [Fact]
    public async Task A_month_of_the_operator_is_told_closed_once_and_written_movement_by_movement()
    {
        using var test = TestDatabase.Create("sqlite");
        foreach (var night in SmallTown.Build(test.Database, 12).Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }

        Claim claim;
        using (var db = test.NewContext())
        using (var transaction = db.Database.BeginTransaction())
        {
            claim = db.Claims.Where(c => c.Service == Service.Sewer).OrderBy(c => c.Id).First();
            CounterReceipts.Take(db, claim.DebtorId, [new Chosen(claim.Id, claim.Amount)], claim.Amount, new LocalDate(2026, 10, 20), "tanaka");
            transaction.Commit();
        }

        var csv = Path.Combine(_folder.FullName, "october.csv");
        string[] database = ["--database", "sqlite", "--connection", test.Database.Connection];
        var open = Document(0, await Run(["concession", "2026-10"], database));
        Assert.Equal((false, claim.Amount.Yen), (open.GetProperty("closed").GetBoolean(), Yen(open, "collected")));
        string[] close = ["concession", "2026-10", "--close", "--by", "finance", "--date", "2026-11-02", "--csv", csv];
        var closed = Document(0, await Run(close, database));

        // A quarter, fractions dropped.
        Assert.Equal((true, claim.Amount.Yen, claim.Amount.Yen / 4, claim.Amount.Yen - (claim.Amount.Yen / 4)), (closed.GetProperty("closed").GetBoolean(), Yen(closed, "collected"), Yen(closed, "operator"), Yen(closed, "city")));
        var lines = await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal(3, lines.Length);
        Assert.Contains($",{claim.Id},2026-10-20,Received,25,{claim.Amount.Yen},", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, (await Run(close, database)).Code);
        Assert.True(Document(0, await Run(["concession", "2026-10"], database)).GetProperty("closed").GetBoolean());
        Document(0, await Run(["verify"], database));
    }

    private string[] Database => ["--database", _town.Test.Database.Provider, "--connection", _town.Test.Database.Connection];

    private static long Yen(JsonElement document, string name) => document.GetProperty(name).GetInt64();

    private void Reverse(long claim)
    {
        using var db = _town.Test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        OccasionalBills.Reverse(db, claim / 100, "誤調定", "sato", new LocalDate(2026, 11, 1));
        transaction.Commit();
    }

    private async Task<JsonElement> Json(int expected, params string[] args) => Document(expected, await Run(args, Database));

    private static JsonElement Document(int expected, (int Code, string Output) ran)
    {
        Assert.True(ran.Code == expected, $"{ran.Code}: {ran.Output}");
        return JsonDocument.Parse(ran.Output).RootElement;
    }

    private Task<(int Code, string Output)> Run(params string[] args) => Run(args, Database);

    private static async Task<(int Code, string Output)> Run(string[] args, string[] database)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.RunAsync([.. args, "--json", .. database], output, TextWriter.Null, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
