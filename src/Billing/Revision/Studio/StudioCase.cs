using Billing.Kernel;
using Billing.Revision.Proposals;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>One question to the studio: a proposal on a table, at a step of its way, for a usage, under one rate of tax on both sides. Pure.</summary>
/// <param name="Proposal">The proposal as read.</param>
/// <param name="Baseline">The table in force, with the rate of tax.</param>
/// <param name="Stages">Tables by which it comes into force, with the rate; the last is the whole.</param>
/// <param name="Stage">Place in <paramref name="Stages"/> of the one that is looked at.</param>
/// <param name="Impact">What it does.</param>
public sealed record StudioCase(Proposal Proposal, Tariff Baseline, IReadOnlyList<Tariff> Stages, int Stage, Impact Impact)
{
    /// <summary>The table that is looked at.</summary>
    public Tariff Table => Stages[Stage];

    /// <param name="text">The proposal, <c>water-proposal/1</c>.</param>
    /// <param name="tables">Tables that changes may take prices from.</param>
    /// <param name="taxRate">Consumption tax on both sides, 0.1 = 10 %: a comparison of prices and not of tax.</param>
    /// <param name="stage">1 = first step …; null = the whole proposal.</param>
    /// <param name="inForce">The table in force today where it is known: a proposal older than it is refused.</param>
    /// <exception cref="ProposalFileException">Faults of the text.</exception>
    /// <exception cref="BusinessRuleException">What <see cref="Proposals.Proposal.StepsOn"/> and <see cref="Impact.Of"/> refuse.</exception>
    public static StudioCase Of(string text, Tariff baseline, IReadOnlyDictionary<string, Tariff> tables, UsageHistogram usage, decimal taxRate, int? stage = null, Tariff? inForce = null)
    {
        var proposal = ProposalLoader.Parse(text, "proposal.json");
        if (inForce is not null && inForce.EffectiveFrom > proposal.EffectiveFrom)
        {
            throw new BusinessRuleException(
                "revision.older-proposal",
                $"改定案「{proposal.Title}」(施行 {Day(proposal.EffectiveFrom)})は、現在施行中の {inForce.Id}({Day(inForce.EffectiveFrom)} 施行)より古い案です。施行日を改めてください。",
                $"the proposal '{proposal.Title}' (from {Day(proposal.EffectiveFrom)}) is older than the table in force, {inForce.Id} ({Day(inForce.EffectiveFrom)}); give it a later day.");
        }

        var stages = proposal.StepsOn(baseline, tables).Select(table => table with { TaxRate = taxRate }).ToList();
        var at = stage is { } asked && asked >= 1 && asked < stages.Count ? asked - 1 : stages.Count - 1;
        var taxed = baseline with { TaxRate = taxRate };
        return new StudioCase(proposal, taxed, stages, at, Impact.Of(taxed, stages[at], usage, taxRate, taxRate));
    }

    private static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
