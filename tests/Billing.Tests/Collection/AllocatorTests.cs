using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Collection;

public sealed class AllocatorTests
{
    private static readonly AllocationRule Water = Allocator.Statutory;
    private static readonly AllocationRule Sewer = Allocator.Statutory with { Order = AllocationOrder.PrincipalCostCharge };

    private static Debt Of(Service service, int bill, ClaimKind kind, int month, long yen, long? debt = null, int? debtMonth = null)
    {
        var id = BillNumber.Claim(BillNumber.Of(new FiscalYear(2026), bill), service);
        return new Debt(id, kind, new LocalDate(2026, month, 28), new Money(yen), debt ?? id, new LocalDate(2026, debtMonth ?? month, 28));
    }

    [Fact]
    public void The_law_settles_costs_first_then_interest_then_the_oldest_principal()
    {
        var (old, later, late, cost) = (Of(Service.Water, 1, ClaimKind.Principal, 5, 1_000), Of(Service.Water, 2, ClaimKind.Principal, 6, 900), Of(Service.Water, 3, ClaimKind.LateCharge, 8, 1_100), Of(Service.Water, 4, ClaimKind.Cost, 9, 100));

        Assert.Equal([cost, late, old, later], Allocator.Order([later, old, late, cost], Water, Sewer));
    }

    [Fact]
    public void A_public_claim_may_settle_its_principal_first()
    {
        var (principal, late, cost) = (Of(Service.Sewer, 1, ClaimKind.Principal, 5, 1_000), Of(Service.Sewer, 3, ClaimKind.LateCharge, 4, 1_100), Of(Service.Sewer, 4, ClaimKind.Cost, 3, 100));

        Assert.Equal([principal, cost, late], Allocator.Order([late, cost, principal], Water, Sewer));
    }

    [Fact]
    public void Debt_by_debt_the_oldest_takes_its_cost_and_charge_along()
    {
        var rule = Water with { Through = AllocationThrough.Debts };
        var (old, later) = (Of(Service.Water, 1, ClaimKind.Principal, 5, 1_000), Of(Service.Water, 2, ClaimKind.Principal, 6, 900));
        var (lateOfOld, lateOfLater) = (Of(Service.Water, 3, ClaimKind.LateCharge, 8, 1_100, old.ClaimId, 5), Of(Service.Water, 4, ClaimKind.LateCharge, 7, 1_000, later.ClaimId, 6));

        Assert.Equal([lateOfOld, old, lateOfLater, later], Allocator.Order([later, lateOfLater, old, lateOfOld], rule, Sewer));
    }

    [Theory]
    [InlineData(AllocationAcross.Oldest, "S1 W2 S3")]
    [InlineData(AllocationAcross.Water, "W2 S1 S3")]
    [InlineData(AllocationAcross.Sewer, "S1 S3 W2")]
    public void Between_the_services_the_rule_decides(AllocationAcross across, string expected)
    {
        var debts = new[] { Of(Service.Sewer, 1, ClaimKind.Principal, 5, 100), Of(Service.Water, 2, ClaimKind.Principal, 6, 100), Of(Service.Sewer, 3, ClaimKind.Principal, 7, 100) };
        var ordered = Allocator.Order(debts.Reverse(), Water with { Across = across }, Sewer);

        Assert.Equal(expected, string.Join(' ', ordered.Select(d => $"{d.Service.ToString()[0]}{BillNumber.Number(d.ClaimId / 100)}")));
    }

    [Fact]
    public void What_the_payer_names_comes_first_and_the_rest_goes_by_rule()
    {
        var (old, later) = (Of(Service.Water, 1, ClaimKind.Principal, 5, 1_000), Of(Service.Water, 2, ClaimKind.Principal, 6, 900));
        var (shares, left) = Allocator.Share(Allocator.Order([old, later], Water, Sewer), [later.ClaimId, 99], new Money(1_200));

        Assert.Equal([new Chosen(later.ClaimId, new Money(900), AllocationBasis.Named), new Chosen(old.ClaimId, new Money(300), AllocationBasis.ByRule)], shares);
        Assert.Equal(Money.Zero, left);
    }

    [Fact]
    public void Shares_and_what_is_left_are_the_amount_no_debt_is_overpaid_and_the_order_of_the_list_does_not_matter()
    {
        var random = new Random(488);
        for (var i = 0; i < 2_000; i++)
        {
            var debts = Enumerable.Range(1, random.Next(1, 12)).Select(n => Of((Service)random.Next(1, 3), n, (ClaimKind)random.Next(3), random.Next(1, 13), random.Next(1, 5_000))).ToList();
            var (water, sewer) = (Rule(random), Rule(random));
            var wish = debts.Where(_ => random.Next(4) == 0).Select(d => d.ClaimId).ToList();
            var amount = new Money(random.Next(1, 20_000));
            var (shares, left) = Allocator.Share(Allocator.Order(debts, water, sewer), wish, amount);

            Assert.Equal(amount.Yen, shares.Sum(s => s.Amount.Yen) + left.Yen);
            Assert.All(shares, s => Assert.InRange(s.Amount.Yen, 1, debts.Single(d => d.ClaimId == s.ClaimId).Owed.Yen));
            Assert.Equal(shares.Count, shares.Select(s => s.ClaimId).Distinct().Count());
            Assert.True(left == Money.Zero || shares.Count == debts.Count);
            Assert.InRange(shares.Count(s => s.Amount < debts.Single(d => d.ClaimId == s.ClaimId).Owed), 0, 1);
            Assert.Equal(shares, Allocator.Share(Allocator.Order(debts.OrderBy(_ => random.Next()), water, sewer), wish, amount).Shares);
            Assert.Equal(debts, AllocationRecord.Read(AllocationRecord.Write(debts)));
        }
    }

    private static AllocationRule Rule(Random random) => Water with { Order = (AllocationOrder)random.Next(4), Through = (AllocationThrough)random.Next(2), Across = (AllocationAcross)random.Next(3) };
}
