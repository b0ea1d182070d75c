using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>A day on which the book says something else than on the day before.</summary>
/// <param name="On">The day; for what goes by bills the first day of the 調定月.</param>
/// <param name="Said">What begins or ends.</param>
public sealed record BookChange(LocalDate On, Sentence Said)
{
    /// <summary>The changes after a day, soonest first.</summary>
    internal static IReadOnlyList<BookChange> After(RuleBook book, LocalDate on, BillingMonth month, IReadOnlyList<Service> services)
    {
        var changes = Taxes(book).Concat(Tables(book, services)).Concat(book.Rules.Where(rule => rule.Service is null || services.Contains(rule.Service.Value)).SelectMany(rule => Of(rule, book)));
        return [.. changes.Where(change => change.ByMonth ? change.On > month.First : change.On > on)
            .OrderBy(change => change.On).ThenBy(change => change.Said.En, StringComparer.Ordinal).Select(change => new BookChange(change.On, change.Said))];
    }

    private static IEnumerable<Change> Taxes(RuleBook book)
    {
        foreach (var rate in book.ConsumptionTax)
        {
            var percent = RuleWords.Percent(rate.Rate);
            yield return new Change(rate.From, new($"消費税率 {percent}", $"consumption tax {percent}"));
            if (rate.Transition is { } transition)
            {
                yield return new Change(transition.FixedBy.PlusDays(1), new($"消費税率 {percent} の経過措置が終わる(継続使用の最初の確定分を除く)", $"the transition to consumption tax {percent} ends but for the first charge of continuing use"));
            }
        }
    }

    private static IEnumerable<Change> Tables(RuleBook book, IReadOnlyList<Service> services)
    {
        foreach (var tariff in book.Tariffs.Where(tariff => services.Contains(tariff.Service)))
        {
            var name = RuleWords.Of(tariff.Service);
            var begins = new Sentence($"{name.Ja}の料金表 {tariff.Id}", $"{name.En.ToLowerInvariant()} table {tariff.Id}");
            var byMonth = book.Rules.OfType<TariffChoiceRule>().Any(rule => (rule.Service is null || rule.Service == tariff.Service) && rule.Basis == TariffBasis.BillMonth);
            var changes = book.AppliesFromOf(tariff) is { } transition ? Begins(transition, begins)
                : byMonth && tariff.AppliesFromBillMonth is { } month ? [Change.Bills(month, begins)]
                : [new Change(tariff.EffectiveFrom, begins)];
            foreach (var change in changes)
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<Change> Of(Rule rule, RuleBook book)
    {
        var name = new Sentence($"{RuleWords.Title(rule).Ja}〔{rule.Id}〕", $"{RuleWords.Title(rule).En} [{rule.Id}]");
        var begins = rule.AppliesFrom is { } transition ? Begins(transition, name) : [new Change(rule.From, name)];
        if (rule is ReliefRule { Months: var (first, last) })
        {
            begins = [Change.Bills(first, name), Change.Bills(last.Plus(1), Ended(name))];
        }

        return rule.To is { } to && !Follows(rule, book, to) ? begins.Append(new Change(to.PlusDays(1), Ended(name))) : begins;
    }

    private static bool Follows(Rule rule, RuleBook book, LocalDate to) =>
        book.Rules.Any(other => other.GetType() == rule.GetType() && other.Key == rule.Key && other.Service == rule.Service && other.From == to.PlusDays(1));

    private static IEnumerable<Change> Begins(AppliesFrom from, Sentence name)
    {
        if (from.NewUsers is { } day)
        {
            yield return new Change(day, new($"{name.Ja}(新しい使用者)", $"{name.En} for new users"));
        }

        if (from.OddMonth == from.EvenMonth)
        {
            yield return Change.Bills(from.OddMonth, name);
            yield break;
        }

        yield return Change.Bills(from.OddMonth, new($"{name.Ja}(奇数月検針)", $"{name.En} where read in odd months"));
        yield return Change.Bills(from.EvenMonth, new($"{name.Ja}(偶数月検針)", $"{name.En} where read in even months"));
    }

    private static Sentence Ended(Sentence name) => new($"{name.Ja}が終わる", $"{name.En} ends");

    private sealed record Change(LocalDate On, Sentence Said, bool ByMonth = false)
    {
        public static Change Bills(BillingMonth month, Sentence said) => new(month.First, new($"{said.Ja}(調定 {month} から)", $"{said.En}, from the bills of {month}"), ByMonth: true);
    }
}
