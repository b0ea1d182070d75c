using System.Globalization;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;

namespace Billing.Tests.Nights;

/// <summary>The books of a test database as text, without times and keys of the machine, so that two runs can be compared.</summary>
internal static class Books
{
    public static string Print(TestDatabase test)
    {
        using var db = test.NewContext();
        var bills = db.Bills.AsNoTracking().OrderBy(b => b.Id).AsEnumerable()
            .Select(b => string.Create(CultureInfo.InvariantCulture, $"B {b.Id} {b.ContractId} {b.PeriodFrom:R} {b.PeriodTo:R} {b.FixedOn:R} {b.Total.Yen} {b.Kind}"));
        var claims = db.Claims.AsNoTracking().OrderBy(c => c.Id).AsEnumerable()
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"C {c.Id} {c.DebtorId} {c.DueOn:R} {c.Amount.Yen} {c.Tax.Yen}"));
        var transfers = db.Transfers.AsNoTracking().OrderBy(t => t.Id).AsEnumerable()
            .Select(t => string.Create(CultureInfo.InvariantCulture, $"T {t.Id} {t.Fund} {t.Debit} {t.Credit} {t.Amount.Yen} {t.ClaimId}"));
        return string.Join('\n', [.. bills, .. claims, .. transfers]);
    }

    /// <summary>The same without numbers: where several workers may take chunks in any order, a bill's content is the same and its number may not be.</summary>
    public static IReadOnlyList<string> Sorted(TestDatabase test)
    {
        using var db = test.NewContext();
        var bills = db.Bills.AsNoTracking().AsEnumerable()
            .Select(b => string.Create(CultureInfo.InvariantCulture, $"B {b.ContractId} {b.PeriodFrom:R} {b.PeriodTo:R} {b.FixedOn:R} {b.Total.Yen} {b.Kind}"));
        var claims = db.Claims.AsNoTracking().AsEnumerable()
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"C {c.ContractId} {c.Service} {c.DebtorId} {c.DueOn:R} {c.Amount.Yen} {c.Tax.Yen}"));
        var numbers = db.Bills.AsNoTracking().OrderBy(b => b.Id).AsEnumerable().Select(b => string.Create(CultureInfo.InvariantCulture, $"N {b.Id}"));
        return [.. bills.Concat(claims).Order(StringComparer.Ordinal), .. numbers];
    }
}
