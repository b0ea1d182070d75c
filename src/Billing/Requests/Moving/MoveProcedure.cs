using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Moving;

/// <summary>市内転居: out of one place and into another for the same person, in one act with one preview.</summary>
public sealed class MoveProcedure : LeavingProcedure
{
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
            LeavingFields.Afterwards(file.Terms?.PaymentMethod),
            RefundFields.Group,
            PersonFields.Applicant,
        ];
    }

    protected override async Task ForeseeNext(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (await Point(file.Office, values) is not { } point)
        {
            return;
        }

        var place = await SupplyPlace.Read(file.Office, point.Id);
        var entering = new Entering(file, point, place, values.Day("from")!.Value, values, plan);
        if (point.Id == file.Contract!.ServicePointId)
        {
            values.Refuse("place", "今と同じ場所です。新しい場所の番号を入力してください。", "That is the place being left: enter the number of the new one.");
        }

        entering.Check();
        DayLimits.Check(file.Office, RequestKind.Start, "from", entering.From, values);
        if (place.IsDrained && values.Text("sewer") is null)
        {
            values.Refuse("sewer", "新しい場所は下水道に接続しています。用途(下水道)を選んでください。", "The new place drains into the sewer: choose its use class.");
        }

        var user = file.User!;
        Arrears.Check(file.Office, user, "place", values, plan);
        if (values.AreRight && trigger is Triggers.Complete or MovingMachines.Order)
        {
            plan.Add(new UseCustomer(user.Id, user.Name));
            entering.AddAsTyped(user.Name, file.Terms?.PaymentMethod ?? PaymentMethod.Slip, file.Terms is { } terms && terms.PayerId != user.Id ? terms.PayerId : null);
        }
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
