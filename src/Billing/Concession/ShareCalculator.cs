using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Concession;

/// <summary>
/// The operator's share of what is collected. Pure. Whatever the rounding, money that leaves a claim again takes its share with it to the yen: on a claim that ends with nothing collected the
/// shares add up to nothing (of a month's sum: the sums do).
/// </summary>
public static class ShareCalculator
{
    /// <summary>Shares movements, in the order in which they are given; of one claim they must follow those that were settled before.</summary>
    /// <param name="claims">Every claim that moves, by key.</param>
    /// <param name="ruleOn">The rule of a day; null = none.</param>
    public static IReadOnlyList<SharedMovement> Share(IEnumerable<FeeMovement> movements, IReadOnlyDictionary<long, SharedClaim> claims, Func<LocalDate, ConcessionRule?> ruleOn)
    {
        var courses = claims.ToDictionary(c => c.Key, c => new Course(c.Value, ruleOn));
        var month = 0m;
        var told = Money.Zero;
        var shared = new List<SharedMovement>();
        foreach (var movement in movements)
        {
            var (fee, share, exact, rule) = courses[movement.ClaimId].Move(movement);
            if (rule?.Each == ConcessionRounding.Month)
            {
                month += exact;
                var whole = Round(month, rule.Round);
                share = whole - told;
                told = whole;
            }

            shared.Add(new SharedMovement(movement, fee, share, rule?.SharePercent ?? 0m, rule?.Id));
        }

        return shared;
    }

    /// <summary>Rounds away from what sign it has, so that the opposite of a movement has the opposite share.</summary>
    public static Money Round(decimal yen, RoundingMode mode)
    {
        var size = decimal.Abs(yen);
        var whole = mode switch
        {
            RoundingMode.Ceiling => decimal.Ceiling(size),
            RoundingMode.HalfUp => decimal.Round(size, 0, MidpointRounding.AwayFromZero),
            _ => decimal.Floor(size),
        };
        return new Money((long)(yen < 0m ? -whole : whole));
    }

    /// <summary>What one claim has collected so far, and of that the fee and the exact share.</summary>
    private sealed class Course
    {
        private readonly SharedClaim _claim;
        private readonly Func<LocalDate, ConcessionRule?> _ruleOn;
        private Money _collected;
        private Money _fee;
        private decimal _exact;

        public Course(SharedClaim claim, Func<LocalDate, ConcessionRule?> ruleOn)
        {
            (_claim, _ruleOn) = (claim, ruleOn);
            foreach (var movement in claim.Before)
            {
                Move(movement);
            }
        }

        public (Money Fee, Money Share, decimal Exact, ConcessionRule? Rule) Move(FeeMovement movement)
        {
            _collected += movement.Collected;
            var fee = FeeOf(_collected) - _fee;
            _fee += fee;
            var rule = RuleOf(movement);
            var exact = fee.Yen * (rule?.SharePercent ?? 0m) / 100m;
            var before = _exact;
            _exact += exact;
            var share = rule switch
            {
                null => Money.Zero,
                { Each: ConcessionRounding.Movement } => Round(exact, rule.Round),
                { Each: ConcessionRounding.Claim } => Round(_exact, rule.Round) - Round(before, rule.Round),
                _ => Money.Zero,
            };
            return (fee, share, exact, rule);
        }

        /// <summary>A share that was part of the fee is owed of whatever is collected of it, even when the concession has ended since.</summary>
        private ConcessionRule? RuleOf(FeeMovement movement)
        {
            var (moved, billed) = (_ruleOn(movement.On), _ruleOn(_claim.FixedOn));
            return (moved ?? billed)?.Basis == ConcessionBasis.Fixed ? billed : moved;
        }

        /// <summary>The fee in what has been collected: its part of the claim, fractions of a yen dropped, and all of it when all is collected.</summary>
        private Money FeeOf(Money collected) => _claim.Amount == _claim.Fee || _claim.Amount == Money.Zero
            ? collected
            : Round((decimal)collected.Yen * _claim.Fee.Yen / _claim.Amount.Yen, RoundingMode.Floor);
    }
}
