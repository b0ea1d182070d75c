using System.Globalization;
using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>kind <c>channels</c>: through which channels the utility takes money. A file of another channel is refused.</summary>
public sealed record ChannelsRule : Rule
{
    /// <summary>Names as in agents' profiles.</summary>
    public required IReadOnlyList<string> Open { get; init; }

    /// <summary>
    /// What the QR code on a slip holds while <c>elQr</c> is open, with <c>{key}</c> (16 digits), <c>{amount}</c> (yen) and <c>{due}</c> (YYYYMMDD) in it; null = none is printed.
    /// Which content the system of the day asks for is a matter of the city's contract.
    /// </summary>
    public string? QrContent { get; init; }

    /// <summary>The QR code's content of a slip; null while the channel is closed, or where no content is set.</summary>
    /// <param name="key">納付番号, 16 digits.</param>
    public string? QrOf(string key, Money amount, LocalDate due) => !Open.Contains("elQr") ? null : QrContent?
        .Replace("{key}", key, StringComparison.Ordinal)
        .Replace("{amount}", amount.Yen.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{due}", due.ToString("uuuuMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
