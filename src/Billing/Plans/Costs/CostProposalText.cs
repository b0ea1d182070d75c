using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Revision.Proposals;

namespace Billing.Plans.Costs;

/// <summary>A proposal of set prices as a file of the format <c>water-proposal/1</c>.</summary>
public static class CostProposalText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The file.</summary>
    public static string Of(Proposal proposal) => JsonSerializer.Serialize(
        new
        {
            Format = ProposalLoader.Format,
            proposal.Id,
            proposal.Title,
            proposal.Author,
            Date = proposal.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            proposal.Citations,
            proposal.Baseline,
            EffectiveFrom = proposal.EffectiveFrom.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            Changes = proposal.Changes.OfType<SetPrices>().Select(change => new
            {
                Kind = "set",
                Base = change.BaseBySize is { } bySize ? Sizes(bySize) : (object?)change.Base,
                MeterFee = change.MeterFeeBySize is { } fees ? Sizes(fees) : null,
                Tiers = change.Tiers?.Select(tier => new { tier.UpTo, Price = PlanFigures.Number(tier.Price.Yen) }),
            }),
        },
        Options) + "\n";

    private static Dictionary<string, decimal> Sizes(IReadOnlyDictionary<int, decimal> bySize) => bySize.OrderBy(size => size.Key).ToDictionary(size => size.Key.ToString(CultureInfo.InvariantCulture), size => PlanFigures.Number(size.Value));
}
