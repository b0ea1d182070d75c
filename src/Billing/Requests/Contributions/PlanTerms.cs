using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>賦課決定: the contribution is fixed in its terms. Each is assessed when it comes due (<see cref="TermAssessment"/>). Undone, the terms not assessed yet are struck out.</summary>
/// <param name="Total">The whole contribution.</param>
public sealed record PlanTerms(Money Total, IReadOnlyList<PlannedTerm> Terms) : Consequence
{
    public override Sentence Told => new(
        $"負担金 {Total}円を{Terms.Count}期に分けます(第1期 {Terms[0].Amount}円 {Terms[0].DueOn:uuuu-MM-dd}、最終期 {Terms[^1].Amount}円 {Terms[^1].DueOn:uuuu-MM-dd})",
        $"Contribution of {Total} yen in {Terms.Count} terms (first {Terms[0].Amount} yen on {Terms[0].DueOn:uuuu-MM-dd}, last {Terms[^1].Amount} yen on {Terms[^1].DueOn:uuuu-MM-dd})");

    public override Money? Yen => Total;

    public override Task Apply(Act act)
    {
        var debtor = act.Customer?.Id ?? throw new InvalidOperationException("Nobody to owe the contribution.");
        act.Db.ContributionTerms.AddRange(Terms.Select((term, i) => new ContributionTerm { RequestId = act.Request.Id, Number = i + 1, DueOn = term.DueOn, Amount = term.Amount, DebtorId = debtor }));
        return Task.CompletedTask;
    }

    public override async Task Undo(Act act)
    {
        foreach (var term in await act.Db.ContributionTerms.Where(t => t.RequestId == act.Request.Id && t.BillId == null).ToListAsync())
        {
            term.Cancelled = true;
            term.Version++;
        }
    }
}

/// <summary>One term as it is planned.</summary>
public sealed record PlannedTerm(LocalDate DueOn, Money Amount);
