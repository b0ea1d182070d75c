using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Collection;

/// <summary>A debt as money meets it.</summary>
/// <param name="ClaimId">Key of the claim.</param>
/// <param name="Kind">Cost, late charge or principal.</param>
/// <param name="DueOn">納期限.</param>
/// <param name="Owed">Above zero.</param>
/// <param name="DebtId">The principal that a late charge belongs to; the claim itself otherwise.</param>
/// <param name="DebtDueOn">納期限 of that principal.</param>
public sealed record Debt(long ClaimId, ClaimKind Kind, LocalDate DueOn, Money Owed, long DebtId, LocalDate DebtDueOn)
{
    public Service Service => Bills.BillNumber.ServiceOfClaim(ClaimId);
}

/// <summary>充当: which debts money settles. Pure: debts, amount, the payer's wish and the rules of the day in, shares out.</summary>
public static class Allocator
{
    /// <summary>Costs, interest, principal, each with the oldest due date first: what the law says where a book says nothing (民法 488条4項・489条).</summary>
    public static AllocationRule Statutory { get; } = new()
    {
        Id = "civil-code-489",
        From = new LocalDate(1900, 1, 1),
        Citation = "民法 488条4項・489条",
        Order = AllocationOrder.CostChargePrincipal,
        Through = AllocationThrough.Kinds,
        Across = AllocationAcross.Oldest,
    };

    /// <summary>The rules of a day: of water and of sewer.</summary>
    public static (AllocationRule Water, AllocationRule Sewer) Rules(RuleBook book, LocalDate on) =>
        (book.InForce<AllocationRule>(on, Service.Water) ?? Statutory, book.InForce<AllocationRule>(on, Service.Sewer) ?? Statutory);

    /// <summary>The debts in the order in which money settles them.</summary>
    public static IReadOnlyList<Debt> Order(IEnumerable<Debt> debts, AllocationRule water, AllocationRule sewer)
    {
        var queues = debts.GroupBy(d => d.Service).ToDictionary(of => of.Key, of => new Queue<Debt>(Within(of, of.Key == Service.Water ? water : sewer)));
        var (first, second) = (queues.GetValueOrDefault(Service.Water) ?? [], queues.GetValueOrDefault(Service.Sewer) ?? []);
        var ordered = new List<Debt>();
        while (first.Count > 0 || second.Count > 0)
        {
            var takeFirst = second.Count == 0 || (first.Count > 0 && water.Across switch
            {
                AllocationAcross.Water => true,
                AllocationAcross.Sewer => false,
                _ => first.Peek().DueOn <= second.Peek().DueOn,
            });
            ordered.Add((takeFirst ? first : second).Dequeue());
        }

        return ordered;
    }

    /// <summary>Shares an amount out: first over the debts that the payer names, in their order, then over the others as ordered.</summary>
    /// <param name="ordered">See <see cref="Order"/>.</param>
    /// <param name="wish">Claims that the payer names; empty = none. A claim that is not owed is passed over.</param>
    /// <returns>The shares, and what is left when all debts are settled.</returns>
    public static (IReadOnlyList<Chosen> Shares, Money Left) Share(IReadOnlyList<Debt> ordered, IReadOnlyList<long> wish, Money amount)
    {
        var shares = new List<Chosen>();
        var left = amount;
        var named = wish.Select(id => ordered.FirstOrDefault(d => d.ClaimId == id)).OfType<Debt>().Distinct().ToList();
        foreach (var debt in named.Concat(ordered.Except(named)))
        {
            var part = left < debt.Owed ? left : debt.Owed;
            if (part > Money.Zero)
            {
                shares.Add(new Chosen(debt.ClaimId, part, named.Contains(debt) ? AllocationBasis.Named : AllocationBasis.ByRule));
                left -= part;
            }
        }

        return (shares, left);
    }

    private static IEnumerable<Debt> Within(IEnumerable<Debt> debts, AllocationRule rule) => rule.Through == AllocationThrough.Kinds
        ? debts.OrderBy(d => Rank(d.Kind, rule.Order)).ThenBy(d => d.DueOn).ThenBy(d => d.ClaimId)
        : debts.OrderBy(d => d.DebtDueOn).ThenBy(d => d.DebtId).ThenBy(d => Rank(d.Kind, rule.Order)).ThenBy(d => d.ClaimId);

    private static int Rank(ClaimKind kind, AllocationOrder order) => (kind, order) switch
    {
        (ClaimKind.Principal, AllocationOrder.CostChargePrincipal) => 2,
        (ClaimKind.Principal, AllocationOrder.CostPrincipalCharge) => 1,
        (ClaimKind.Principal, _) => 0,
        (ClaimKind.LateCharge, AllocationOrder.CostChargePrincipal or AllocationOrder.PrincipalChargeCost) => 1,
        (ClaimKind.LateCharge, _) => 2,
        (_, AllocationOrder.PrincipalCostCharge) => 1,
        (_, AllocationOrder.PrincipalChargeCost) => 2,
        _ => 0,
    };
}
