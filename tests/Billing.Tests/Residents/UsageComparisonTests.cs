using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Residents;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Residents;

public sealed class UsageComparisonTests
{
    private static readonly LocalDate Read = new(2026, 11, 10);

    private static Usage Used(long id, LocalDate to, int cubicMetres, int months = 1, UsageBasis basis = UsageBasis.Metered) =>
        new() { Id = id, PeriodFrom = to.PlusMonths(-months).PlusDays(1), PeriodTo = to, Months = months, CubicMetres = new CubicMetres(cubicMetres), Basis = basis, State = UsageState.Billed };

    private static (Bill, IReadOnlyList<BillPart>) Billed(long usage, long water, long? sewer = null, int size = 20, short tax = 100)
    {
        List<BillPart> parts = [Part(Service.Water, water, size, tax)];
        if (sewer is { } yen)
        {
            parts.Add(Part(Service.Sewer, yen, size, tax));
        }

        return (new Bill { UsageId = usage }, parts);
    }

    private static BillPart Part(Service service, long yen, int size, short tax) => new() { Service = service, UseClass = "一般用", MeterSize = size, Charged = new Money(yen), TaxPerMille = tax };

    private static UsageCauses Causes(IEnumerable<GateFinding>? findings = null, IEnumerable<GateRelease>? releases = null, IEnumerable<SupplyFact>? facts = null) =>
        new(findings ?? [], releases ?? [], facts ?? [], SmallTown.Book);

    [Fact]
    public void Each_period_stands_beside_the_same_month_of_the_year_before_with_yen_and_percent()
    {
        var rows = UsageComparison.Of(
            [Used(3, Read, 30), Used(2, Read.PlusMonths(-1), 20), Used(1, Read.PlusYears(-1), 20)],
            [Billed(3, 4_000, 3_000), Billed(2, 2_500), Billed(1, 2_000, 1_500)],
            Causes());

        Assert.Equal((30, 20, 50), (rows[0].Usage.CubicMetres.Value, rows[0].Before!.CubicMetres.Value, rows[0].ChangePercent));
        Assert.Equal((new Money(7_000), new Money(3_500), 100), (rows[0].Yen, rows[0].YenBefore, rows[0].YenPercent));
        Assert.Null(rows[1].Before);
        Assert.Null(rows[1].ChangePercent);
        Assert.Null(rows[1].YenPercent);
    }

    [Fact]
    public void Two_months_are_not_compared_with_one()
        => Assert.Null(UsageComparison.YearBefore([Used(2, Read, 30, months: 2), Used(1, Read.PlusYears(-1), 20)], Used(2, Read, 30, months: 2)));

    [Fact]
    public void A_change_from_nothing_has_no_percent()
        => Assert.Null(UsageComparison.Of([Used(2, Read, 30), Used(1, Read.PlusYears(-1), 0)], [], Causes())[0].ChangePercent);

    [Fact]
    public void What_the_gate_found_is_the_likely_cause_until_somebody_has_looked_into_it()
    {
        var tooMuch = new GateFinding { UsageId = 2, RuleId = Alerts.TooMuch(SmallTown.Book).First(), Ja = "", En = "" };
        Usage[] usages = [Used(2, Read, 90), Used(1, Read.PlusYears(-1), 20)];

        Assert.Equal(["使用増か漏水の疑い"], Words(usages, [], Causes([tooMuch])));
        Assert.Equal(["確認済み: 来客が続いた"], Words(usages, [], Causes([tooMuch], [new GateRelease { UsageId = 2, Reason = "来客が続いた", ReleasedBy = "sato" }])));
    }

    [Fact]
    public void What_was_declared_is_told()
    {
        SupplyFact[] facts =
        [
            new() { Id = 1, Kind = FactKind.Residents, From = new LocalDate(2024, 4, 1), Number = 3, Source = "届" },
            new() { Id = 2, Kind = FactKind.Residents, From = new LocalDate(2026, 4, 1), Number = 5, Source = "届" },
            new() { Id = 3, Kind = FactKind.Leak, From = new LocalDate(2026, 11, 1), To = new LocalDate(2026, 11, 5), Word = "地下漏水", Source = "届" },
            new() { Id = 4, Kind = FactKind.Relief, From = new LocalDate(2025, 1, 1), To = new LocalDate(2026, 3, 31), Word = "生活保護", Source = "届" },
        ];

        Assert.Equal(["漏水の認定", "居住人数 3人→5人", "減免の終了"], Words([Used(2, Read, 30), Used(1, Read.PlusYears(-1), 20)], [], Causes(facts: facts)));
    }

    [Fact]
    public void What_changed_on_the_bill_is_told()
    {
        Usage[] usages = [Used(2, Read, 30, basis: UsageBasis.Settled), Used(1, Read.PlusYears(-1), 20)];

        Assert.Equal(
            ["認定後の精算", "下水道の接続", "口径 13→20 mm", "消費税率 8→10%"],
            Words(usages, [Billed(2, 4_000, 3_000), Billed(1, 2_000, size: 13, tax: 80)], Causes()));
    }

    [Fact]
    public void A_revision_of_the_table_is_told()
    {
        // The demo book's water table changed when its consumption tax did or later; the day before its latest table is under another one.
        var latest = SmallTown.Book.Tariffs.Where(t => t.Service == Service.Water).OrderBy(t => t.EffectiveFrom).ToList();
        if (latest.Count < 2)
        {
            Assert.Skip("The demo book has one water table.");
        }

        var begins = latest[^1].EffectiveFrom;
        var words = Words([Used(2, begins.PlusMonths(6), 20), Used(1, begins.PlusMonths(-6), 20)], [Billed(2, 2_000), Billed(1, 2_000)], Causes());

        Assert.Contains("水道料金の改定", words);
    }

    private static IReadOnlyList<string> Words(IReadOnlyList<Usage> usages, IReadOnlyList<(Bill, IReadOnlyList<BillPart>)> bills, UsageCauses causes)
        => [.. UsageComparison.Of(usages, bills, causes)[0].Causes.Select(c => c.Ja)];
}
