using System.Globalization;
using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Works;

/// <summary>A new supply gets its 水栓番号 at the end of a reading route. Undone, the row stays as the trace of a number that was given, unless somebody lives there.</summary>
/// <param name="RouteSequence">The last place of the walking order; the route is put in order later.</param>
public sealed record EnterServicePoint(string Number, int RouteId, int RouteSequence, string Town, string Address, int MeterSize) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long ServicePointId { get; set; }

    public override Sentence Told => new($"新しい水栓 {Number} を登録します", $"Enter the new supply {Number}");

    /// <summary>The next number of a route.</summary>
    public static async Task<EnterServicePoint> Next(BillingDbContext db, Route route, string town, string address, int meterSize)
    {
        var begin = $"{route.Code}-";
        var numbers = await db.ServicePoints.Where(p => p.RouteId == route.Id).Select(p => new { p.Number, p.RouteSequence }).ToListAsync();
        var last = numbers.Select(p => p.Number.StartsWith(begin, StringComparison.Ordinal) && int.TryParse(p.Number.AsSpan(begin.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return new EnterServicePoint($"{begin}{last + 1:00000}", route.Id, numbers.Select(p => p.RouteSequence).DefaultIfEmpty().Max() + 1, town, address, meterSize);
    }

    public override async Task Apply(Act act)
    {
        var point = new ServicePoint { Number = Number, RouteId = RouteId, RouteSequence = RouteSequence, Town = Town, Address = Address, MeterSize = MeterSize };
        act.Db.ServicePoints.Add(point);
        await act.Db.SaveChangesAsync();
        ServicePointId = point.Id;
        act.Request.ServicePointId = point.Id;
    }

    public override async Task Undo(Act act)
    {
        if (await act.Db.Contracts.AnyAsync(c => c.ServicePointId == ServicePointId && (c.To == null || c.To >= c.From)))
        {
            throw Act.CannotUndo("この水栓で使用が始まっています。", "use has begun at the supply.");
        }
    }
}
