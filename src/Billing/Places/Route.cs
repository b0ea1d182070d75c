using Billing.Kernel;

namespace Billing.Places;

/// <summary>検針区: the service points that one reader walks in one go, in the order of <see cref="ServicePoint.RouteSequence"/>.</summary>
public sealed class Route
{
    public int Id { get; set; }

    /// <summary>As written on the reader's list, e.g. <c>012</c>.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Months between readings: 1 or 2.</summary>
    public int CycleMonths { get; set; } = 1;

    /// <summary>For two-monthly routes: 0 = read in even months, 1 = read in odd months.</summary>
    public int CycleOffset { get; set; }

    /// <summary>Planned day of the month on which it is read.</summary>
    public int ReadingDay { get; set; } = 1;

    /// <summary>Whether the route is read in <paramref name="month"/>.</summary>
    public bool IsReadIn(BillingMonth month) => CycleMonths == 1 || month.Month % CycleMonths == CycleOffset;
}
