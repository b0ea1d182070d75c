using System.Reflection;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using Xunit;

namespace Billing.Tests.Databases;

/// <summary>Optimistic concurrency, for every table whose rows people edit.</summary>
public sealed class TwoClerksTests
{
    /// <summary>Rows that pages edit in place: each must have a token. Everything else is only added, or changed by one statement that names the state it expects, or under the token of its parent.</summary>
    private static readonly string[] Edited =
    [
        "CashDrawer", "Contact", "Contract", "Contractor", "ContributionTerm", "Customer", "CustomerMerger", "DebitRun", "DunningCase", "DunningHold", "FieldOrder", "InstalmentPledge", "Mandate", "Meter",
        "PlaceNote", "Request", "ServicePoint", "SupplyFact", "SupplyStop", "SuspenseItem", "UnmaskRequest", "WorklistItem", "WriteOff", "WriteOffReversal",
    ];

    [Theory]
    [EveryDatabase]
    public void The_second_of_two_who_change_one_row_is_refused_and_the_first_change_stays(string provider)
    {
        Assert.SkipWhen(provider == "sqlserver", "EF gives no identity keys of its own choice there.");
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();
        db.Database.OpenConnection();
        var entities = SampleRows.Entities(db);
        Each(nameof(Write), entities, test, db);
        test.Database.ContinueKeys();

        var guarded = entities.Where(e => e.GetProperties().Any(p => p.IsConcurrencyToken)).ToList();

        Each(nameof(ChangeTwice), guarded, test, db);
        Assert.Empty(Edited.Except(guarded.Select(e => e.ClrType.Name)));
    }

    private static void Each(string method, IEnumerable<IEntityType> entities, TestDatabase test, BillingDbContext db)
    {
        foreach (var entity in entities)
        {
            typeof(TwoClerksTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [test, db, entity], null);
        }
    }

    private static void Write<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class => test.Database.BulkWrite(db, SampleRows.Of<T>(entity));

    private static void ChangeTwice<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class
    {
        var token = entity.GetProperties().First(p => p.IsConcurrencyToken).PropertyInfo!;
        var key = entity.FindPrimaryKey()!.Properties[0].Name;
        using var first = test.NewContext();
        using var second = test.NewContext();
        var (mine, yours) = (Row(first), Row(second));
        Change(mine, token, 1);
        Change(yours, token, 2);

        first.SaveChanges();

        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
        using var after = test.NewContext();
        Assert.Equal(token.GetValue(mine), token.GetValue(Row(after)));

        T Row(BillingDbContext from) => from.Set<T>().OrderBy(row => EF.Property<object>(row, key)).First();
    }

    private static void Change(object row, PropertyInfo token, int by) => token.SetValue(row, token.GetValue(row) switch
    {
        int version => version + by,
        long version => version + by,
        LocalDate day => day.PlusDays(by),
        bool said => !said,
        var other => throw new NotSupportedException($"No other value than {other}."),
    });
}
