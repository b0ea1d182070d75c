using Billing.Machines;
using Billing.Requests.Forms;

namespace Billing.Requests;

/// <summary>What a step would do, or why it may not be taken. Nothing has been changed.</summary>
/// <param name="Row">The step's row in the machine.</param>
/// <param name="Form">The form of the step.</param>
/// <param name="Values">As typed, with what is wrong beside each field.</param>
/// <param name="Mark">To be sent back with the confirmation: what is done is what was shown.</param>
/// <param name="Undone">For the step that undoes: the effects that it takes back, last one first.</param>
public sealed record Foreseen(RequestFile File, Transition<RequestFile> Row, IReadOnlyList<FormGroup> Form, FormValues Values, Plan Plan, string Mark, IReadOnlyList<RequestEffect> Undone)
{
    public bool IsRight => Values.AreRight;
}

/// <summary>What became of a step.</summary>
/// <param name="Request">Null = nothing was changed, because the form has faults or what would happen is no longer what was shown.</param>
/// <param name="Foreseen">As it stands now.</param>
public sealed record StepOutcome(Request? Request, Foreseen Foreseen);
