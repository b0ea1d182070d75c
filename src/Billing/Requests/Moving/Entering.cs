using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>A supply being taken up: what is asked, checked and done wherever a contract begins (使用開始, 市内転居, 名義変更, 一時使用, 再開).</summary>
/// <param name="Point">The place.</param>
/// <param name="From">First day of use.</param>
internal sealed record Entering(RequestFile File, ServicePoint Point, SupplyPlace Place, LocalDate From, FormValues Values, Plan Plan)
{
    /// <summary>A dial that goes back by less than this was misread; by more, it passed zero.</summary>
    private const int MostPlausible = 2_000;

    private Office Office => File.Office;

    private Meter? Meter => Place.Meter;

    public static FormGroup Fields(Office office, SupplyPlace place, Sentence title, ContractTerms? terms, params IReadOnlyList<FormField> days) => new(title,
    [
        .. days,
        .. IndexFields.Of("index", new("開始指針", "First value of the meter"), place.Meter, place.LastIndex, new("空欄なら開栓のときに検針します。", "Left empty, it is read when the tap is opened.")),
        new FormField("water", FieldType.Choice, new("用途(水道)", "Use class (water)")) { IsNeeded = true, Choices = UseClasses.Choices(office, Service.Water), Default = terms?.WaterUseClass },
        new FormField("sewer", FieldType.Choice, new("用途(下水道)", "Use class (sewer)")) { IsNeeded = place.IsDrained, Choices = UseClasses.Choices(office, Service.Sewer), Default = terms?.SewerUseClass },
        new FormField("dwellings", FieldType.Whole, new("戸数", "Dwellings")) { IsNeeded = true, Least = 1, Most = 9_999, Default = $"{terms?.Dwellings ?? 1}" },
    ]);

    public static FormField FirstDay(LocalDate? day) => new("from", FieldType.Day, new("使用開始日", "First day of use")) { IsNeeded = true, Default = day is { } d ? $"{d:uuuu-MM-dd}" : null };

    /// <summary>Refuses a place that somebody uses, and a value that the meter cannot have.</summary>
    /// <param name="ending">A contract that the same act ends.</param>
    public void Check(Contract? ending = null)
    {
        if (Place.Contracts.FirstOrDefault(c => c.Id != ending?.Id && (c.To is not { } to || to >= From)) is { } running)
        {
            Values.Refuse("from", $"この場所は契約 {running.Number} が使用中です。先に使用中止を受け付けるか、名義変更をしてください。", $"Contract {running.Number} runs at this place: receive its stop first, or a change of name.");
        }

        if (Meter is { } meter && IndexFields.Read(Values, "index", meter) is { } indexes && Place.LastIndex is { } last && indexes[0] < last && last - indexes[0] < Math.Pow(10, meter.Dials) - MostPlausible)
        {
            Values.Refuse("index", $"指針 {indexes[0]:N0} は前回の {last:N0} より小さいです。読み違いでなければ、量水器の取替を先に登録してください。", $"{indexes[0]:N0} is below the last value, {last:N0}. If it was not misread, enter the exchange of the meter first.");
        }
    }

    /// <summary>Contract, first value, what must be done at the place, what must be said. The person comes before it in the plan.</summary>
    /// <param name="userName">For the sentence.</param>
    /// <param name="to">Last day where it is known.</param>
    /// <param name="visit">Whether somebody opens the tap.</param>
    public void Add(string userName, string? water, string? sewer, int dwellings, PaymentMethod payment, long? payerId = null, LocalDate? to = null, bool visit = true)
    {
        Plan.Add(new OpenContract(Point.Id, Place.NextNumber, userName, From, water, sewer, Place.IsDrained, dwellings, payment, payerId) { To = to });
        TakeValue();
        OpeningFees.Tell(Office, From, Meter?.Size ?? Point.MeterSize, Plan);
        if (!Place.IsDrained)
        {
            Plan.Warn("この場所は公共下水道に接続していません。下水道使用料はかかりません。", "The place does not drain into the public sewer: no sewer fee is charged.");
        }

        if (visit)
        {
            AddVisits();
        }
    }

    /// <summary>With what stands in the fields of <see cref="Fields"/>.</summary>
    public void AddAsTyped(string userName, PaymentMethod payment, long? payerId = null) =>
        Add(userName, Values.Text("water"), Values.Text("sewer"), (int)(Values.Whole("dwellings") ?? 1), payment, payerId);

    private void TakeValue()
    {
        if (Meter is not { } meter || IndexFields.Read(Values, "index", meter) is not { } indexes)
        {
            return;
        }

        for (short register = 0; register < indexes.Count; register++)
        {
            Plan.Add(new TakeReading(Point.Id, meter.Id, register, From, indexes[register], ReadingKind.Opening));
        }

        if (Place.LastIndex is { } last && indexes[0] > last)
        {
            Plan.Warn($"前回の指針 {last:N0} から {indexes[0] - last:N0} m³ 進んでいます。契約のない間の使用か、読み違いか確かめてください。", $"The meter went on by {indexes[0] - last:N0} m³ since its last value {last:N0}: used without a contract, or misread?");
        }
    }

    private void AddVisits()
    {
        var day = DayLimits.InField(Office, From);
        if (Meter is null)
        {
            Plan.Warn("量水器が付いていません。取付を現場一覧に載せます。", "No meter hangs there: it goes on the field list.");
            Plan.Add(new OrderFieldWork(FieldTask.HangMeter, Point.Id, day, null));
        }
        else if (Meter.ExpiresOn < From)
        {
            Plan.Warn(
                $"量水器 {Meter.Number} の検定有効期限({Meter.ExpiresOn:uuuu-MM-dd})が過ぎています(計量法16条)。取替を現場一覧に載せます。",
                $"The verification of meter {Meter.Number} ended on {Meter.ExpiresOn:uuuu-MM-dd}: its exchange goes on the field list.");
            Plan.Add(new OrderFieldWork(FieldTask.ExchangeMeter, Point.Id, day, null));
        }

        Plan.Add(new OrderFieldWork(FieldTask.OpenTap, Point.Id, day, null));
    }
}
