using Billing.Kernel;
using Billing.Privacy;
using Billing.Testing;
using Billing.Tests.Places;
using NodaTime;
using Xunit;

namespace Billing.Tests.Privacy;

public sealed class ProtectionEntryTests
{
    private static readonly LocalDate Today = ProtectedTown.Today;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task An_interim_measure_hides_from_the_day_of_request_and_every_step_stays_in_the_history(string provider)
    {
        using var town = new ProtectedTown(provider);
        await Enter(town, new MeasureDraft(MeasureStep.Interim, Today, null, "本人", "窓口", null));
        Assert.True((await town.Gate(Stop)).Hides(town.Point));

        await Enter(town, new MeasureDraft(MeasureStep.Decided, Today.PlusDays(5), Today.PlusDays(5).PlusYears(1).PlusDays(-1), "本人", "市民課", "支援第12号"));
        await Enter(town, new MeasureDraft(MeasureStep.Renewed, Today.PlusYears(1), Today.PlusYears(2).PlusDays(-1), "本人", "市民課", "支援第90号"));

        await using var db = town.NewContext();
        var history = await ProtectionTerms.History(db, town.Tenant.Id, Stop);
        Assert.Equal([MeasureStep.Renewed, MeasureStep.Decided, MeasureStep.Interim], history.Select(m => m.Step));
        Assert.Equal(Today, db.Customers.Single(c => c.Id == town.Tenant.Id).ProtectedFrom);
        Assert.Equal(3, db.AccessEntries.Count(e => e.CustomerId == town.Tenant.Id && e.Kind == AccessKind.Protected && e.Who == "clerk"));
    }

    [Theory, EveryDatabase]
    public async Task A_term_that_has_passed_ends_nothing_and_is_shown_for_somebody_to_see_to(string provider)
    {
        using var town = new ProtectedTown(provider);
        await Enter(town, new MeasureDraft(MeasureStep.Decided, Today.PlusMonths(-14), Today.PlusMonths(-2).PlusDays(-1), "本人", "市民課", "1"));
        await using var db = town.NewContext();

        Assert.True((await town.Gate(Stop)).Hides(town.Point));
        Assert.True(Assert.Single(await ProtectionTerms.Due(db, Today, 30, Stop)).HasPassed(Today));
    }

    [Theory, EveryDatabase]
    public async Task A_term_is_shown_before_it_ends_and_an_undecided_one_at_once(string provider)
    {
        using var town = new ProtectedTown(provider);
        await Enter(town, new MeasureDraft(MeasureStep.Decided, Today, Today.PlusMonths(2), "本人", "市民課", "1"));
        await using var db = town.NewContext();

        Assert.Empty(await ProtectionTerms.Due(db, Today, 30, Stop));
        Assert.False(Assert.Single(await ProtectionTerms.Due(db, Today.PlusMonths(2).PlusDays(-30), 30, Stop)).HasPassed(Today));
        await new ProtectionEntry(db, new StandingClock()).Enter(town.Landlord.Id, new MeasureDraft(MeasureStep.Interim, Today, null, "警察", "窓口", null), Today, "clerk", Stop);
        Assert.Null(Assert.Single(await ProtectionTerms.Due(db, Today, 30, Stop)).Until);
    }

    [Theory]
    [InlineData(MeasureStep.Interim, 1, null, "本人", "窓口", null, "protection.from")]
    [InlineData(MeasureStep.Decided, 0, 366, "本人", "窓口", "1", "protection.until")]
    [InlineData(MeasureStep.Decided, 0, -1, "本人", "窓口", "1", "protection.until")]
    [InlineData(MeasureStep.Decided, 0, null, "本人", "窓口", "1", "protection.until")]
    [InlineData(MeasureStep.Decided, 0, 30, "本人", "窓口", " ", "protection.document")]
    [InlineData(MeasureStep.Decided, 0, 30, "", "窓口", "1", "protection.asked-by")]
    [InlineData(MeasureStep.Decided, 0, 30, "本人", null, "1", "protection.office")]
    [InlineData(MeasureStep.Renewed, 0, 30, "本人", "窓口", "1", "protection.nothing-to-renew")]
    [InlineData(MeasureStep.Ended, 0, null, "本人", "窓口", "1", "protection.step")]
    public async Task A_step_that_cannot_be_is_refused_and_changes_nothing(MeasureStep step, int from, int? until, string askedBy, string? office, string? document, string code)
    {
        using var town = new ProtectedTown("sqlite");
        var draft = new MeasureDraft(step, Today.PlusDays(from), until is { } days ? Today.PlusDays(days) : null, askedBy, office, document);
        Assert.Equal(code, (await Assert.ThrowsAsync<BusinessRuleException>(() => Enter(town, draft))).Code);
        await using var db = town.NewContext();
        Assert.Empty(db.ProtectionMeasures);
        Assert.DoesNotContain(db.AccessEntries, e => e.Kind == AccessKind.Protected);
        Assert.DoesNotContain(db.Customers, c => c.ProtectedFrom != null);
    }

    private static async Task Enter(ProtectedTown town, MeasureDraft draft)
    {
        await using var db = town.NewContext();
        await new ProtectionEntry(db, new StandingClock()).Enter(town.Tenant.Id, draft, Today, "clerk", Stop);
    }
}
