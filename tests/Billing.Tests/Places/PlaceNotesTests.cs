using Billing.Kernel;
using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class PlaceNotesTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    [Theory, EveryDatabase]
    public async Task A_note_holds_from_its_day_until_somebody_ends_it_and_its_row_stays(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 2);
        await using var db = test.NewContext();
        var notes = new PlaceNotes(db);
        var cancel = TestContext.Current.CancellationToken;

        var dog = await notes.Add(1, PlaceNoteKind.Dog, " 大型犬、放し飼い ", Today, "sato", cancel);
        await notes.Add(1, PlaceNoteKind.Key, "鍵は隣家", Today, "sato", cancel);
        await notes.Add(2, PlaceNoteKind.Car, "車の下", Today, "sato", cancel);
        Assert.Equal(["大型犬、放し飼い", "鍵は隣家"], await Texts(db, Today));
        Assert.Empty(await Texts(db, Today.PlusDays(-1)));

        await notes.End(1, dog.Id, Today.PlusDays(10), "suzuki", cancel);
        Assert.Equal(["大型犬、放し飼い", "鍵は隣家"], await Texts(db, Today.PlusDays(9)));
        Assert.Equal(["鍵は隣家"], await Texts(db, Today.PlusDays(10)));
        Assert.Equal(("sato", "suzuki"), await db.PlaceNotes.Where(n => n.Id == dog.Id).Select(n => new ValueTuple<string, string?>(n.EnteredBy, n.EndedBy)).SingleAsync(cancel));
    }

    [Theory, EveryDatabase]
    public async Task A_note_that_cannot_be_is_refused_and_nothing_changes(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 2);
        await using var db = test.NewContext();
        var notes = new PlaceNotes(db);
        var cancel = TestContext.Current.CancellationToken;
        var dog = await notes.Add(1, PlaceNoteKind.Dog, "犬", Today, "sato", cancel);

        Assert.Equal("note.text", await Refused(() => notes.Add(1, PlaceNoteKind.Dog, " ", Today, "sato", cancel)));
        Assert.Equal("note.text", await Refused(() => notes.Add(1, PlaceNoteKind.Dog, new string('犬', PlaceNotes.MostText + 1), Today, "sato", cancel)));
        Assert.Equal("note.kind", await Refused(() => notes.Add(1, 0, "犬", Today, "sato", cancel)));
        Assert.Equal("note.twice", await Refused(() => notes.Add(1, PlaceNoteKind.Dog, "犬", Today, "sato", cancel)));
        Assert.Equal("note.none", await Refused(() => notes.End(2, dog.Id, Today, "sato", cancel)));
        await notes.End(1, dog.Id, Today, "sato", cancel);
        Assert.Equal("note.none", await Refused(() => notes.End(1, dog.Id, Today, "sato", cancel)));
        Assert.Equal(1, await db.PlaceNotes.CountAsync(cancel));
    }

    private static Task<List<string>> Texts(BillingDbContext db, LocalDate day) => PlaceNotes.Of(db, 1, day).Select(n => n.Text).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<BusinessRuleException>(act)).Code;
}
