using System.Globalization;
using Billing.Places;
using Billing.Web.Languages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Residents;

/// <summary>Where a page of the timeline begins: a day, and how many of its entries were shown already.</summary>
public readonly record struct TimelineCursor(LocalDate Until, int Skip)
{
    public static readonly TimelineCursor Newest = new(LocalDate.MaxIsoValue, 0);

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is the newest page.</summary>
    public static TimelineCursor Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length == 2 && LocalDatePattern.Iso.Parse(parts[0]) is { Success: true, Value: var day } && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && skip < 1000
            ? new TimelineCursor(day, skip)
            : Newest;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Until:uuuu-MM-dd}.{Skip}");
}

/// <summary>A page of the timeline.</summary>
/// <param name="Kind">The one kind shown; null = all.</param>
/// <param name="Next">Where the next page begins; null = nothing is older.</param>
public sealed record TimelinePage(string Contract, TimelineKind? Kind, IReadOnlyList<TimelineEntry> Entries, TimelineCursor? Next);

/// <summary>時系列: everything that happened with a contract, newest first. One source per kind; each is asked for one page at most, so the number of queries is fixed.</summary>
public sealed class TimelineReader(BillingDbContext db, Screen screen)
{
    public const int PageSize = 30;

    /// <summary>A new kind is a value of <see cref="TimelineKind"/>, its word, and a line here.</summary>
    private static readonly IReadOnlyList<(TimelineKind Kind, Func<TimelineAsk, Task<IEnumerable<TimelineEntry>>> Read)> Sources =
    [
        (TimelineKind.Contact, TimelineOfPeople.Contacts),
        (TimelineKind.Request, TimelineOfPeople.Requests),
        (TimelineKind.Tenancy, TimelineOfPeople.Tenancies),
        (TimelineKind.Fact, TimelineOfPeople.Facts),
        (TimelineKind.Document, TimelineOfPeople.Documents),
        (TimelineKind.Reading, TimelineOfWater.Readings),
        (TimelineKind.Gate, TimelineOfWater.Findings),
        (TimelineKind.Equipment, TimelineOfWater.Equipment),
        (TimelineKind.Bill, TimelineOfMoney.Bills),
        (TimelineKind.Payment, TimelineOfMoney.Payments),
        (TimelineKind.Payment, TimelineOfMoney.Credits),
        (TimelineKind.Payment, TimelineOfMoney.Waivers),
    ];

    /// <summary>The kinds that have a source, in the order of the chips.</summary>
    public static IEnumerable<TimelineKind> Kinds => Sources.Select(source => source.Kind).Distinct().Order();

    /// <summary>The page of the contract printed as <paramref name="number"/>; null when there is none.</summary>
    public async Task<TimelinePage?> Read(string number, TimelineKind? kind, TimelineCursor from, CancellationToken stop)
    {
        var found = await (from c in db.Contracts.AsNoTracking() where c.Number == number join u in db.Customers on c.UserId equals u.Id join p in db.ServicePoints on c.ServicePointId equals p.Id select new { Contract = c, User = u, Point = p }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var gate = await Disclosure.OfPlace(db, found.Point.Id, screen.Today, stop);
        return await Read(found.Contract, gate, gate.Hides(found.Point, found.Contract) || gate.Hides(found.User), kind, from, stop);
    }

    /// <inheritdoc cref="Read(string, TimelineKind?, TimelineCursor, CancellationToken)"/>
    public async Task<TimelinePage> Read(Contract contract, Disclosure gate, bool isProtected, TimelineKind? kind, TimelineCursor from, CancellationToken stop)
    {
        var ask = new TimelineAsk(db, contract, gate, isProtected, from.Until, PageSize + from.Skip + 1, screen, stop);
        var entries = new List<TimelineEntry>();
        foreach (var source in Sources.Where(source => kind is null || source.Kind == kind))
        {
            entries.AddRange(await source.Read(ask));
        }

        var (page, next) = Page(entries, from);
        return new TimelinePage(contract.Number, kind, page, next);
    }

    /// <summary>Merges what the sources gave; pure.</summary>
    internal static (IReadOnlyList<TimelineEntry> Page, TimelineCursor? Next) Page(IEnumerable<TimelineEntry> entries, TimelineCursor from)
    {
        var ordered = entries.Where(e => e.On <= from.Until).OrderByDescending(e => e.On).ThenBy(e => e.Kind).ThenByDescending(e => e.Key).Skip(from.Skip).Take(PageSize + 1).ToList();
        if (ordered.Count <= PageSize)
        {
            return (ordered, null);
        }

        ordered.RemoveAt(PageSize);
        var last = ordered[^1].On;
        return (ordered, new TimelineCursor(last, ordered.Count(e => e.On == last) + (last == from.Until ? from.Skip : 0)));
    }
}
