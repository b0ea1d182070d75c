namespace Billing.Places;

/// <summary>One normalised word by which the counter finds a contract: a prefix of it is enough. Rebuilt from places, customers and meters.</summary>
public sealed class SearchTerm
{
    public long Id { get; set; }

    /// <summary>Half-width digits and letters, katakana, no dashes or spaces (see <see cref="SearchText"/>).</summary>
    public required string Term { get; set; }

    public long ContractId { get; set; }
}
