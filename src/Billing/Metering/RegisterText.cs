using System.Globalization;
using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Metering;

/// <summary>Quantities per register as one short text, <c>day=120,night=30</c>; a meter with one register needs none.</summary>
public static class RegisterText
{
    /// <summary>The quantities of a usage or a bill.</summary>
    /// <param name="text">Null = one register.</param>
    /// <param name="total">What that one register counted.</param>
    /// <exception cref="FormatException">The text is not <c>word=m³</c>, comma separated.</exception>
    public static IReadOnlyList<RegisterUsage> Parse(string? text, CubicMetres total)
        => text is null ? [new RegisterUsage(null, total)] : Parse(text);

    /// <summary>The quantities of <paramref name="text"/>, in its order.</summary>
    /// <exception cref="FormatException">The text is not <c>word=m³</c>, comma separated.</exception>
    public static IReadOnlyList<RegisterUsage> Parse(string text)
    {
        var parts = text.Split(',');
        var registers = new RegisterUsage[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var at = parts[i].IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || !int.TryParse(parts[i].AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var cubicMetres))
            {
                throw new FormatException($"Registers '{text}': part {i + 1} is not word=m³, e.g. day=120,night=30.");
            }

            registers[i] = new RegisterUsage(parts[i][..at], new CubicMetres(cubicMetres));
        }

        return registers;
    }

    /// <summary>The text of <paramref name="registers"/>; null for the one register without a word.</summary>
    public static string? Print(IReadOnlyList<RegisterUsage> registers)
        => registers is [{ Register: null }]
            ? null
            : string.Join(',', registers.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Register}={r.CubicMetres.Value}")));
}
