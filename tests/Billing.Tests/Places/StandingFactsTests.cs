using Billing.Kernel;
using Billing.Places;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class StandingFactsTests
{
    private static readonly LocalDate April = new(2026, 4, 1);

    [Fact]
    public void A_later_fact_ends_the_one_before()
    {
        var standing = StandingFacts.Of([FactCheckTests.Fact(FactKind.Residents, April.PlusMonths(2), number: 3), FactCheckTests.Fact(FactKind.Residents, April, April.PlusYears(1), number: 4)]);

        Assert.Equal([(April, (LocalDate?)new LocalDate(2026, 5, 31), 4m), (new LocalDate(2026, 6, 1), null, 3m)], standing.Select(f => (f.From, f.To, f.Number!.Value)));
    }

    [Fact]
    public void When_the_later_fact_is_taken_back_the_earlier_one_holds_again()
    {
        var wrong = FactCheckTests.Fact(FactKind.Residents, April.PlusMonths(2), number: 30);
        wrong.Superseded = true;

        Assert.Null(Assert.Single(StandingFacts.Of([FactCheckTests.Fact(FactKind.Residents, April, number: 4), wrong])).To);
    }

    [Fact]
    public void Facts_of_another_word_service_or_day_do_not_end_each_other()
    {
        var sewer = FactCheckTests.Fact(FactKind.Relief, April.PlusDays(5), word: "生活保護");
        sewer.Service = Service.Sewer;
        var standing = StandingFacts.Of(
        [
            FactCheckTests.Fact(FactKind.Relief, April, word: "生活保護"), FactCheckTests.Fact(FactKind.Relief, April.PlusDays(1), word: "障害者"), sewer,
            FactCheckTests.Fact(FactKind.FirstDebit, April, April), FactCheckTests.Fact(FactKind.FirstDebit, April.PlusDays(9), April.PlusDays(9)),
        ]);

        Assert.Equal([null, April, null, null, April.PlusDays(9)], standing.Select(f => f.To));
    }
}
