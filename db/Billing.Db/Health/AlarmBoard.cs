using Billing.Operations;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Billing.Db.Health;

/// <summary>Everything that an operator must see to now, from the database and from this machine.</summary>
public sealed class AlarmBoard(BillingDatabase database, IConfiguration settings, IClock clock, DateTimeZone zone)
{
    public async Task<IReadOnlyList<Alarm>> Now(CancellationToken cancel = default)
    {
        var now = clock.GetCurrentInstant();
        var hours = settings.GetValue("Alarms:BackupHours", 48);
        await using var db = database.NewContext();
        var alarms = await Alarms.Of(db, now.InZone(zone).Date, now, hours > 0 ? Duration.FromHours(hours) : null, cancel);
        return DiskSpace.Check(database, FreeMegabytes(settings)) is { } disk ? [.. alarms, disk] : alarms;
    }

    /// <summary>Least free space, MB.</summary>
    public static long FreeMegabytes(IConfiguration settings) => settings.GetValue("Alarms:FreeMegabytes", 1000L);
}
