using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Databases;

public sealed class TestDatabaseTests
{
    [Theory]
    [EveryDatabase]
    public void A_fresh_database_is_empty_and_at_the_newest_migration(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();

        Assert.Empty(db.Database.GetPendingMigrations());
        Assert.Empty(db.Contracts);
        Assert.Equal(provider, test.Database.Provider);
    }

    [Theory]
    [EveryDatabase]
    public void Two_tests_never_meet(string provider)
    {
        using var one = TestDatabase.Create(provider);
        using var other = TestDatabase.Create(provider);
        using (var db = one.NewContext())
        {
            db.Routes.Add(new Route { Code = "012", Name = "港町" });
            db.SaveChanges();
        }

        using var mine = one.NewContext();
        using var theirs = other.NewContext();
        Assert.Equal("港町", Assert.Single(mine.Routes).Name);
        Assert.Empty(theirs.Routes);
    }
}
