using Billing.Requests.Forms;

namespace Billing.Requests.Moving;

/// <summary>使用中止: water and sewer end on one day, settled on the spot.</summary>
public sealed class StopProcedure : LeavingProcedure
{
    public override RequestKind Kind => RequestKind.Stop;

    public override async Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return
        [
            new(new("使用中止", "Stop"), [LeavingFields.LastDay(file.Office.Today), .. LeavingFields.Value(place.Meter, null), LeavingFields.Close]),
            LeavingFields.Afterwards(file.Terms?.PaymentMethod),
            RefundFields.Group,
            ApplicantFields.Group,
        ];
    }
}
