using System.Globalization;
using Billing.Kernel;

namespace Billing.Bills;

/// <summary>調定番号: fiscal year and running number. The number is the key, and the keys of parts and claims grow out of it.</summary>
public static class BillNumber
{
    private const long PerYear = 100_000_000;

    public static long Of(FiscalYear year, int number) => (year.StartYear * PerYear) + number;

    public static FiscalYear Year(long id) => new((int)(id / PerYear));

    public static int Number(long id) => (int)(id % PerYear);

    public static long Part(long billId, Service service) => (billId * 10) + (long)service;

    /// <summary>Key of a line: part × 100 + place (0–99).</summary>
    public static long Line(long billId, Service service, int place) => (Part(billId, service) * 100) + place;

    /// <summary>First and last key that a line of bills from <paramref name="first"/> to <paramref name="last"/> may have.</summary>
    public static (long First, long Last) Lines(long first, long last) => (first * 1000, (last * 1000) + 999);

    /// <summary>Key of a claim: bill × 100 + service × 10 + instalment (0–9).</summary>
    public static long Claim(long billId, Service service, int instalment = 0) => (billId * 100) + ((long)service * 10) + instalment;

    /// <summary>The service of a claim, from its key.</summary>
    public static Service ServiceOfClaim(long claimId) => (Service)(claimId / 10 % 10);

    /// <summary>First and last key that a claim of a bill may have.</summary>
    public static (long First, long Last) Claims(long billId) => (billId * 100, (billId * 100) + 99);

    /// <summary><c>2026-00000123</c>.</summary>
    public static string Print(long id) => string.Create(CultureInfo.InvariantCulture, $"{Year(id).StartYear}-{Number(id):00000000}");

    /// <summary>Reads <c>2026-00000123</c>, <c>2026-123</c> or the bare twelve digits; null when it is neither.</summary>
    public static long? Parse(string text)
    {
        var parts = text.Trim().Split('-');
        return parts switch
        {
            [var bare] when bare.Length == 12 && long.TryParse(bare, CultureInfo.InvariantCulture, out var id) => id,
            [{ Length: 4 } year, { Length: > 0 and <= 8 } number]
                when int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                => Of(new FiscalYear(y), n),
            _ => null,
        };
    }
}
