using Billing.Kernel;
using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class CustomerMergeTests
{
    private const string A = "0000003";
    private const string B = "0000007";
    private static readonly LocalDate Today = new(2026, 11, 20);
    private static readonly string[] Read = [MergeCautions.OtherName, MergeCautions.BothRunning];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_named_the_one_names_the_other_and_the_undoing_leaves_every_row_as_it_was(string provider)
    {
        using var test = Town(provider);
        await using var db = test.NewContext();
        var before = await Rows(db);

        var merger = await new CustomerMerge(db).Merge(A, B, "改姓による二重登録", Read, Today, "senior", Stop);

        db.ChangeTracker.Clear();
        Assert.Equal(2, await db.Contracts.CountAsync(c => c.UserId == 3, Stop));
        Assert.Equal(2, await db.ContractTerms.CountAsync(t => t.PayerId == 3, Stop));
        Assert.Equal(1, await db.Ownerships.CountAsync(o => o.CustomerId == 3, Stop));
        Assert.Equal([3L, 7L], await MergedCustomers.Ids(db, 7, Stop));
        Assert.Equal([3L, 7L], await MergedCustomers.Ids(db, 3, Stop));
        Assert.Equal(("senior", "改姓による二重登録", Today), (merger.By, merger.Reason, merger.On));
        var byOldNumber = (await new ContractSearch(db).Find(B, Today, 20, Stop)).Hits;
        Assert.Contains(byOldNumber, h => h.Number == "001-00007-01" && h.CustomerNumber == A);

        Assert.Equal(0, await new CustomerMerge(db).Undo(merger.Id, "別人と判明", Today, "senior-two", Stop));

        db.ChangeTracker.Clear();
        Assert.Equal(before, await Rows(db));
        Assert.Equal([7L], await MergedCustomers.Ids(db, 7, Stop));
        var kept = await db.CustomerMergers.SingleAsync(Stop);
        Assert.Equal(("senior-two", "別人と判明", (LocalDate?)Today), (kept.UndoneBy, kept.UndoneReason, kept.UndoneOn));
        Assert.Contains((await new ContractSearch(db).Find("ヤマダ7", Today, 20, Stop)).Hits, h => h.Number == "001-00007-01" && h.CustomerNumber == B);
    }

    [Theory, EveryDatabase]
    public async Task A_row_that_was_changed_since_is_left_alone_and_counted(string provider)
    {
        using var test = Town(provider);
        await using var db = test.NewContext();
        var merger = await new CustomerMerge(db).Merge(A, B, "二重登録", Read, Today, "senior", Stop);
        await db.ContractTerms.Where(t => t.ContractId == 7).ExecuteUpdateAsync(set => set.SetProperty(t => t.PayerId, 9), Stop);

        Assert.Equal(1, await new CustomerMerge(db).Undo(merger.Id, "別人", Today, "senior", Stop));

        Assert.Equal(9, (await db.ContractTerms.AsNoTracking().SingleAsync(t => t.ContractId == 7, Stop)).PayerId);
        Assert.Equal(7, (await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == 7, Stop)).UserId);
    }

    [Theory, EveryDatabase]
    public async Task Who_was_merged_before_follows_and_mergers_are_undone_from_the_newest(string provider)
    {
        using var test = Town(provider);
        await using var db = test.NewContext();
        var merge = new CustomerMerge(db);
        var first = await merge.Merge(A, B, "二重登録", Read, Today, "senior", Stop);
        db.ChangeTracker.Clear();
        var second = await merge.Merge("0000010", A, "二重登録", Read, Today, "senior", Stop);
        db.ChangeTracker.Clear();

        Assert.Equal([10L, 3L, 7L], await MergedCustomers.Ids(db, 7, Stop));
        Assert.Equal("merge.later", await Code(() => merge.Undo(first.Id, "誤り", Today, "senior", Stop)));
        db.ChangeTracker.Clear();
        await merge.Undo(second.Id, "誤り", Today, "senior", Stop);
        db.ChangeTracker.Clear();
        Assert.Equal([3L, 7L], await MergedCustomers.Ids(db, 7, Stop));
        await merge.Undo(first.Id, "誤り", Today, "senior", Stop);
        Assert.Equal([7L], await MergedCustomers.Ids(db, 7, Stop));
        Assert.Equal("merge.no-merger", await Code(() => merge.Undo(first.Id, "誤り", Today, "senior", Stop)));
    }

    [Theory, EveryDatabase]
    public async Task The_stricter_protection_stays_and_goes_back_with_the_undoing(string provider)
    {
        using var test = Town(provider);
        await using var db = test.NewContext();
        await db.Customers.Where(c => c.Id == 7).ExecuteUpdateAsync(set => set.SetProperty(c => c.ProtectedFrom, Today), Stop);
        var merge = new CustomerMerge(db);
        Assert.Equal("merge.caution", await Code(() => merge.Merge(A, B, "二重登録", Read, Today, "senior", Stop)));
        db.ChangeTracker.Clear();

        var merger = await merge.Merge(A, B, "二重登録", [.. Read, MergeCautions.Protected], Today, "senior", Stop);

        db.ChangeTracker.Clear();
        Assert.Equal(Today, (await db.Customers.AsNoTracking().SingleAsync(c => c.Id == 3, Stop)).ProtectedFrom);
        await merge.Undo(merger.Id, "別人", Today, "senior", Stop);
        Assert.Null((await db.Customers.AsNoTracking().SingleAsync(c => c.Id == 3, Stop)).ProtectedFrom);
        Assert.Equal(Today, (await db.Customers.AsNoTracking().SingleAsync(c => c.Id == 7, Stop)).ProtectedFrom);
    }

    [Theory]
    [InlineData("0000003", "0000003", "二重登録", "merge.same")]
    [InlineData("0000003", "9999999", "二重登録", "merge.none")]
    [InlineData("0000003", "0000011", "二重登録", "merge.kind")]
    [InlineData("0000003", "0000007", " ", "merge.reason")]
    [InlineData("0000003", "0000007", null, "merge.reason")]
    public async Task What_cannot_be_one_customer_is_refused_and_nothing_changes(string stays, string givenUp, string? reason, string code)
    {
        using var test = Town("sqlite");
        await using var db = test.NewContext();
        var before = await Rows(db);

        Assert.Equal(code, await Code(() => new CustomerMerge(db).Merge(stays, givenUp, reason, Read, Today, "senior", Stop)));

        db.ChangeTracker.Clear();
        Assert.Equal(before, await Rows(db));
        Assert.Empty(db.CustomerMergers);
    }

    [Fact]
    public async Task What_speaks_against_it_must_be_acknowledged_one_by_one()
    {
        using var test = Town("sqlite");
        await using var db = test.NewContext();
        foreach (var some in (string[][])[[], [MergeCautions.OtherName], [MergeCautions.BothRunning]])
        {
            Assert.Equal("merge.caution", await Code(() => new CustomerMerge(db).Merge(A, B, "二重登録", some, Today, "senior", Stop)));
            db.ChangeTracker.Clear();
        }
    }

    [Fact]
    public void A_merger_never_touches_the_books()
    {
        using var test = TestDatabase.Create("sqlite");
        using var db = test.NewContext();
        var moved = CustomerReference.All(db).Select(r => r.Entity).ToList();

        Assert.Superset(new HashSet<string> { "Contract", "ContractTerms", "Ownership", "Customer" }, moved.ToHashSet());
        Assert.Empty(moved.Intersect(["Bill", "BillPart", "BillLine", "Claim", "Transfer", "Payment", "Allocation"]));
    }

    private static TestDatabase Town(string provider)
    {
        var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 20);
        using var db = test.NewContext();
        db.Ownerships.Add(new Ownership { ServicePointId = 15, CustomerId = 7, From = new LocalDate(2020, 4, 1) });
        db.Customers.Single(c => c.Id == 11).IsBody = true;
        db.SaveChanges();
        return test;
    }

    /// <summary>Every row that could name a customer, without versions.</summary>
    private static async Task<List<string>> Rows(BillingDbContext db) =>
    [
        .. await db.Contracts.AsNoTracking().OrderBy(c => c.Id).Select(c => $"contract {c.Id} {c.UserId}").ToListAsync(Stop),
        .. await db.ContractTerms.AsNoTracking().OrderBy(c => c.Id).Select(c => $"terms {c.Id} {c.PayerId}").ToListAsync(Stop),
        .. await db.Ownerships.AsNoTracking().OrderBy(c => c.Id).Select(c => $"owner {c.Id} {c.CustomerId}").ToListAsync(Stop),
        .. await db.Customers.AsNoTracking().OrderBy(c => c.Id).Select(c => $"customer {c.Id} {c.MergedIntoId} {c.ProtectedFrom}").ToListAsync(Stop),
    ];

    private static async Task<string> Code(Func<Task> act) => (await Assert.ThrowsAsync<BusinessRuleException>(act)).Code;
}
