using Billing.Collection;
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
            PayerFields.Group,
            ApplicantFields.Group,
        ];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var office = file.Office;
        var place = await SupplyPlace.Read(office, file.Point!.Id);
        var entering = new Entering(file, file.Point, place, values.Day("from")!.Value, values, plan);
        entering.Check();
        DayLimits.Check(office, Kind, "from", entering.From, values);
        var user = await PersonFields.Find(office, values);
        var payer = await PayerFields.Find(office, values);
        if (values.AreRight)
        {
            await Arrears.Check(office, user, user is null ? "name" : "customer", values, plan);
        }

        if (values.AreRight && trigger == Triggers.Complete)
        {
            var mandates = await EnteringMandates.OfStart(entering, payer ?? (PayerFields.IsNew(values) ? null : user));
            PayerFields.Add(values, user, plan);
            entering.AddAsTyped(user?.Name ?? values.Needed("name"), mandates.Payment, payer?.Id);
            mandates.Add(entering, m => m.State == MandateState.Ended ? null : entering.From.PlusDays(-1));
        }
    }
}
