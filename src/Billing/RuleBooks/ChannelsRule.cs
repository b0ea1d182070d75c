namespace Billing.RuleBooks;

/// <summary>kind <c>channels</c>: through which channels the utility takes money. A file of another channel is refused.</summary>
public sealed record ChannelsRule : Rule
{
    /// <summary>Names as in agents' profiles.</summary>
    public required IReadOnlyList<string> Open { get; init; }
}
