using System.Globalization;
using Billing.Cli.Common;
using Billing.Revision;
using Billing.Tariffs;

namespace Billing.Cli.Revision;

/// <summary>Prints bills one by one beside the town's sums: samples, neighbours, both services of a household, price cliffs and turning points.</summary>
internal static class SampleReport
{
    public static void Print(Terminal console, SampleFigures figures)
    {
        for (var i = 0; i < figures.Samples.Count; i++)
        {
            var sample = figures.Samples[i];
            var elsewhere = string.Concat(figures.Neighbours.Select(n => $", {n.Tariff.Utility} {n.Yen[i]?.ToString("#,0", CultureInfo.InvariantCulture) ?? "—"}"));
            var both = figures.Other is not { } other ? "" : console.Say($"、両事業計 {sample.Before + other[i].Before:N0} → {sample.After + other[i].After:N0}", $", both services {sample.Before + other[i].Before:N0} → {sample.After + other[i].After:N0}");
            console.Line($"  {Name(sample.Supply)} {sample.CubicMetres} m³: {sample.Before:N0} → {sample.After:N0} ({Signed(sample.Yen)}){both}{elsewhere}");
        }

        foreach (var (before, after) in figures.Curves)
        {
            foreach (var cliff in after.Cliffs())
            {
                console.Line(console.Say(
                    $"  段差 {Name(after.Supply)}: {cliff.CubicMetres} m³ 目の 1 m³ で {Exact.Words(cliff.Yen)} 円(最高単価 {Exact.Words(cliff.DearestPrice)} 円)",
                    $"  price cliff {Name(after.Supply)}: the m³ that makes {cliff.CubicMetres} costs {Exact.Words(cliff.Yen)} yen (dearest price {Exact.Words(cliff.DearestPrice)})"));
            }

            console.Line($"  {Name(after.Supply)}: " + string.Join(", ", TurningPoints.Of(before, after).Select(s => $"{s.From}–{s.To} m³ {Signed(s.Least)}…{Signed(s.Most)}")));
        }
    }

    private static string Name(PricingInput supply) => supply.UseClass + (supply.MeterSize is { } size ? $" {size} mm" : "") + (supply.Usage[0].Register is { } register ? $" {register}" : "");

    private static string Signed(long yen) => yen.ToString("+#,0;-#,0;±0", CultureInfo.InvariantCulture);
}
