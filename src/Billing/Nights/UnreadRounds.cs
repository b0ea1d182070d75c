using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Which rounds of a chunk nobody reads by rule (<see cref="ProvisionalRule"/>), and how far back the last real reading therefore lies.</summary>
internal sealed class UnreadRounds
{
    private const int MostMonths = 12;

    private readonly ProvisionalRule? _rule;
    private readonly Dictionary<int, Route> _routes;

    private UnreadRounds(ProvisionalRule? rule, Dictionary<int, Route> routes) => (_rule, _routes) = (rule, routes);

    public static UnreadRounds Read(BillingDbContext db, NightStep step, ProvisionalRule? rule) => new(
        rule,
        rule is null ? [] : db.Routes.AsNoTracking().Where(r => r.Id >= step.FromRoute && r.Id <= step.ToRoute).ToDictionary(r => r.Id));

    /// <summary>The rule by which the route is not read in a month; null = it is read. A route that is read every two months is read in its own months whatever the rule says.</summary>
    public ProvisionalRule? RuleOf(int route, BillingMonth month) =>
        _rule is not null && _rule.MonthsOfYear.Contains(month.Month) && (_routes[route].CycleMonths == 1 || !_routes[route].IsReadIn(month)) ? _rule : null;

    /// <summary>Months without a reading right before the round of <paramref name="month"/>.</summary>
    public int MonthsBefore(int route, BillingMonth month)
    {
        var before = 0;
        while (before < MostMonths && RuleOf(route, month.Plus(-before - 1)) is not null)
        {
            before++;
        }

        return before;
    }
}
