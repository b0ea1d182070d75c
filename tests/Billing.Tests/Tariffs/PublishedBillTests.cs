using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Tariffs;

/// <summary>Real utilities' published bills, one test each: the table must reproduce them to the yen.</summary>
public class PublishedBillTests
{
    /// <summary>Rate for a table that states none; every published table here states its own, so a wrong use of it would show.</summary>
    private const decimal NoStatutoryRate = 0.99m;

    public static TheoryData<string, int> Bills()
    {
        var bills = new TheoryData<string, int>();
        foreach (var tariff in PublishedTariffs.All)
        {
            for (var i = 0; i < tariff.Examples.Count; i++)
            {
                bills.Add(tariff.Id, i);
            }
        }

        return bills;
    }

    [Theory]
    [MemberData(nameof(Bills))]
    public void A_published_bill_comes_out_to_the_yen(string tariffId, int index)
    {
        var tariff = PublishedTariffs.ById(tariffId);
        var example = tariff.Examples[index];
        var applied = example.TaxRate is null ? tariff : tariff with { TaxRate = example.TaxRate };
        Assert.Equal(example.Yen, BillCalculator.Price(applied, example.Input, NoStatutoryRate).Charged.Yen);
    }

    [Fact]
    public void There_are_319_published_bills_of_21_tables()
    {
        Assert.Equal(21, PublishedTariffs.All.Count);
        Assert.Equal(319, PublishedTariffs.All.Sum(tariff => tariff.Examples.Count));
    }
}
