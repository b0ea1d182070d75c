using System.Globalization;
using Billing.Places;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;
using static Billing.Tests.Charges.RandomTown;

namespace Billing.Tests.Charges;

/// <summary>漏水減免: the quantity charged by random bands, for every quantity measured.</summary>
public class LeakPropertyTests
{
    [Fact]
    public void Never_more_is_charged_than_was_measured_and_never_less_than_ordinary_use() => Check(seed =>
    {
        var (ordinary, charged) = Charged(seed, "");
        return charged.Select((quantity, measured) => quantity <= measured && quantity >= Math.Min(measured, ordinary)).All(holds => holds);
    });

    [Fact]
    public void Up_to_ordinary_use_everything_is_charged() => Check(seed =>
    {
        var (ordinary, charged) = Charged(seed, "");
        return charged.Take(ordinary + 1).Select((quantity, measured) => quantity == measured).All(holds => holds);
    });

    [Fact]
    public void Each_cubic_metre_more_charges_at_most_one_more_so_that_no_threshold_is_a_step() => Check(seed =>
    {
        var (_, charged) = Charged(seed, "");
        return charged.Zip(charged.Skip(1), (one, next) => next - one is 0 or 1).All(holds => holds);
    });

    [Fact]
    public void A_least_multiple_changes_nothing_but_that_up_to_it_everything_is_charged() => Check(seed =>
    {
        var (ordinary, free) = Charged(seed, "");
        var times = 1 + (seed % 30 / 10m);
        var (_, least) = Charged(seed, $", \"overTimesBase\": {times.ToString(CultureInfo.InvariantCulture)}");
        return least.Select((quantity, measured) => quantity == (measured <= times * ordinary ? measured : free[measured])).All(holds => holds);
    });

    [Fact]
    public void A_least_share_changes_nothing_but_that_below_it_everything_is_charged() => Check(seed =>
    {
        var (ordinary, free) = Charged(seed, "");
        var share = seed % 9 / 10m;
        var (_, least) = Charged(seed, $", \"leakAtLeastShare\": {share.ToString(CultureInfo.InvariantCulture)}");
        return least.Select((quantity, measured) => quantity == (measured - ordinary < share * measured ? measured : free[measured])).All(holds => holds);
    });

    [Fact]
    public void A_declared_leak_charges_no_less_than_what_did_not_leak() => Check(seed =>
    {
        var random = new Random(seed);
        var leaked = random.Next(400) / 10m;
        var share = 1 + random.Next(10);
        var engine = With(Rule("leakRelief", $$""" "declaredLeak": true, "bands": [ { "share": "{{share}}/10" } ], "round": "floor" """));
        return Enumerable.Range(0, 60).All(measured =>
        {
            var charged = engine.Price(Water(measured) with { Facts = [Fact(FactKind.Leak, leaked)] }).CubicMetres;
            return charged <= measured && charged >= Math.Floor(Math.Max(0m, measured - leaked)) && (share < 10 || charged == (int)Math.Floor(Math.Max(0m, measured - leaked)));
        });
    });

    /// <summary>The quantity charged by quantity measured, under bands drawn from the seed.</summary>
    private static (int Ordinary, int[] Charged) Charged(int seed, string own)
    {
        var random = new Random(seed);
        var ordinary = random.Next(20);
        var bands = new List<string>();
        var times = 1m;
        for (var i = random.Next(3); i > 0; i--)
        {
            times += (1 + random.Next(300)) / 100m;
            bands.Add($$"""{ "upToTimes": {{times.ToString(CultureInfo.InvariantCulture)}}, "share": "{{Share(random)}}" }""");
        }

        bands.Add($$"""{ "share": "{{Share(random)}}" }""");
        var round = new[] { "floor", "halfUp", "ceiling" }[random.Next(3)];
        var cap = random.Next(3) == 0 ? $", \"mostTimesBase\": {1 + random.Next(5)}" : "";
        var engine = With(Rule("leakRelief", $$""" "base": [ { "method": "previous" } ], "bands": [ {{string.Join(", ", bands)}} ], "round": "{{round}}"{{cap}}{{own}} """));
        var supply = Water(0) with { Facts = [Fact(FactKind.Leak)], Past = [Past(new LocalDate(2026, 4, 30), ordinary)] };
        return (ordinary, [.. Enumerable.Range(0, (6 * ordinary) + 10).Select(measured => engine.Price(More(supply, measured)).CubicMetres)]);
    }

    private static string Share(Random random)
    {
        var of = 1 + random.Next(7);
        return $"{random.Next(of + 1)}/{of}";
    }
}
