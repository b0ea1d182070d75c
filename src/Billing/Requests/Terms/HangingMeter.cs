using Billing.Metering;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Terms;

/// <summary>The meter that hangs at a place.</summary>
internal sealed record HangingMeter(Meter Meter, MeterPlacement Placement)
{
    public static async Task<HangingMeter?> Of(BillingDbContext db, long pointId) => await (
        from p in db.MeterPlacements.AsNoTracking()
        where p.ServicePointId == pointId && p.To == null
        join m in db.Meters.AsNoTracking() on p.MeterId equals m.Id
        orderby p.From descending
        select new HangingMeter(m, p)).FirstOrDefaultAsync();

    /// <summary>The exchange as the slip says it; null where it cannot be, which is said beside the field.</summary>
    public static async Task<ExchangeMeter?> Exchange(RequestFile file, FormValues values, HangingMeter? old, int size, LocalDate on)
    {
        var (db, number) = (file.Office.Db, values.Needed("number"));
        if (old?.Meter.Registers is not null)
        {
            values.Refuse("number", "複数の指針がある量水器の取替は、現場一覧から登録してください。", "A meter with several registers is exchanged on the field list.");
        }

        var known = await db.Meters.AsNoTracking().FirstOrDefaultAsync(m => m.Number == number);
        if (known is not null && (known.Size != size || await db.MeterPlacements.AnyAsync(p => p.MeterId == known.Id && p.To == null)))
        {
            values.Refuse("number", $"量水器 {number} は口径 {known.Size} mm で登録されているか、別の場所に取り付けられています。", $"Meter {number} is on file with {known.Size} mm, or hangs somewhere else.");
        }

        var last = await db.MeterReadings.AsNoTracking().Where(r => r.ServicePointId == file.Point!.Id && !r.Superseded && r.Kind != ReadingKind.Unread && r.ReadOn <= file.Office.Today).OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync();
        if (last is not null && on < last.ReadOn)
        {
            values.Refuse("on", $"{last.ReadOn:uuuu-MM-dd} に検針しています。それ以後の日を入力してください。", $"It was read on {last.ReadOn:uuuu-MM-dd}: give that day or a later one.");
        }

        var removed = (int)values.Whole("removed")!.Value;
        if (last is not null && last.MeterId == old?.Meter.Id && removed < last.Index)
        {
            values.Refuse("removed", $"前回の指針 {last.Index:N0} より小さい値です。読み直してください。", $"That is below the value before, {last.Index:N0}: read it again.");
        }

        CheckDial(values, "removed", old?.Meter.Dials ?? 6);
        CheckDial(values, "installed", (int)values.Whole("dials")!.Value);
        if (values.Day("expires") <= on)
        {
            values.Refuse("expires", "検定有効期限の切れた量水器は取り付けられません(計量法16条)。", "A meter whose verification has ended may not be hung (計量法16条).");
        }

        return values.AreRight
            ? new ExchangeMeter(file.Point!.Id, old?.Meter.Id, old?.Meter.Number, removed, number, size, (int)values.Whole("dials")!.Value, values.Day("expires")!.Value, (int)values.Whole("installed")!.Value, on)
            : null;
    }

    private static void CheckDial(FormValues values, string field, int dials)
    {
        var top = (int)Math.Pow(10, dials);
        if (values.Whole(field) >= top)
        {
            values.Refuse(field, $"{dials}桁の量水器では表示できない値です。0～{top - 1} を入力してください。", $"A dial of {dials} digits cannot show that: 0 to {top - 1}.");
        }
    }
}
