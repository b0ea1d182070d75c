using System.Text.RegularExpressions;
using Billing.Places;
using Billing.Privacy;
using Billing.Testing;
using Billing.Tests.Conventions;
using Billing.Tests.Places;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Privacy;

/// <summary>変更記録: what is changed about a person is on record with what stood there before.</summary>
public sealed class ChangeTraceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_change_of_personal_data_is_on_record_with_who_where_why_before_and_after(string provider)
    {
        using var town = new ProtectedTown(provider);
        Actor.Enter(new Actor("sato", "POST /Requests/New/rename", "本人の申出"));
        await using (var db = town.NewContext())
        {
            var mother = await db.Customers.SingleAsync(c => c.Id == town.Mother.Id, Stop);
            mother.MailingAddress = "青波市山手四丁目1";
            mother.Phone = null;
            mother.Version++;
            await db.SaveChangesAsync(Stop);
        }

        await using var after = town.NewContext();
        var entry = await after.AccessEntries.SingleAsync(e => e.Kind == AccessKind.Changed, Stop);
        Assert.Equal(("sato", "POST /Requests/New/rename", "本人の申出", nameof(Customer), town.Mother.Id, town.Mother.Id), (entry.Who, entry.What, entry.Why, entry.Table, entry.RowKey, entry.CustomerId));
        Assert.Equal("""{"MailingAddress":["青波市山手三丁目9","青波市山手四丁目1"],"Phone":["0885-00-0003",null]}""", entry.Fields);
        Assert.Equal(AuditLink.SaltLength, entry.Salt.Length);
    }

    [Theory, EveryDatabase]
    public async Task What_is_entered_is_on_record_with_its_key_and_what_is_rolled_back_is_not(string provider)
    {
        using var town = new ProtectedTown(provider);
        await using var db = town.NewContext();
        var before = await db.AccessEntries.CountAsync(Stop);
        await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
        {
            db.PlaceNotes.Add(new PlaceNote { ServicePointId = town.Point.Id, Text = "犬", EnteredBy = "sato" });
            await db.SaveChangesAsync(Stop);
            Assert.Equal(before + 1, await db.AccessEntries.CountAsync(Stop));
            await transaction.RollbackAsync(Stop);
        }

        Assert.Equal(before, await db.AccessEntries.CountAsync(Stop));
        var note = new PlaceNote { ServicePointId = town.Point.Id, Text = "猫", EnteredBy = "sato" };
        await using var other = town.NewContext();
        other.PlaceNotes.Add(note);
        await other.SaveChangesAsync(Stop);
        var entry = await other.AccessEntries.OrderBy(e => e.Id).LastAsync(Stop);
        Assert.Equal((AccessKind.Added, nameof(PlaceNote), note.Id), (entry.Kind, entry.Table, entry.RowKey!.Value));
        Assert.Contains("\"Text\":[null,\"猫\"]", entry.Fields, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_save_that_fails_leaves_neither_the_change_nor_its_record(string provider)
    {
        using var town = new ProtectedTown(provider);
        await using var db = town.NewContext();
        var before = await db.AccessEntries.CountAsync(Stop);
        var tenant = await db.Customers.SingleAsync(c => c.Id == town.Tenant.Id, Stop);
        tenant.Name = "別　名";
        db.Customers.Add(new Customer { Number = town.Mother.Number, Name = "x", Kana = "x" });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));

        await using var after = town.NewContext();
        Assert.Equal((before, "鈴木　守"), (await after.AccessEntries.CountAsync(Stop), (await after.Customers.SingleAsync(c => c.Id == town.Tenant.Id, Stop)).Name));
    }

    [Fact]
    public async Task What_is_no_personal_data_or_only_technical_leaves_no_record()
    {
        using var town = new ProtectedTown("sqlite");
        await using var db = town.NewContext();
        var before = await db.AccessEntries.CountAsync(Stop);
        (await db.Customers.SingleAsync(c => c.Id == town.Tenant.Id, Stop)).Version++;
        db.Routes.Add(new Route { Code = "013", Name = "浜" });
        await db.SaveChangesAsync(Stop);
        Assert.Equal(before, await db.AccessEntries.CountAsync(Stop));
    }

    [Fact]
    public void Every_table_that_has_a_name_an_address_a_telephone_or_an_account_of_a_person_is_traced()
    {
        using var test = TestDatabase.Create("sqlite");
        using var db = test.NewContext();
        string[] records = [nameof(AccessEntry)];
        SourceFile.AssertNone(db.Model.GetEntityTypes()
            .Where(e => e.ClrType.Assembly == typeof(BillingDbContext).Assembly && !PersonalTables.All.Contains(e.ClrType) && !records.Contains(e.ClrType.Name))
            .Where(e => e.GetProperties().Any(p => p.ClrType == typeof(string) && Regex.IsMatch(p.Name, "Address|Phone|Kana$|^AccountNumber$|^HolderKana$|^Representative$")))
            .Select(e => $"{e.ClrType.Name} holds personal data: name it in PersonalTables, or here with the reason why it is a record itself."));
    }

    /// <summary>A statement that changes rows without loading them leaves no record. What locks a row writes its version as it is.</summary>
    [Fact]
    public void Nothing_changes_personal_data_past_the_record() => SourceFile.AssertNone(SourceFile.Find(
        SourceFile.Under("src", ".cs"),
        @"\b(Customers|ServicePoints|Contracts|ContractTerms|Ownerships|PlaceNotes|SupplyFacts|CustomerMergers|Contacts|Mandates|PayoutAccounts|DebtTakeovers|HeirShares|DunningHolds|ProtectionMeasures|Requests|Contractors)\b.*\.Execute(Update|Delete)(Async)?\((?!u => u\.SetProperty\(c => c\.Version, c => c\.Version\))"));
}
