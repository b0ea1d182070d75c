using Billing.Contacts;
using Billing.Kernel;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Contacts;

public sealed class ContactEntryTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 1, 0);

    private static ContactDraft Call => new() { On = Today, Channel = ContactChannel.Telephone, Topic = ContactTopic.Charge, Text = "使用水量が多いとの問い合わせ。" };

    [Theory, EveryDatabase]
    public async Task A_contact_is_kept_with_who_and_when_and_its_follow_up_is_done_once(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 2);
        await using var db = test.NewContext();
        var entry = new ContactEntry(db);
        var cancel = TestContext.Current.CancellationToken;

        var contact = await entry.Add(2, Call with { Speaker = " 長女 ", DueOn = Today.PlusDays(3), DueWith = "検針係" }, Today, Now, "sato", cancel);
        Assert.Equal((2L, 2L, "長女", "sato", true), (contact.ContractId, contact.CustomerId, contact.Speaker, contact.EnteredBy, contact.IsOpen));

        await entry.MarkDone(2, contact.Id, Now.Plus(Duration.FromHours(2)), "suzuki", cancel);
        var done = await db.Contacts.AsNoTracking().SingleAsync(cancel);
        Assert.Equal(("suzuki", Now.Plus(Duration.FromHours(2)), false), (done.DoneBy, done.DoneAt, done.IsOpen));

        var again = await Assert.ThrowsAsync<BusinessRuleException>(() => entry.MarkDone(2, contact.Id, Now, "tanaka", cancel));
        Assert.Equal("contact.not-open", again.Code);
    }

    [Theory, EveryDatabase]
    public async Task Two_clerks_who_do_the_same_follow_up_leave_the_mark_of_the_first(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 1);
        await using var first = test.NewContext();
        await using var second = test.NewContext();
        var cancel = TestContext.Current.CancellationToken;
        var contact = await new ContactEntry(first).Add(1, Call with { DueOn = Today, DueWith = "窓口" }, Today, Now, "sato", cancel);

        // The second clerk has the entry open when the first one marks it.
        await second.Contacts.LoadAsync(cancel);
        await new ContactEntry(first).MarkDone(1, contact.Id, Now, "sato", cancel);
        var late = await Assert.ThrowsAsync<BusinessRuleException>(() => new ContactEntry(second).MarkDone(1, contact.Id, Now, "suzuki", cancel));

        Assert.Equal("contact.not-open", late.Code);
        Assert.Equal("sato", await second.Contacts.AsNoTracking().Select(c => c.DoneBy).SingleAsync(cancel));
    }

    [Theory, EveryDatabase]
    public async Task A_correction_follows_the_entry_it_corrects_and_both_stay(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 2);
        await using var db = test.NewContext();
        var entry = new ContactEntry(db);
        var cancel = TestContext.Current.CancellationToken;
        var wrong = await entry.Add(1, Call, Today, Now, "sato", cancel);

        await entry.Add(1, Call with { Text = "先の記録は別の方の件。", FollowsId = wrong.Id }, Today, Now, "sato", cancel);
        var elsewhere = await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Add(2, Call with { FollowsId = wrong.Id }, Today, Now, "sato", cancel));
        var nowhere = await Assert.ThrowsAsync<BusinessRuleException>(() => entry.Add(99, Call, Today, Now, "sato", cancel));

        Assert.Equal(("contact.follows", "contact.no-contract"), (elsewhere.Code, nowhere.Code));
        Assert.Equal(["使用水量が多いとの問い合わせ。", "先の記録は別の方の件。"], await db.Contacts.OrderBy(c => c.Id).Select(c => c.Text).ToListAsync(cancel));
    }

    public static TheoryData<string, ContactDraft> Faults => new()
    {
        { "contact.text", Call with { Text = "  \n " } },
        { "contact.text", Call with { Text = new string('あ', ContactEntry.MostText + 1) } },
        { "contact.speaker", Call with { Speaker = new string('あ', ContactEntry.MostName + 1) } },
        { "contact.on", Call with { On = Today.PlusDays(1) } },
        { "contact.on", Call with { On = Today.PlusDays(-ContactEntry.MostDaysBack - 1) } },
        { "contact.kind", Call with { Channel = 0 } },
        { "contact.kind", Call with { Topic = (ContactTopic)99 } },
        { "contact.due-on", Call with { DueOn = Today.PlusDays(-1), DueWith = "窓口" } },
        { "contact.due-on", Call with { DueOn = Today.PlusYears(3), DueWith = "窓口" } },
        { "contact.due-on", Call with { DueWith = "窓口" } },
        { "contact.due-with", Call with { DueOn = Today } },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_contact_that_cannot_be_is_refused_with_its_field(string code, ContactDraft draft)
        => Assert.Equal(code, Assert.Throws<BusinessRuleException>(() => ContactEntry.Make(draft, Today, Now, "sato")).Code);

    [Fact]
    public void A_text_of_just_the_most_characters_is_taken()
        => Assert.Equal(ContactEntry.MostText, ContactEntry.Make(Call with { Text = new string('あ', ContactEntry.MostText) }, Today, Now, "sato").Text.Length);
}
