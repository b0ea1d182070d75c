using Billing.Kernel;
using Billing.Metering;
using Billing.Nights;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo;

/// <summary>The past of the town, billed by the night's own code: every night but the last, and a person who lets through what the gate held.</summary>
internal sealed class DemoNights(BillingDatabase database, RuleBook book)
{
    private const string Clerk = "demo-clerk";
    private const string Senior = "demo-senior";

    /// <summary>Runs every planned night before <paramref name="last"/>.</summary>
    public void Run(LocalDate last, Action<DemoProgress>? progress)
    {
        var nights = Planned(last);
        for (var i = 0; i < nights.Count; i++)
        {
            progress?.Invoke(new DemoProgress(DemoStage.Nights, i, nights.Count));
            Bill(nights[i]);
            ReleaseHeld(ReleaseDay(nights[i]));
        }

        progress?.Invoke(new DemoProgress(DemoStage.Nights, nights.Count, nights.Count));
    }

    /// <summary>When a person lets through what the gate held.</summary>
    public static LocalDate ReleaseDay(LocalDate night) => BusinessDays.OnOrAfter(night.PlusDays(3));

    public NightReport Bill(LocalDate night) => new NightRunner(database, book, Evening(night)).Run(night);

    /// <summary>Every planned night before a day.</summary>
    public List<LocalDate> Planned(LocalDate last)
    {
        using var db = database.NewContext();
        return db.ReadingRounds.Where(r => r.NightOn < last).Select(r => r.NightOn).Distinct().OrderBy(n => n).ToList();
    }

    public void ReleaseHeld(LocalDate day)
    {
        using var db = database.NewContext();
        var held = db.Usages.AsNoTracking().Where(u => u.State == UsageState.Held).OrderBy(u => u.Id).Select(u => new { u.Id, Cubic = u.CubicMetres.Value }).ToList();
        var gate = new HeldUsages(database, book, Evening(day));
        foreach (var usage in held)
        {
            var released = gate.Release(usage.Id, Reason(usage.Id, usage.Cubic), Clerk, day);
            if (released.State == ReleaseState.WaitsForSecondPerson)
            {
                gate.Confirm(usage.Id, Senior, day);
            }
        }
    }

    private static string Reason(long usageId, int cubicMetres) => (cubicMetres, usageId % 3) switch
    {
        (0, _) => "不在を電話で確認(使用なし)",
        (_, 0) => "再検針により指針に誤りなし",
        (_, 1) => "宅内漏水を確認、修繕依頼済み",
        _ => "使用者に使用状況を確認(人数の増減)",
    };

    /// <summary>22:00 Japanese time.</summary>
    private static StoppedClock Evening(LocalDate day) => new(day.At(new LocalTime(13, 0)).InUtc().ToInstant());

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
