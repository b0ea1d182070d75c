using Billing.Places;
using Billing.Requests.Forms;

namespace Billing.Requests.Moving;

/// <summary>使用開始: water and sewer at a place that exists, in one act.</summary>
public sealed class StartProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.Start;

    public override RequestSubject Subject => RequestSubject.Place;

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Point!.Id);
        return
        [
            PersonFields.User(file.Customer),
            Entering.Fields(file.Office, place, new("使用開始", "Start"), place.LastTerms, Entering.FirstDay(file.Office.Today)),
            new(new("請求", "Bills"), PersonFields.Billing),
            PersonFields.Applicant,
        ];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var office = file.Office;
        var place = await SupplyPlace.Read(office, file.Point!.Id);
        var entering = new Entering(file, file.Point, place, values.Day("from")!.Value, values, plan);
        entering.Check();
        DayLimits.Check(office, Kind, "from", entering.From, values);
        var user = await PersonFields.User(office, values);
        var payer = await PersonFields.Payer(office, values);
        if (user is not null)
        {
            Arrears.Check(office, user, "customer", values, plan);
        }
        else if (values.AreRight)
        {
            await PersonFields.WarnOfSame(office, values, plan);
        }

        if (values.AreRight && trigger == Triggers.Complete)
        {
            PersonFields.Plan(values, user, plan);
            entering.AddAsTyped(user?.Name ?? values.Needed("name"), values.Word<PaymentMethod>("payment")!.Value, payer?.Id);
        }
    }
}
