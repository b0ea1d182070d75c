using Billing.Db.Demo;
using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Tests.Demo;

/// <summary>What one contract used between two readings.</summary>
internal sealed record UsedPeriod(ContractTerms Terms, int MeterSize, LocalDate ReadOn, int Months, IReadOnlyList<int> Registers)
{
    public int CubicMetres => Registers.Sum();
}

/// <summary>Works usage out of generated rows in the plainest way, apart from the code that bills.</summary>
internal static class TownUsage
{
    public static IEnumerable<UsedPeriod> Of(TownRows rows)
    {
        var months = rows.Routes.Single().CycleMonths;
        var sizes = rows.Points.ToDictionary(p => p.Id, p => p.MeterSize);
        var dials = rows.Meters.ToDictionary(m => m.Id, m => (int)Math.Pow(10, m.Dials));
        var contracts = rows.Contracts.ToLookup(c => c.ServicePointId);
        var terms = rows.Terms.ToLookup(t => t.ContractId);
        foreach (var point in rows.Readings.Where(r => !r.Superseded).GroupBy(r => r.ServicePointId))
        {
            var used = new int[2];
            var last = new MeterReading?[2];
            var waiting = 0;
            foreach (var reading in point)
            {
                var before = last[reading.Register];
                if (reading.Kind == ReadingKind.Unread)
                {
                    waiting += months;
                    continue;
                }

                var difference = before is null || reading.Kind is ReadingKind.Opening or ReadingKind.Installed ? 0 : reading.Index - before.Index;
                used[reading.Register] += difference < 0 && before!.Index > dials[reading.MeterId] * 9 / 10 ? difference + dials[reading.MeterId] : difference;
                last[reading.Register] = reading;
                if (before is null || reading.Kind is not (ReadingKind.Regular or ReadingKind.ByCustomer or ReadingKind.Closing) || HasMore(point, reading))
                {
                    continue;
                }

                if (used.All(u => u >= 0))
                {
                    var contract = contracts[point.Key].Last(c => c.From <= reading.ReadOn);
                    yield return new UsedPeriod(terms[contract.Id].First(), sizes[point.Key], reading.ReadOn, months + waiting, last[1] is null ? [used[0]] : [used[0], used[1]]);
                }

                (used, waiting) = (new int[2], 0);
            }
        }
    }

    /// <summary>Whether another register was read with it.</summary>
    private static bool HasMore(IEnumerable<MeterReading> point, MeterReading reading)
        => point.Any(r => r.ReadOn == reading.ReadOn && r.Register > reading.Register);

    /// <summary>The smallest usage a month whose cumulative share of contract-months reaches <paramref name="share"/>.</summary>
    public static double Percentile(IEnumerable<UsedPeriod> periods, double share)
    {
        var months = periods.SelectMany(p => Enumerable.Repeat(p.CubicMetres / (double)p.Months, p.Months)).Order().ToList();
        return months[(int)Math.Ceiling(share * months.Count) - 1];
    }
}
