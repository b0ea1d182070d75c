using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Proposals;
using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Testing;
using Billing.Tests.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Revision.Studio;

public sealed class StudioDeskTests
{
    private static readonly Instant At = Instant.FromUtc(2016, 10, 1, 1, 0);

    private static readonly Dictionary<string, Tariff> Tables = new() { [Komatsushima.Current.Id] = Komatsushima.Current };

    [Theory]
    [EveryDatabase]
    public void Every_save_is_a_new_version_with_who_and_when_and_none_is_changed(string provider)
    {
        using var database = TestDatabase.Create(provider);
        var desk = new ProposalDesk(database.Database);
        var first = desk.Create(Text("scale"), Komatsushima.Current, Tables, "", At, "finance");
        var second = desk.Save(first.ProposalId, 1, Text("add"), Komatsushima.Current, Tables, "一律の額に", At.Plus(Duration.FromHours(1)), "auditor");
        Assert.Equal((1, 2, first.ProposalId), (first.Number, second.Number, second.ProposalId));
        Assert.Equal("revision.saved-meanwhile", Assert.Throws<BusinessRuleException>(() => desk.Save(first.ProposalId, 1, Text("flat"), Komatsushima.Current, Tables, "", At, "finance")).Code);
        Assert.Throws<ProposalFileException>(() => desk.Save(first.ProposalId, 2, "{}", Komatsushima.Current, Tables, "", At, "finance"));
        Assert.Equal("revision.older-proposal", Assert.Throws<BusinessRuleException>(() => desk.Create(Text("scale").Replace("2017-04-01", "2001-04-01", StringComparison.Ordinal), Komatsushima.Current, Tables, "", At, "finance")).Code);

        using var db = database.NewContext();
        var kept = db.ProposalVersions.OrderBy(v => v.Number).ToList();
        Assert.Equal([("finance", At), ("auditor", At.Plus(Duration.FromHours(1)))], kept.Select(v => (v.SavedBy, v.SavedAt)));
        Assert.Equal(Text("scale"), kept[0].Text);
        Assert.Equal(Komatsushima.Current.Id, TariffLoader.Parse(kept[1].BaselineText, "x").Id);
    }

    [Theory]
    [EveryDatabase]
    public void A_file_of_usage_is_kept_whole_or_not_at_all_and_comes_back_cell_by_cell(string provider)
    {
        using var database = TestDatabase.Create(provider);
        var desk = new UsageDesk(database.Database);
        var snapshot = desk.TakeFile("usage.csv", Encoding.UTF8.GetBytes(Komatsushima.Csv([(8, 10), (20, 5), (8, 1)])), Service.Water, "", At, "finance");
        Assert.Equal((2, 16L, 188L, "usage.csv", UsageSource.Counts), (snapshot.Cells, snapshot.Bills, snapshot.CubicMetres, snapshot.Title, snapshot.Source));
        var bands = desk.TakeFile("bands.csv", "use_class,meter_size,from,up_to,total,months,count\n一般用,13,1,10,,1,100\n"u8.ToArray(), Service.Water, "統計書", At, "finance");
        Assert.Equal((UsageSource.Bands, 100L), (bands.Source, bands.Bills));
        Assert.Throws<UsageFileException>(() => desk.TakeFile("bad.csv", Encoding.UTF8.GetBytes("use_class,meter_size,cubic_metres,months,count\n一般用,13,五,1,4\n"), Service.Water, "", At, "finance"));
        Assert.Equal("revision.no-bills", Assert.Throws<BusinessRuleException>(() => desk.TakeYear(new FiscalYear(2024), Service.Water, At, "finance", cancel: TestContext.Current.CancellationToken)).Code);

        var shelf = new UsageShelf(database.Database);
        var usage = shelf.Of(snapshot.Id);
        Assert.Same(usage, shelf.Of(snapshot.Id));
        Assert.Equal([(8, 11L), (20, 5L)], usage.Cells.Select(c => (c.CubicMetres, c.Count)));
        Assert.Equal("revision.no-usage", Assert.Throws<BusinessRuleException>(() => shelf.Of(999)).Code);
        using var db = database.NewContext();
        Assert.Equal(2, db.UsageSnapshots.Count());
    }

    [Theory]
    [EveryDatabase]
    public void A_year_of_bills_becomes_a_snapshot_that_re_prices_to_what_was_billed(string provider)
    {
        using var database = TestDatabase.Create(provider);
        var town = new BilledTown(database, ReplayBooks.Plain.Load());
        town.Month(1, BilledTown.First, 8);
        town.Month(2, BilledTown.First, 30);
        town.Month(3, BilledTown.First, 30);
        town.Stop(2, BilledTown.First.Plus(1), 12);
        var taken = new UsageDesk(database.Database).TakeYear(FiscalYear.Of(BilledTown.First.First), Service.Water, At, "finance", cancel: TestContext.Current.CancellationToken);
        Assert.Equal((2, 3L, 1L, new Money(700), UsageSource.Bills), (taken.Cells, taken.Bills, taken.LeftOut, taken.LeftOutYen, taken.Source));
        Assert.Equal(new Money(500 + (2 * 2_500)), PricedUsage.Of(ReplayBooks.Plain.Load().Tariffs[0], new UsageShelf(database.Database).Of(taken.Id), 0.1m).Billed());
    }

    [Fact]
    public void A_class_that_the_table_lacks_and_a_proposal_older_than_the_table_in_force_are_named_and_nothing_is_computed()
    {
        var strange = UsageHistogram.Of(UsageCsv.Read("usage.csv", Encoding.UTF8.GetBytes("use_class,meter_size,cubic_metres,months,count\n家事用,13,5,1,4\n")));
        var refused = Assert.Throws<BusinessRuleException>(() => StudioCase.Of(Text("scale"), Komatsushima.Current, Tables, strange, 0.08m));
        Assert.Equal("revision.cannot-price", refused.Code);
        Assert.Contains("家事用", refused.Said.Ja, StringComparison.Ordinal);
        var later = Komatsushima.Current with { Id = "later", EffectiveFrom = new LocalDate(2020, 4, 1) };
        Assert.Equal("revision.older-proposal", Assert.Throws<BusinessRuleException>(() => StudioCase.Of(Text("scale"), Komatsushima.Current, Tables, Komatsushima.Ten, 0.08m, null, later)).Code);
    }

    [Fact]
    public void Each_step_of_the_way_can_be_looked_at()
    {
        var whole = StudioCase.Of(Text("twosteps"), Komatsushima.Current, Tables, Komatsushima.Ten, 0.08m);
        var first = StudioCase.Of(Text("twosteps"), Komatsushima.Current, Tables, Komatsushima.Ten, 0.08m, 1);
        Assert.Equal((2, 1, 0), (whole.Stages.Count, whole.Stage, first.Stage));
        Assert.True(whole.Impact.Total.Baseline.BeforeTax < first.Impact.Total.Proposal.BeforeTax && first.Impact.Total.Proposal.BeforeTax < whole.Impact.Total.Proposal.BeforeTax);
    }

    private static string Text(string template) => ProposalTemplate.Proposal(template, Komatsushima.Current, "p1", "改定案", "財政係", new LocalDate(2016, 10, 1), new LocalDate(2017, 4, 1)).Replace("\"percent\":0", "\"percent\":17", StringComparison.Ordinal);
}
