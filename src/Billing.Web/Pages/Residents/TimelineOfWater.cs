using Billing.Metering;
using Billing.Web.Languages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>What was read, what the gate found, and what was hung or connected.</summary>
internal static class TimelineOfWater
{
    public static async Task<IEnumerable<TimelineEntry>> Readings(TimelineAsk ask)
    {
        var last = ask.Contract.To ?? LocalDate.MaxIsoValue;
        var until = last < ask.Until ? last : ask.Until;
        var rows = await ask.Rows(ask.Db.MeterReadings.AsNoTracking()
            .Where(r => r.ServicePointId == ask.Contract.ServicePointId && r.ReadOn >= ask.Contract.From && r.ReadOn <= until)
            .OrderByDescending(r => r.ReadOn)
            .ThenByDescending(r => r.Id));
        return rows.Select(r => new TimelineEntry(r.ReadOn, TimelineKind.Reading, r.Id, ask.Screen.Of(r.Kind))
        {
            Amount = r.Kind == ReadingKind.Unread ? null : Screen.Count(r.Index),
            Detail = r.Reason,
            By = r.EnteredBy,
            Old = r.Superseded,
        });
    }

    public static async Task<IEnumerable<TimelineEntry>> Findings(TimelineAsk ask)
    {
        var found = await ask.Rows(
            from u in ask.Db.Usages
            where u.ContractId == ask.Contract.Id && u.PeriodTo <= ask.Until
            join f in ask.Db.GateFindings.AsNoTracking() on u.Id equals f.UsageId
            orderby u.PeriodTo descending, f.Id descending
            select new { u.PeriodTo, u.State, Finding = f });
        var released = await ask.Rows(
            from u in ask.Db.Usages
            where u.ContractId == ask.Contract.Id
            join r in ask.Db.GateReleases.AsNoTracking() on u.Id equals r.UsageId
            where r.ReleasedAt < ask.End
            orderby r.ReleasedAt descending
            select r);
        return found.Select(f => new TimelineEntry(f.PeriodTo, TimelineKind.Gate, f.Finding.Id * 2, ask.Screen.IsJapanese ? f.Finding.Ja : f.Finding.En)
        {
            Link = $"/Nights/Release/{f.Finding.UsageId}",
            Old = f.State == UsageState.Superseded,
        }).Concat(released.Select(r => new TimelineEntry(ask.Screen.DayOf(r.ReleasedAt), TimelineKind.Gate, (r.Id * 2) + 1, ask.Screen["Timeline.Released", r.Reason])
        {
            Link = $"/Nights/Release/{r.UsageId}",
            By = r.ConfirmedBy is { } second ? $"{r.ReleasedBy}, {second}" : r.ReleasedBy,
        }));
    }

    /// <summary>Few per place: all are read.</summary>
    public static async Task<IEnumerable<TimelineEntry>> Equipment(TimelineAsk ask)
    {
        var hung = await (
            from p in ask.Db.MeterPlacements.AsNoTracking()
            where p.ServicePointId == ask.Contract.ServicePointId && p.From <= ask.Until
            join m in ask.Db.Meters on p.MeterId equals m.Id
            select new { Placement = p, m.Number, m.Size }).ToListAsync(ask.Stop);
        var drains = await ask.Db.SewerConnections.AsNoTracking().Where(s => s.ServicePointId == ask.Contract.ServicePointId && s.From <= ask.Until).ToListAsync(ask.Stop);
        return hung.Select(h => new TimelineEntry(h.Placement.From, TimelineKind.Equipment, h.Placement.Id, ask.Screen["Timeline.Hung", h.Number, h.Size]))
            .Concat(hung.Where(h => h.Placement.To is not null).Select(h => new TimelineEntry(h.Placement.To!.Value, TimelineKind.Equipment, h.Placement.Id, ask.Screen["Timeline.TakenOff", h.Number])))
            .Concat(drains.Select(s => new TimelineEntry(s.From, TimelineKind.Equipment, s.Id, ask.Screen["Timeline.Drains"])))
            .Concat(drains.Where(s => s.To is not null).Select(s => new TimelineEntry(s.To!.Value, TimelineKind.Equipment, s.Id, ask.Screen["Timeline.DrainsNoMore"])));
    }
}
