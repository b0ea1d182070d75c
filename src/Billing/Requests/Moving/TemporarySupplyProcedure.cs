using Billing.FieldWork;
using Billing.Machines;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>一時使用 (工事・催事): a supply for a period known from the start, its meter hung and taken off, settled at the end.</summary>
public sealed class TemporarySupplyProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.TemporarySupply;

    public override RequestSubject Subject => RequestSubject.Place;

    public override Machine<RequestFile> Machine => MovingMachines.Temporary;

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Point!.Id);
        var fields = Entering.Fields(
            file.Office, place, new("一時使用", "Temporary supply"), place.LastTerms,
            Entering.FirstDay(file.Office.Today),
            new FormField("to", FieldType.Day, new("使用終了日", "Last day of use")) { IsNeeded = true },
            new FormField("purpose", FieldType.Text, new("使用目的(工事名・催事名)", "Purpose (works, event)")) { IsNeeded = true, MaxLength = 80 });
        return
        [
            PersonFields.User(file.Customer),
            fields with { Fields = [.. fields.Fields.Select(f => f.Name == "water" ? f with { Default = f.Choices.FirstOrDefault(c => c.Value.Contains("臨時", StringComparison.Ordinal))?.Value ?? f.Default } : f.Name == "sewer" ? f with { IsNeeded = false, Default = null } : f)] },
            PayerFields.Group,
            ApplicantFields.Group,
        ];
    }

    public override async Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        if (trigger != MovingMachines.Settle)
        {
            return [];
        }

        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return [new(new("使用終了", "End"), [LeavingFields.LastDay(file.Contract.To), .. LeavingFields.Value(place.Meter, null)]), RefundFields.Group];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var place = await SupplyPlace.Read(file.Office, file.Point!.Id);
        if (trigger == MovingMachines.Settle)
        {
            await End(file, place, values, plan);
            return;
        }

        var (from, to) = (values.Day("from")!.Value, values.Day("to")!.Value);
        var entering = new Entering(file, file.Point, place, from, values, plan);
        entering.Check();
        DayLimits.Check(file.Office, Kind, "from", from, values);
        if (to < from)
        {
            values.Refuse("to", "使用終了日は使用開始日以後の日にしてください。", "The last day cannot be before the first.");
        }
        else if (file.Office.Limit(Kind, "maxDays") is { } most && Period.DaysBetween(from, to) >= most)
        {
            values.Refuse("to", $"一時使用は{most}日までです。それより長い使用は使用開始の届出をしてください。", $"A temporary supply lasts {most} days at most: receive an ordinary start instead.");
        }

        var user = await PersonFields.Find(file.Office, values);
        var payer = await PayerFields.Find(file.Office, values);
        if (values.AreRight)
        {
            await Arrears.Check(file.Office, user, user is null ? "name" : "customer", values, plan);
        }

        if (values.AreRight && trigger == Triggers.Complete)
        {
            PayerFields.Add(values, user, plan);
            entering.Add(user?.Name ?? values.Needed("name"), values.Text("water"), values.Text("sewer"), (int)values.Whole("dwellings")!, values.Word<PaymentMethod>("payment")!.Value, payer?.Id, to);
            AddEnding(file, place, to, plan);
        }
    }

    /// <summary>A meter hung for the period comes off again; one that was there stays, and the tap is closed.</summary>
    private static void AddEnding(RequestFile file, SupplyPlace place, LocalDate to, Plan plan)
    {
        var day = DayLimits.InField(file.Office, to);
        plan.Add(new OrderFieldWork(place.Meters.Count == 0 ? FieldTask.RemoveMeter : FieldTask.CloseTap, file.Point!.Id, day, null));
        plan.Add(new RemindOn(to, "一時使用の精算", "settle the temporary supply"));
    }

    private static async Task End(RequestFile file, SupplyPlace place, FormValues values, Plan plan)
    {
        RefundFields.Check(values);
        var leaving = new Leaving(file, place, values.Day("last")!.Value, values, plan);
        leaving.Check("last", ended: true);
        if (values.AreRight)
        {
            leaving.AddEnd("last");
            leaving.AddAfterwards(file.Contract!.UserId);
            await LeavingMandates.End(leaving, []);
        }
    }
}
