using Billing.Concession;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Concession;

public sealed class ShareCalculatorTests
{
    private static readonly LocalDate Day = new(2026, 10, 1);

    [Theory]
    [InlineData(ConcessionRounding.Movement, "7 7 9", 23)]
    [InlineData(ConcessionRounding.Claim, "7 8 10", 25)]
    [InlineData(ConcessionRounding.Month, "7 8 10", 25)]
    public void Part_payments_are_rounded_one_by_one_or_as_their_sum(ConcessionRounding each, string shares, long sum)
    {
        // 25 % of 31, 31 and 38 of a claim of 100 yen: 7.75, 7.75, 9.5.
        var shared = Share(Rule(25m, each), Claim(100), Move(31), Move(31), Move(38));

        Assert.Equal(shares, string.Join(' ', shared.Select(s => s.Share.Yen)));
        Assert.Equal(sum, shared.Sum(s => s.Share.Yen));
    }

    [Fact]
    public void Fees_that_are_no_fee_for_use_are_not_shared()
    {
        // 1,000 of 1,500 yen are the fee.
        var shared = Share(Rule(20m, ConcessionRounding.Claim), new SharedClaim(new Money(1_500), new Money(1_000), Day, []), Move(700), Move(800));

        Assert.Equal([(466, 93), (534, 107)], shared.Select(s => (s.Fee.Yen, s.Share.Yen)).Select(s => ((int)s.Item1, (int)s.Item2)));
    }

    [Theory]
    [InlineData(ConcessionBasis.Collected, "20 30")]
    [InlineData(ConcessionBasis.Fixed, "20 20")]
    public void A_share_that_changes_holds_from_the_day_of_collection_or_from_the_bill_on(ConcessionBasis basis, string percents)
    {
        var (old, now) = (Rule(20m, ConcessionRounding.Claim, basis), Rule(30m, ConcessionRounding.Claim, basis));
        var claims = new Dictionary<long, SharedClaim> { [1] = Claim(1_000) };
        var shared = ShareCalculator.Share([Move(500), Move(500, Day.PlusMonths(6))], claims, day => day < Day.PlusMonths(6) ? old : now);

        Assert.Equal(percents, string.Join(' ', shared.Select(s => s.Percent)));
    }

    [Fact]
    public void Without_a_rule_nothing_is_shared()
    {
        var shared = ShareCalculator.Share([Move(500)], new Dictionary<long, SharedClaim> { [1] = Claim(1_000) }, _ => null);

        Assert.Equal((500, 0, null), (shared[0].Fee.Yen, shared[0].Share.Yen, shared[0].RuleId));
    }

    [Fact]
    public void The_share_of_a_month_does_not_depend_on_how_a_claim_was_settled_before()
    {
        var before = new[] { Move(31), Move(31) };
        var shared = Share(Rule(25m, ConcessionRounding.Claim), Claim(100) with { Before = before }, Move(38));

        Assert.Equal(10, Assert.Single(shared).Share.Yen);
    }

    /// <summary>Any parts, any reversals: whoever computes it in another way gets the same sums, city and operator make up what was collected, and what goes back takes its share along.</summary>
    [Fact]
    public void Shares_of_random_movements_add_up_and_go_back_to_nothing()
    {
        var random = new Random(23);
        for (var i = 0; i < 2_000; i++)
        {
            var each = (ConcessionRounding)random.Next(3);
            var rule = Rule(random.Next(1, 1_000_000) / 10_000m, each) with { Round = (RoundingMode)random.Next(3) };
            var claims = Enumerable.Range(1, 4).ToDictionary(id => (long)id, id => random.Next(100, 100_000) is var yen ? new SharedClaim(new Money(yen), new Money(random.Next(2) == 0 ? yen : random.Next(0, yen + 1)), Day, []) : null!);
            var moves = Moves(random, claims);
            var shared = ShareCalculator.Share(moves, claims, _ => rule);

            Assert.Equal(moves.Select(m => m.TransferId), shared.Select(s => s.Movement.TransferId));
            foreach (var (id, claim) in claims)
            {
                var of = shared.Where(s => s.Movement.ClaimId == id).ToList();
                var collected = of.Sum(s => s.Movement.Collected.Yen);
                Assert.Equal(claim.Fee == claim.Amount ? collected : collected * claim.Fee.Yen / claim.Amount.Yen, of.Sum(s => s.Fee.Yen));
                if (each == ConcessionRounding.Claim)
                {
                    Assert.Equal(ShareCalculator.Round(of.Sum(s => s.Fee.Yen) * rule.SharePercent / 100m, rule.Round).Yen, of.Sum(s => s.Share.Yen));
                }
            }

            var fee = shared.Sum(s => s.Fee.Yen);
            if (each == ConcessionRounding.Month)
            {
                Assert.Equal(ShareCalculator.Round(fee * rule.SharePercent / 100m, rule.Round).Yen, shared.Sum(s => s.Share.Yen));
            }

            var back = moves.AsEnumerable().Reverse().Select(m => m with { Collected = -m.Collected });
            Assert.Equal(0, ShareCalculator.Share([.. moves, .. back], claims, _ => rule).Sum(s => s.Share.Yen));
            Assert.InRange(shared.Sum(s => s.Share.Yen), (long)(fee * rule.SharePercent / 100m) - moves.Count - 1, (long)(fee * rule.SharePercent / 100m) + moves.Count + 1);
        }
    }

    private static List<FeeMovement> Moves(Random random, Dictionary<long, SharedClaim> claims)
    {
        var moves = new List<FeeMovement>();
        var paid = claims.Keys.ToDictionary(id => id, _ => 0L);
        for (var n = random.Next(1, 15); n > 0; n--)
        {
            var id = random.Next(1, 5);
            var yen = paid[id] > 0 && random.Next(3) == 0 ? -paid[id] : random.NextInt64(0, claims[id].Amount.Yen - paid[id] + 1);
            paid[id] += yen;
            moves.Add(new FeeMovement(n, id, Day, FeeMovementKind.Received, new Money(yen)));
        }

        return moves;
    }

    private static IReadOnlyList<SharedMovement> Share(ConcessionRule rule, SharedClaim claim, params FeeMovement[] moves) =>
        ShareCalculator.Share(moves, new Dictionary<long, SharedClaim> { [1] = claim }, _ => rule);

    private static SharedClaim Claim(long yen) => new(new Money(yen), new Money(yen), Day, []);

    private static FeeMovement Move(long yen, LocalDate? on = null) => new(yen, 1, on ?? Day, FeeMovementKind.Received, new Money(yen));

    private static ConcessionRule Rule(decimal percent, ConcessionRounding each, ConcessionBasis basis = ConcessionBasis.Collected) => new()
    {
        Id = $"r{percent}",
        From = new LocalDate(2018, 4, 1),
        Citation = "c",
        SharePercent = percent,
        Basis = basis,
        Each = each,
        Round = RoundingMode.Floor,
        Operator = new Sentence("運営権者", "Operator"),
    };
}
