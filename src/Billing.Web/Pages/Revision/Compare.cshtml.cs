using System.Globalization;
using Billing.Kernel;
using Billing.Revision;
using Billing.Tariffs;
using Billing.Revision.Studio;
using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Revision;

/// <summary>Up to five proposals beside each other, on one usage. A version may be named: <c>p=3.2</c>.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class CompareModel(StudioReader reader) : PageModel
{
    /// <summary>More columns nobody can read.</summary>
    public const int Most = 5;

    /// <summary>Numbers of proposals, with the version after a point where not the newest is meant.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] P { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public int? Usage { get; set; }

    public IReadOnlyList<ComparedProposal> Columns { get; private set; } = [];

    public IReadOnlyList<UsageSnapshot> Usages { get; private set; } = [];

    public IReadOnlyList<ProposalVersion> All { get; private set; } = [];

    public Household? Household { get; private set; }

    /// <summary>One's own sample bills and the neighbours'.</summary>
    public IReadOnlyList<NeighbourRow> Neighbours { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        All = await reader.Newest(stop);
        var versions = new List<ProposalVersion>();
        foreach (var name in P.Take(Most))
        {
            var parts = name.Split('.');
            if (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && await reader.Version(number, parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : null, stop) is { } version)
            {
                versions.Add(version);
            }
        }

        var service = versions.Count > 0 ? StudioReader.Baseline(versions[0]).Service : (Service?)null;
        Usages = await reader.Usages(service, stop);
        Usage = Usages.FirstOrDefault(u => u.Id == Usage)?.Id ?? (Usages.Count > 0 ? Usages[0].Id : null);
        if (Usage is { } usage)
        {
            Household = Household.MostCommon(reader.Usage(usage));
            Columns = [.. versions.Select(version => Column(version, usage, Household))];
            Neighbours = await Beside(Household, stop);
        }

        return Page();
    }

    /// <summary>One's own table today, each proposal and the neighbours, for the household that is most common.</summary>
    private async Task<IReadOnlyList<NeighbourRow>> Beside(Household household, CancellationToken stop)
    {
        var good = Columns.Where(column => column.Case is not null).ToList();
        if (good.Count == 0)
        {
            return [];
        }

        var tables = reader.Neighbours(await reader.TakenNeighbours(stop), good[0].Case!.Baseline.Service).Select(table => Neighbour.Like(table, household.UseClass));
        var rows = NeighbourRow.Of(good[0].Case!.Baseline, good[0].Case!.Table, household, SampleUsage.Usual, tables, reader.TaxRate);
        var proposed = good.Select(column => rows[1] with
        {
            Said = new Kernel.Sentence($"{column.Version.ProposalId}: {column.Version.Title}", $"{column.Version.ProposalId}: {column.Version.Title}"),
            Table = column.Case!.Table,
            Yen = [.. column.Samples.Select(bill => (long?)bill.After)],
        });
        return [rows[0], .. proposed, .. rows.Skip(2)];
    }

    private ComparedProposal Column(ProposalVersion version, int usage, Household household)
    {
        try
        {
            var made = reader.Case(version, usage);
            var far = household.Far(made.Impact.Usage);
            return new ComparedProposal(version, made, null, QuickBill.Of(made.Baseline, made.Table, [household.Supply], SampleUsage.Usual, 0m, 0m), [.. QuickBill.Of(made.Baseline, made.Table, [household.Supply], [.. Enumerable.Range(0, far + 1)], 0m, 0m).Select(bill => ((decimal)bill.CubicMetres, bill.Percent ?? 0m))])
            {
                Deciles = [.. Decile.Of(made.Impact).Where(d => d.UseClass == household.UseClass)],
            };
        }
        catch (BusinessRuleException refusal)
        {
            return new ComparedProposal(version, null, refusal.Said, [], []);
        }
    }
}
