using Billing.Revision.Studio;
using Billing.Tariffs;

namespace Billing.Web.Pages.Revision;

/// <summary>One change of a proposal as fields.</summary>
/// <param name="Prefix"><c>c0</c>.</param>
/// <param name="Kind">As in the file.</param>
/// <param name="Draft">The whole proposal.</param>
/// <param name="Baseline">Whose classes there are to choose from.</param>
/// <param name="Tables">Tables to adopt prices from.</param>
public sealed record ChangeFields(string Prefix, string Kind, ProposalDraft Draft, Tariff Baseline, IReadOnlyList<Tariff> Tables)
{
    public IReadOnlyList<string> Classes => [.. Baseline.Rates.Select(rate => rate.UseClass).Distinct()];

    /// <summary>A value of the change.</summary>
    public string? this[string name] => Draft[$"{Prefix}.{name}"];

    public bool Has(string list, string value) => Draft.All($"{Prefix}.{list}").Contains(value);
}
