using Billing.Kernel;
using Billing.Places;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class DisclosureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Where_nobody_is_protected_everything_is_told(string provider)
    {
        using var town = new ProtectedTown(provider);
        var gate = await town.Gate(Stop);

        Assert.Equal("青波市港町一丁目2-3", gate.Address(town.Point, town.Running).Text);
        Assert.Equal(("港町", "0885-00-0002"), (gate.Town(town.Point).Text, gate.Phone(town.Tenant).Text));
        Assert.True(gate.MailingAddress(town.Tenant).IsEmpty);
        Assert.Equal("青波市山手三丁目9", gate.LettersTo(town.Mother, town.Point, town.Running).Text);
        Assert.Equal("青波市港町一丁目2-3", gate.LettersTo(town.Tenant, town.Point, town.Running).Text);
        Assert.Equal(PaperFate.Printed, gate.PaperFor(town.Landlord, town.Running));
    }

    [Theory, EveryDatabase]
    public async Task A_protected_user_hides_the_place_for_everybody_and_the_household_s_telephones(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.Tenant);
        var gate = await town.Gate(Stop);

        Assert.All(
            [gate.Address(town.Point), gate.Address(town.Point, town.Running), gate.Address(town.Point, town.Ended), gate.Town(town.Point), gate.Phone(town.Tenant), gate.Phone(town.Mother), gate.MailingAddress(town.Mother), gate.LettersTo(town.Mother, town.Point, town.Running)],
            shown => Assert.Equal((true, (string?)null), (shown.IsWithheld, shown.Text)));
        Assert.Equal("0885-00-0001", gate.Phone(town.Former).Text);
        Assert.Equal("0885-00-0004", gate.Phone(town.Landlord).Text);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_stands_at_the_place_in_any_role_hides_it(string provider)
    {
        foreach (var who in (Func<ProtectedTown, Customer>[])[t => t.Tenant, t => t.Mother, t => t.Landlord, t => t.CoOwner])
        {
            using var town = new ProtectedTown(provider);
            town.Protect(who(town));
            var gate = await town.Gate(Stop);
            Assert.True(gate.Address(town.Point, town.Running).IsWithheld, who(town).Name);
            Assert.True(gate.Phone(who(town)).IsWithheld, who(town).Name);
        }
    }

    [Theory, EveryDatabase]
    public async Task Who_has_moved_away_hides_their_own_contract_and_no_longer_the_place(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.Former);
        var gate = await town.Gate(Stop);

        Assert.True(gate.Address(town.Point, town.Ended).IsWithheld);
        Assert.Equal("青波市港町一丁目2-3", gate.Address(town.Point, town.Running).Text);
    }

    [Theory, EveryDatabase]
    public async Task A_contract_that_only_begins_hides_the_place_already(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.Tenant);
        await using var db = town.NewContext();

        Assert.True((await Disclosure.OfPlace(db, town.Point.Id, ProtectedTown.Today, Stop)).Hides(town.Point));
        Assert.False((await Disclosure.OfPlace(db, town.Point.Id, new LocalDate(2026, 10, 31), Stop)).Hides(town.Point), "Protection that begins later hides nothing yet.");
        town.Running.From = new LocalDate(2027, 1, 1);
        db.Update(town.Running);
        await db.SaveChangesAsync(Stop);
        Assert.True((await Disclosure.OfPlace(db, town.Point.Id, ProtectedTown.Today, Stop)).Hides(town.Point));
    }

    [Theory, EveryDatabase]
    public async Task A_paper_to_a_third_party_is_refused_and_to_the_person_goes_by_hand(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.Tenant);
        var gate = await town.Gate(Stop);

        Assert.Equal(PaperFate.Individually, gate.PaperFor(town.Tenant, town.Running));
        foreach (var third in (Customer[])[town.Mother, town.Landlord, town.CoOwner, town.Former])
        {
            Assert.Equal(PaperFate.Blocked, gate.PaperFor(third, town.Running));
            Assert.True(gate.AddressOnPaper(third, town.Point, town.Running).IsWithheld);
            Assert.Equal("protection.third-party", Assert.Throws<BusinessRuleException>(() => gate.RequirePaperFor(third, town.Running)).Code);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_co_owner_s_paper_does_not_tell_the_protected_owner_s_address_but_the_tenant_keeps_their_own(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.CoOwner);
        var gate = await town.Gate(Stop);

        Assert.Equal(PaperFate.Blocked, gate.PaperFor(town.Landlord, town.Running));
        Assert.Equal("青波市港町一丁目2-3", gate.AddressOnPaper(town.Tenant, town.Point, town.Running).Text);
        Assert.Equal("0885-00-0002", gate.Phone(town.Tenant).Text);
    }

    [Theory, EveryDatabase]
    public async Task A_person_is_hidden_wherever_they_stand(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.Tenant);
        await using var db = town.NewContext();
        var gate = await Disclosure.OfCustomers(db, [town.Mother.Id], ProtectedTown.Today, Stop);

        Assert.True(gate.Phone(town.Mother).IsWithheld);
        Assert.True(gate.Address(town.Point).IsWithheld);
    }

    [Theory, EveryDatabase]
    public async Task A_search_finds_a_protected_person_by_name_and_number_and_never_by_place_or_telephone(string provider)
    {
        using var town = new ProtectedTown(provider);
        town.Protect(town.Tenant);
        await using var db = town.NewContext();
        async Task<string[]> Found(string text) => [.. (await new ContractSearch(db).Find(text, ProtectedTown.Today, 20, Stop)).Hits.Select(h => h.Number).Order()];

        foreach (var text in (string[])["スズキ", "守", "C2", "012-00001-02"])
        {
            Assert.Contains("012-00001-02", await Found(text));
        }

        foreach (var text in (string[])["港町", "青波市港町", "0885-00-0002", "0885-00", "スズキ 港町", "0003"])
        {
            Assert.DoesNotContain("012-00001-02", await Found(text));
            Assert.DoesNotContain("012-00001-01", text.Contains("港町", StringComparison.Ordinal) ? await Found(text) : []);
        }
    }

    [Fact]
    public void What_is_withheld_says_so_in_both_languages_and_holds_no_text()
    {
        Assert.Equal("非開示（支援措置）", ShownText.Withheld.In("ja"));
        Assert.Equal("withheld (protection)", ShownText.Withheld.In("en"));
        Assert.Equal("非開示（支援措置）", $"{ShownText.Withheld}");
        Assert.Equal("—", ShownText.Of(" ").In("ja", "—"));
        Assert.True(ShownText.Withheld.Or(ShownText.Of("港町")).IsWithheld);
    }
}
