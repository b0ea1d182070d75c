using Billing.Collection;
using NodaTime;

namespace Billing.Db.Demo;

/// <summary>When and how one bill is paid.</summary>
/// <param name="On">Day on which the money comes in; null = never yet.</param>
/// <param name="Channel">How.</param>
/// <param name="OnlyFirst">Only the first claim (water) is paid; the sewer claim stays open.</param>
internal readonly record struct Paid(LocalDate? On, PaymentChannel Channel, bool OnlyFirst);

/// <summary>Who pays when: invented, see DEMO-TOWN.md. A contract's habit stays the same for all its bills.</summary>
internal static class PaymentHabits
{
    private const double DebitFails = 0.012;

    public static Paid Of(long seed, long contractId, long billId, LocalDate dueOn, bool directDebit)
    {
        var habit = new DemoRandom(seed, contractId, Purpose.Payment).Unit();
        var random = new DemoRandom(seed, billId, Purpose.Payment);
        if (directDebit)
        {
            return random.Chance(DebitFails)
                ? new Paid(habit > 0.9 ? null : dueOn.PlusDays(random.Between(8, 28)), PaymentChannel.ConvenienceStore, false)
                : new Paid(dueOn, PaymentChannel.DirectDebit, false);
        }

        var channel = random.Unit() switch { < 0.62 => PaymentChannel.ConvenienceStore, < 0.86 => PaymentChannel.Bank, _ => PaymentChannel.Counter };
        return habit switch
        {
            // Careful: in time, a forgotten slip now and then.
            < 0.76 => new Paid(dueOn.PlusDays(random.Chance(0.96) ? -random.Between(0, 22) : random.Between(1, 20)), channel, false),
            // Late: after the reminder.
            < 0.91 => new Paid(dueOn.PlusDays(random.Between(-3, 42)), channel, random.Chance(0.03)),
            // In trouble: months later, some of it not at all.
            < 0.975 => new Paid(random.Chance(0.3) ? null : dueOn.PlusDays(random.Between(30, 150)), channel, random.Chance(0.08)),
            _ => new Paid(null, channel, false),
        };
    }
}
