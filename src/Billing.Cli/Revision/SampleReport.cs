using System.CommandLine;
using System.Globalization;
using Billing.Cli.Common;
using Billing.Revision;
using Billing.Tariffs;

namespace Billing.Cli.Revision;

/// <summary>Bills one by one beside the town's sums: samples, neighbours, both services of a household, price cliffs and turning points.</summary>
internal sealed class SampleReport
{
    private readonly IReadOnlyList<QuickBill> _samples;
    private readonly IReadOnlyList<QuickBill>? _other;
    private readonly IReadOnlyList<(Tariff Tariff, string? UseClass, IReadOnlyList<long?> Yen)> _neighbours;
    private readonly IReadOnlyList<(BillCurve Before, BillCurve After)> _curves;

    private SampleReport(RevisionInput input, ParseResult call)
    {
        var supplies = QuickBill.Supplies(input.Usage);
        _samples = QuickBill.Of(input.Baseline, input.Proposal, supplies, SampleOptions.Usages(call), 0m, 0m);
        _other = SampleOptions.Other(call, input, _samples);
        _neighbours = [.. SampleOptions.Others(call).Select(n => (n.Tariff, n.UseClass, (IReadOnlyList<long?>)[.. _samples.SelectMany(sample => QuickBill.Elsewhere(n.Tariff, n.UseClass ?? sample.Supply.UseClass, [sample.Supply], 0m))]))];
        _curves = [.. supplies.Select(supply => (supply, To: LargestMonth(input.Usage, supply))).Select(s => (BillCurve.Of(input.Baseline, s.supply, s.To, 0m), BillCurve.Of(input.Proposal, s.supply, s.To, 0m)))];
    }

    public static SampleReport Of(RevisionInput input, ParseResult call) => new(input, call);

    public void Print(Terminal console)
    {
        for (var i = 0; i < _samples.Count; i++)
        {
            var sample = _samples[i];
            var elsewhere = string.Concat(_neighbours.Select(n => $", {n.Tariff.Utility} {n.Yen[i]?.ToString("#,0", CultureInfo.InvariantCulture) ?? "—"}"));
            var both = _other is null ? "" : console.Say($"、両事業計 {sample.Before + _other[i].Before:N0} → {sample.After + _other[i].After:N0}", $", both services {sample.Before + _other[i].Before:N0} → {sample.After + _other[i].After:N0}");
            console.Line($"  {Name(sample.Supply)} {sample.CubicMetres} m³: {sample.Before:N0} → {sample.After:N0} ({Signed(sample.Yen)}){both}{elsewhere}");
        }

        foreach (var (before, after) in _curves)
        {
            foreach (var cliff in after.Cliffs())
            {
                console.Line(console.Say(
                    $"  段差 {Name(after.Supply)}: {cliff.CubicMetres} m³ 目の 1 m³ で {Exact.Words(cliff.Yen)} 円(最高単価 {Exact.Words(cliff.DearestPrice)} 円)",
                    $"  price cliff {Name(after.Supply)}: the m³ that makes {cliff.CubicMetres} costs {Exact.Words(cliff.Yen)} yen (dearest price {Exact.Words(cliff.DearestPrice)})"));
            }

            console.Line($"  {Name(after.Supply)}: " + string.Join(", ", Stretches((before, after)).Select(s => $"{s.From}–{s.To} m³ {Signed(s.Least)}…{Signed(s.Most)}")));
        }
    }

    public object SampleBills => _samples.Select((sample, i) => new
    {
        sample.Supply.UseClass,
        sample.Supply.MeterSize,
        sample.CubicMetres,
        BaselineYen = sample.Before,
        ProposalYen = sample.After,
        ChangeYen = sample.Yen,
        ChangePercent = Rounded(sample.Percent),
        OtherBaselineYen = _other?[i].Before,
        OtherProposalYen = _other?[i].After,
        Neighbours = _neighbours.Select(n => new { Tariff = n.Tariff.Id, n.Tariff.Utility, Yen = n.Yen[i] }),
    });

    public object PriceCliffs => _curves.SelectMany(curve => curve.After.Cliffs().Select(cliff =>
        new { curve.After.Supply.UseClass, curve.After.Supply.MeterSize, cliff.CubicMetres, Yen = Rounded(cliff.Yen), DearestPrice = Exact.Number(cliff.DearestPrice) }));

    public object TurningPoints => _curves.Select(curve => new
    {
        curve.After.Supply.UseClass,
        curve.After.Supply.MeterSize,
        Stretches = Stretches(curve).Select(s => new { FromM3 = s.From, ToM3 = s.To, s.Direction, LeastYen = s.Least, MostYen = s.Most }),
    });

    private static IReadOnlyList<ChangeStretch> Stretches((BillCurve Before, BillCurve After) curve) => Billing.Revision.TurningPoints.Of(curve.Before, curve.After);

    /// <summary>Largest usage that such a supply has in a month and dwelling, m³: as far as the curve is of any interest.</summary>
    private static int LargestMonth(UsageHistogram usage, PricingInput supply) => usage.Cells
        .Where(cell => cell.Input.UseClass == supply.UseClass && cell.Input.MeterSize == supply.MeterSize && cell.Input.Usage[0].Register == supply.Usage[0].Register)
        .Max(cell => Math.Min(BillCurve.Most, (int)decimal.Ceiling((decimal)cell.CubicMetres / (cell.Input.Months * cell.Input.Dwellings))));

    private static string Name(PricingInput supply) => supply.UseClass + (supply.MeterSize is { } size ? $" {size} mm" : "") + (supply.Usage[0].Register is { } register ? $" {register}" : "");

    private static string Signed(long yen) => yen.ToString("+#,0;-#,0;±0", CultureInfo.InvariantCulture);

    private static decimal? Rounded(decimal? value) => Exact.Number(value is { } number ? Math.Round(number, 8, MidpointRounding.AwayFromZero) : null);
}
