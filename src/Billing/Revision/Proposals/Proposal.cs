using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Revision.Proposals;

/// <summary>改定案: a table held as changes over a baseline. Immutable; composed with others by making one on the table of another.</summary>
public sealed record Proposal
{
    /// <summary>Id of the table that it makes.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>Day on which it was drawn up.</summary>
    public required LocalDate Date { get; init; }

    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>Id of the table that it changes; null = whatever it is put on.</summary>
    public string? Baseline { get; init; }

    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>In the order in which they are made.</summary>
    public required IReadOnlyList<ProposalChange> Changes { get; init; }

    /// <summary>段階的導入: parts of the way before the whole; empty = at once.</summary>
    public IReadOnlyList<ProposalStep> Steps { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>The table proposed.</summary>
    /// <param name="tables">Other tables that changes may take prices from.</param>
    /// <exception cref="BusinessRuleException">revision.other-baseline, revision.older-proposal, and what the changes refuse.</exception>
    public Tariff On(Tariff baseline, IReadOnlyDictionary<string, Tariff> tables)
    {
        if (Baseline is { } wanted && wanted != baseline.Id)
        {
            throw new BusinessRuleException("revision.other-baseline", $"改定案「{Title}」は {wanted} に対するものです({baseline.Id} ではありません)。", $"the proposal '{Title}' changes {wanted}, not {baseline.Id}.");
        }

        var made = baseline with { Id = Id, EffectiveFrom = EffectiveFrom, EffectiveTo = null, AppliesFromBillMonth = null, Citations = Citations, Note = Title, Examples = [], SourceText = "", Sha256 = "", UnknownFields = [] };
        Impact.Check(baseline, made);
        foreach (var change in Changes)
        {
            made = change.Apply(made, tables);
        }

        var text = TariffWriter.Write(made);
        return made with { SourceText = text, Sha256 = TariffLoader.Hash(text) };
    }

    /// <summary>The tables by which it comes into force, first to last; the last is the whole proposal.</summary>
    /// <exception cref="BusinessRuleException">As <see cref="On"/>; revision.step-shape where a step would lie between tables of different shape.</exception>
    public IReadOnlyList<Tariff> StepsOn(Tariff baseline, IReadOnlyDictionary<string, Tariff> tables)
    {
        var whole = On(baseline, tables);
        return [.. Steps.Select((step, i) => step.Between(baseline, whole, $"{Id}-step{i + 1}")), whole with { EffectiveFrom = EffectiveFrom }];
    }
}
