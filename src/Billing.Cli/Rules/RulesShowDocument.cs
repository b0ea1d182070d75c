using Billing.Cli.Common;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Cli.Rules;

/// <summary>What a book says on a day as one JSON document.</summary>
internal static class RulesShowDocument
{
    public static object Of(BookOnDay day, string language) => new
    {
        Book = day.Book.Id,
        Utility = day.Book.Utility.In(language),
        On = Day(day.On),
        Month = day.Month.ToString(),
        UserSince = Day(day.UserSince),
        Tables = day.Tables.Select(table => new
        {
            Service = JsonWords.Of(table.Service),
            table.Tariff?.Id,
            From = Day(table.Tariff?.EffectiveFrom),
            Why = table.Why.In(language),
            Citations = table.Tariff?.Citations ?? [],
            Before = table.Before?.Id,
            Next = table.Next?.Id,
            NextFrom = table.NextFrom?.In(language),
        }),
        ConsumptionTax = new
        {
            Rate = Exact.Number(day.Tax.Rate?.Rate),
            From = Day(day.Tax.Rate?.From),
            Transition = day.Tax.Transition?.In(language),
            day.Tax.Rate?.Citation,
            Before = Exact.Number(day.Tax.Before?.Rate),
            Next = Exact.Number(day.Tax.Next?.Rate),
            NextFrom = Day(day.Tax.Next?.From),
        },
        Groups = day.Groups.Select(group => new { Name = RuleWords.Of(group.Group).In(language), Rules = group.Rules.Select(rule => Of(rule, language)) }),
        Changes = day.Changes.Select(change => new { On = Day(change.On), Says = change.Said.In(language) }),
    };

    private static object Of(RuleOnDay shown, string language) => new
    {
        shown.Kind,
        shown.Rule.Id,
        Title = shown.Title.In(language),
        Says = shown.Says.In(language),
        Services = shown.Services.Select(JsonWords.Of),
        From = Day(shown.Rule.From),
        To = Day(shown.Rule.To),
        AppliesFrom = shown.Rule.AppliesFrom is { } transition ? RuleWords.Of(transition).In(language) : null,
        shown.Rule.Citation,
        Before = shown.Before?.Id,
        Next = shown.Next?.Id,
    };

    private static string? Day(LocalDate? day) => day is { } known ? $"{known:uuuu-MM-dd}" : null;
}
