using System.Globalization;
using System.Text.Json;
using Billing.Cli.Common;
using Billing.Places;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Cli.Rules;

/// <summary>A fact as a quote says it: kind, then number, word and marks in any order. It holds for the whole period.</summary>
internal static class QuotedFact
{
    /// <exception cref="UnusableInputException">No such kind.</exception>
    /// <exception cref="Billing.Kernel.BusinessRuleException">As <see cref="FactCheck.Make"/> says.</exception>
    public static SupplyFact Read(string text, LocalDate from, LocalDate to, RuleBook book)
    {
        var parts = text.Split('=', 2);
        var kind = FactWords.Kinds.Cast<FactKind?>().FirstOrDefault(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()!) == parts[0]) ?? throw new UnusableInputException(
            $"--fact {text}: 種類「{parts[0]}」はありません。{Kinds} のどれかにしてください。",
            $"--fact {text}: there is no kind '{parts[0]}'; it must be one of {Kinds}");
        var values = parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shape = FactShape.Of(kind);
        var marks = values.Where(value => value is FactMarks.NotDrained or FactMarks.DesignatedContractor).ToList();
        var number = shape.Number == FactNumber.None ? null : values.Select(Number).FirstOrDefault(value => value is not null);
        return FactCheck.Make(
            new FactDraft
            {
                Kind = kind,
                From = from,
                To = shape.Span == FactSpan.Event ? from : to,
                Number = number,
                Word = values.FirstOrDefault(value => !marks.Contains(value) && (number is null || Number(value) is null)),
                Marks = marks,
                Source = "quote",
            },
            book,
            "quote");
    }

    private static string Kinds => string.Join(" ", FactWords.Kinds.Select(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())));

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
