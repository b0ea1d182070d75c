using Billing.Privacy;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Privacy;

public sealed class CounterActivityTests
{
    [Theory, EveryDatabase]
    public void A_counter_is_busy_while_somebody_looked_at_a_person_a_moment_ago(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var clock = new StandingClock();
        var activity = new CounterActivity(test.Database, clock);
        Assert.False(activity.IsBusy());
        using (var db = test.NewContext())
        {
            db.AccessEntries.Add(new AccessEntry { At = clock.Now, Who = "clerk", Kind = AccessKind.Viewed });
            db.SaveChanges();
        }

        Assert.True(activity.IsBusy());
        clock.Now += Duration.FromMinutes(1);
        Assert.False(activity.IsBusy());
    }
}
