using Billing.Charges;
using Billing.Kernel;
using Billing.Places;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;

namespace Billing.Tests.Charges;

public class LeakQuantityTests
{
    private const string Half = """ "base": [ { "method": "meanOfLast", "count": 2 } ], "bands": [ { "share": "1/2" } ] """;

    private static readonly Supply Leaking = Water(60) with
    {
        Facts = [Fact(FactKind.Leak)],
        Past = [Past(new LocalDate(2026, 4, 30), 18), Past(new LocalDate(2026, 3, 31), 22)],
    };

    [Fact]
    public void Half_of_what_exceeds_the_ordinary_quantity_is_forgiven() => Assert.Equal(40, Of(Leaking, Half));

    [Fact]
    public void Without_a_leak_the_quantity_stays() => Assert.Equal(60, Of(Leaking with { Facts = [] }, Half));

    [Fact]
    public void Without_a_past_nothing_is_forgiven() => Assert.Equal(60, Of(Leaking with { Past = [] }, Half));

    [Fact]
    public void A_leak_of_the_other_service_does_not_count()
    {
        var fact = Fact(FactKind.Leak);
        fact.Service = Service.Sewer;

        Assert.Equal(60, Of(Leaking with { Facts = [fact] }, Half));
    }

    [Fact]
    public void Of_two_leaks_the_first_to_begin_counts_whatever_their_order()
    {
        var first = Fact(FactKind.Leak, from: new LocalDate(2026, 5, 3), to: new LocalDate(2026, 5, 4), marks: FactMarks.DesignatedContractor);
        var second = Fact(FactKind.Leak, from: new LocalDate(2026, 5, 20));
        const string Contractor = Half + """, "onlyDesignatedContractor": true """;

        Assert.Equal(40, Of(Leaking with { Facts = [first, second] }, Contractor));
        Assert.Equal(40, Of(Leaking with { Facts = [second, first] }, Contractor));
    }

    [Theory]
    [InlineData(19, 60)]
    [InlineData(20, 40)]
    public void A_cap_binds_only_above_it(int timesTen, int charged) =>
        Assert.Equal(Math.Min(charged, 20 * timesTen / 10), Of(Leaking, Half + $""", "mostTimesBase": {timesTen / 10m} """));

    [Fact]
    public void A_cap_on_a_declared_leak_without_a_past_does_not_bind() =>
        Assert.Equal(50, Of(Leaking with { Past = [], Facts = [Fact(FactKind.Leak, 20)] }, """ "declaredLeak": true, "bands": [ { "share": "1/2" } ], "mostTimesBase": 2 """));

    [Fact]
    public void A_declared_leak_is_no_more_than_what_was_measured() =>
        Assert.Equal(0, Of(Leaking with { Facts = [Fact(FactKind.Leak, 900)] }, """ "declaredLeak": true, "bands": [ { "share": "1" } ] """));

    [Fact]
    public void A_leak_comes_off_the_first_register_and_then_the_next()
    {
        var two = Leaking with { Usage = [new("day", new CubicMetres(10)), new("night", new CubicMetres(50))] };

        // 20 m³ are forgiven: 10 of the day, 10 of the night; 40 m³ of the night at 50 yen are left, and 1,000 yen of base.
        Assert.Equal(3_300, With(Rule("leakRelief", Half)).Price(two).Charged.Yen);
    }

    [Fact]
    public void A_month_without_end_of_the_leak_is_not_relieved_for_ever()
    {
        var later = Leaking with { Facts = [Fact(FactKind.Leak, from: new LocalDate(2026, 3, 31))] };

        Assert.Equal(60, Of(later, Half + """, "mostMonths": 2 """));
        Assert.Equal(40, Of(later, Half + """, "mostMonths": 3 """));
    }

    /// <summary>The quantity that the pure function gives under one rule.</summary>
    private static int Of(Supply supply, string rule)
    {
        var rules = new ChargeRules(With(Rule("leakRelief", rule)).Book, supply.Occasion);
        return LeakQuantity.Of(rules, supply, supply.CubicMetres, null).CubicMetres;
    }
}
