using System.Globalization;
using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using NodaTime;
using NodaTime.Text;

namespace Billing.Collection;

/// <summary>How a payment was shared out over debts by rule: everything that the choice rested on, so that it can be made again. Append-only.</summary>
public sealed class AllocationRecord
{
    public long PaymentId { get; set; }

    /// <summary>The day whose rules held: of the payment.</summary>
    public LocalDate On { get; set; }

    /// <summary>The frozen book with these rules.</summary>
    public int RuleBookId { get; set; }

    /// <summary>Rule of the water service.</summary>
    public required string WaterRuleId { get; set; }

    /// <summary>Rule of the sewer.</summary>
    public required string SewerRuleId { get; set; }

    /// <summary>What was to be shared out.</summary>
    public Money Amount { get; set; }

    /// <summary>Claims that the payer named, in order: <c>12,13</c>; empty = none.</summary>
    public required string Wish { get; set; }

    /// <summary>The debts as they stood, see <see cref="Write"/>.</summary>
    public required string Debts { get; set; }

    /// <summary>Shares an amount out over what is owed and keeps why.</summary>
    /// <param name="owed">What there is to pay.</param>
    /// <param name="wish">Claims that the payer names.</param>
    /// <returns>The shares, what is left over, and the record to be kept with the payment.</returns>
    public static (IReadOnlyList<Chosen> Shares, Money Left, AllocationRecord Record) Plan(BillingDbContext db, RuleBook book, IReadOnlyList<OwedClaim> owed, IReadOnlyList<long> wish, Money amount, LocalDate on)
    {
        var (water, sewer) = Allocator.Rules(book, on);
        var debts = DebtsOf(db, owed);
        var (shares, left) = Allocator.Share(Allocator.Order(debts, water, sewer), wish, amount);
        var record = new AllocationRecord
        {
            On = on,
            RuleBookId = RuleBookFreezer.Freeze(db, book),
            WaterRuleId = water.Id,
            SewerRuleId = sewer.Id,
            Amount = amount,
            Wish = string.Join(',', wish),
            Debts = Write(debts),
        };
        return (shares, left, record);
    }

    /// <summary>Owed claims in the order of the day's rules, for a page that shows what money would settle first.</summary>
    public static IReadOnlyList<OwedClaim> Ordered(BillingDbContext db, RuleBook book, IReadOnlyList<OwedClaim> owed, LocalDate on)
    {
        var (water, sewer) = Allocator.Rules(book, on);
        var places = Allocator.Order(DebtsOf(db, owed), water, sewer).Select((debt, place) => (debt.ClaimId, place)).ToDictionary(x => x.ClaimId, x => x.place);
        return [.. owed.OrderBy(c => places[c.Claim.Id])];
    }

    /// <summary>The shares again, from nothing but this record and its frozen book.</summary>
    public IReadOnlyList<Chosen> Again(RuleBook frozen)
    {
        var (water, sewer) = Allocator.Rules(frozen, On);
        List<long> wish = Wish.Length == 0 ? [] : [.. Wish.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
        return Allocator.Share(Allocator.Order(Read(Debts), water, sewer), wish, Amount).Shares;
    }

    /// <summary><c>claim kind dueOn owed debt debtDueOn;…</c>.</summary>
    public static string Write(IEnumerable<Debt> debts) => string.Join(';', debts.Select(d =>
        string.Create(CultureInfo.InvariantCulture, $"{d.ClaimId} {(int)d.Kind} {d.DueOn:uuuu-MM-dd} {d.Owed.Yen} {d.DebtId} {d.DebtDueOn:uuuu-MM-dd}")));

    public static IReadOnlyList<Debt> Read(string text) => text.Length == 0 ? [] : [.. text.Split(';').Select(part =>
    {
        var fields = part.Split(' ');
        return new Debt(Number(fields[0]), (ClaimKind)Number(fields[1]), Day(fields[2]), new Money(Number(fields[3])), Number(fields[4]), Day(fields[5]));
    })];

    /// <summary>Adds the record of a payment that was just written.</summary>
    internal void Keep(BillingDbContext db, long paymentId)
    {
        PaymentId = paymentId;
        db.AllocationRecords.Add(this);
        db.SaveChanges();
    }

    private static List<Debt> DebtsOf(BillingDbContext db, IReadOnlyList<OwedClaim> owed)
    {
        var ids = owed.Select(c => c.Claim.Id).ToList();
        var kinds = ClaimKinds.Of(db, ids);
        var principals = (
            from e in db.LateChargeEntries
            where ids.Contains(e.ClaimId)
            join c in db.Claims on e.PrincipalId equals c.Id
            select new { e.ClaimId, e.PrincipalId, c.DueOn }).ToDictionary(x => x.ClaimId);
        return [.. owed.Select(c =>
        {
            var of = principals.GetValueOrDefault(c.Claim.Id);
            return new Debt(c.Claim.Id, kinds.GetValueOrDefault(c.Claim.Id), c.Claim.DueOn, c.Owed, of?.PrincipalId ?? c.Claim.Id, of?.DueOn ?? c.Claim.DueOn);
        })];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
