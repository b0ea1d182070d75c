using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Privacy;

/// <summary>How long protections run, and which need a person's attention.</summary>
public static class ProtectionTerms
{
    /// <summary>The newest step; null where none was ever entered.</summary>
    public static Task<ProtectionMeasure?> Last(BillingDbContext db, long customerId, CancellationToken stop = default) =>
        db.ProtectionMeasures.AsNoTracking().Where(m => m.CustomerId == customerId).OrderByDescending(m => m.Id).FirstOrDefaultAsync(stop);

    /// <summary>Every step, newest first.</summary>
    public static Task<List<ProtectionMeasure>> History(BillingDbContext db, long customerId, CancellationToken stop = default) =>
        db.ProtectionMeasures.AsNoTracking().Where(m => m.CustomerId == customerId).OrderByDescending(m => m.Id).ToListAsync(stop);

    /// <summary>
    /// Protections that somebody must see to, the most urgent first: a term that ends within <paramref name="days"/> or has passed, an interim measure that
    /// is still undecided, a mark without any step. None of them ends by itself.
    /// </summary>
    public static async Task<IReadOnlyList<TermDue>> Due(BillingDbContext db, LocalDate today, int days, CancellationToken stop = default)
    {
        // As a span of days: "is there any" alone would make SQLite read every customer.
        var marked = db.Customers.Where(c => c.ProtectedFrom >= new LocalDate(1, 1, 1));
        var people = await marked.AsNoTracking().ToListAsync(stop);
        var ids = marked.Select(c => c.Id);
        var steps = await db.ProtectionMeasures.AsNoTracking().Where(m => ids.Contains(m.CustomerId)).OrderBy(m => m.Id).ToListAsync(stop);
        var last = steps.GroupBy(m => m.CustomerId).ToDictionary(g => g.Key, g => g.Last());
        var soon = today.PlusDays(days);
        return [.. people.Select(p => new TermDue(p, last.GetValueOrDefault(p.Id)))
            .Where(due => due.Until is not { } until || until <= soon)
            .OrderBy(due => due.Until ?? LocalDate.MinIsoValue)
            .ThenBy(due => due.Customer.Id)];
    }
}

/// <summary>A protection that needs attention.</summary>
/// <param name="Last">The newest step; null where the mark came without one.</param>
public sealed record TermDue(Customer Customer, ProtectionMeasure? Last)
{
    /// <summary>Last day of the term; null = interim or unknown.</summary>
    public LocalDate? Until => Last?.Until;

    /// <summary>The term has passed; the person is hidden all the same.</summary>
    public bool HasPassed(LocalDate today) => Until < today;
}
