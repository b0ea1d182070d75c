using Billing.Metering;

namespace Billing.Forms.Notices;

/// <summary>The indexes of a usage: one pair, or one per register of the meter.</summary>
internal static class NoticeRegisters
{
    /// <param name="meter">The meter that hangs there.</param>
    /// <param name="readings">Real readings up to the last day of the period, oldest first; asked only where there are several registers.</param>
    public static IReadOnlyList<NoticeRegister> Of(Usage usage, Meter? meter, IReadOnlyList<MeterReading> readings)
    {
        int? current = usage.Basis == UsageBasis.Estimated ? null : usage.CurrentIndex;
        if (usage.Registers is null)
        {
            return [new NoticeRegister(null, usage.PreviousIndex, current, usage.CubicMetres)];
        }

        var words = meter?.Registers?.Split(',') ?? [];
        return [.. RegisterText.Parse(usage.Registers).Select((counted, place) =>
        {
            var register = Array.IndexOf(words, counted.Register) is >= 0 and var found ? found : place;
            var of = readings.Where(r => r.Register == register).ToList();
            return new NoticeRegister(
                counted.Register,
                of.LastOrDefault(r => r.ReadOn < usage.PeriodFrom || (r.ReadOn == usage.PeriodFrom && r.Kind == ReadingKind.Opening))?.Index,
                current is null ? null : of.LastOrDefault(r => r.ReadOn == usage.PeriodTo)?.Index,
                counted.CubicMetres);
        })];
    }
}
