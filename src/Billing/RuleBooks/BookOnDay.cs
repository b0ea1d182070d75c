using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>What a rule book says on one day and why: tables, consumption tax, rules by group, and what comes next. For people; the engine asks the book itself.</summary>
public sealed record BookOnDay
{
    public required RuleBook Book { get; init; }

    public required LocalDate On { get; init; }

    /// <summary>調定月 that decides where a transition goes by bills.</summary>
    public required BillingMonth Month { get; init; }

    /// <summary>First day of use of the user who is asked for; null = a continuing user.</summary>
    public required LocalDate? UserSince { get; init; }

    public required IReadOnlyList<TableOnDay> Tables { get; init; }

    public required TaxOnDay Tax { get; init; }

    /// <summary>Groups that hold a rule, in their order.</summary>
    public required IReadOnlyList<RulesOfGroup> Groups { get; init; }

    /// <summary>Every dated change after the day, soonest first.</summary>
    public required IReadOnlyList<BookChange> Changes { get; init; }

    /// <param name="service">Null = both services.</param>
    /// <param name="month">Null = the month of the day.</param>
    /// <param name="userSince">Null = a continuing user.</param>
    public static BookOnDay Of(RuleBook book, LocalDate on, Service? service = null, BillingMonth? month = null, LocalDate? userSince = null)
    {
        var services = book.Tariffs.Select(tariff => tariff.Service).Distinct().Where(of => service is null || of == service).Order().ToList();
        var bills = month ?? BillingMonth.Of(on);
        var occasions = services.ConvertAll(of => new Occasion(of, on, on, bills, userSince ?? LocalDate.MinIsoValue));
        return new BookOnDay
        {
            Book = book,
            On = on,
            Month = bills,
            UserSince = userSince,
            Tables = occasions.ConvertAll(occasion => TableOnDay.Of(book, occasion)),
            Tax = TaxOnDay.Of(book, on),
            Groups = [.. RuleOnDay.All(book, occasions).GroupBy(rule => RuleWords.Group(rule.Rule)).OrderBy(group => group.Key).Select(group => new RulesOfGroup(group.Key, [.. group]))],
            Changes = BookChange.After(book, on, bills, services),
        };
    }
}

/// <param name="Group">Which.</param>
/// <param name="Rules">By kind, then by service.</param>
public sealed record RulesOfGroup(RuleGroup Group, IReadOnlyList<RuleOnDay> Rules);

/// <summary>A service's table on a day.</summary>
/// <param name="Service">Which.</param>
/// <param name="Tariff">The one that prices a period that ends on the day; null = none.</param>
/// <param name="Why">The rule or transition that chose it, or why there is none.</param>
/// <param name="Before">The version that it took the place of; null = the first.</param>
/// <param name="Next">The version that comes after it, begun or not; null = none is known.</param>
/// <param name="NextFrom">From when, and for whom.</param>
public sealed record TableOnDay(Service Service, Tariff? Tariff, Sentence Why, Tariff? Before, Tariff? Next, Sentence? NextFrom)
{
    internal static TableOnDay Of(RuleBook book, Occasion occasion)
    {
        var versions = book.Tariffs.Where(tariff => tariff.Service == occasion.Service).OrderBy(tariff => tariff.EffectiveFrom).ToList();
        try
        {
            var tariff = book.TariffFor(occasion);
            var at = versions.IndexOf(tariff);
            var next = versions.ElementAtOrDefault(at + 1);
            return new TableOnDay(occasion.Service, tariff, Reason(book, tariff, occasion), versions.ElementAtOrDefault(at - 1), next, next is null ? null : Begins(book, next, occasion));
        }
        catch (BusinessRuleException refusal)
        {
            var next = versions.Find(tariff => tariff.EffectiveFrom > occasion.To);
            return new TableOnDay(occasion.Service, null, refusal.Said, null, next, next is null ? null : Begins(book, next, occasion));
        }
    }

    private static Sentence Reason(RuleBook book, Tariff tariff, Occasion occasion)
    {
        if (book.AppliesFromOf(tariff) is { } transition)
        {
            return RuleWords.Of(transition);
        }

        var rule = book.Needed<TariffChoiceRule>(occasion);
        return new($"{RuleWords.Of(rule).Ja}〔{rule.Id}〕", $"{RuleWords.Of(rule).En} [{rule.Id}]");
    }

    private static Sentence Begins(RuleBook book, Tariff next, Occasion occasion)
    {
        if (book.AppliesFromOf(next) is { } transition)
        {
            return RuleWords.Of(transition);
        }

        return book.InForce<TariffChoiceRule>(occasion)?.Basis == TariffBasis.BillMonth
            ? new($"調定 {next.AppliesFromBillMonth ?? BillingMonth.Of(next.EffectiveFrom)} から", $"from the bills of {next.AppliesFromBillMonth ?? BillingMonth.Of(next.EffectiveFrom)}")
            : new($"{RuleWords.Day(next.EffectiveFrom)} から", $"from {RuleWords.Day(next.EffectiveFrom)}");
    }
}

/// <summary>The consumption tax on a day.</summary>
/// <param name="Rate">Null = before the tax began.</param>
/// <param name="Before">The rate that it took the place of.</param>
/// <param name="Next">The rate to come; null = none is known.</param>
public sealed record TaxOnDay(DatedRate? Rate, DatedRate? Before, DatedRate? Next)
{
    internal static TaxOnDay Of(RuleBook book, LocalDate on)
    {
        var rates = book.ConsumptionTax;
        var at = rates.Count(rate => rate.From <= on) - 1;
        return new TaxOnDay(rates.ElementAtOrDefault(at), rates.ElementAtOrDefault(at - 1), rates.ElementAtOrDefault(at + 1));
    }

    /// <summary>Who keeps the rate before, and until when; null where the rate has no transition.</summary>
    public Sentence? Transition => Rate?.Transition is not { } transition || Before is not { } before ? null : new(
        $"{RuleWords.Day(Rate.From)} より前から続く使用は、{RuleWords.Day(transition.FixedBy)} までに確定した分は {RuleWords.Percent(before.Rate)}。その後の最初の確定分は {RuleWords.Day(transition.FixedBy)} までの月数分が {RuleWords.Percent(before.Rate)}",
        $"use that continues from before {RuleWords.Day(Rate.From)} keeps {RuleWords.Percent(before.Rate)} where its charge is fixed by {RuleWords.Day(transition.FixedBy)}; the first charge fixed later keeps it for the months up to that day");
}
