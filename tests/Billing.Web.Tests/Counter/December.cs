using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Counter;

/// <summary>The test town on the day after December's reading, when nothing of 012-00001 has come in yet.</summary>
internal static class December
{
    public static readonly LocalDate ReadOn = new(2026, 12, 10);

    /// <summary>The counter on that day, with its staff.</summary>
    public static async Task<CounterFactory> Open(string provider)
    {
        var factory = new CounterFactory(provider);
        factory.Clock.Now = ReadOn.PlusDays(1).AtMidnight().InUtc().ToInstant();
        await factory.CreateStaff();
        await using var db = factory.NewContext();
        await Of(db).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        return factory;
    }

    /// <summary>What stands for 012-00001 since, superseded values included.</summary>
    public static async Task<IReadOnlyList<MeterReading>> Readings(CounterFactory factory)
    {
        await using var db = factory.NewContext();
        return await Of(db).OrderBy(r => r.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static IQueryable<MeterReading> Of(BillingDbContext db)
    {
        var after = new LocalDate(2026, 11, 10);
        return db.MeterReadings.Where(r => r.ReadOn > after && db.ServicePoints.Any(p => p.Id == r.ServicePointId && p.Number == "012-00001"));
    }
}
