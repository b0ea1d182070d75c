namespace Billing.Revision;

/// <summary>A tenth of the bills of a use class, by usage: the smallest users first.</summary>
/// <param name="UseClass">用途.</param>
/// <param name="Number">1 to 10.</param>
/// <param name="Bills">Bills in it; tenths differ by at most one.</param>
/// <param name="From">Smallest usage, m³ a month.</param>
/// <param name="To">Largest usage, m³ a month.</param>
/// <param name="MeanBefore">Yen a bill, tax included.</param>
/// <param name="MeanChange">Yen a bill, tax included.</param>
/// <param name="MeanPercent">Mean of each bill's change in percent.</param>
public sealed record Decile(string UseClass, int Number, long Bills, decimal From, decimal To, decimal MeanBefore, decimal MeanChange, decimal MeanPercent)
{
    /// <summary>Tenths of every use class. A class of fewer than ten bills has fewer tenths.</summary>
    public static IReadOnlyList<Decile> Of(Impact impact) => [.. impact.Changes.GroupBy(change => change.Cell.Input.UseClass).SelectMany(changes => Of(changes.Key, [.. changes.OrderBy(change => change.Cell.PerMonth)]))];

    private static IEnumerable<Decile> Of(string useClass, List<BillChange> byUsage)
    {
        var bills = byUsage.Sum(change => change.Cell.Count);
        var (at, left) = (0, byUsage[0].Cell.Count);
        for (var number = 1; number <= 10; number++)
        {
            var wanted = (long)((Int128)bills * number / 10) - (long)((Int128)bills * (number - 1) / 10);
            var sum = new Sums();
            while (wanted > 0)
            {
                var taken = Math.Min(wanted, left);
                sum.Add(byUsage[at], taken);
                (wanted, left) = (wanted - taken, left - taken);
                if (left == 0 && ++at < byUsage.Count)
                {
                    left = byUsage[at].Cell.Count;
                }
            }

            if (sum.Bills > 0)
            {
                yield return new Decile(useClass, number, sum.Bills, sum.From, sum.To, sum.Before / sum.Bills, sum.Change / sum.Bills, sum.Percent / sum.Bills);
            }
        }
    }

    private sealed class Sums
    {
        public long Bills { get; private set; }

        public decimal From { get; private set; }

        public decimal To { get; private set; }

        public decimal Before { get; private set; }

        public decimal Change { get; private set; }

        public decimal Percent { get; private set; }

        public void Add(BillChange change, long bills)
        {
            From = Bills == 0 ? change.Cell.PerMonth : From;
            To = change.Cell.PerMonth;
            Bills += bills;
            Before += (decimal)change.Before * bills;
            Change += (decimal)change.Yen * bills;
            Percent += (change.Percent ?? 0m) * bills;
        }
    }
}
