using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Web.Languages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Revision;

/// <summary>What the studio's pages ask of the database and the rule book.</summary>
public sealed class StudioReader(BillingDbContext db, RuleBook book, UsageShelf shelf, NeighbourTables neighbours, Screen screen)
{
    /// <summary>Rate of tax on both sides of every comparison.</summary>
    public decimal TaxRate => book.TaxRateOn(screen.Today);

    public Sentence Utility => book.Utility;

    /// <summary>A version of a proposal; the newest where none is asked for. Null where there is none.</summary>
    public Task<ProposalVersion?> Version(int number, int? version, CancellationToken stop) => db.ProposalVersions.AsNoTracking()
        .Where(v => v.ProposalId == number && (version == null || v.Number == version))
        .OrderByDescending(v => v.Number).FirstOrDefaultAsync(stop);

    /// <summary>The newest version of every proposal, the newest proposal first.</summary>
    public async Task<IReadOnlyList<ProposalVersion>> Newest(CancellationToken stop)
    {
        var newest = db.ProposalVersions.GroupBy(v => v.ProposalId).Select(g => g.Max(v => v.Id));
        return await db.ProposalVersions.AsNoTracking().Where(v => newest.Contains(v.Id)).OrderByDescending(v => v.ProposalId).ToListAsync(stop);
    }

    /// <summary>Snapshots without their text, the newest first.</summary>
    public async Task<IReadOnlyList<UsageSnapshot>> Usages(Service? service, CancellationToken stop) => [.. (await db.UsageSnapshots.AsNoTracking()
        .Where(s => service == null || s.Service == service).OrderByDescending(s => s.Id)
        .Select(s => new { s.Id, s.Service, s.Source, s.Title, s.FiscalYear, s.FileName, s.Sha256, s.Cells, s.Bills, s.CubicMetres, s.LeftOut, s.LeftOutYen, s.LeftOutWhy, s.TakenAt, s.TakenBy }).ToListAsync(stop))
        .Select(s => new UsageSnapshot { Id = s.Id, Service = s.Service, Source = s.Source, Title = s.Title, FiscalYear = s.FiscalYear, FileName = s.FileName, Text = "", Sha256 = s.Sha256, Cells = s.Cells, Bills = s.Bills, CubicMetres = s.CubicMetres, LeftOut = s.LeftOut, LeftOutYen = s.LeftOutYen, LeftOutWhy = s.LeftOutWhy, TakenAt = s.TakenAt, TakenBy = s.TakenBy })];

    /// <summary>The last questions that were done beside the pages, the newest first.</summary>
    public async Task<IReadOnlyList<StudioTask>> LastTasks(CancellationToken stop) => await db.StudioTasks.AsNoTracking().OrderByDescending(t => t.Id).Take(10).ToListAsync(stop);

    /// <summary>Neighbours' tables that finance took in and did not withdraw, the newest first.</summary>
    public async Task<IReadOnlyList<NeighbourTariff>> TakenNeighbours(CancellationToken stop) => await db.NeighbourTariffs.AsNoTracking().Where(n => n.WithdrawnAt == null).OrderByDescending(n => n.Id).ToListAsync(stop);

    /// <summary>Neighbours' tables to compare with.</summary>
    /// <param name="service">Null = of either service.</param>
    public IReadOnlyList<Tariff> Neighbours(IReadOnlyList<NeighbourTariff> taken, Service? service) =>
        [.. NeighbourDesk.All(neighbours.All, taken).Where(table => service == null || table.Service == service)];

    public UsageHistogram Usage(int id) => shelf.Of(id);

    /// <summary>The table that a version changes, as it stood then.</summary>
    public static Tariff Baseline(ProposalVersion version) => TariffLoader.Parse(version.BaselineText, version.BaselineId);

    /// <summary>Tables of a service in the book, the newest first.</summary>
    public IReadOnlyList<Tariff> TablesOf(Service service) => [.. book.Tariffs.Where(tariff => tariff.Service == service).DistinctBy(tariff => tariff.Id).OrderByDescending(tariff => tariff.EffectiveFrom)];

    /// <summary>Tables that a proposal's changes may take prices from.</summary>
    public IReadOnlyDictionary<string, Tariff> Tables(Tariff baseline) => TablesOf(baseline.Service).Prepend(baseline).DistinctBy(tariff => tariff.Id).ToDictionary(tariff => tariff.Id);

    /// <summary>The table in force today; null where there is none.</summary>
    public Tariff? InForce(Service service)
    {
        try
        {
            return book.TariffFor(service, screen.Today, BillingMonth.Of(screen.Today));
        }
        catch (BusinessRuleException)
        {
            // No table of this service on this day; nothing can be older than it.
            return null;
        }
    }

    /// <summary>A version as it was saved, on a usage.</summary>
    public StudioCase Case(ProposalVersion version, int usage, int? stage = null) => Case(version.Text, Baseline(version), usage, stage);

    /// <summary>A state of a proposal on a usage.</summary>
    public StudioCase Case(string text, Tariff baseline, int usage, int? stage) =>
        StudioCase.Of(text, baseline, Tables(baseline), Usage(usage), TaxRate, stage, InForce(baseline.Service));
}
