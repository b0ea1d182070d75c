namespace Billing.Requests.Attachments;

/// <summary>Section <c>Attachments</c> of the configuration.</summary>
public sealed record AttachmentLimits
{
    /// <summary>Most bytes of one file.</summary>
    public int MostBytes { get; init; } = 10_000_000;

    /// <summary>Most files of one request that are not removed.</summary>
    public int MostFiles { get; init; } = 50;

    /// <summary>Endings of names that are taken, of those that the program knows: <c>pdf</c>, <c>jpg</c>, <c>png</c>, <c>webp</c>, <c>tif</c>. Empty = all of them.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}
