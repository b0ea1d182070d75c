using Billing.Kernel;
using Billing.Revision.Studio;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>What finance has in the studio: usage of the running year, and two proposals on the table in force.</summary>
internal static class StudioSample
{
    public static readonly LocalDate From = new(2027, 4, 1);

    public static void Add(IBillingDatabase database)
    {
        var at = TestTown.Today.AtMidnight().InUtc().ToInstant();
        new UsageDesk(database).TakeYear(FiscalYear.Of(TestTown.Today), Service.Water, at, Roles.Finance);
        var baseline = TestTown.Book.TariffFor(Service.Water, TestTown.Today, BillingMonth.Of(TestTown.Today));
        var tables = TestTown.Book.Tariffs.DistinctBy(table => table.Id).ToDictionary(table => table.Id);
        var desk = new ProposalDesk(database);
        foreach (var (template, title) in new[] { ("scale", "従量料金の一律引き上げ"), ("twosteps", "二段階の引き上げ") })
        {
            desk.Create(ProposalTemplate.Proposal(template, baseline, $"plan-{template}", title, "財政係", TestTown.Today, From).Replace("\"percent\":0", "\"percent\":12.5", StringComparison.Ordinal), baseline, tables, "", at, Roles.Finance);
        }
    }
}
