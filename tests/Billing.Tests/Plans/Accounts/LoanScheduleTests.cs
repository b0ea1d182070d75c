using Billing.Plans.Accounts;
using Xunit;

namespace Billing.Tests.Plans.Accounts;

public sealed class LoanScheduleTests
{
    [Fact]
    public void Grace_pays_interest_alone_and_equal_instalments_follow()
    {
        // K-LOAN: 100,000,000 at 2 % over 30 years, five of them in grace.
        var loan = LoanSchedule.Of(100_000_000m, 0.02m, new LoanTerms(LoanMethod.EqualInstalments, 30, 5, 1, null));
        Assert.Equal((2_000_000m, 0m), (loan.Interest(5), loan.Principal(5)));
        Assert.All(Enumerable.Range(6, 25), year => Assert.Equal(5_122_043.84m, Math.Round(loan.Interest(year) + loan.Principal(year), 2)));
        Assert.Equal(0m, loan.Balance(30));
        Assert.Equal((0m, 0m, 100_000_000m), (loan.Interest(31), loan.Principal(0), loan.Balance(0)));
    }

    [Theory]
    [InlineData(LoanMethod.EqualInstalments, 1)]
    [InlineData(LoanMethod.EqualInstalments, 2)]
    [InlineData(LoanMethod.EqualPrincipal, 1)]
    [InlineData(LoanMethod.EqualPrincipal, 2)]
    public void What_is_paid_back_adds_up_to_what_was_borrowed_to_the_yen(LoanMethod method, int perYear)
    {
        for (var years = 1; years <= 40; years++)
        {
            for (var grace = 0; grace < years; grace += 3)
            {
                var loan = LoanSchedule.Of(98_765_431m, 0.0137m, new LoanTerms(method, years, grace, perYear, 0));
                Assert.Equal(98_765_431m, Enumerable.Range(1, years).Sum(loan.Principal));
                Assert.All(Enumerable.Range(1, years), year => Assert.Equal(decimal.Truncate(loan.Principal(year) + loan.Interest(year)), loan.Principal(year) + loan.Interest(year)));
                Assert.All(Enumerable.Range(1, years), year => Assert.Equal(loan.Balance(year - 1) - loan.Principal(year), loan.Balance(year)));
            }
        }
    }

    [Fact]
    public void Equal_principal_costs_less_interest_each_year()
    {
        var loan = LoanSchedule.Of(1000m, 0.1m, new LoanTerms(LoanMethod.EqualPrincipal, 4, 0, 1, null));
        Assert.Equal([100m, 75m, 50m, 25m], Enumerable.Range(1, 4).Select(loan.Interest));
        Assert.Equal(250m, LoanSchedule.Of(1000m, 0m, new LoanTerms(LoanMethod.EqualInstalments, 4, 0, 1, null)).Principal(2));
    }
}
