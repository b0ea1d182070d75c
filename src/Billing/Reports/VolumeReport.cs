using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Reports;

/// <summary>用途別・段階別水量: what was billed in a period, cut at the tiers of the table that priced it. What was taken back counts against it.</summary>
public sealed class VolumeReport : ReportKind
{
    public override string Name => "volume";

    public override Sentence Title => new("用途別・段階別水量", "Water volume by use class and tier");

    public override Sentence Purpose => new("期間中に調定した水量を、用途別・料金表の段階別に。料金改定の検討の基礎になります。", "The m³ billed in a period by use class and tier of the table: the ground of a revision.");

    public override async Task<Report> Read(ReportAsk ask)
    {
        var engines = RuleBookFreezer.Read(ask.Db);
        var sums = new Dictionary<(Service Service, string UseClass), Billed>();
        await foreach (var part in Parts(ask).AsAsyncEnumerable().WithCancellation(ask.Cancel))
        {
            var key = (part.Service, part.UseClass);
            (sums.TryGetValue(key, out var billed) ? billed : sums[key] = new Billed()).Add(part, engines[part.RuleBookId]);
        }

        return new Report(this, ask.From, ask.To, Columns, Rows(sums), [Note])
        {
            Chart = new ReportChart([0, 1, 2], [3], RowRole.Detail),
        };
    }

    private static Sentence Note { get; } = new(
        "段階は、調定ごとに適用した料金表の一か月・一戸分の境界を、月数と戸数の倍にして分けています。日割や減免で表どおりに料金を計算していない調定も、水量は表の段階で分けます。随時調定は含みません。",
        "Each bill is cut at the bounds of its own table for one month and one dwelling, times its months and dwellings, also where a rule priced it otherwise than by the table. Occasional bills are left out.");

    private static List<ReportColumn> Columns =>
    [
        new(ReportWords.Service, ReportUnit.Word),
        new(new("用途", "Use class"), ReportUnit.Word),
        new(new("段階", "Tier"), ReportUnit.Word),
        new(new("水量", "Volume"), ReportUnit.CubicMetres),
        new(new("構成比", "Share"), ReportUnit.Percent),
        new(new("調定件数", "Bills"), ReportUnit.Count),
        new(new("調定額", "Assessed"), ReportUnit.Yen),
    ];

    private static IQueryable<BilledPart> Parts(ReportAsk ask) =>
        from p in ask.Db.BillParts
        join b in ask.Db.Bills on p.Id / 10 equals b.Id
        where b.FixedOn >= ask.From && b.FixedOn <= ask.To && b.UsageId != 0
        group p by new { p.RuleBookId, p.Service, p.UseClass, p.MeterSize, p.Months, p.Dwellings, M3 = p.CubicMetres.Value, p.Registers, b.Month, b.PeriodTo, b.Kind } into g
        select new BilledPart(
            g.Key.RuleBookId, g.Key.Service, g.Key.UseClass, g.Key.MeterSize, g.Key.Months, g.Key.Dwellings, g.Key.M3, g.Key.Registers, g.Key.Month, g.Key.PeriodTo, g.Key.Kind, g.Count(), g.Sum(p => p.Charged.Yen));

    private static List<ReportRow> Rows(Dictionary<(Service Service, string UseClass), Billed> sums)
    {
        var rows = new List<ReportRow>();
        foreach (var service in sums.GroupBy(s => s.Key.Service).OrderBy(g => g.Key))
        {
            foreach (var (key, billed) in service.OrderByDescending(s => s.Value.CubicMetres).ThenBy(s => s.Key.UseClass, StringComparer.Ordinal))
            {
                var (of, name) = (ReportCell.Of(ReportWords.Of(key.Service)), ReportCell.Of(key.UseClass));
                rows.AddRange(billed.Tiers.Select(t => new ReportRow([of, name, ReportCell.Of(t.Words), ReportCell.Of(t.CubicMetres), ReportCell.Of(ReportWords.Percent(t.CubicMetres, billed.CubicMetres)), ReportCell.Empty, ReportCell.Empty])));
                rows.Add(new([of, name, ReportCell.Of(new Sentence("計", "Sum")), ReportCell.Of(billed.CubicMetres), ReportCell.Empty, ReportCell.Of(billed.Bills), ReportCell.Of(billed.Yen)], RowRole.Subtotal));
            }

            var all = service.Select(s => s.Value).ToList();
            rows.Add(new([ReportCell.Of(ReportWords.TotalOf(service.Key)), ReportCell.Empty, ReportCell.Empty, ReportCell.Of(all.Sum(b => b.CubicMetres)), ReportCell.Empty, ReportCell.Of(all.Sum(b => b.Bills)), ReportCell.Of(all.Sum(b => b.Yen))], RowRole.Total));
        }

        return rows;
    }

    /// <summary>Parts of bills that are cut alike.</summary>
    private sealed record BilledPart(
        int RuleBookId, Service Service, string UseClass, int MeterSize, int Months, int Dwellings, int M3, string? Registers, BillingMonth Month, LocalDate PeriodTo, BillKind Kind, int Count, long Yen);

    /// <summary>The sums of one use class.</summary>
    private sealed class Billed
    {
        private readonly Dictionary<(decimal From, decimal? UpTo), decimal> _tiers = [];

        public decimal CubicMetres { get; private set; }

        public int Bills { get; private set; }

        public long Yen { get; private set; }

        public IEnumerable<(Sentence Words, decimal CubicMetres)> Tiers => _tiers.OrderBy(t => t.Key.From).ThenBy(t => t.Key.UpTo ?? decimal.MaxValue).Select(t => (Words(t.Key.From, t.Key.UpTo), t.Value));

        public void Add(BilledPart part, ChargeEngine engine)
        {
            // A reversal keeps its m³ as they were and charges the opposite: it takes them back.
            var times = part.Kind == BillKind.Reversal ? -part.Count : part.Count;
            CubicMetres += (decimal)times * part.M3;
            Bills += times;
            Yen += part.Yen;
            var tariff = engine.Book.TariffFor(part.Service, part.PeriodTo, part.Month);
            var tiers = TierVolumes.Of(tariff, part.UseClass, part.MeterSize, part.Months, part.Dwellings, Usage(part));
            foreach (var (tier, from, cubicMetres) in tiers)
            {
                Put(from, tier.UpTo, times * cubicMetres);
            }

            Put(-1m, null, times * (part.M3 - tiers.Sum(t => t.CubicMetres)));
        }

        private void Put(decimal from, decimal? upTo, decimal cubicMetres)
        {
            if (cubicMetres != 0m)
            {
                _tiers[(from, upTo)] = _tiers.GetValueOrDefault((from, upTo)) + cubicMetres;
            }
        }

        /// <summary>Registers apart where they are what was charged.</summary>
        private static IReadOnlyList<RegisterUsage> Usage(BilledPart part)
        {
            var registers = part.Service == Service.Water && part.Registers is { } text ? RegisterText.Parse(text) : [];
            return registers.Count > 0 && registers.Sum(r => r.CubicMetres.Value) == part.M3 ? registers : [new RegisterUsage(null, new CubicMetres(part.M3))];
        }

        private static Sentence Words(decimal from, decimal? upTo) => (from, upTo) switch
        {
            ( < 0m, _) => new("段階なし", "No tier"),
            (_, null) => new($"{from:0.##} m³ 超", $"above {from:0.##} m³"),
            _ => new($"{from:0.##}～{upTo:0.##} m³", $"{from:0.##} to {upTo:0.##} m³"),
        };
    }
}
