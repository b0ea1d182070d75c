namespace Billing.Web.Pages.Payments;

/// <summary>One claim of the form, as it was typed.</summary>
public sealed class TakeRow
{
    public long ClaimId { get; set; }

    public bool IsChosen { get; set; }

    /// <summary>Yen as typed; empty = all that is owed.</summary>
    public string? Amount { get; set; }
}
