using Billing.Requests.Forms;

namespace Billing.Requests;

/// <summary>The form of a step: the procedure's main form, its form for the step, or the one that every machine has for the step.</summary>
internal static class StepForms
{
    private static readonly IReadOnlyList<FormGroup> Reason =
        [new(new("理由", "Reason"), new FormField("reason", FieldType.Lines, new("理由", "Reason")) { IsNeeded = true, MaxLength = 500 })];

    public static async Task<IReadOnlyList<FormGroup>> Of(RequestFile file, string trigger)
    {
        if (file.Procedure.TakesMainForm(trigger))
        {
            return await file.Procedure.Form(file);
        }

        var own = await file.Procedure.StepForm(trigger, file);
        return own.Count == 0 && Triggers.AreCommon(trigger) ? Reason : own;
    }
}
