using NodaTime;

namespace Billing.Privacy;

/// <summary>Whether somebody is at work at a counter just now, in whatever process: told by the record of looks, which every counter writes within a second.</summary>
public sealed class CounterActivity(IBillingDatabase database, IClock clock)
{
    private static readonly Duration Lately = Duration.FromSeconds(20);

    /// <summary>Somebody opened a page about a person within the last twenty seconds.</summary>
    public bool IsBusy()
    {
        using var db = database.NewContext();
        var since = clock.GetCurrentInstant() - Lately;
        return db.AccessEntries.Any(look => look.Kind == AccessKind.Viewed && look.At > since);
    }
}
