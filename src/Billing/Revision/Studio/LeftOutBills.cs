using System.Globalization;
using Billing.Kernel;

namespace Billing.Revision.Studio;

/// <summary>Bills of a year that a snapshot does not count, with their number and yen, by cause.</summary>
/// <param name="Kind">Why; null = taken back by a reversal, so that nothing of them is left to count.</param>
/// <param name="Bills">How many.</param>
/// <param name="Charged">What they were charged, tax included.</param>
public sealed record LeftOutBills(SpecialKind? Kind, long Bills, Money Charged)
{
    /// <summary>Word of the line for bills that were taken back.</summary>
    private const string Reversed = "Reversed";

    /// <summary>Why, in words.</summary>
    public Sentence Said => Kind is { } kind ? SpecialWords.Of(kind) : new Sentence("取消済み(取消と相殺)", "taken back by a reversal");

    /// <summary>Everything that a count left out.</summary>
    public static IReadOnlyList<LeftOutBills> Of(BilledUsage usage) =>
    [
        .. usage.Special.OrderBy(pair => pair.Key).Select(pair => new LeftOutBills(pair.Key, pair.Value.Bills, pair.Value.Charged)),
        .. usage.Reversed.Bills > 0 ? (LeftOutBills[])[new LeftOutBills(null, usage.Reversed.Bills, usage.Reversed.Charged)] : [],
    ];

    /// <summary>As a snapshot keeps them.</summary>
    public static string Print(IEnumerable<LeftOutBills> all) => string.Join('\n', all.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Kind?.ToString() ?? Reversed},{one.Bills},{one.Charged.Yen}")));

    /// <summary>As a snapshot kept them.</summary>
    public static IReadOnlyList<LeftOutBills> Parse(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).Select(words => new LeftOutBills(
        words[0] == Reversed ? null : Enum.Parse<SpecialKind>(words[0]), long.Parse(words[1], CultureInfo.InvariantCulture), new Money(long.Parse(words[2], CultureInfo.InvariantCulture))))];
}
