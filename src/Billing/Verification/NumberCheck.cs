using System.Globalization;
using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>The number series agree with the rows that took the numbers.</summary>
internal static class NumberCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        foreach (var series in db.NumberSeries.AsNoTracking().ToList())
        {
            var last = Last(db, series.Name);
            if (last != series.Last)
            {
                breaches.Add("series.last", series.Name, $"採番済みは {series.Last}、最後の行は {last} です。", $"The series stands at {series.Last}, the last row at {last}.");
            }
        }
    }

    private static long Last(BillingDbContext db, string series) => series.Split('-') switch
    {
        ["bill", var year] => LastBill(db, new FiscalYear(int.Parse(year, CultureInfo.InvariantCulture))),
        ["request", var year] => LastRequest(db, year),
        _ => db.Set<Usage>().Max(u => (long?)u.Id) ?? 0,
    };

    /// <summary>受付番号 end with six digits, so the last one is the greatest text.</summary>
    private static long LastRequest(BillingDbContext db, string year)
    {
        var prefix = year + "-";
        return db.Requests.Where(r => r.Number.StartsWith(prefix)).Max(r => r.Number) is { } number ? long.Parse(number.AsSpan(prefix.Length), CultureInfo.InvariantCulture) : 0;
    }

    private static long LastBill(BillingDbContext db, FiscalYear year)
    {
        var (first, last) = (BillNumber.Of(year, 0), BillNumber.Of(year, 99_999_999));
        return db.Bills.Where(b => b.Id >= first && b.Id <= last).Max(b => (long?)b.Id) is { } id ? BillNumber.Number(id) : 0;
    }
}
