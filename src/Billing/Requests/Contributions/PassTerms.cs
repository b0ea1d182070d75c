using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>受益者の変更: the terms that are not assessed yet pass to the new owner, the person of the act. What was assessed before stays with the old one.</summary>
/// <param name="On">Day of the change.</param>
/// <param name="Count">Terms that pass.</param>
public sealed record PassTerms(LocalDate On, int Count, string NewOwner) : Consequence
{
    /// <summary>Who owed them before.</summary>
    public long Before { get; set; }

    public override Sentence Told => new($"{On:uuuu-MM-dd}の受益者変更により、まだ調定していない{Count}期を{NewOwner}の負担とします", $"Change of owner on {On:uuuu-MM-dd}: {Count} terms not assessed yet pass to {NewOwner}");

    public override async Task Apply(Act act)
    {
        var owner = act.Customer ?? throw new InvalidOperationException("No new owner.");
        Before = act.Request.CustomerId ?? 0;
        act.Request.CustomerId = owner.Id;
        foreach (var term in await Open(act))
        {
            term.DebtorId = owner.Id;
            term.Version++;
        }
    }

    public override async Task Undo(Act act)
    {
        act.Request.CustomerId = Before;
        foreach (var term in await Open(act))
        {
            term.DebtorId = Before;
            term.Version++;
        }
    }

    private static Task<List<ContributionTerm>> Open(Act act) => act.Db.ContributionTerms.Where(t => t.RequestId == act.Request.Id && t.BillId == null && !t.Cancelled).ToListAsync();
}
