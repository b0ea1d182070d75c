using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Moving;

/// <summary>市内転居: out of one place and into another for the same person, in one act with one preview.</summary>
public sealed class MoveProcedure : LeavingProcedure
{
    private const string Mandate = "mandate";
    private const string Carry = "carry";
    private const string EndIt = "end";

    public override RequestKind Kind => RequestKind.Move;

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return
        [
            new(new("今の場所", "The place left"), [LeavingFields.LastDay(file.Office.Today), .. LeavingFields.Value(place.Meter, null), LeavingFields.Close]),
            new(new("新しい場所", "The new place"),
                new FormField("place", FieldType.Place, new("水栓番号・契約番号", "Number of the supply or of a contract there")) { IsNeeded = true, MaxLength = 20 },
                Entering.FirstDay(file.Office.Today),
                new FormField("index", FieldType.Whole, new("開始指針", "First value of the meter")) { Most = 9_999_999, Hint = new("空欄なら開栓のときに検針します。", "Left empty, it is read when the tap is opened.") },
                new FormField("water", FieldType.Choice, new("用途(水道)", "Use class (water)")) { IsNeeded = true, Choices = UseClasses.Choices(file.Office, Service.Water), Default = file.Terms?.WaterUseClass },
                new FormField("sewer", FieldType.Choice, new("用途(下水道)", "Use class (sewer)")) { Choices = UseClasses.Choices(file.Office, Service.Sewer), Default = file.Terms?.SewerUseClass },
                new FormField("dwellings", FieldType.Whole, new("戸数", "Dwellings")) { IsNeeded = true, Least = 1, Most = 9_999, Default = $"{file.Terms?.Dwellings ?? 1}" }),
            .. await MandateForm(file),
            LeavingFields.Afterwards(file.Terms?.PaymentMethod),
            RefundFields.Group,
            ApplicantFields.Group,
        ];
    }

    private protected override async Task<IReadOnlyCollection<long>> ForeseeNext(string trigger, Leaving leaving)
    {
        var (file, values, plan) = (leaving.File, leaving.Values, leaving.Plan);
        if (await Point(file.Office, values) is not { } point)
        {
            return [];
        }

        var place = await SupplyPlace.Read(file.Office, point.Id);
        var entering = new Entering(file, point, place, values.Day("from")!.Value, values, plan);
        if (point.Id == file.Contract!.ServicePointId)
        {
            values.Refuse("place", "今と同じ場所です。新しい場所の番号を入力してください。", "That is the place being left: enter the number of the new one.");
        }

        entering.Check();
        if (place.Meter?.Registers is { } registers && values.Text("index") is not null)
        {
            values.Refuse("index", $"新しい場所の量水器には指針が複数あります({registers})。空欄にして、開栓のときに検針してください。", $"The meter there has several registers ({registers}): leave it empty and have it read when the tap is opened.");
        }

        DayLimits.Check(file.Office, RequestKind.Start, "from", entering.From, values);
        if (place.IsDrained && values.Text("sewer") is null)
        {
            values.Refuse("sewer", "新しい場所は下水道に接続しています。用途(下水道)を選んでください。", "The new place drains into the sewer: choose its use class.");
        }

        var user = file.User!;
        await Arrears.Check(file.Office, user, "place", values, plan);
        return values.AreRight && trigger is Triggers.Complete or MovingMachines.Order ? await Begin(trigger, leaving, entering, user) : [];
    }

    /// <summary>The new contract, and the mandate: at once with the settlement, or from the first day on while the old contract keeps it until it is settled.</summary>
    private static async Task<IReadOnlyCollection<long>> Begin(string trigger, Leaving leaving, Entering entering, Customer user)
    {
        var before = leaving.File.Terms;
        var mandates = await EnteringMandates.OfMove(entering, before, leaving.Values.Text(Mandate) != EndIt);
        entering.Plan.Add(new UseCustomer(user.Id, user.Name));
        entering.AddAsTyped(user.Name, mandates.Payment, before is { } terms && terms.PayerId != user.Id ? terms.PayerId : null);
        var atOnce = trigger == Triggers.Complete && !leaving.IsHeld;
        mandates.Add(entering, _ => atOnce ? LeavingMandates.LastDebit(leaving) : null);
        return atOnce ? [.. mandates.Taken.Select(t => t.Mandate.Id)] : [];
    }

    /// <summary>Asked only where the bank has confirmed a mandate for the place left.</summary>
    private static async Task<IReadOnlyList<FormGroup>> MandateForm(RequestFile file)
    {
        var mandates = (await Mandates.OfContract(file.Office.Db, file.Contract!.Id, file.Office.Today)).FindAll(m => m.State == MandateState.Confirmed);
        if (mandates.Count == 0)
        {
            return [];
        }

        var (ja, en) = (string.Join("、", mandates.Select(m => m.Masked.Ja)), string.Join(", ", mandates.Select(m => m.Masked.En)));
        return
        [
            new(new("口座振替", "Direct debit"), new FormField(Mandate, FieldType.Choice, new("今の口座振替", "The mandate of now"))
            {
                IsNeeded = true,
                Choices = [new(Carry, new($"新しい場所に引き継ぐ({ja})", $"carried over to the new place ({en})")), new(EndIt, new("最終料金で終わらせる(新しい場所は納付書)", "ends with the last bill; slips at the new place"))],
                Default = Carry,
            }),
        ];
    }

    private static async Task<ServicePoint?> Point(Office office, FormValues values)
    {
        var number = values.Needed("place");
        var pointId = await office.Db.Contracts.Where(c => c.Number == number).Select(c => (long?)c.ServicePointId).FirstOrDefaultAsync();
        var point = await office.Db.ServicePoints.AsNoTracking().FirstOrDefaultAsync(p => p.Id == pointId || p.Number == number);
        if (point is null)
        {
            values.Refuse("place", $"契約番号・水栓番号 {number} はありません。検索して確かめてください。", $"There is no contract or supply {number}: search for it.");
        }

        return point;
    }
}
