using Billing.Kernel;
using Billing.Metering;

namespace Billing.Nights;

/// <summary>Puts a corrected value in the place of the reading by which a usage ends; the old one stays, marked superseded.</summary>
internal static class ReadingCorrection
{
    /// <exception cref="BusinessRuleException">No such reading, or a value the dial cannot show.</exception>
    public static void Supersede(BillingDbContext db, Usage usage, int index, string person)
    {
        var old = db.MeterReadings
            .Where(r => r.ServicePointId == usage.ServicePointId && r.ReadOn == usage.PeriodTo && !r.Superseded && r.Register == 0)
            .Where(r => r.RoundId == usage.RoundId || r.Kind == ReadingKind.Closing)
            .OrderByDescending(r => r.Id)
            .FirstOrDefault() ?? throw new BusinessRuleException(
                "reading.none",
                $"{usage.PeriodTo:uuuu-MM-dd} の検針値がありません。検針値を入力してください。",
                $"There is no reading on {usage.PeriodTo:uuuu-MM-dd}: enter one.");
        var dials = db.Meters.Where(m => m.Id == old.MeterId).Select(m => m.Dials).Single();
        var top = (int)Math.Pow(10, dials);
        if (index < 0 || index >= top)
        {
            throw new BusinessRuleException(
                "reading.outside-dial",
                $"指針 {index} は {dials} 桁のメーターでは表示できません。0～{top - 1} を入力してください。",
                $"A dial of {dials} digits cannot show {index}: enter 0 to {top - 1}.");
        }

        old.Superseded = true;
        db.MeterReadings.Add(new MeterReading
        {
            ServicePointId = old.ServicePointId,
            MeterId = old.MeterId,
            Register = old.Register,
            ReadOn = old.ReadOn,
            Index = index,
            Kind = old.Kind == ReadingKind.Unread ? ReadingKind.Regular : old.Kind,
            RoundId = old.RoundId,
            EnteredBy = person,
            SupersedesId = old.Id,
        });
        db.SaveChanges();
    }
}
