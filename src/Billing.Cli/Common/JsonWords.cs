using System.Text.Json;

namespace Billing.Cli.Common;

/// <summary>Enum values as JSON words: <c>meterFee</c>.</summary>
internal static class JsonWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
