using System.Diagnostics;
using Billing.Db;
using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary>The calculator alone, beside a loop written by hand for one table: what generality costs.</summary>
internal static class QuoteBenchmark
{
    private const int Rounds = 2_000_000;

    public static object Run()
    {
        var tariff = RuleBookFolder.LoadInstalled("demo").TariffFor(Service.Water, new LocalDate(2026, 11, 1), new BillingMonth(2026, 11));
        var inputs = Enumerable.Range(0, 131).Select(m3 => new PricingInput("一般用", 13, new CubicMetres(m3))).ToArray();
        var (calculator, sum) = Time(i => BillCalculator.Price(tariff, inputs[i % 131], 0.10m).Charged.Yen);
        var (byHand, same) = Time(i => ByHand(i % 131));
        return new { BillsPerSecond = Math.Round(Rounds / calculator), ByHandPerSecond = Math.Round(Rounds / byHand), Ratio = Math.Round(calculator / byHand, 1), Agree = sum == same };
    }

    private static (double Seconds, long Sum) Time(Func<int, long> price)
    {
        for (var i = 0; i < 200_000; i++)
        {
            price(i);
        }

        var timer = Stopwatch.StartNew();
        long sum = 0;
        for (var i = 0; i < Rounds; i++)
        {
            sum += price(i);
        }

        return (timer.Elapsed.TotalSeconds, sum);
    }

    /// <summary>一般用 13 mm of the table in force, written out: base 600 to 8 m³, 105 to 55, 120 above, meter 80, tax 10 %, floor.</summary>
    private static long ByHand(int m3)
    {
        var yen = 680m + (105m * Math.Clamp(m3 - 8, 0, 47)) + (120m * Math.Max(0, m3 - 55));
        return (long)decimal.Floor(yen * 1.1m);
    }
}
