using Billing.Places;
using Billing.Web.Languages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>What a source of the timeline is asked.</summary>
/// <param name="Contract">Whose life it is.</param>
/// <param name="Gate">What may be told of the people of the place.</param>
/// <param name="IsProtected">The place is hidden: of its other people nothing is told.</param>
/// <param name="Until">Nothing after this day.</param>
/// <param name="Take">Most entries, the latest first.</param>
/// <param name="Screen">Words of the request's language.</param>
public sealed record TimelineAsk(BillingDbContext Db, Contract Contract, Disclosure Gate, bool IsProtected, LocalDate Until, int Take, Screen Screen, CancellationToken Stop)
{
    /// <summary>Reads at most <see cref="Take"/> rows.</summary>
    public Task<List<T>> Rows<T>(IQueryable<T> rows) => rows.Take(Take).ToListAsync(Stop);

    /// <summary>The last moment of <see cref="Until"/>.</summary>
    public Instant End => Until >= LocalDate.MaxIsoValue.PlusDays(-2) ? Instant.FromUtc(9998, 12, 31, 0, 0) : Screen.StartOf(Until.PlusDays(1));
}
