using Billing.Nights;
using Billing.Operations;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Operations;

public sealed class AlarmsTests
{
    private static readonly Duration TwoDays = Duration.FromDays(2);

    [Theory]
    [EveryDatabase]
    public async Task A_night_that_is_not_finished_the_day_after_is_late_until_it_is(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var date = SmallTown.Build(test.Database, 30).Nights[0];

        Assert.Empty(await Ids(test, date, null));
        Assert.Equal([Alarm.NightLate], await Ids(test, date.PlusDays(1), null));
        new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(date, cancel: TestContext.Current.CancellationToken);
        Assert.Empty(await Ids(test, date.PlusDays(1), null));
    }

    [Theory]
    [EveryDatabase]
    public async Task The_newest_word_of_a_kind_counts(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var today = new LocalDate(2026, 11, 23);
        var now = At(today);

        Assert.Equal([Alarm.BackupOld], await Ids(test, today, TwoDays));
        Note(test, OperationKind.Backup, now - Duration.FromDays(3), good: true);
        Assert.Equal([Alarm.BackupOld], await Ids(test, today, TwoDays));
        Note(test, OperationKind.Backup, now - Duration.FromHours(3), good: true);
        Assert.Empty(await Ids(test, today, TwoDays));

        Note(test, OperationKind.Night, now, good: false);
        Note(test, OperationKind.Verify, now, good: false);
        Assert.Equal([Alarm.NightFailed, Alarm.BooksBroken], await Ids(test, today, TwoDays));
        Note(test, OperationKind.Night, now, good: true);
        Note(test, OperationKind.Verify, now, good: true);
        Assert.Empty(await Ids(test, today, TwoDays));
    }

    private static void Note(TestDatabase test, OperationKind kind, Instant at, bool good)
    {
        using var db = test.NewContext();
        Alarms.Note(db, kind, at, good, 7, "2026-11-23");
    }

    private static Instant At(LocalDate day) => day.At(new LocalTime(9, 0)).InUtc().ToInstant();

    private static async Task<IEnumerable<int>> Ids(TestDatabase test, LocalDate today, Duration? backups)
    {
        using var db = test.NewContext();
        var alarms = await Alarms.Of(db, today, At(today), backups, TestContext.Current.CancellationToken);
        Assert.All(alarms, alarm => Assert.NotEqual("", alarm.Remedy.Ja));
        return alarms.Select(alarm => alarm.Id);
    }
}
