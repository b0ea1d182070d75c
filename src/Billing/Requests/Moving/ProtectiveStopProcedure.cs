using Billing.FieldWork;
using Billing.Machines;
using Billing.Metering;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>
/// 保護中止: a supply that nobody claims and nobody uses is ended by the office, dated back to its last reading. The readings must show no use for so many days (<c>zeroDays</c>), and
/// the place must have been looked at soon enough after it (<c>enquiryMonths</c>).
/// </summary>
public sealed class ProtectiveStopProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.ProtectiveStop;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => MovingMachines.ProtectiveStop;

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new("survey", new("現地調査票", "Report of the survey"))];

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return
        [
            new(new("現地調査", "Survey"),
            [
                new FormField("enquiry", FieldType.Day, new("調査した日", "Day of the survey")) { IsNeeded = true, Default = $"{file.Office.Today:uuuu-MM-dd}" },
                .. IndexFields.Of("found", new("調査時の指針", "Value of the meter at the survey"), place.Meter, null, place.LastIndex is { } last ? new($"最終の検針値は {last:N0} です。", $"The last value read is {last:N0}.") : null).Select(field => field with { IsNeeded = true }),
                new FormField("finding", FieldType.Lines, new("調査の結果(居住の有無、近隣・管理者への照会)", "What was found: whether anybody lives there, whom one asked")) { IsNeeded = true, MaxLength = 500 },
                new FormField(LeavingFields.Reason, FieldType.Text, new("指針を確認した理由(審査の指摘があるとき)", "Why the value is right, if it looks strange")) { MaxLength = 200 },
            ]),
        ];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var (office, contract) = (file.Office, file.Contract!);
        var place = await SupplyPlace.Read(office, contract.ServicePointId);
        var readings = await Readings(file, place.Meter);
        if (place.Meters.Count == 0 || readings.Count == 0)
        {
            values.Refuse("enquiry", "検針の記録がないため、保護中止はできません。", "Nothing was read there, so it cannot be ended in this way.");
            return;
        }

        var last = readings[0];
        CheckUse(office, readings, values);
        CheckEnquiry(office, last.ReadOn, values.Day("enquiry")!.Value, values);
        CheckFound(place.Meter!, last, values);
        var leaving = new Leaving(file, place, last.ReadOn, values, plan) { Known = last.Indexes };
        leaving.Check("enquiry");
        if (values.AreRight && trigger == Triggers.Complete)
        {
            leaving.WarnOfDebts();
            leaving.AddEnd("enquiry");
            await LeavingMandates.End(leaving, []);
            plan.Add(new OrderFieldWork(FieldTask.CloseTap, contract.ServicePointId, office.Today, null));
        }
    }

    /// <summary>What stood on every register of a meter on a day.</summary>
    private sealed record Seen(LocalDate ReadOn, long MeterId, IReadOnlyList<int> Indexes)
    {
        public bool IsSameAs(Seen other) => MeterId == other.MeterId && Indexes.SequenceEqual(other.Indexes);
    }

    /// <summary>Days on which every register was read, the newest first.</summary>
    private static async Task<List<Seen>> Readings(RequestFile file, Meter? meter)
    {
        var (point, from, today) = (file.Contract!.ServicePointId, file.Contract.From, file.Office.Today);
        var registers = meter?.Registers?.Split(',').Length ?? 1;
        var rows = await file.Office.Db.MeterReadings.AsNoTracking()
            .Where(r => r.ServicePointId == point && r.ReadOn >= from && r.ReadOn <= today && !r.Superseded && r.Kind != ReadingKind.Unread)
            .OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.Id).Take(12 * registers).ToListAsync();
        return [.. rows.GroupBy(r => (r.ReadOn, r.MeterId))
            .Select(g => new Seen(g.Key.ReadOn, g.Key.MeterId, [.. g.GroupBy(r => r.Register).OrderBy(r => r.Key).Select(r => r.First().Index)]))
            .Where(seen => seen.Indexes.Count == registers || seen.MeterId != meter?.Id)];
    }

    private static void CheckFound(Meter meter, Seen last, FormValues values)
    {
        if (IndexFields.Read(values, "found", meter) is { } found && !found.SequenceEqual(last.Indexes))
        {
            var told = string.Join("・", last.Indexes.Select(index => $"{index:N0}"));
            values.Refuse("found", $"調査時の指針が最終の検針値 {told}({last.ReadOn:uuuu-MM-dd})と違います。使用されているので保護中止はできません。", $"It differs from the last value read, {told} on {last.ReadOn:uuuu-MM-dd}: the supply is in use.");
        }
    }

    /// <summary>The same value was read again after so many days.</summary>
    private static void CheckUse(Office office, List<Seen> readings, FormValues values)
    {
        var last = readings[0];
        var since = readings.TakeWhile(last.IsSameAs).Last().ReadOn;
        var (days, least) = (Period.DaysBetween(since, last.ReadOn), office.Limit(RequestKind.ProtectiveStop, "zeroDays") ?? 0);
        if (days < least || since == last.ReadOn)
        {
            values.Refuse("enquiry", $"使用水量0の期間は {days}日({since:uuuu-MM-dd}～{last.ReadOn:uuuu-MM-dd})です。{least}日以上続いた場合に限ります。", $"Nothing was used for {days} days ({since:uuuu-MM-dd} to {last.ReadOn:uuuu-MM-dd}); {least} are needed.");
        }
    }

    private static void CheckEnquiry(Office office, LocalDate lastRead, LocalDate enquiry, FormValues values)
    {
        if (enquiry > office.Today)
        {
            values.Refuse("enquiry", "調査した日は今日以前の日にしてください。", "The survey cannot be after today.");
        }
        else if (enquiry < lastRead)
        {
            values.Refuse("enquiry", $"調査した日は最終の検針日 {lastRead:uuuu-MM-dd} 以後の日にしてください。", $"The survey must not be before the last reading, {lastRead:uuuu-MM-dd}.");
        }
        else if (office.Limit(RequestKind.ProtectiveStop, "enquiryMonths") is { } months && enquiry > lastRead.PlusMonths(months))
        {
            values.Refuse("enquiry", $"調査は最終の検針日から{months}か月以内({lastRead.PlusMonths(months):uuuu-MM-dd}まで)に行う必要があります。", $"The place must be surveyed within {months} months of the last reading, until {lastRead.PlusMonths(months):uuuu-MM-dd}.");
        }
    }
}
