using Billing.Ledger;
using NodaTime;

namespace Billing.Tests.Ledger;

/// <summary>Who uses credits in tests.</summary>
internal static class Clerks
{
    /// <summary>A clerk at midnight of a day.</summary>
    public static CreditAct By(LocalDate day, string person = "mado") => new(day, day.AtMidnight().InUtc().ToInstant(), person);
}
