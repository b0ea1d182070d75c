using System.Globalization;
using Billing.Kernel;

namespace Billing.Charges;

/// <summary>Holds cases against the engine. Every value that a case states must come out exactly.</summary>
public static class ChargeCaseCheck
{
    /// <summary>What comes out otherwise; empty when the case passes.</summary>
    public static IReadOnlyList<ChargeCaseMiss> Misses(ChargeEngine engine, ChargeCase of)
    {
        var expected = of.Expected;
        Charge charge;
        try
        {
            charge = engine.Price(of.Supply);
        }
        catch (BusinessRuleException refusal)
        {
            return refusal.Code == expected.Refused ? [] : [new ChargeCaseMiss(of, "refused", Refused(expected.Refused), new Sentence($"{refusal.Code}: {refusal.Said.Ja}", $"{refusal.Code}: {refusal.Said.En}"))];
        }

        return [.. Compare(expected, charge).Where(pair => pair.Expected is { } value && value != pair.Actual)
            .Select(pair => new ChargeCaseMiss(of, pair.Field, Plain(pair.Expected!), Plain(pair.Actual)))];
    }

    private static IEnumerable<(string Field, string? Expected, string Actual)> Compare(ExpectedCharge expected, Charge charge)
    {
        yield return ("yen", Number(expected.Yen), Number(charge.Charged.Yen)!);
        yield return ("tax", Number(expected.Tax), Number(charge.Tax.Yen)!);
        yield return ("m3", Number(expected.CubicMetres), Number(charge.CubicMetres)!);
        yield return ("beforeTax", Number(expected.BeforeTax), Number(charge.BeforeTax)!);
        yield return ("tariff", expected.Tariff, charge.Tariff.Id);
        var lines = charge.Lines.Count > 0 ? charge.Lines.Select(line => (line.Kind, line.Charged.Yen)) : [(ChargeLineKind.Usage, charge.Charged.Yen)];
        yield return ("lines", expected.Lines is { } given ? Lines(given) : null, Lines(lines));
        yield return ("refused", expected.Refused, Number(charge.Charged.Yen)!);
    }

    private static string Lines(IEnumerable<(ChargeLineKind Kind, long Yen)> lines) => string.Join(" + ", lines.Select(line => $"{ChargeCaseReader.WordOf(line.Kind)} {Number(line.Yen)}"));

    private static string? Number(decimal? number) => number?.ToString("#,0.##########", CultureInfo.InvariantCulture);

    private static Sentence Refused(string? code) => code is null ? new("料金", "a charge") : Plain(code);

    private static Sentence Plain(string text) => new(text, text);
}
