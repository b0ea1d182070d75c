using System.Globalization;

namespace Billing.Cli.Common;

/// <summary>Exact decimals for people and for JSON, without the trailing zeros that arithmetic leaves.</summary>
internal static class Exact
{
    public static decimal Number(decimal value) => value / 1.0000000000000000000000000000m;

    public static decimal? Number(decimal? value) => value is { } number ? Number(number) : null;

    /// <summary>With thousands separators: <c>2,698.3</c>.</summary>
    public static string Words(decimal value) => value.ToString("#,0.########", CultureInfo.InvariantCulture);
}
