using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Reports;

/// <summary>A sum of transfers that moved receivables the same way.</summary>
/// <param name="Day">Day of posting; the first day of the period where the days do not matter.</param>
/// <param name="Fund">Service.</param>
/// <param name="Year">Fiscal year of the claims' bills.</param>
/// <param name="Group">Use class or meter size; empty where not asked for.</param>
/// <param name="Turn">What it was.</param>
/// <param name="Yen">Above zero where more is owed after it.</param>
internal readonly record struct ReceivableMove(LocalDate Day, Service Fund, int Year, string Group, ReceivableTurn Turn, long Yen);

/// <summary>What moved a receivable.</summary>
internal enum ReceivableTurn : byte
{
    /// <summary>調定.</summary>
    Assessed,

    /// <summary>更正: a claim was taken back, or a late charge waived.</summary>
    Corrected,

    /// <summary>収納, less what was taken back.</summary>
    Collected,

    /// <summary>充当・過誤納への振替: settled by a credit, or turned into one.</summary>
    Credited,

    /// <summary>不納欠損.</summary>
    WrittenOff,
}

/// <summary>Reads what moved the receivables. Each way of asking sums in the database.</summary>
internal static class ReceivableMoves
{
    /// <summary>A claim's key ÷ this is its bill's fiscal year (<see cref="Bills.BillNumber"/>).</summary>
    private const long ClaimsPerYear = 10_000_000_000;

    private static readonly long FirstReversed = TransferId.Of(Cause.Reversed, 0, 0);
    private static readonly long BehindReversed = TransferId.Of(Cause.Received, 0, 0);
    private static readonly long FirstWaived = TransferId.Of(Cause.Waived, 0, 0);
    private static readonly long BehindWaived = TransferId.Of(Cause.Waived + 1, 0, 0);

    /// <summary>Every move of a period, day by day.</summary>
    public static async Task<List<ReceivableMove>> ByDay(ReportAsk ask)
    {
        var sums = await (
            from t in Of(ask.Db)
            where t.PostedOn >= ask.From && t.PostedOn <= ask.To
            group t by new { t.PostedOn, t.Fund, Year = t.ClaimId / ClaimsPerYear, t.Debit, t.Credit, Reversed = (t.Id >= FirstReversed && t.Id < BehindReversed) || (t.Id >= FirstWaived && t.Id < BehindWaived) } into g
            select new { g.Key, Yen = g.Sum(t => t.Amount.Yen) }).ToListAsync(ask.Cancel);
        return sums.ConvertAll(s => Move(s.Key.PostedOn, s.Key.Fund, s.Key.Year, "", s.Key.Debit, s.Key.Credit, s.Key.Reversed, s.Yen));
    }

    /// <summary>What was owed before a day, by service and year.</summary>
    public static async Task<Dictionary<(Service Fund, int Year), long>> OwedBefore(BillingDbContext db, LocalDate day, CancellationToken cancel)
    {
        var sums = await (
            from t in Of(db)
            where t.PostedOn < day
            group t by new { t.Fund, Year = t.ClaimId / ClaimsPerYear } into g
            select new { g.Key, Yen = g.Sum(t => t.Debit == Account.Receivable ? t.Amount.Yen : -t.Amount.Yen) }).ToListAsync(cancel);
        return sums.ToDictionary(s => (s.Key.Fund, (int)s.Key.Year), s => s.Yen);
    }

    /// <summary>Every move up to a day by use class, those before the period as one.</summary>
    public static async Task<List<ReceivableMove>> ByUseClass(ReportAsk ask)
    {
        var sums = await (
            from t in Of(ask.Db)
            where t.PostedOn <= ask.To
            join p in ask.Db.BillParts on t.ClaimId / 10 equals p.Id into parts
            from p in parts.DefaultIfEmpty()
            group t by new { Before = t.PostedOn < ask.From, t.Fund, Year = t.ClaimId / ClaimsPerYear, t.Debit, t.Credit, Reversed = (t.Id >= FirstReversed && t.Id < BehindReversed) || (t.Id >= FirstWaived && t.Id < BehindWaived), p.UseClass } into g
            select new { g.Key, Yen = g.Sum(t => t.Amount.Yen) }).ToListAsync(ask.Cancel);
        return sums.ConvertAll(s => Move(s.Key.Before ? ask.From.PlusDays(-1) : ask.From, s.Key.Fund, s.Key.Year, s.Key.UseClass ?? "", s.Key.Debit, s.Key.Credit, s.Key.Reversed, s.Yen));
    }

    /// <summary>Every move up to a day by meter size, those before the period as one.</summary>
    public static async Task<List<ReceivableMove>> ByMeterSize(ReportAsk ask)
    {
        var sums = await (
            from t in Of(ask.Db)
            where t.PostedOn <= ask.To
            join p in ask.Db.BillParts on t.ClaimId / 10 equals p.Id into parts
            from p in parts.DefaultIfEmpty()
            group t by new { Before = t.PostedOn < ask.From, t.Fund, Year = t.ClaimId / ClaimsPerYear, t.Debit, t.Credit, Reversed = (t.Id >= FirstReversed && t.Id < BehindReversed) || (t.Id >= FirstWaived && t.Id < BehindWaived), Size = (int?)p.MeterSize } into g
            select new { g.Key, Yen = g.Sum(t => t.Amount.Yen) }).ToListAsync(ask.Cancel);
        return sums.ConvertAll(s => Move(s.Key.Before ? ask.From.PlusDays(-1) : ask.From, s.Key.Fund, s.Key.Year, s.Key.Size is > 0 and var size ? $"{size} mm" : "", s.Key.Debit, s.Key.Credit, s.Key.Reversed, s.Yen));
    }

    private static IQueryable<Transfer> Of(BillingDbContext db) => db.Transfers.Where(t => t.Debit == Account.Receivable || t.Credit == Account.Receivable);

    private static ReceivableMove Move(LocalDate day, Service fund, long year, string group, Account debit, Account credit, bool reversed, long yen)
    {
        var rises = debit == Account.Receivable;
        return new ReceivableMove(day, fund, (int)year, group, TurnOf(rises ? credit : debit, reversed), rises ? yen : -yen);
    }

    /// <param name="other">The account on the other side.</param>
    private static ReceivableTurn TurnOf(Account other, bool reversed) => other switch
    {
        Account.Cash => ReceivableTurn.Collected,
        Account.Overpayment or Account.Clearing => ReceivableTurn.Credited,
        Account.WrittenOff => ReceivableTurn.WrittenOff,
        _ => reversed ? ReceivableTurn.Corrected : ReceivableTurn.Assessed,
    };
}
