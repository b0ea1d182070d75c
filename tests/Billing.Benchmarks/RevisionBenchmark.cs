using System.Diagnostics;
using Billing.Db;
using Billing.Kernel;
using Billing.Revision;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary>
/// A slider moves: a proposal priced over all bills of a year. The bills are drawn one by one from the percentiles that 小松島市's council printed (50 % to 20 m³, 90 % to 45, 99 % to 130), counted, and priced as a histogram;
/// then every bill alone, and both must give the same yen.
/// </summary>
internal static class RevisionBenchmark
{
    private const int Rounds = 41;

    public static object Run(BenchmarkOptions options)
    {
        var tariff = RuleBookFolder.LoadInstalled("demo").TariffFor(Service.Water, new LocalDate(2026, 11, 1), new BillingMonth(2026, 11));
        var bills = Draw(options.Accounts * 12L, options.Seed);
        var counted = Stopwatch.StartNew();
        var usage = UsageHistogram.Of(bills.Select(cell => new UsageCell(cell.Key, cell.Value)));
        var countSeconds = counted.Elapsed.TotalSeconds;

        var times = new double[Rounds];
        var billed = Money.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            // Another proposal each time, as a slider makes it: nothing is left over from the round before.
            var proposal = RepricedTariff.With(tariff, PriceKinds.Tiers, null, price => price == 0m ? 0m : price + round);
            var timer = Stopwatch.StartNew();
            var priced = PricedUsage.Of(proposal, usage, 0.1m);
            billed = priced.Billed();
            _ = priced.BeforeTax();
            times[round] = timer.Elapsed.TotalMilliseconds;
        }

        var last = RepricedTariff.With(tariff, PriceKinds.Tiers, null, price => price == 0m ? 0m : price + (Rounds - 1));
        var oneByOne = Stopwatch.StartNew();
        long sum = 0;
        foreach (var (input, count) in bills)
        {
            for (long i = 0; i < count; i++)
            {
                sum += BillCalculator.Price(last, input, 0.1m).Charged.Yen;
            }
        }

        Array.Sort(times);
        return new
        {
            options.Accounts,
            usage.Bills,
            Cells = usage.Cells.Count,
            CountSeconds = Math.Round(countSeconds, 3),
            MedianMilliseconds = Math.Round(times[Rounds / 2], 2),
            WorstMilliseconds = Math.Round(times[^1], 2),
            OneByOneSeconds = Math.Round(oneByOne.Elapsed.TotalSeconds, 2),
            Agree = sum == billed.Yen,
        };
    }

    /// <summary>Bills drawn one by one; equal ones share an input.</summary>
    private static Dictionary<PricingInput, long> Draw(long bills, int seed)
    {
        var random = new Random(seed);
        var inputs = new Dictionary<(string UseClass, int Size, int Months, int CubicMetres), PricingInput>();
        var counts = new Dictionary<PricingInput, long>(ReferenceEqualityComparer.Instance);
        for (long i = 0; i < bills; i++)
        {
            var roll = random.NextDouble();
            var (useClass, times) = roll < 0.987 ? ("一般用", 1) : roll < 0.999 ? ("団体用", 8) : ("工業用", 30);
            var months = random.Next(2) + 1;
            var size = Sizes[Math.Min(Sizes.Length - 1, (int)(random.NextDouble() * random.NextDouble() * Sizes.Length))];
            var key = (useClass, size, months, CubicMetres: (int)(Volume(random.NextDouble()) * times * months));
            if (!inputs.TryGetValue(key, out var input))
            {
                inputs[key] = input = new PricingInput(useClass, size, new CubicMetres(key.CubicMetres), months);
            }

            counts[input] = counts.GetValueOrDefault(input) + 1;
        }

        return counts;
    }

    private static readonly int[] Sizes = [13, 20, 25, 40, 50, 75, 100];

    /// <summary>m³ a month at a share of all bills.</summary>
    private static double Volume(double share) => share switch
    {
        < 0.5 => 40 * share,
        < 0.9 => 20 + ((share - 0.5) / 0.4 * 25),
        < 0.99 => 45 + ((share - 0.9) / 0.09 * 85),
        _ => 130 + ((share - 0.99) / 0.01 * 870),
    };
}
