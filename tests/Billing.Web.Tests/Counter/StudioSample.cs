using Billing.Kernel;
using Billing.Plans.Desk;
using Billing.Revision;
using Billing.Revision.Design;
using Billing.Revision.Studio;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>What finance has in the studio: usage of the running year, two proposals on the table in force, and the plans that come with the program.</summary>
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

        var plans = new PlanDesk(database);
        foreach (var name in (string[])["komatsushima/plan", "otake/plan", "nagano/plan", "hamamatsu/plan", "komatsushima/cost"])
        {
            plans.Create(name, PlanExample.All.Single(one => one.Name == name).Text, "", at, Roles.Finance);
        }
    }

    /// <summary>Questions that were answered (a count, a design, a trade-off, a proof), and a fifth that somebody is at: for who looks at pages.</summary>
    public static void AddTasks(IBillingDatabase database, IClock clock)
    {
        var baseline = TestTown.Book.TariffFor(Service.Water, TestTown.Today, BillingMonth.Of(TestTown.Today));
        var tasks = new StudioTasks(database);
        var year = FiscalYear.Of(TestTown.Today).StartYear;
        var design = new DesignQuestion(TariffWriter.Write(baseline), 1, 0.1m, 5m, PriceKinds.Tiers, 1m, null, null, null, false, 10m, null);
        foreach (var (question, proposal) in new (StudioQuestion, int?)[] { (new CountQuestion(year, Service.Water), null), (design, 1), (design with { Limits = [10m, 20m, 30m] }, 1), (new ProofQuestion(year, TariffWriter.Write(baseline)), null) })
        {
            tasks.Ask(question, Service.Water, proposal, clock.GetCurrentInstant(), Roles.Finance);
        }

        var work = new StudioWork(database, TestTown.Book, new UsageShelf(database), clock);
        using var db = database.NewContext();
        while (work.RunNext() || db.StudioTasks.Any(t => t.State == StudioTaskState.Waiting || t.State == StudioTaskState.Running))
        {
            Thread.Sleep(20);
        }

        db.StudioTasks.Add(new StudioTask
        {
            Kind = StudioTaskKind.Design,
            Service = Service.Water,
            Question = StudioJson.Print(design with { MostIncreasePercent = 12m }),
            QuestionHash = "",
            State = StudioTaskState.Running,
            Done = 12_300,
            Total = 100_000,
            Progress = new SearchPlace(12_300, 1_234_567m, 1_230_000m).Print(),
            LeaseUntil = clock.GetCurrentInstant() + Duration.FromDays(1),
            Result = "",
            RefusedJa = "",
            RefusedEn = "",
            ProposalId = 1,
            AskedAt = clock.GetCurrentInstant(),
            AskedBy = Roles.Finance,
        });
        db.SaveChanges();
    }
}
